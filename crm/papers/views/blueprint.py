"""The blueprint that all pages of papers share."""

from __future__ import annotations

from typing import Final

from flask import Blueprint

bp = Blueprint("papers", __name__, url_prefix="/delegations")

PAPERS: Final = "/<record_id:record_id>/official"
PAPER: Final = f"{PAPERS}/<record_id:paper_id>"
ENDING: Final = "<any(pdf, docx):ending>"

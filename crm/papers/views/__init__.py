"""Pages of administrative papers, and the panel that leads to them."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Flask

from crm.agreements.views.drafting import offers_papers
from crm.core.access import Permission
from crm.core.web import Panel, register_panel
from crm.delegations.queries import lets_member_go
from crm.papers.models import DelegationPaper
from crm.papers.views import official, pacts, panel, report, sending, steps, visits
from crm.papers.views.pacts import PACTS
from crm.papers.views.shelf import ENDING, PAPER, PAPERS, Shelf, serve
from crm.papers.views.visits import VISITS

__all__ = ["install", "official", "report", "sending"]

_GET: Final = ("GET",)
_POST: Final = ("POST",)
_BOTH: Final = ("GET", "POST")


def _serve(bp: Blueprint, shelf: Shelf) -> None:
    """Open the same pages for every kind of record that has papers."""
    read, edit = Permission.BRIEFING_PRINT, shelf.edit
    new = f"{PAPERS}/new/<any({', '.join(kind.value for kind in shelf.kinds)}):kind>"
    serve(
        bp,
        shelf,
        (
            (PAPERS, "official", official.official, read, _GET),
            (new, "paper_new", official.paper_new, edit, _BOTH),
            (PAPER, "paper", official.paper, read, _GET),
            (PAPER, "paper_write", official.paper_write, edit, _POST),
            (f"{PAPER}.{ENDING}", "paper_file", official.paper_file, read, _GET),
            (f"{PAPER}/issue", "issue", sending.issue, edit, _BOTH),
            (f"{PAPER}/register", "register", sending.register, edit, _POST),
            (f"{PAPER}/remove", "paper_remove", sending.paper_remove, edit, _POST),
        ),
    )


_serve(visits.bp, VISITS)
_serve(pacts.bp, PACTS)


def install(app: Flask) -> None:
    """Open the room, and offer the papers on the pages of delegations and agreements."""
    app.register_blueprint(visits.bp)
    app.register_blueprint(pacts.bp)
    lets_member_go(DelegationPaper)
    offers_papers(steps.links)
    register_panel(
        Panel(
            slot="agreement.right",
            order=22,
            code="agreement-papers",
            permission=Permission.BRIEFING_PRINT,
            template="papers/_panel.html",
            load=panel.papers_of_agreement,
        )
    )
    register_panel(
        Panel(
            slot="delegation.right",
            order=22,
            code="official",
            permission=Permission.BRIEFING_PRINT,
            template="papers/_panel.html",
            load=panel.papers_of,
        )
    )

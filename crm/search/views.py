"""The search page, and the answers of type-ahead boxes."""

from __future__ import annotations

from flask import Blueprint, Flask, jsonify, request
from flask.typing import ResponseReturnValue

from crm.core import search
from crm.core.access import Permission, requires
from crm.core.forms import unfit_sentence
from crm.core.text import UnfitText, clean_line
from crm.core.web import page
from crm.search import queries

bp = Blueprint("search", __name__, url_prefix="/search")

LONGEST = 200
ALL_OF_A_KIND = 50


@bp.get("")
@requires(Permission.SEARCH_USE)
def index() -> ResponseReturnValue:
    """Every record that any form of the words finds."""
    kind = request.args.get("kind") or None
    refused = ""
    try:
        query = clean_line(request.args.get("q", ""), LONGEST)
    except UnfitText as unfit:
        query, refused = "", unfit_sentence(unfit)
    groups = search.find(query, kind=kind, limit=ALL_OF_A_KIND if kind else search.SHOWN)
    return page(
        "search/index.html",
        fragment="search/_hits.html",
        query=query,
        kind=kind,
        groups=groups,
        refused=refused,
    )


@bp.get("/suggest")
@requires(Permission.SEARCH_USE)
def suggest() -> ResponseReturnValue:
    """Names that begin like what was typed, for a box that offers them."""
    locality = request.args.get("locality", "")
    locality_id = int(locality) if locality.isdecimal() and len(locality) < 10 else None
    try:
        query = clean_line(request.args.get("q", ""), LONGEST)
    except UnfitText:
        return jsonify([])
    found = queries.suggestions(query, request.args.get("kind", ""), locality_id=locality_id)
    return jsonify([{"value": str(key), "text": text} for key, text in found])


def install(app: Flask) -> None:
    """Open the room."""
    app.register_blueprint(bp)

"""The papers of delegations: which there are, and how their pages speak."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from flask import Blueprint, request, url_for

from crm.core.access import Permission
from crm.core.locale import _l, label
from crm.papers.content import PaperKind, Travel
from crm.papers.models import DelegationPaper
from crm.papers.queries import Head, Listed
from crm.papers.rules import DELEGATION_PAPERS, GUEST_LETTERS, letter_languages, offered
from crm.papers.views.shelf import Offer, Shelf
from crm.papers.views.shown import language_words

bp = Blueprint("papers", __name__, url_prefix="/delegations")


def _languages(head: Head) -> Sequence[str]:
    return letter_languages((head.partner.native_lang or "") if head.partner else "")


def _offers(head: Head, listed: Sequence[Listed]) -> Sequence[Offer]:
    """Offer what a delegation of this direction asks for; the report, of which there is one, once."""
    has_report = any(one.paper.kind is PaperKind.REPORT for one in listed)
    languages = [(lang, language_words(lang)) for lang in _languages(head)]
    found = []
    for kind in offered(Travel(head.record.direction.value)):
        if kind is PaperKind.REPORT:
            if not has_report:
                found.append(Offer(label(kind), url_for(".report", record_id=head.record.id)))
            continue
        url = url_for(".paper_new", record_id=head.record.id, kind=kind.value)
        found.append(Offer(label(kind), url, languages if kind in GUEST_LETTERS else ()))
    return found


def _asked(head: Head, kind: PaperKind) -> dict[str, Any]:
    """Read the language of a letter from the address."""
    if kind not in GUEST_LETTERS:
        return {}
    asked = request.args.get("lang", "")
    return {"lang": asked if asked in _languages(head) else "en"}


def _names(_head: Head) -> Callable[[DelegationPaper], str]:
    return lambda paper: language_words(paper.lang) if paper.kind in GUEST_LETTERS else ""


def _url(paper: DelegationPaper) -> str | None:
    """Return the page of the report, of which a delegation has one."""
    return url_for(".report", record_id=paper.delegation_id) if paper.kind is PaperKind.REPORT else None


VISITS = Shelf(
    papers=DelegationPaper,
    edit=Permission.DELEGATION_EDIT,
    kinds=tuple(kind for kind in DELEGATION_PAPERS if kind is not PaperKind.REPORT),
    record_endpoint="delegations.show",
    room=(_l("Delegations"), "delegations.index"),
    title=_l("Papers of the delegation"),
    note=_l(
        "Papers in the form of Decree 30 and letters to guests, drafted from the record and edited here."
    ),
    none_yet=_l("No paper has been written for this delegation yet."),
    offers=_offers,
    asked=_asked,
    names=_names,
    urls=_url,
)

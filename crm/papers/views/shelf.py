"""Where the papers of one kind of record stand: their addresses, their permissions, how their pages speak."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final

from flask import Blueprint, abort, url_for
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, requires
from crm.papers import queries
from crm.papers.content import PaperKind
from crm.papers.models import PaperRow
from crm.papers.queries import Head

PAPERS: Final = "/<record_id:record_id>/official"
PAPER: Final = f"{PAPERS}/<record_id:paper_id>"
ENDING: Final = "<any(pdf, docx):ending>"


@dataclass(frozen=True, slots=True)
class Offer:
    """A paper that may be begun, with what is known of it already."""

    label: str
    url: str
    languages: Sequence[tuple[str, str]] = ()
    """Languages to choose from, where it is a letter to a guest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The papers of one kind of record."""

    papers: type[PaperRow]
    edit: Permission
    kinds: Sequence[PaperKind]
    """What may be begun here."""
    record_endpoint: str
    room: tuple[Any, str]
    """The name and the endpoint of the list of such records."""
    title: Any
    note: Any
    none_yet: Any
    offers: Callable[[Head, Sequence[queries.Listed]], Sequence[Offer]]
    asked: Callable[[Head, PaperKind], dict[str, Any]]
    """Reads from the address what is known of a new paper."""
    names: Callable[[Head], Callable[[Any], str]]
    """Says behind a paper's kind which one it is."""
    urls: Callable[[Any], str | None] = lambda _paper: None
    """Returns the address of a paper that has a page of its own."""

    def head(self, record_id: int, paper_id: int | None = None, kind: PaperKind | None = None) -> Head:
        """Return a record with one of its papers, or the page that says it is not there."""
        head = queries.head_of(self.papers, record_id, paper_id=paper_id, kind=kind)
        if head is None or (paper_id is not None and head.paper is None):
            abort(404)
        return head

    def crumbs(self, head: Head, *, within: bool = False) -> list[tuple[Any, str | None]]:
        """Return the way to a page of these papers."""
        label, room = self.room
        here = url_for(".official", record_id=head.record.id) if within else None
        return [(label, url_for(room)), (head.record.title, self.home(head)), (self.title, here)]

    def home(self, head: Head) -> str:
        """Return the page of the record."""
        return url_for(self.record_endpoint, record_id=head.record.id)


Page = Callable[..., ResponseReturnValue]


def serve(
    bp: Blueprint, shelf: Shelf, pages: Sequence[tuple[str, str, Page, Permission, Sequence[str]]]
) -> None:
    """Open the addresses of a shelf: rule, name, page, permission and methods of each."""
    for rule, name, page, permission, methods in pages:
        bp.add_url_rule(rule, name, requires(permission)(_on(shelf, page)), methods=list(methods))


def _on(shelf: Shelf, page: Page) -> Page:
    @wraps(page)
    def answer(**path: Any) -> ResponseReturnValue:
        return page(shelf, **path)

    return answer

"""A paper that was sent: number and day, its entry in the register; and a draft that is given up."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.core import clock, storage
from crm.core.access import Permission, actor, may
from crm.core.locale import _
from crm.core.storage import UploadKind
from crm.core.web import form_page, toast
from crm.papers import queries, service
from crm.papers.forms import IssueForm
from crm.papers.models import PaperRow
from crm.papers.queries import Head
from crm.papers.rules import GUEST_LETTERS, file_name
from crm.papers.views.sheets import bytes_of, chosen_of
from crm.papers.views.shelf import Shelf
from crm.papers.wording import draft_of

LARGEST = 20 * 1024 * 1024


def _version() -> int | None:
    """Read the version that a button was drawn on."""
    text = request.form.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 10 else None


def issue(shelf: Shelf, record_id: int, paper_id: int) -> ResponseReturnValue:
    """Note the number and the day that the records clerk gave."""
    head = shelf.head(record_id, paper_id)
    row = head.paper
    may_register = may(actor(), Permission.DOCUMENT_EDIT)
    given = {
        "number": row.number,
        "dated": row.dated or clock.today(),
        "registers": may_register,
        "version": head.record.version,
    }
    form = IssueForm(data=given)
    if form.accepted():
        entry, registers = _sent(shelf, head, form), bool(form.registers.data and may_register)
        done = form.attempt(lambda: _issue(shelf, head, entry, registers=registers))
        if done is not None:
            toast(_("Issued and put into the register.") if registers else _("Issued."))
            return redirect(url_for(".official", record_id=record_id), 303)
    return form_page(
        "papers/issue.html",
        form=form,
        record=head.record,
        shelf=shelf,
        head=head,
        paper=row,
        is_letter=row.kind in GUEST_LETTERS,
        may_register=may_register,
    )


def _sent(shelf: Shelf, head: Head, form: IssueForm) -> service.IssueEntry:
    """Return a paper as it goes out: on its day, by which others reckon theirs."""
    answers = form.answers()
    chosen = chosen_of(shelf, head, head.paper.kind)
    material = queries.material_of(head, replace(chosen, dated=answers["dated"]))
    return service.IssueEntry(chosen=chosen, drafted=draft_of(material), version=form.seen_version, **answers)


def _issue(shelf: Shelf, head: Head, entry: service.IssueEntry, *, registers: bool) -> PaperRow:
    """Issue a paper and put it into the register, both or neither."""
    record_id, paper_id = head.record.id, head.paper.id
    done = service.issue_paper(shelf.papers, record_id, paper_id, entry, actor=actor())
    if registers:
        _register(shelf, record_id, paper_id)
    return done  # type: ignore[no-any-return]


def _register(shelf: Shelf, record_id: int, paper_id: int) -> None:
    """Put a paper into the register with its sheets as they are now."""
    sheets = _sheets(shelf, shelf.head(record_id, paper_id))
    service.register_paper(shelf.papers, record_id, paper_id, sheets, actor=actor())


def _sheets(shelf: Shelf, head: Head) -> storage.Received:
    material = queries.material_of(head, chosen_of(shelf, head, head.paper.kind))
    name = file_name(material.name, "pdf", material.chosen.kind)
    return storage.receive(
        BytesIO(bytes_of(material, "pdf")), name, limit=LARGEST, kind=UploadKind.ATTACHMENT
    )


def register(shelf: Shelf, record_id: int, paper_id: int) -> ResponseReturnValue:
    """Put a sent paper into the register."""
    _register(shelf, record_id, paper_id)
    toast(_("Put into the register."))
    return redirect(url_for(".official", record_id=record_id), 303)


def paper_remove(shelf: Shelf, record_id: int, paper_id: int) -> ResponseReturnValue:
    """Give a draft up."""
    service.remove_paper(shelf.papers, record_id, paper_id, version=_version(), actor=actor())
    toast(_("Taken out."), undo=True)
    return redirect(url_for(".official", record_id=record_id), 303)

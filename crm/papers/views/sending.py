"""A paper that was sent: number and day, its entry in the register; and a draft that is given up."""

from __future__ import annotations

from io import BytesIO

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.core import clock, storage
from crm.core.access import Permission, actor, may, requires
from crm.core.locale import _
from crm.core.storage import UploadKind
from crm.core.web import form_page, toast
from crm.papers import queries, service
from crm.papers.content import PaperKind
from crm.papers.forms import IssueForm
from crm.papers.queries import Head
from crm.papers.rules import GUEST_LETTERS, file_name
from crm.papers.views.blueprint import PAPER, bp
from crm.papers.views.official import the
from crm.papers.views.sheets import bytes_of, chosen_of
from crm.papers.wording import draft_of

LARGEST = 20 * 1024 * 1024


def _version() -> int | None:
    """Read the version that a button was drawn on."""
    text = request.form.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 10 else None


@bp.route(f"{PAPER}/issue", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def issue(record_id: int, paper_id: int) -> ResponseReturnValue:
    """Note the number and the day that the records clerk gave."""
    head = the(record_id, paper_id)
    row = head.paper
    may_register = may(actor(), Permission.DOCUMENT_EDIT)
    given = {
        "number": row.number if row else None,
        "dated": (row.dated if row else None) or clock.today(),
        "registers": may_register,
        "version": head.delegation.version,
    }
    form = IssueForm(data=given)
    if form.accepted():
        chosen = chosen_of(head, PaperKind.REPORT)
        entry = service.IssueEntry(
            chosen=chosen,
            drafted=draft_of(queries.material_of(head, chosen)),
            version=form.seen_version,
            **form.answers(),
        )
        done = form.attempt(lambda: service.issue_paper(record_id, paper_id, entry, actor=actor()))
        if done is not None:
            return _issued(record_id, paper_id, registers=bool(form.registers.data and may_register))
    return form_page(
        "papers/issue.html",
        form=form,
        delegation=head.delegation,
        paper=row,
        is_letter=row is not None and row.kind in GUEST_LETTERS,
        may_register=may_register,
    )


def _issued(record_id: int, paper_id: int, *, registers: bool) -> ResponseReturnValue:
    if registers:
        _register(record_id, paper_id)
        toast(_("Issued and put into the register."))
    else:
        toast(_("Issued."))
    return redirect(url_for(".official", record_id=record_id), 303)


def _register(record_id: int, paper_id: int) -> None:
    """Put a paper into the register with its sheets as they are now."""
    head = the(record_id, paper_id)
    service.register_paper(record_id, paper_id, _sheets(head), actor=actor())


def _sheets(head: Head) -> storage.Received:
    material = queries.material_of(head, chosen_of(head, PaperKind.REPORT))
    name = file_name(material.name, "pdf", material.chosen.kind)
    return storage.receive(
        BytesIO(bytes_of(material, "pdf")), name, limit=LARGEST, kind=UploadKind.ATTACHMENT
    )


@bp.post(f"{PAPER}/register")
@requires(Permission.DELEGATION_EDIT)
def register(record_id: int, paper_id: int) -> ResponseReturnValue:
    """Put a sent paper into the register."""
    _register(record_id, paper_id)
    toast(_("Put into the register."))
    return redirect(url_for(".official", record_id=record_id), 303)


@bp.post(f"{PAPER}/remove")
@requires(Permission.DELEGATION_EDIT)
def paper_remove(record_id: int, paper_id: int) -> ResponseReturnValue:
    """Give a draft up."""
    service.remove_paper(record_id, paper_id, version=_version(), actor=actor())
    toast(_("Taken out."), undo=True)
    return redirect(url_for(".official", record_id=record_id), 303)

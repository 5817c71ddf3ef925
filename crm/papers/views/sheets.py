"""What the pages of papers have in common: the form on a paper, its preview, its file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any, Final
from urllib.parse import quote

from flask import send_file
from flask.typing import ResponseReturnValue

from crm.core import audit, clock
from crm.core.access import actor
from crm.core.locale import day, speaking
from crm.core.paper.administrative import AdministrativePaper, GuestLetter, render_docx, render_pdf
from crm.papers import queries
from crm.papers.content import Choices, Item, Material, PaperKind, Source
from crm.papers.forms import PaperForm, form_with
from crm.papers.models import AgreementPaper
from crm.papers.queries import Head
from crm.papers.rules import GUEST_LETTERS, ascii_name, file_name
from crm.papers.views.shelf import Shelf
from crm.papers.views.shown import language_words, sheets_of
from crm.papers.wording import draft_of, lacking, letter_or_paper

Signers = Sequence[queries.Signing] | None
Render = Callable[[AdministrativePaper | GuestLetter, datetime], bytes]
WRITTEN: Final[Mapping[str, tuple[Render, str]]] = {
    "pdf": (render_pdf, "application/pdf"),
    "docx": (render_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}
"""How a paper is written, by the ending of its file."""


def chosen_of(shelf: Shelf, head: Head, kind: PaperKind, signing: Signers = None, **asked: Any) -> Choices:
    """Return what is decided about a paper, or what is usual where it is not begun."""
    if head.paper is not None:
        return queries.choices_of(head, head.paper)
    if signing is None:
        signing = queries.signing_on(clock.today())
    return queries.new_choices(shelf.papers, head, kind, signing, **asked)


def form_on(shelf: Shelf, head: Head, kind: PaperKind, **asked: Any) -> PaperForm:
    """Fill the form with a paper as it will be printed."""
    signing = queries.signing_on((head.paper.dated if head.paper else None) or clock.today())
    chosen = chosen_of(shelf, head, kind, signing, **asked)
    material = queries.material_of(head, chosen)
    draft = draft_of(material)
    form = form_with(tuple(one.code for one in draft.sections)).of(chosen, draft, head.record.version)
    form.about = (head, material)
    _tell_languages(form)
    form.offer_signatories({one.key: (one.position, one.name) for one in signing})
    guests = [one for one in material.members if not one.is_ours] if isinstance(material, Material) else []
    form.offer_members([(one.key, one.name) for one in guests])
    items = material.items if isinstance(material, Material) else ()
    form.offer_items([(one.key, _item_words(one)) for one in items])
    return form


def _tell_languages(form: PaperForm) -> None:
    """Say behind a section of a letter in two languages which one it is in."""
    if "+" in form.base.lang:
        for code in form.codes:
            words = language_words(code.rpartition("_")[2])
            form[code].label.text = f"{form[code].label.text} – {words}"


def _item_words(item: Item) -> str:
    return f"{day(item.day)} {item.starts:%H:%M} · {item.title}"


def now(form: PaperForm) -> Source:
    """Return the material of the paper with the answers that the form holds."""
    material: Source = form.about[1]
    return replace(material, chosen=form.choices())


def context(shelf: Shelf, form: PaperForm) -> dict[str, Any]:
    """Return what the page of a paper shows: its sheets, what is missing, which questions its kind has."""
    head: Head = form.about[0]
    material = now(form)
    sheets, refusal = sheets_of(letter_or_paper(material))
    kind = material.chosen.kind
    return {
        "record": head.record,
        "shelf": shelf,
        "head": head,
        "paper": head.paper,
        "kind": kind,
        "is_letter": kind in GUEST_LETTERS,
        "sheets": sheets,
        "refusal": refusal,
        "left_out": material.left_out if isinstance(material, Material) else 0,
        "unread": _unread(material.chosen),
        "lacking": lacking(material, draft_of(material)),
        "sections": _sections(form),
        "asked": _asked(kind, shelf),
    }


def _unread(chosen: Choices) -> str:
    """Name the language of a letter whose drafted words nobody has checked."""
    partner = chosen.lang.rpartition("+")[2]
    return "" if partner in ("vi", "en") else language_words(partner)


def _sections(form: PaperForm) -> Sequence[tuple[Any, bool]]:
    """Return the fields of the sections, and whether each is the officer's own."""
    return [(form[code], form.is_own(code)) for code in form.codes]


def _asked(kind: PaperKind, shelf: Shelf) -> frozenset[str]:
    """Name the questions that a kind of paper has beside its sections."""
    if shelf.papers is AgreementPaper:
        return frozenset({"head", "is_internal"})
    if kind in GUEST_LETTERS:
        return frozenset({"member_id"})
    own = {
        PaperKind.REPLY: {"answer"},
        PaperKind.SUMMONS: {"item_id"},
        PaperKind.PLAN: {"has_members", "has_programme"},
        PaperKind.SUBMISSION: {"has_members", "has_programme"},
        PaperKind.REPORT: {"has_members"},
        PaperKind.DECISION: {"has_members"},
    }.get(kind, set())
    return frozenset(own | {"head", "is_internal"})


def bytes_of(material: Source, ending: str) -> bytes:
    """Write a paper as a file; the same paper of the same moment is the same file."""
    with speaking("vi"):
        return WRITTEN[ending][0](letter_or_paper(material), material.changed_at)


def file_of(material: Source, ending: str, record_id: int) -> ResponseReturnValue:
    """Hand a paper over as a file; whoever takes one is noted."""
    kind = material.chosen.kind
    written = bytes_of(material, ending)
    audit.note("paper.opened", record_id=record_id, actor_id=actor().id, detail=f"{kind} {ending}")
    name = file_name(material.name, ending, kind)
    names = f"filename=\"{ascii_name(name)}\"; filename*=UTF-8''{quote(name, safe='')}"
    answer = send_file(BytesIO(written), mimetype=WRITTEN[ending][1])
    place = "inline" if ending == "pdf" else "attachment"
    answer.headers["Content-Disposition"] = f"{place}; {names}"
    answer.headers["Cache-Control"] = "no-store"
    return answer

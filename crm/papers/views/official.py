"""The papers of a delegation: their list, and one of them with its preview and its files."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, actor, may, requires
from crm.core.editing import Editing
from crm.core.locale import _, label
from crm.core.web import form_page, toast
from crm.papers import queries, service
from crm.papers.content import PaperKind, Travel
from crm.papers.forms import PaperForm
from crm.papers.queries import Head
from crm.papers.rules import GUEST_LETTERS, letter_languages, offered
from crm.papers.service import OfficialEntry
from crm.papers.views.blueprint import ENDING, PAPER, PAPERS, bp
from crm.papers.views.sheets import chosen_of, context, file_of, form_on, now
from crm.papers.views.shown import language_words
from crm.papers.wording import draft_of

_NEW = [kind.value for kind in PaperKind if kind is not PaperKind.REPORT]


def the(record_id: int, paper_id: int) -> Head:
    """Return a paper with its delegation, or the page that says it is not there."""
    head = queries.head_of(record_id, paper_id=paper_id)
    if head is None or head.paper is None:
        abort(404)
    return head


def asked_again(form: PaperForm) -> OfficialEntry:
    """Hand the answers over; the section that the record is asked for again is emptied, and so follows it."""
    code = request.form.get("again")
    if code in form.codes:
        form[code].data = ""
    return form.entry(draft_of(now(form)))


@bp.get(PAPERS)
@requires(Permission.BRIEFING_PRINT)
def official(record_id: int) -> ResponseReturnValue:
    """What was written for a delegation, and what may be."""
    head = queries.head_of(record_id) or abort(404)
    listed = queries.papers_of(record_id)
    own = (head.partner.native_lang or "") if head.partner else ""
    return render_template(
        "papers/index.html",
        delegation=head.delegation,
        listed=listed,
        has_report=any(one.paper.kind is PaperKind.REPORT for one in listed),
        offered=offered(Travel(head.delegation.direction.value)),
        letters=GUEST_LETTERS,
        languages=[(lang, language_words(lang)) for lang in letter_languages(own)],
        language_words=language_words,
        kinds=PaperKind,
        editable=may(actor(), Permission.DELEGATION_EDIT),
        may_register=may(actor(), Permission.DOCUMENT_EDIT),
    )


@bp.route(f"{PAPERS}/new/<any({', '.join(_NEW)}):kind>", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def paper_new(record_id: int, kind: str) -> ResponseReturnValue:
    """Begin a paper: its form shows what the record makes of it."""
    head = queries.head_of(record_id) or abort(404)
    which = PaperKind(kind)
    own = (head.partner.native_lang or "") if head.partner else ""
    asked = request.args.get("lang", "")
    lang = asked if asked in letter_languages(own) else "en"
    form = form_on(head, which, lang)
    if form.accepted():
        entry = asked_again(form)
        kept = form.attempt(lambda: service.write_paper(record_id, entry, actor=actor()))
        if kept is not None:
            toast(_("Saved."))
            return redirect(url_for(".paper", record_id=record_id, paper_id=kept.id), 303)
    here = url_for(
        ".paper_new", record_id=record_id, kind=kind, lang=lang if which in GUEST_LETTERS else None
    )
    back = url_for(".official", record_id=record_id)
    shown = context(form)
    return form_page(
        "papers/paper.html", form=form, action=here, back=back, file_url=None, editable=True, **shown
    )


def _filled(record_id: int, paper_id: int) -> PaperForm:
    head = the(record_id, paper_id)
    return form_on(head, head.paper.kind if head.paper else PaperKind.REPORT)


def _page(editing: Editing[PaperForm]) -> ResponseReturnValue:
    """Show a paper that is kept."""
    shown = context(editing.form)
    at = {"record_id": shown["delegation"].id, "paper_id": shown["paper"].id}
    return editing.page(
        "papers/paper.html",
        subject=label(shown["kind"]),
        cancel_url=url_for(".paper", **at),
        action=url_for(".paper", **at),
        file_url=lambda ending: url_for(".paper_file", ending=ending, **at),
        editable=may(actor(), Permission.DELEGATION_EDIT),
        **shown,
    )


@bp.get(PAPER)
@requires(Permission.BRIEFING_PRINT)
def paper(record_id: int, paper_id: int) -> ResponseReturnValue:
    """One paper as it would be printed now."""
    return _page(Editing(lambda: _filled(record_id, paper_id), PaperForm))


@bp.post(PAPER)
@requires(Permission.DELEGATION_EDIT)
def paper_write(record_id: int, paper_id: int) -> ResponseReturnValue:
    """Keep what was decided about a paper."""
    editing = Editing(lambda: _filled(record_id, paper_id), PaperForm)

    def keep(form: PaperForm) -> object:
        entry = asked_again(form)
        return service.write_paper(record_id, entry, paper_id=paper_id, actor=actor())

    if editing.save(keep) is not None:
        toast(_("Saved."))
        return redirect(url_for(".paper", record_id=record_id, paper_id=paper_id), 303)
    return _page(editing)


@bp.get(f"{PAPER}.{ENDING}")
@requires(Permission.BRIEFING_PRINT)
def paper_file(record_id: int, paper_id: int, ending: str) -> ResponseReturnValue:
    """A paper as a file."""
    head = the(record_id, paper_id)
    return file_of(queries.material_of(head, chosen_of(head, PaperKind.REPORT)), ending, record_id)

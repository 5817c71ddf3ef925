"""A list of members from Word, Excel or a mail: pasted, looked at, corrected, saved as a whole."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, actor, requires
from crm.core.locale import ngettext
from crm.core.text import fold
from crm.core.web import form_page, toast
from crm.delegations import queries, service
from crm.delegations.forms import ListForm, PreviewForm
from crm.delegations.forms.paste import Preview, preview_of
from crm.delegations.models import Delegation, MemberSide
from crm.delegations.paste import MemberDraft, Pasted, apply
from crm.delegations.rules import FIELD_NAMES
from crm.delegations.service import PastedMembers
from crm.delegations.service.pasting import contact_for
from crm.delegations.views.blueprint import bp, the


def _drafts(delegation: Delegation, pasted: Pasted) -> tuple[MemberDraft, ...]:
    return apply(pasted, language=queries.partner_language(delegation))


def _compared(delegation: Delegation, pasted: Pasted) -> Preview:
    """Look at a list beside those who are in the delegation and the contacts of its locality."""
    members = queries.members_of(delegation.id)
    names = {fold(text) for member in members for text in (member.latin_name, member.native_name) if text}
    known = queries.contacts_by_name(delegation.locality_id)
    already, contacts = set(), {}
    for draft in _drafts(delegation, pasted):
        if {fold(draft.latin_name), fold(draft.native_name)} & names:
            already.add(draft.number)
        if contact := contact_for(draft, known):
            contacts[draft.number] = contact.title
    return preview_of(pasted, frozenset(already), contacts)


@bp.route("/<record_id:record_id>/paste", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def paste(record_id: int) -> ResponseReturnValue:
    """Paste a list, correct what was understood, save all of it or nothing."""
    delegation = the(record_id)
    if request.form.get("column"):
        return _preview(delegation)
    side = request.args.get("side", "")
    form = ListForm(side=MemberSide(side) if side in list(MemberSide) else MemberSide.THEIRS)
    if form.accepted():
        pasted = form.read()
        if pasted is not None:
            return _shown(delegation, _fresh(form, delegation), pasted), 200
    return form_page("delegations/paste.html", form=form, delegation=delegation)


def _fresh(form: ListForm, delegation: Delegation) -> PreviewForm:
    """Open the preview of a list that was just read."""
    preview = PreviewForm(formdata=None, side=form.side.data)
    preview.version.data = str(delegation.version)
    return preview


def _preview(delegation: Delegation) -> ResponseReturnValue:
    """Look at the corrected rows again, and write them down when all are right and that was asked for."""
    form = PreviewForm()
    pasted = form.corrected()
    asked_to_save = form.accepted() and request.form.get("action") == "save"
    preview = _compared(delegation, pasted)
    if asked_to_save and preview.is_ready:
        drafts = _drafts(delegation, pasted)
        entry = PastedMembers(side=form.side.data, drafts=drafts, version=form.seen_version)
        done = form.attempt(lambda: service.add_pasted(delegation.id, entry, actor=actor()))
        if done is not None:
            said = ngettext("%(num)s member saved.", "%(num)s members saved.", len(drafts))
            toast(said, undo=True)
            return redirect(url_for(".members", record_id=delegation.id))
        preview = _compared(the(delegation.id), pasted)
    status = form.status if asked_to_save or form.errors else 200
    return _shown(delegation, form, pasted, preview), status


def _shown(delegation: Delegation, form: PreviewForm, pasted: Pasted, preview: Preview | None = None) -> str:
    return render_template(
        "delegations/preview.html",
        delegation=delegation,
        form=form,
        preview=preview or _compared(delegation, pasted),
        field_names=FIELD_NAMES,
    )

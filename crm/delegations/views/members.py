"""Pages of the members: all of them in order, one of them in full."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.accounts.queries import officers
from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.locale import _
from crm.core.web import form_page, page, toast
from crm.delegations import queries, service
from crm.delegations.forms import MemberForm
from crm.delegations.forms.members import NAME_FIELDS
from crm.delegations.models import Delegation, MemberSide
from crm.delegations.views.blueprint import asked_key, bp, may_edit, sent_version, the
from crm.delegations.views.shown import name_of, people_rows
from crm.people.models import Contact
from crm.people.queries import contacts_of

MEMBERS = "/<record_id:record_id>/members"
MOST_OFFERED = 200


@bp.get(MEMBERS)
@requires(Permission.DELEGATION_READ)
def members(record_id: int) -> ResponseReturnValue:
    """Everybody on both sides, in protocol order."""
    delegation = the(record_id)
    sides = queries.by_side(queries.members_of(record_id))
    return page(
        "delegations/members.html",
        delegation=delegation,
        people={side: people_rows(rows, editable=may_edit()) for side, rows in sides.items()},
        editable=may_edit(),
    )


def _taken_from_contact(contact: Contact, own: str) -> dict[str, Any]:
    """Return what the office knows of a contact, for the fields of a member."""
    given = {name: getattr(contact, name) for name in NAME_FIELDS}
    given |= {"contact_id": contact.id, "biography_vi": contact.biography.get("vi", "")}
    given["biography_en"] = contact.biography.get("en", "")
    given["biography_own"] = contact.biography.get(own, "")
    held = next((post for post in contact.positions if post.to_on is None), None)
    if held is not None:
        given |= {"title_vi": held.title.get("vi", ""), "title_en": held.title.get("en", "")}
        given["title_native"] = next((t for lang, t in held.title.items() if lang not in ("vi", "en")), "")
        if held.organisation is not None:
            given["organisation_vi"] = held.organisation.name.best("vi")
            given["organisation_en"] = held.organisation.name.get("en", "")
    points = {point.kind.value: point.value for point in contact.points}
    given["phone"] = points.get("mobile") or points.get("phone", "")
    given["email"] = points.get("email", "")
    return given


def _start(own: str) -> dict[str, Any]:
    """Return what a new member's form begins with: a side, and what is known of the person chosen."""
    side = request.args.get("side", "")
    given: dict[str, Any] = {"side": MemberSide(side)} if side in list(MemberSide) else {}
    if contact_id := asked_key("contact"):
        contact = queries.contact_with_posts(contact_id)
        return given | (_taken_from_contact(contact, own) if contact is not None else {})
    if user_id := asked_key("user"):
        person = next((one for one in officers() if one.id == user_id), None)
        if person is not None:
            known = {"latin_name": person.display_name, "native_lang": "vi", "user_id": person.id}
            return given | known | {"side": MemberSide.OURS, "email": person.email}
    return given


def _sources(delegation: Delegation) -> dict[str, Any]:
    """Return the people a member may be taken from."""
    return {
        "contacts": contacts_of(delegation.locality_id, MOST_OFFERED),
        "officers": officers(),
    }


@bp.route(f"{MEMBERS}/new", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def member_new(record_id: int) -> ResponseReturnValue:
    """Enter one member."""
    delegation = the(record_id)
    own = queries.language_beside(delegation.locality_id)
    form = MemberForm(data=_start(own) | {"version": delegation.version, "own_lang": own})
    if form.accepted():
        done = form.attempt(lambda: service.add_member(record_id, form.entry(), actor=actor()))
        if done is not None:
            toast(_("Saved."))
            return redirect(url_for(".members", record_id=record_id))
    return form_page(
        "delegations/member.html", form=form, delegation=delegation, member=None, **_sources(delegation)
    )


@bp.route(f"{MEMBERS}/<record_id:member_id>", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def member_edit(record_id: int, member_id: int) -> ResponseReturnValue:
    """Correct one member."""
    editing = Editing(lambda: _filled(record_id, member_id), MemberForm)
    back = url_for(".members", record_id=record_id)
    done = editing.save(lambda form: service.change_member(record_id, member_id, form.entry(), actor=actor()))
    if done is not None:
        toast(_("Saved."))
        return redirect(back)
    delegation, member = editing.form.about
    return editing.page(
        "delegations/member.html",
        subject=name_of(member),
        cancel_url=back,
        delegation=delegation,
        member=member,
    )


def _filled(record_id: int, member_id: int) -> MemberForm:
    """Fill the form with a member as saved."""
    delegation = the(record_id)
    member = queries.member_of(record_id, member_id) or abort(404)
    form = MemberForm.of(member, delegation.version, queries.language_beside(delegation.locality_id))
    form.about = (delegation, member)
    return form


@bp.post(f"{MEMBERS}/<record_id:member_id>/remove")
@requires(Permission.DELEGATION_EDIT)
def member_remove(record_id: int, member_id: int) -> ResponseReturnValue:
    """Take a member out."""
    service.remove_member(record_id, member_id, version=sent_version(), actor=actor())
    toast(_("Taken out."), undo=True)
    return redirect(url_for(".members", record_id=record_id))


@bp.post(f"{MEMBERS}/<record_id:member_id>/<any(up, down):way>")
@requires(Permission.DELEGATION_EDIT)
def member_shift(record_id: int, member_id: int, way: str) -> ResponseReturnValue:
    """Move a member one place up or down."""
    by = -1 if way == "up" else 1
    service.shift_member(record_id, member_id, by, version=sent_version(), actor=actor())
    return redirect(url_for(".members", record_id=record_id, _anchor=f"member-{member_id}"))

"""Pages of the members: all of them in order, one of them in full."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.accounts.queries import officers
from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.locale import _
from crm.core.web import page, toast
from crm.delegations import queries, service
from crm.delegations.forms import MemberForm
from crm.delegations.forms.members import NAME_FIELDS
from crm.delegations.models import Delegation, DelegationMember, MemberSide, OrderWay
from crm.delegations.rules.people import about_heads, beside_name
from crm.delegations.views.blueprint import asked_key, bp, may_edit, sent_version, the
from crm.delegations.views.ordering import order_words, with_notes
from crm.delegations.views.shown import name_of, people_rows
from crm.localities.rules import country_choices
from crm.people.models import Contact
from crm.people.queries import contacts_of
from crm.protocol.queries import rank_by_code, rank_choices, rule_sets
from crm.protocol.rules import forms_of_address

MEMBERS = "/<record_id:record_id>/members"
MOST_OFFERED = 200


@bp.get(MEMBERS)
@requires(Permission.DELEGATION_READ)
def members(record_id: int) -> ResponseReturnValue:
    """Everybody on both sides, in protocol order."""
    delegation = the(record_id)
    everybody = queries.members_of(record_id)
    sides, editable = queries.by_side(everybody), may_edit()
    orders, rules = queries.orders_of(record_id), rule_sets() if editable else []
    return page(
        "delegations/members.html",
        delegation=delegation,
        people={
            side: with_notes(people_rows(rows, editable=editable), everybody) for side, rows in sides.items()
        },
        heads={side: about_heads(side, rows) for side, rows in sides.items()},
        orders={side: order_words(side, orders.get(side), rules) for side in MemberSide},
        rules=rules,
        ways=OrderWay,
        editable=editable,
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
    _offer(form, delegation, None)
    if wants_address():
        _address(form)
        return _shown_new(form, delegation)
    if form.accepted():
        done = form.attempt(lambda: service.add_member(record_id, form.entry(), actor=actor()))
        if done is not None:
            _say_saved(done)
            return redirect(url_for(".members", record_id=record_id, _anchor=f"member-{done.id}"))
    return _shown_new(form, delegation), form.status


def _shown_new(form: MemberForm, delegation: Delegation) -> str:
    """Draw the form of a new member with the people one may take from."""
    told = {"delegation": delegation, "member": None, "notice": "", **_sources(delegation)}
    return page("delegations/member.html", form=form, **told)


@bp.route(f"{MEMBERS}/<record_id:member_id>", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def member_edit(record_id: int, member_id: int) -> ResponseReturnValue:
    """Correct one member."""
    if wants_address():
        return _with_address(record_id, member_id)
    editing = Editing(lambda: _filled(record_id, member_id), MemberForm)
    back = url_for(".members", record_id=record_id, _anchor=f"member-{member_id}")
    done = editing.save(lambda form: service.change_member(record_id, member_id, form.entry(), actor=actor()))
    if done is not None:
        _say_saved(done)
        return redirect(back)
    delegation, member = editing.form.about
    return editing.page(
        "delegations/member.html",
        subject=name_of(member),
        cancel_url=back,
        delegation=delegation,
        member=member,
        notice=beside_name(member, queries.members_of(record_id)),
    )


def _with_address(record_id: int, member_id: int) -> ResponseReturnValue:
    """Show the form as it was typed with forms of address offered; nothing is saved."""
    form = _filled(record_id, member_id)
    form.keeps_original = True
    _address(form)
    delegation, member = form.about
    return page("delegations/member.html", form=form, delegation=delegation, member=member, notice="")


def _address(form: MemberForm) -> None:
    rank = rank_by_code(form.rank_code.data or "")
    form.fill_address(forms_of_address(form.addressed(is_excellency=rank is not None and rank.is_excellency)))


def wants_address() -> bool:
    """Tell whether the form was sent only to have forms of address offered."""
    return request.form.get("action") == "address"


def _say_saved(member: DelegationMember) -> None:
    """Say that a member is saved, and what is odd about it."""
    notice = beside_name(member, queries.members_of(member.delegation_id))
    toast(f"{_('Saved.')} {notice}".strip(), kind="warn" if notice else "ok")


def _offer(form: MemberForm, delegation: Delegation, member: DelegationMember | None) -> None:
    """Offer ranks, those of the side's country first, countries, and the others to be a companion of."""
    is_ours = form.side.data is MemberSide.OURS
    country = "VN" if is_ours else queries.country_of(delegation.locality_id)
    others = [one for one in queries.members_of(delegation.id) if member is None or one.id != member.id]
    form.offer(
        rank_choices(country, member.rank_code if member else ""),
        country_choices(),
        [(one.id, name_of(one)) for one in others],
    )


def _filled(record_id: int, member_id: int) -> MemberForm:
    """Fill the form with a member as saved."""
    delegation = the(record_id)
    member = queries.member_of(record_id, member_id) or abort(404)
    form = MemberForm.of(member, delegation.version, queries.language_beside(delegation.locality_id))
    form.about = (delegation, member)
    _offer(form, delegation, member)
    return form


@bp.post(f"{MEMBERS}/<record_id:member_id>/remove")
@requires(Permission.DELEGATION_EDIT)
def member_remove(record_id: int, member_id: int) -> ResponseReturnValue:
    """Take a member out."""
    service.remove_member(record_id, member_id, version=sent_version(), actor=actor())
    toast(_("Taken out."), undo=True)
    return redirect(url_for(".members", record_id=record_id))

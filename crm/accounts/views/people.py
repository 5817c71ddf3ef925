"""The people of the office: who signs in, in which seat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.accounts import queries, service
from crm.accounts.forms import PersonForm
from crm.accounts.models import UserAccount
from crm.accounts.passwords import new_password
from crm.accounts.queries import PeopleFilter
from crm.core.access import Permission, Role, actor, requires
from crm.core.editing import Editing
from crm.core.locale import _, label, language, ngettext
from crm.core.web import form_page, here, list_rows, page, page_number, toast

bp = Blueprint("office_people", __name__, url_prefix="/people-of-the-office")


@bp.get("")
@requires(Permission.ACCOUNT_ADMIN)
def index() -> ResponseReturnValue:
    """List everybody who signs in, or did."""
    asked = _asked()
    return page(
        "accounts/people.html",
        listing=list_rows(queries.everybody(asked), page_number()),
        asked=asked,
        boxes=_boxes(asked),
    )


def _asked() -> PeopleFilter:
    """Read the filter from the address; what it does not know leaves the question open."""
    role, unit, active = (request.args.get(name, "") for name in ("role", "unit", "active"))
    return PeopleFilter(
        text=request.args.get("q", "")[:100],
        role=Role(role) if role in list(Role) else None,
        unit_id=int(unit) if unit.isdecimal() and len(unit) < 10 else None,
        active={"yes": True, "no": False}.get(active),
    )


def _boxes(asked: PeopleFilter) -> list[Mapping[str, Any]]:
    """Return the boxes of the filter bar with what is set in them."""
    units = [
        (str(unit.id), unit.called(language()), unit.id == asked.unit_id)
        for unit in queries.units(with_retired=True)
    ]
    active = [("yes", _("Yes"), asked.active is True), ("no", _("No"), asked.active is False)]
    return [
        _box("role", _("Seat"), [(role.value, label(role), role is asked.role) for role in Role]),
        _box("unit", _("Division"), units),
        _box("active", _("May sign in"), active),
    ]


def _box(name: str, word: str, options: list[tuple[str, str, bool]]) -> Mapping[str, Any]:
    chosen = next((shown for _value, shown, is_chosen in options if is_chosen), None)
    return {
        "name": name,
        "label": word,
        "options": options,
        "shown": chosen,
        "clear_url": here(**{name: None}),
    }


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_ADMIN)
def new() -> ResponseReturnValue:
    """Give a person a sign-in."""
    form = PersonForm()
    form.offer(queries.units())
    if form.accepted():
        done = form.attempt(lambda: service.add_person(form.entry(), actor=actor()))
        if done is not None:
            toast(_("Saved. They choose their password by mail: sign-in page, Forgotten the password."))
            return redirect(url_for(".index"))
    return form_page("accounts/person_form.html", form=form, person=None)


@bp.route("/<record_id:user_id>", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_ADMIN)
def edit(user_id: int) -> ResponseReturnValue:
    """Correct what is known of a person, or close their account."""
    editing = Editing(lambda: _filled(user_id), PersonForm)
    if editing.save(lambda form: _rewrite(user_id, form)) is not None:
        toast(_("Saved."))
        return redirect(url_for(".index"))
    person = editing.form.about
    return editing.page(
        "accounts/person_form.html",
        subject=person.display_name,
        cancel_url=url_for(".index"),
        person=person,
        sessions=queries.open_sessions(person.id),
        last_sign_in=queries.last_sign_in(person.id),
    )


def _filled(user_id: int) -> PersonForm:
    """Fill the form with what is saved of a person."""
    person = queries.person(user_id) or abort(404)
    form = PersonForm(obj=person)
    form.about = person
    units = queries.units(with_retired=True)
    form.offer([unit for unit in units if not unit.is_retired or unit.id == person.unit_id])
    return form


def _rewrite(user_id: int, form: PersonForm) -> UserAccount:
    return service.change_person(user_id, form.entry(form.about), actor=actor())


@bp.post("/<record_id:user_id>/password")
@requires(Permission.ACCOUNT_ADMIN)
def password(user_id: int) -> ResponseReturnValue:
    """Give a person a new password and show it once."""
    made = new_password()
    person = service.set_password(user_id, made, actor=actor())
    return page("accounts/new_password.html", person=person, password=made)


@bp.post("/<record_id:user_id>/sessions/end")
@requires(Permission.ACCOUNT_ADMIN)
def end_sessions(user_id: int) -> ResponseReturnValue:
    """Sign a person out everywhere, such as when a telephone is lost."""
    ended = service.sign_out_everywhere(user_id, actor=actor())
    toast(ngettext("Signed out on %(num)s device.", "Signed out on %(num)s devices.", ended))
    return redirect(url_for(".edit", user_id=user_id))

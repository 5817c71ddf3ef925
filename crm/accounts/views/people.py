"""The people of the office: who signs in, in which seat."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue

from crm.accounts import queries, service
from crm.accounts.forms import PersonForm
from crm.accounts.models import UserAccount
from crm.accounts.passwords import new_password
from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.locale import _
from crm.core.web import form_page, list_rows, page, page_number, toast

bp = Blueprint("office_people", __name__, url_prefix="/people-of-the-office")


@bp.get("")
@requires(Permission.ACCOUNT_ADMIN)
def index() -> ResponseReturnValue:
    """List everybody who signs in, or did."""
    return page("accounts/people.html", listing=list_rows(queries.everybody(), page_number()))


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
    )


def _filled(user_id: int) -> PersonForm:
    """Fill the form with what is saved of a person."""
    person = queries.person(user_id) or abort(404)
    form = PersonForm(obj=person)
    form.about = person
    form.offer(queries.units())
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

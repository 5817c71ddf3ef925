"""Writing a delegation down and correcting it: the whole form, or one question at a time."""

from __future__ import annotations

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from crm.accounts.queries import officers
from crm.core import records
from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.forms import offer
from crm.core.locale import _, ngettext
from crm.core.parts import Parts, serve_parts
from crm.core.web import form_page, toast
from crm.delegations import queries, service
from crm.delegations.forms import DelegationForm
from crm.delegations.models import Delegation
from crm.delegations.rules import is_within
from crm.delegations.views.blueprint import asked_key, bp, the


def _offer(form: DelegationForm) -> None:
    """Fill the boxes of the form."""
    offer(form.locality_id, queries.partner_choices(form.locality_id.data), empty=_("Choose a partner"))
    form.locality_id.render_kw = {"data-source": url_for("search.suggest", kind="locality")}
    people = [(person.id, person.display_name) for person in officers()]
    if form.owner_id.data and form.owner_id.data not in dict(people):
        people.append((form.owner_id.data, records.name_of(form.owner_id.data)))
    offer(form.owner_id, people, empty=_("Not assigned"))


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def new() -> ResponseReturnValue:
    """Register a delegation."""
    asked = asked_key("locality")
    own = queries.language_beside(asked) if asked else ""
    form = DelegationForm(data={"locality_id": asked, "owner_id": actor().id, "own_lang": own})
    _offer(form)
    if form.accepted():
        done = form.attempt(lambda: service.register_delegation(form.entry(), actor=actor()))
        if done is not None:
            toast(_("Saved."))
            return redirect(url_for(".show", record_id=done.id))
    return form_page("delegations/form.html", form=form, delegation=None)


@bp.route("/<record_id:record_id>/edit", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def edit(record_id: int) -> ResponseReturnValue:
    """Correct what is written about a delegation."""
    editing = Editing(lambda: _filled(record_id), DelegationForm)
    if editing.save(lambda form: _rewrite(record_id, form)) is not None:
        toast(_("Saved."))
        return redirect(url_for(".show", record_id=record_id))
    delegation = editing.form.about
    return editing.page(
        "delegations/form.html",
        subject=delegation.title,
        cancel_url=url_for(".show", record_id=record_id),
        delegation=delegation,
    )


def _filled(record_id: int) -> DelegationForm:
    """Fill the form with a delegation as it is saved."""
    delegation = the(record_id)
    form = DelegationForm.of(delegation, queries.language_beside(delegation.locality_id))
    form.about = delegation
    _offer(form)
    return form


def _rewrite(record_id: int, form: DelegationForm) -> Delegation:
    done = service.change_delegation(record_id, form.entry(), actor=actor())
    _tell_outside(done)
    return done


serve_parts(
    bp,
    Parts(
        kind="delegation",
        permission=Permission.DELEGATION_EDIT,
        form=DelegationForm,
        names={
            name: (f"{name}_vi", f"{name}_en", f"{name}_own")
            for name in ("name", "purpose", "host", "sender")
        }
        | {
            "dates": ("starts_on", "ends_on"),
            "owner": ("owner_id",),
            "letter": ("letter_number",),
            "list": ("list_received_on",),
            "notes": ("notes",),
            "kind": ("visit_kind",),
            "funding": ("funding",),
        },
        fill=_filled,
        save=_rewrite,
        home=lambda record_id: url_for("delegations.show", record_id=record_id),
        subject=lambda form: form.about.title,
        whole="delegations.edit",
    ),
)


def _tell_outside(delegation: Delegation) -> None:
    """Warn of programme items that the days of the visit no longer cover; they are kept."""
    days = [item.day for item in queries.items_of(delegation.id)]
    outside = sum(not is_within(day, delegation.starts_on, delegation.ends_on) for day in days)
    if outside:
        sentence = ngettext(
            "%(num)s programme item is outside the days of the visit.",
            "%(num)s programme items are outside the days of the visit.",
            outside,
        )
        toast(sentence, kind="warn")

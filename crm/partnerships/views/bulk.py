"""What is done with the ties of several localities at once."""

from __future__ import annotations

from flask import url_for
from flask.typing import ResponseReturnValue

from crm.accounts.queries import officer
from crm.core import bulk
from crm.core.access import Permission, actor, requires
from crm.core.errors import Invalid
from crm.core.locale import _, ngettext
from crm.core.web import ask_each, asked_for, chosen, chosen_person, picked
from crm.partnerships import service
from crm.partnerships.forms import NextActionForm
from crm.partnerships.models import Partnership
from crm.partnerships.service import NextActionEntry
from crm.partnerships.views.tie import bp


@bp.post("/localities/chosen/officer")
@requires(Permission.PARTNERSHIP_MOVE)
def chosen_officer() -> ResponseReturnValue:
    """Put the ties with the chosen localities into somebody's charge."""
    me, person = actor(), officer(chosen_person())
    if person is None:
        raise Invalid(_("Choose from the list."), field="owner_id")
    outcome = bulk.each(
        chosen(),
        "partnerships.assigned",
        lambda one: service.assign_officer(one.id, person.id, version=one.version, actor=me),
        actor=me,
    )
    said = ngettext(
        "%(num)s locality is now in the charge of %(name)s.",
        "%(num)s localities are now in the charge of %(name)s.",
        len(outcome.done),
        name=person.display_name,
    )
    return picked(outcome, said, url_for("localities.index"))


@bp.post("/localities/chosen/next")
@requires(Permission.PARTNERSHIP_MOVE)
def chosen_next() -> ResponseReturnValue:
    """Say what is next with the chosen localities."""
    me, form = actor(), asked_for(NextActionForm)

    def work() -> bulk.Outcome:
        said = form.entry()

        def one(row: bulk.Chosen) -> Partnership:
            entry = NextActionEntry(
                next_action=said.next_action, next_action_on=said.next_action_on, version=row.version
            )
            return service.set_next_action(row.id, entry, actor=me)

        return bulk.each(chosen(), "next_actions.set", one, actor=me)

    return ask_each(form, _("Set next action"), work, _next_said, otherwise=url_for("localities.index"))


def _next_said(num: int) -> str:
    return ngettext("Next action set for %(num)s locality.", "Next action set for %(num)s localities.", num)

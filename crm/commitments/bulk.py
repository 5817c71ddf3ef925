"""What is done with several commitments at once."""

from __future__ import annotations

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue

from crm.accounts.queries import officer
from crm.commitments import service
from crm.commitments.models import Commitment
from crm.core import bulk
from crm.core.access import Permission, actor, requires
from crm.core.errors import Invalid
from crm.core.forms import CrmForm, DayField
from crm.core.locale import _, _l, ngettext
from crm.core.web import ask_each, asked_for, chosen, chosen_person, picked


class DueForm(CrmForm):
    """Another day for commitments."""

    due_on = DayField(_l("Due"))


@requires(Permission.COMMITMENT_EDIT)
def chosen_officer() -> ResponseReturnValue:
    """Put the chosen commitments into somebody's charge."""
    me, person = actor(), officer(chosen_person())
    if person is None:
        raise Invalid(_("Choose from the list."), field="owner_id")
    outcome = bulk.each(
        chosen(),
        "commitments.assigned",
        lambda one: service.assign(one.id, person.id, version=one.version, actor=me),
        actor=me,
    )
    said = ngettext(
        "%(num)s commitment is now in the charge of %(name)s.",
        "%(num)s commitments are now in the charge of %(name)s.",
        len(outcome.done),
        name=person.display_name,
    )
    return picked(outcome, said, url_for(".index"))


@requires(Permission.COMMITMENT_EDIT)
def chosen_due() -> ResponseReturnValue:
    """Give the chosen commitments another day."""
    me, form = actor(), asked_for(DueForm)

    def work() -> bulk.Outcome:
        def one(row: bulk.Chosen) -> Commitment:
            return service.set_due(row.id, form.due_on.data, version=row.version, actor=me)

        return bulk.each(chosen(), "commitments.due_set", one, actor=me)

    return ask_each(form, _("Change the due day"), work, _said, otherwise=url_for(".index"))


def _said(num: int) -> str:
    return ngettext("%(num)s commitment has another day.", "%(num)s commitments have another day.", num)


def install(bp: Blueprint) -> None:
    """Hang the actions on the blueprint."""
    for name, view in (("officer", chosen_officer), ("due", chosen_due)):
        bp.add_url_rule(f"/chosen/{name}", view.__name__, view, methods=["POST"])

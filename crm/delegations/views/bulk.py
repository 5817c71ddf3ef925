"""What is done with several delegations at once."""

from __future__ import annotations

from flask import url_for
from flask.typing import ResponseReturnValue

from crm.accounts.queries import officer
from crm.core import bulk
from crm.core.access import Permission, actor, requires
from crm.core.errors import Invalid
from crm.core.locale import _, ngettext
from crm.core.web import chosen, chosen_person, picked
from crm.delegations import service
from crm.delegations.views.blueprint import bp


@bp.post("/chosen/officer")
@requires(Permission.DELEGATION_EDIT)
def chosen_officer() -> ResponseReturnValue:
    """Put the chosen delegations into somebody's charge."""
    me, person = actor(), officer(chosen_person())
    if person is None:
        raise Invalid(_("Choose from the list."), field="owner_id")
    outcome = bulk.each(
        chosen(),
        "delegations.assigned",
        lambda one: service.assign_delegation(one.id, person.id, version=one.version, actor=me),
        actor=me,
    )
    said = ngettext(
        "%(num)s delegation is now in the charge of %(name)s.",
        "%(num)s delegations are now in the charge of %(name)s.",
        len(outcome.done),
        name=person.display_name,
    )
    return picked(outcome, said, url_for(".index"))

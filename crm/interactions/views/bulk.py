"""What is done with several visits at once."""

from __future__ import annotations

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue

from crm.core import bulk
from crm.core.access import Permission, actor, requires
from crm.core.locale import ngettext
from crm.core.web import chosen, picked
from crm.interactions import service


@requires(Permission.INTERACTION_DELETE)
def chosen_delete() -> ResponseReturnValue:
    """Move the chosen visits to the trash."""
    me = actor()
    outcome = bulk.each(
        chosen(),
        "visits.deleted",
        lambda one: service.delete_visit(one.id, version=one.version, actor=me),
        actor=me,
    )
    said = ngettext("%(num)s interaction deleted.", "%(num)s interactions deleted.", len(outcome.done))
    return picked(outcome, said, url_for(".index"))


def install(bp: Blueprint) -> None:
    """Hang the actions on the blueprint."""
    bp.add_url_rule("/chosen/delete", "chosen_delete", chosen_delete, methods=["POST"])

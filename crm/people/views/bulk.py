"""What is done with several people at once."""

from __future__ import annotations

from flask import url_for
from flask.typing import ResponseReturnValue

from crm.core import bulk
from crm.core.access import Permission, actor, requires
from crm.core.locale import ngettext
from crm.core.web import chosen, picked
from crm.people import service
from crm.people.views.room import bp


@bp.post("/contacts/chosen/delete")
@requires(Permission.CONTACT_DELETE)
def chosen_delete() -> ResponseReturnValue:
    """Move the chosen people to the trash."""
    me = actor()
    outcome = bulk.each(
        chosen(),
        "contacts.deleted",
        lambda one: service.delete_contact(one.id, version=one.version, actor=me),
        actor=me,
    )
    said = ngettext("%(num)s contact deleted.", "%(num)s contacts deleted.", len(outcome.done))
    return picked(outcome, said, url_for(".index"))

"""The page of one person's day, first of all for the phone."""

from __future__ import annotations

from itertools import chain

from flask import Blueprint, Flask
from flask.typing import ResponseReturnValue

from crm.core import clock
from crm.core.access import Permission, Role, actor, may, requires
from crm.core.locale import _, _l, day, weekday
from crm.core.web import NavItem, page, register_nav
from crm.delegations.queries import programme_on
from crm.today import queries, sections
from crm.today.sections import Leave, Part

bp = Blueprint("today", __name__)


@bp.get("/today")
@requires(Permission.HOME_READ)
def index() -> ResponseReturnValue:
    """Today, late, waiting, coming: each with what can be done about it."""
    today, me = clock.today(), actor()
    leave = Leave(
        log=may(me, Permission.INTERACTION_LOG),
        task=may(me, Permission.TASK_EDIT),
        move=may(me, Permission.PARTNERSHIP_MOVE),
        promise=may(me, Permission.COMMITMENT_EDIT),
    )
    entries = list(
        chain(
            sections.of_delegations(queries.delegations_near(me.id, today), today, me.id),
            sections.of_programme(programme_on(today), leave),
            sections.of_visits(queries.visits_of(me.id, today), today, leave),
            sections.of_ties(
                queries.ties_to_move(me.id, today, unassigned=me.role is Role.MANAGER), today, leave
            ),
            sections.of_promises(queries.promises_due(me.id, today), today, leave),
            sections.of_tasks(queries.tasks_due(me.id, today), today, leave),
        )
    )
    parts = {part: sections.in_order(entries, part) for part in Part}
    return page(
        "today/index.html",
        heading=f"{weekday(today)}, {day(today)}",
        note=sections.summary(*(len(parts[part]) for part in (Part.TODAY, Part.LATE, Part.WAITING))),
        parts=[
            (_("Today"), parts[Part.TODAY], _("Nothing is on today.")),
            (_("Overdue"), parts[Part.LATE], ""),
            (_("Waits for you"), parts[Part.WAITING], ""),
            (_("In the coming week"), parts[Part.COMING], _("Nothing is due in the coming week.")),
        ],
        may_log=leave.log,
    )


def install(app: Flask) -> None:
    """Open the page, second line of the menu."""
    app.register_blueprint(bp)
    register_nav(
        NavItem(group=0, order=5, label=_l("Today"), endpoint="today.index", permission=Permission.HOME_READ)
    )

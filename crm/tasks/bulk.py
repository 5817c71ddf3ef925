"""What is done with several pieces of work at once, and work given out for several localities."""

from __future__ import annotations

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue

from crm.accounts.queries import officer, officers
from crm.core import bulk
from crm.core.access import Permission, actor, requires
from crm.core.errors import Invalid
from crm.core.forms import CrmForm, DayField, offer
from crm.core.locale import _, _l, ngettext
from crm.core.web import ask_each, asked_for, chosen, chosen_person, picked
from crm.tasks import service
from crm.tasks.forms import TaskForm
from crm.tasks.models import Task


class DueForm(CrmForm):
    """Another day for work."""

    due_on = DayField(_l("Due"))


@requires(Permission.TASK_EDIT)
def chosen_done() -> ResponseReturnValue:
    """Finish the chosen work."""
    me = actor()
    outcome = bulk.each(
        chosen(),
        "tasks.done",
        lambda one: service.mark_done(one.id, version=one.version, actor=me),
        actor=me,
    )
    said = ngettext("%(num)s task done.", "%(num)s tasks done.", len(outcome.done))
    return picked(outcome, said, url_for(".index"))


@requires(Permission.TASK_EDIT)
def chosen_owner() -> ResponseReturnValue:
    """Hand the chosen work to somebody."""
    me, person = actor(), officer(chosen_person())
    if person is None:
        raise Invalid(_("Choose from the list."), field="owner_id")
    outcome = bulk.each(
        chosen(),
        "tasks.assigned",
        lambda one: service.assign(one.id, person.id, version=one.version, actor=me),
        actor=me,
    )
    said = ngettext(
        "%(num)s task handed to %(name)s.",
        "%(num)s tasks handed to %(name)s.",
        len(outcome.done),
        name=person.display_name,
    )
    return picked(outcome, said, url_for(".index"))


@requires(Permission.TASK_EDIT)
def chosen_due() -> ResponseReturnValue:
    """Give the chosen work another day."""
    me, form = actor(), asked_for(DueForm)

    def work() -> bulk.Outcome:
        def one(row: bulk.Chosen) -> Task:
            return service.set_due(row.id, form.due_on.data, version=row.version, actor=me)

        return bulk.each(chosen(), "tasks.due_set", one, actor=me)

    return ask_each(form, _("Change the due day"), work, _due_said, otherwise=url_for(".index"))


def _due_said(num: int) -> str:
    return ngettext("%(num)s task has another day.", "%(num)s tasks have another day.", num)


@requires(Permission.TASK_EDIT)
def for_localities() -> ResponseReturnValue:
    """Give out the same work for each of the chosen localities."""
    me, form = actor(), asked_for(TaskForm, owner_id=actor().id)
    offer(form.owner_id, [(person.id, person.display_name) for person in officers()])

    def work() -> bulk.Outcome:
        def one(row: bulk.Chosen) -> Task:
            return service.add_task(form.entry(locality_id=row.id), actor=me)

        return bulk.each(chosen(), "tasks.added", one, actor=me)

    return ask_each(form, _("Add a task"), work, _added_said, otherwise=url_for("localities.index"))


def _added_said(num: int) -> str:
    return ngettext("%(num)s task added.", "%(num)s tasks added.", num)


def install(bp: Blueprint) -> None:
    """Hang the actions on the blueprint."""
    for name, view in (
        ("done", chosen_done),
        ("owner", chosen_owner),
        ("due", chosen_due),
        ("localities", for_localities),
    ):
        bp.add_url_rule(f"/chosen/{name}", view.__name__, view, methods=["POST"])

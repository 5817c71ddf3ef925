"""Pages of tasks: one's own first, everybody's behind it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Blueprint, Flask, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.accounts.queries import officers
from crm.core import clock, records
from crm.core.access import Permission, actor, may, requires
from crm.core.editing import Editing
from crm.core.forms import offer, whole_number
from crm.core.locale import _, _l
from crm.core.parts import Parts, serve_parts
from crm.core.records import Kind, Record, register_kind
from crm.core.reminders import register_due_rows
from crm.core.thread import url_of
from crm.core.web import (
    NavItem,
    Panel,
    form_page,
    list_rows,
    next_url,
    page,
    page_number,
    register_nav,
    register_panel,
    toast,
)
from crm.tasks import bulk, queries, rules, service
from crm.tasks.forms import DoneForm, TaskForm
from crm.tasks.models import Task
from crm.tasks.rules import TaskView

bp = Blueprint("tasks", __name__, url_prefix="/tasks")
bulk.install(bp)

LATELY = timedelta(days=7)


def _may_edit() -> bool:
    return may(actor(), Permission.TASK_EDIT)


def _key(name: str) -> int | None:
    """Read a record's key from the address; nonsense is no key."""
    try:
        return whole_number(request.args.get(name))
    except ValueError:
        return None


@bp.get("")
@requires(Permission.TASK_READ)
def mine() -> ResponseReturnValue:
    """What the person looking has to do, by day."""
    me, today = actor(), clock.today()
    rows = queries.open_tasks_of(me.id)
    done = queries.tasks_done_by(me.id, since=today - LATELY)
    return page("tasks/mine.html", groups=rules.by_day(rows, today), done=done, may_edit=_may_edit())


@bp.get("/all")
@requires(Permission.TASK_READ)
def index() -> ResponseReturnValue:
    """Everybody's tasks."""
    asked = request.args.get("show", "")
    view = TaskView(asked) if asked in list(TaskView) else TaskView.OPEN
    owner_id = _key("owner")
    rows = list_rows(queries.all_tasks(view, clock.today(), owner_id=owner_id), page_number())
    return page(
        "tasks/index.html",
        listing=rows,
        view=view,
        views=list(TaskView),
        owner_id=owner_id,
        officers=officers(),
        may_edit=_may_edit(),
    )


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.TASK_EDIT)
def new() -> ResponseReturnValue:
    """Give out a piece of work."""
    me = actor()
    form = TaskForm(owner_id=me.id)
    offer(form.owner_id, [(person.id, person.display_name) for person in officers()])
    about_id, locality_id = _key("about"), _key("locality")
    about = records.find(Record, about_id) if about_id else None
    if form.accepted():
        entry = form.entry(about_id=about_id, locality_id=locality_id)
        done = form.attempt(lambda: service.add_task(entry, actor=me))
        if done is not None:
            toast(_("Saved."))
            return redirect(next_url(url_for(".mine")))
    return form_page("tasks/form.html", form=form, task=None, about=about)


def _shown(record_id: int) -> dict[str, Any]:
    """Gather what the page of one task shows."""
    task = queries.task_with_names(record_id) or abort(404)
    about_url = url_of(task.about_kind, task.about_id) if task.about_id else None
    return {"task": task, "about_url": about_url, "may_edit": _may_edit()}


@bp.get("/<record_id:record_id>")
@requires(Permission.TASK_READ)
def show(record_id: int) -> ResponseReturnValue:
    """One piece of work."""
    return page("tasks/show.html", form=DoneForm(), **_shown(record_id))


@bp.route("/<record_id:record_id>/edit", methods=["GET", "POST"])
@requires(Permission.TASK_EDIT)
def edit(record_id: int) -> ResponseReturnValue:
    """Correct a piece of work."""
    editing = Editing(lambda: _filled(record_id), TaskForm)
    if editing.save(lambda form: _rewrite(record_id, form)) is not None:
        toast(_("Saved."))
        return redirect(_home(record_id))
    task = editing.form.about
    subject, back = task.title, _home(record_id)
    return editing.page("tasks/form.html", subject=subject, cancel_url=back, task=task, about=None)


def _home(record_id: int) -> str:
    return url_for("tasks.show", record_id=record_id)


def _filled(record_id: int) -> TaskForm:
    """Fill the form with a piece of work as it is saved."""
    task = records.get(Task, record_id)
    form = TaskForm(obj=task)
    form.about = task
    people = [(person.id, person.display_name) for person in officers()]
    if task.owner_id and task.owner_id not in dict(people):
        people.append((task.owner_id, records.name_of(task.owner_id)))
    offer(form.owner_id, people, empty=None if task.owner_id else _("Not assigned"))
    return form


def _rewrite(record_id: int, form: TaskForm) -> Task:
    return service.edit_task(record_id, form.entry(), actor=actor())


serve_parts(
    bp,
    Parts(
        kind="task",
        permission=Permission.TASK_EDIT,
        form=TaskForm,
        names={name: (name,) for name in ("title", "details")} | {"due": ("due_on",), "owner": ("owner_id",)},
        fill=_filled,
        save=_rewrite,
        home=_home,
        subject=lambda form: form.about.title,
        whole="tasks.edit",
    ),
)


@bp.post("/<record_id:record_id>/done")
@requires(Permission.TASK_EDIT)
def done(record_id: int) -> ResponseReturnValue:
    """Finish a piece of work."""
    form = DoneForm()
    if not form.accepted():
        return form_page("tasks/show.html", form=form, **_shown(record_id))
    task = service.mark_done(record_id, result=form.result.data or "", actor=actor())
    toast(_("Done: %(title)s", title=task.title), undo=True)
    return redirect(next_url(url_for(".mine")))


@bp.post("/<record_id:record_id>/reopen")
@requires(Permission.TASK_EDIT)
def reopen(record_id: int) -> ResponseReturnValue:
    """Take a finished piece of work up again."""
    task = service.reopen(record_id, actor=actor())
    toast(_("Open again: %(title)s", title=task.title), undo=True)
    return redirect(next_url(url_for(".mine")))


def _about(record: Record) -> dict[str, Any]:
    """Fill the panel "tasks about this record"."""
    locality_id = getattr(record, "locality_id", None)
    return {
        "rows": queries.tasks_about(record.id),
        "about_id": record.id,
        "locality_id": locality_id,
        "may_edit": _may_edit(),
    }


def install(app: Flask) -> None:
    """Open the room."""
    app.register_blueprint(bp)
    register_kind(
        Kind(
            code="task",
            model=Task,
            label=_l("Task"),
            plural=_l("Tasks"),
            endpoint="tasks.show",
            permission=Permission.TASK_READ,
            edit=Permission.TASK_EDIT,
            search_order=None,
        )
    )
    register_due_rows("tasks", queries.due_rows, queries.tell_due, kinds=("task",))
    register_nav(
        NavItem(
            group=0,
            order=20,
            label=_l("My tasks"),
            endpoint="tasks.mine",
            permission=Permission.TASK_READ,
            late=queries.LATE,
        )
    )
    for slot in ("delegation.right", "contact.left", "agreement.left"):
        register_panel(
            Panel(
                slot=slot,
                order=40,
                code="tasks",
                permission=Permission.TASK_READ,
                template="tasks/_panel.html",
                load=_about,
            )
        )

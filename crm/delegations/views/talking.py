"""Pages of what is said: topics, and the leader's page."""

from __future__ import annotations

from flask import abort, redirect, url_for
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.forms import offer
from crm.core.locale import _, language
from crm.core.web import form_page, toast
from crm.delegations import queries, service
from crm.delegations.forms import BriefForm, TopicForm
from crm.delegations.models import MemberRole
from crm.delegations.rules import BUDGETS
from crm.delegations.views.blueprint import bp, sent_version, the
from crm.delegations.views.shown import name_of

TOPICS = "/<record_id:record_id>/topics"


@bp.route(f"{TOPICS}/new", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def topic_new(record_id: int) -> ResponseReturnValue:
    """Write a topic down."""
    delegation = the(record_id)
    form = TopicForm(version=delegation.version)
    if form.accepted():
        done = form.attempt(lambda: service.add_topic(record_id, form.entry(), actor=actor()))
        if done is not None:
            toast(_("Saved."))
            return redirect(url_for(".show", record_id=record_id, _anchor="topics"))
    return form_page("delegations/topic.html", form=form, delegation=delegation, topic=None)


@bp.route(f"{TOPICS}/<record_id:topic_id>", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def topic_edit(record_id: int, topic_id: int) -> ResponseReturnValue:
    """Rewrite a topic."""
    editing = Editing(lambda: _topic_filled(record_id, topic_id), TopicForm)
    back = url_for(".show", record_id=record_id, _anchor="topics")
    done = editing.save(lambda form: service.change_topic(record_id, topic_id, form.entry(), actor=actor()))
    if done is not None:
        toast(_("Saved."))
        return redirect(back)
    delegation, topic = editing.form.about
    return editing.page(
        "delegations/topic.html",
        subject=topic.title.best(language()),
        cancel_url=back,
        delegation=delegation,
        topic=topic,
    )


def _topic_filled(record_id: int, topic_id: int) -> TopicForm:
    """Fill the form with a topic as it is saved."""
    delegation = the(record_id)
    topic = queries.topic_of(record_id, topic_id) or abort(404)
    form = TopicForm.of(topic, delegation.version)
    form.about = (delegation, topic)
    return form


@bp.post(f"{TOPICS}/<record_id:topic_id>/remove")
@requires(Permission.DELEGATION_EDIT)
def topic_remove(record_id: int, topic_id: int) -> ResponseReturnValue:
    """Take a topic out."""
    service.remove_topic(record_id, topic_id, version=sent_version(), actor=actor())
    toast(_("Taken out."), undo=True)
    return redirect(url_for(".show", record_id=record_id, _anchor="topics"))


@bp.post(f"{TOPICS}/<record_id:topic_id>/<any(up, down):way>")
@requires(Permission.DELEGATION_EDIT)
def topic_shift(record_id: int, topic_id: int, way: str) -> ResponseReturnValue:
    """Move a topic one place up or down."""
    by = -1 if way == "up" else 1
    service.shift_topic(record_id, topic_id, by, version=sent_version(), actor=actor())
    return redirect(url_for(".show", record_id=record_id, _anchor="topics"))


def _offer(form: BriefForm, delegation_id: int) -> None:
    """Offer the meetings and the people of this delegation."""
    people = queries.members_of(delegation_id)
    items = queries.items_of(delegation_id)
    shown = [
        (item.id, f"{item.day:%d/%m} {item.starts_at:%H:%M} {item.title.best(language())}") for item in items
    ]
    offer(form.item_id, shown, empty=_("Not chosen"))
    offer(form.meets_id, [(one.id, name_of(one)) for one in people], empty=_("Not chosen"))
    speaks_first = sorted(people, key=lambda one: one.role is not MemberRole.INTERPRETER)
    offer(form.interpreter_id, [(one.id, name_of(one)) for one in speaks_first], empty=_("Not chosen"))


@bp.route("/<record_id:record_id>/leader-brief", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def brief(record_id: int) -> ResponseReturnValue:
    """Write the leader's page."""
    editing = Editing(lambda: _brief_filled(record_id), BriefForm)
    back = url_for(".show", record_id=record_id)
    if editing.save(lambda form: service.write_brief(record_id, form.entry(), actor=actor())) is not None:
        toast(_("Saved."))
        return redirect(back)
    delegation = editing.form.about
    return editing.page(
        "delegations/brief.html",
        subject=delegation.title,
        cancel_url=back,
        delegation=delegation,
        budgets=BUDGETS,
    )


def _brief_filled(record_id: int) -> BriefForm:
    """Fill the form with the leader's page as it is saved."""
    delegation = the(record_id)
    form = BriefForm.of(queries.brief_of(record_id), delegation.version)
    form.about = delegation
    _offer(form, record_id)
    return form

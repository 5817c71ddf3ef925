"""What is said: topics for the meetings, and the one page that the leader reads in the car."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

from crm.core import audit, records
from crm.core.access import Actor
from crm.core.db import Words, db
from crm.core.errors import Invalid, Missing
from crm.core.locale import _
from crm.delegations import queries
from crm.delegations.models import Delegation, DelegationMember, LeaderBrief, ProgrammeItem, TalkingTopic
from crm.delegations.service.basics import merged
from crm.delegations.service.order import renumber, shift


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicEntry:
    """One topic of a meeting."""

    title: Words = field(default_factory=Words)
    say: Words = field(default_factory=Words)
    ask: Words = field(default_factory=Words)
    may_ask: Words = field(default_factory=Words)
    avoid: Words = field(default_factory=Words)
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefEntry:
    """What stands on the leader's page."""

    item_id: int | None = None
    meets_id: int | None = None
    interpreter_id: int | None = None
    why: Words = field(default_factory=Words)
    point_1: Words = field(default_factory=Words)
    point_2: Words = field(default_factory=Words)
    point_3: Words = field(default_factory=Words)
    not_promise: Words = field(default_factory=Words)
    answer: Words = field(default_factory=Words)
    gift_ours: Words = field(default_factory=Words)
    gift_theirs: Words = field(default_factory=Words)
    greeting_reading: str = ""
    greeting_native: str = ""
    version: int | None = None


def _fill(row: TalkingTopic | LeaderBrief, entry: TopicEntry | BriefEntry) -> None:
    for name in (one.name for one in fields(entry) if one.name != "version"):
        value = getattr(entry, name)
        if isinstance(value, Words):
            value = merged(getattr(row, name) or Words(), value)
        setattr(row, name, value)


def _topic(delegation_id: int, topic_id: int) -> TalkingTopic:
    topic = queries.topic_of(delegation_id, topic_id)
    if topic is None:
        raise Missing(_("This topic was taken out meanwhile."))
    return topic


def add_topic(delegation_id: int, entry: TopicEntry, *, actor: Actor) -> TalkingTopic:
    """Write a topic down behind the others."""
    delegation = records.open_for_change(Delegation, delegation_id, version=None)
    with audit.change(actor, "delegation.topic_added", delegation):
        topic = TalkingTopic(delegation_id=delegation_id, place=len(queries.topics_of(delegation_id)) + 1)
        _fill(topic, entry)
        db.session.add(topic)
        records.touch(delegation, actor=actor)
    return topic


def change_topic(delegation_id: int, topic_id: int, entry: TopicEntry, *, actor: Actor) -> TalkingTopic:
    """Rewrite a topic."""
    delegation = records.open_for_change(Delegation, delegation_id, version=entry.version)
    topic = _topic(delegation_id, topic_id)
    with audit.change(actor, "delegation.topic_changed", delegation):
        _fill(topic, entry)
        records.touch(delegation, actor=actor)
    return topic


def remove_topic(delegation_id: int, topic_id: int, *, version: int | None, actor: Actor) -> Delegation:
    """Take a topic out; the others close up."""
    delegation = records.open_for_change(Delegation, delegation_id, version=version)
    topic = _topic(delegation_id, topic_id)
    with audit.change(actor, "delegation.topic_removed", delegation):
        left = [one for one in queries.topics_of(delegation_id) if one is not topic]
        db.session.delete(topic)
        renumber(left)
        records.touch(delegation, actor=actor)
    return delegation


def shift_topic(
    delegation_id: int, topic_id: int, by: int, *, version: int | None, actor: Actor
) -> Delegation:
    """Move a topic one place up or down."""
    delegation = records.open_for_change(Delegation, delegation_id, version=version)
    topic = _topic(delegation_id, topic_id)
    with audit.change(actor, "delegation.topics_ordered", delegation):
        shift(queries.topics_of(delegation_id), topic, by)
        records.touch(delegation, actor=actor)
    return delegation


def let_go(brief: LeaderBrief | None, gone: DelegationMember | ProgrammeItem) -> None:
    """Take out of the leader's page whom or what is taken out of the delegation, so that it is recorded."""
    links = ("item_id",) if isinstance(gone, ProgrammeItem) else ("meets_id", "interpreter_id")
    for name in links:
        if brief is not None and getattr(brief, name) == gone.id:
            setattr(brief, name, None)


def write_brief(delegation_id: int, entry: BriefEntry, *, actor: Actor) -> LeaderBrief:
    """Write the leader's page; whom and what it names must belong to this delegation."""
    delegation = records.open_for_change(Delegation, delegation_id, version=entry.version)
    people = {member.id for member in queries.members_of(delegation_id)}
    items = {item.id for item in queries.items_of(delegation_id)}
    for name, known in (("item_id", items), ("meets_id", people), ("interpreter_id", people)):
        if getattr(entry, name) not in {None, *known}:
            raise Invalid(_("Choose from the list."), field=name)
    with audit.change(actor, "delegation.brief_written", delegation):
        brief = queries.brief_of(delegation_id)
        if brief is None:
            brief = LeaderBrief(delegation_id=delegation_id)
            db.session.add(brief)
        _fill(brief, entry)
        records.touch(delegation, actor=actor)
    return brief

"""What is asked about talking points and the leader's page."""

from __future__ import annotations

from typing import ClassVar, Self

from wtforms import Field, SelectField
from wtforms.validators import ValidationError

from crm.core.forms import CrmForm, LineField, ProseField, whole_number
from crm.core.locale import _, _l
from crm.delegations.forms.beside import EN, VI, in_both, spoken
from crm.delegations.models import LeaderBrief, TalkingTopic
from crm.delegations.rules import BUDGETS
from crm.delegations.service import BriefEntry, TopicEntry

TOPIC_TEXTS = ("title", "say", "ask", "may_ask", "avoid")


class TopicForm(CrmForm):
    """One topic of a meeting."""

    title_vi = LineField(VI)
    title_en = LineField(EN)
    say_vi = ProseField(VI)
    say_en = ProseField(EN)
    ask_vi = ProseField(VI)
    ask_en = ProseField(EN)
    may_ask_vi = ProseField(VI)
    may_ask_en = ProseField(EN)
    avoid_vi = ProseField(VI)
    avoid_en = ProseField(EN)

    groups: ClassVar = {
        "title": _l("Topic"),
        "say": _l("We say"),
        "ask": _l("We ask"),
        "may_ask": _l("They may ask"),
        "avoid": _l("Avoid"),
    }

    def validate_title_vi(self, field: Field) -> None:
        """Ask for the topic in one language at least."""
        if not (field.data or self.title_en.data):
            raise ValidationError(_("Name the topic."))

    @classmethod
    def of(cls, topic: TalkingTopic, version: int) -> Self:
        """Open the form on a topic; ``version`` is the delegation's."""
        return cls(data=in_both(topic, *TOPIC_TEXTS) | {"version": version})

    def entry(self) -> TopicEntry:
        """Hand the checked answers to the service."""
        return TopicEntry(version=self.seen_version, **{name: spoken(self, name) for name in TOPIC_TEXTS})


class BriefForm(CrmForm):
    """The leader's page: few words, because it is read in the car."""

    item_id = SelectField(_l("Which meeting"), coerce=whole_number)
    meets_id = SelectField(_l("Whom the leader meets"), coerce=whole_number)
    interpreter_id = SelectField(_l("Interpreter"), coerce=whole_number)
    why_vi = ProseField(VI)
    why_en = ProseField(EN)
    point_1_vi = ProseField(VI)
    point_1_en = ProseField(EN)
    point_2_vi = ProseField(VI)
    point_2_en = ProseField(EN)
    point_3_vi = ProseField(VI)
    point_3_en = ProseField(EN)
    not_promise_vi = ProseField(VI)
    not_promise_en = ProseField(EN)
    answer_vi = ProseField(VI)
    answer_en = ProseField(EN)
    gift_ours_vi = LineField(VI)
    gift_ours_en = LineField(EN)
    gift_theirs_vi = LineField(VI)
    gift_theirs_en = LineField(EN)
    greeting_reading = LineField(_l("Greeting, in syllables to read out"))
    greeting_native = LineField(_l("Greeting in their script"))

    groups: ClassVar = {
        "why": _l("Why this meeting"),
        "point_1": _l("Point 1"),
        "point_2": _l("Point 2"),
        "point_3": _l("Point 3"),
        "not_promise": _l("Not to promise"),
        "answer": _l("If they ask, answer"),
        "gift_ours": _l("Our gift"),
        "gift_theirs": _l("Their gift"),
    }

    @classmethod
    def of(cls, brief: LeaderBrief | None, version: int) -> Self:
        """Open the form on the page as it stands; ``version`` is the delegation's."""
        plain = ("item_id", "meets_id", "interpreter_id", "greeting_reading", "greeting_native")
        given = {name: getattr(brief, name, None) for name in plain} | {"version": version}
        return cls(data=given | in_both(brief, *BUDGETS))

    def entry(self) -> BriefEntry:
        """Hand the checked answers to the service."""
        return BriefEntry(
            item_id=self.item_id.data,
            meets_id=self.meets_id.data,
            interpreter_id=self.interpreter_id.data,
            greeting_reading=self.greeting_reading.data or "",
            greeting_native=self.greeting_native.data or "",
            version=self.seen_version,
            **{name: spoken(self, name) for name in BUDGETS},
        )

    def long_texts(self) -> dict[str, int]:
        """Return the fields whose text is longer than the page holds at full size, with their budget."""
        return {
            f"{name}_{lang}": budget
            for name, budget in BUDGETS.items()
            for lang in ("vi", "en")
            if len(self[f"{name}_{lang}"].data or "") > budget
        }

"""What is asked of a request, of the decision on it, of the answer, and of the rules."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Self, cast

from wtforms import BooleanField, Field, IntegerField, SelectField
from wtforms.validators import Optional, ValidationError

from crm.core.db import Words
from crm.core.forms import (
    CrmForm,
    DayField,
    LineField,
    MemberField,
    MemberRadio,
    Needed,
    ProseField,
    offer,
    whole_number,
    words,
)
from crm.core.locale import _, _l, _lp, label
from crm.delegations.models import Delegation, Direction, VisitKind
from crm.delegations.service import DelegationEntry
from crm.requests.models import Answer, DelegationRequest, Host
from crm.requests.rules import Setting
from crm.requests.service import DecisionEntry, GateRuleEntry, RequestEntry


class RequestForm(CrmForm):
    """What a request says."""

    letter_number = LineField(_l("Number of their letter"), max_length=80)
    dated_on = DayField(_l("Date of the letter"))
    received_on = DayField(_l("Received on"))
    asker = LineField(_l("Who asks"))
    host = MemberField(_l("Whose guest it is"), Host, empty=_l("Not said"))
    head_rank = SelectField(_l("Rank of their head"))
    meets = SelectField(_l("Whom they wish to meet"))
    sector_code = SelectField(_l("Sector"))
    topic = LineField(_l("Topic"))
    is_flexible = BooleanField(_l("The days can be moved"))
    guests = IntegerField(_l("Number of guests"), [Optional()])

    def prepare(
        self,
        ranks: Iterable[tuple[str, str]],
        posts: Iterable[tuple[str, str]],
        sectors: Iterable[tuple[str, str]],
    ) -> None:
        """Fill the boxes."""
        offer(self.head_rank, ranks, empty=_("Not said"))
        offer(self.meets, posts, empty=_("Not said"))
        offer(self.sector_code, sectors, empty=_("Not said"))

    @classmethod
    def of(cls, delegation: Delegation, request: DelegationRequest | None) -> Self:
        """Open the form on what is written down of a delegation's request."""
        own = [name for name in cls._names() if name not in ("letter_number", "head_rank")]
        given = {name: getattr(request, name) for name in own} if request else {}
        given |= {name: getattr(delegation, name) for name in ("letter_number", "head_rank", "version")}
        return cls(data=given)

    @staticmethod
    def _names() -> list[str]:
        return [name for name in RequestEntry.__dataclass_fields__ if name != "version"]

    def request_entry(self) -> RequestEntry:
        """Hand the checked answers to the service."""
        given: dict[str, Any] = {name: self[name].data for name in self._names()}
        for name in ("letter_number", "asker", "head_rank", "meets", "topic"):
            given[name] = given[name] or ""
        given["sector_code"] = given["sector_code"] or None
        given["is_flexible"] = bool(given["is_flexible"])
        return RequestEntry(version=self.seen_version, **given)


class NewRequestForm(RequestForm):
    """A request entered in one go, from the letter in one's hand: the first four answers are enough."""

    locality_id = SelectField(_l("Foreign locality"), [Needed()], coerce=whole_number, validate_choice=False)
    direction = MemberRadio(_l("Kind of delegation"), Direction, default=Direction.INCOMING)
    sender_vi = LineField(_l("Sending body"), [Needed()])
    starts_on = DayField(_l("First day"), [Needed()])
    ends_on = DayField(_l("Last day"))
    name_vi = LineField(_l("Name of the delegation"))
    purpose_vi = ProseField(_l("Purpose"))
    visit_kind = MemberField(_l("Kind of visit"), VisitKind, empty=_l("Not said"))
    owner_id = SelectField(_l("Officer in charge"), coerce=whole_number)

    def validate_ends_on(self, field: Field) -> None:
        """Refuse a visit that ends before it starts."""
        if self.starts_on.data and field.data and field.data < self.starts_on.data:
            raise ValidationError(_("The last day comes before the first."))

    def delegation_entry(self) -> DelegationEntry:
        """Hand over what is written of the delegation; without a name it is called by who sends it."""
        first = cast("date", self.starts_on.data)
        sender = self.sender_vi.data or ""
        name = self.name_vi.data or _("Delegation: %(sender)s", sender=sender)
        return DelegationEntry(
            locality_id=self.locality_id.data,
            direction=self.direction.data or Direction.INCOMING,
            name=words(vi=name),
            sender=words(vi=sender),
            purpose=words(vi=self.purpose_vi.data),
            starts_on=first,
            ends_on=self.ends_on.data or first,
            letter_number=self.letter_number.data or "",
            owner_id=self.owner_id.data,
            visit_kind=self.visit_kind.data,
        )


class DecisionForm(CrmForm):
    """What is decided on a request."""

    answer = MemberRadio(_lp("request", "Decision"), Answer, validators=[Needed()])
    proposal = LineField(_l("Proposed instead"))
    reason = ProseField(_l("Reason"))

    def entry(self) -> DecisionEntry:
        """Hand the checked answers to the service."""
        return DecisionEntry(
            answer=self.answer.data,
            proposal=self.proposal.data or "",
            reason=self.reason.data or "",
            version=self.seen_version,
        )


class ReplyForm(CrmForm):
    """The answer, in both languages."""

    reply_vi = ProseField(_l("Vietnamese"))
    reply_en = ProseField(_l("English"), render_kw={"lang": "en"})

    def reply(self) -> Words:
        """Return the wording in the languages that have one."""
        return words(vi=self.reply_vi.data, en=self.reply_en.data)


class GateRuleForm(CrmForm):
    """How one rule stands in this office."""

    is_active = BooleanField(_l("In use"))
    amount = IntegerField(_lp("request", "Figure"), [Optional()])
    leads_to = MemberField(_l("When it speaks against, recommend"), Answer)

    @classmethod
    def showing(cls, setting: Setting, version: int | None) -> Self:
        """Open the form on a rule as it stands."""
        given = {"is_active": setting.is_active, "amount": setting.amount, "leads_to": setting.leads_to}
        form = cls(data=given | {"version": version})
        form.about = setting
        words_of = {Answer.ACCEPT: _("only to look at it")}
        offer(form.leads_to, [(one.value, words_of.get(one) or label(one)) for one in Answer])
        if setting.unit is None:
            del form.amount
        else:
            form.amount.label.text = str(setting.unit) % {"num": "…"}
        return form

    def entry(self) -> GateRuleEntry:
        """Hand the checked answers to the service."""
        amount = self._fields.get("amount")
        return GateRuleEntry(
            is_active=bool(self.is_active.data),
            amount=amount.data if amount is not None else None,
            leads_to=self.leads_to.data,
            version=self.seen_version,
        )

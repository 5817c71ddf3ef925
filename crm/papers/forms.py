"""What is asked about a paper before it is printed, and when it was sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, ClassVar, Self, cast

from wtforms import BooleanField, Field, IntegerField, SelectField
from wtforms.validators import Optional, ValidationError

from crm.core.forms import CrmForm, DayField, LineField, MemberRadio, Needed, ProseField, offer, whole_number
from crm.core.locale import _, _l
from crm.papers.content import Answer, Choices, Draft
from crm.papers.rules import lines
from crm.papers.sections import section_label
from crm.papers.service import OfficialEntry

_LINES = ("addressees", "position", "recipients")
_PLAIN = ("summary", "symbol", "signer")
_FACTS = ("answer", "member_id", "item_id", "has_members", "has_programme", "is_internal")


class PaperForm(CrmForm):
    """The head of a paper and who signs; each kind adds its own sections."""

    answer = MemberRadio(_l("Answer"), Answer, default=Answer.ACCEPT)
    member_id = SelectField(_l("Letter to"), coerce=whole_number)
    item_id = SelectField(_l("Item of the programme"), coerce=whole_number)
    summary = LineField(_l("Subject of the paper"))
    symbol = LineField(_l("Symbol"), max_length=40)
    addressees = ProseField(_l("Addressed to"))
    signatory = SelectField(_l("Choose a signatory"))
    position = ProseField(_l("Authority and position"))
    signer = LineField(_l("Signatory"), max_length=200)
    recipients = ProseField(_l("Recipients"))
    has_members = BooleanField(_l("Annex: list of members"))
    has_programme = BooleanField(_l("Annex: programme"))
    is_internal = BooleanField(_l("Mark it “for internal use”"))

    codes: ClassVar[Sequence[str]] = ()
    """The sections that this kind of paper has."""
    shown: Draft
    """The draft that stands in the form."""
    base: Choices
    """The paper as it is kept: of what the form does not ask, nothing changes."""

    @classmethod
    def of(cls, chosen: Choices, draft: Draft, version: int) -> Self:
        """Open the form on what will be printed: the officer's own words, else the drafted ones."""
        given: dict[str, Any] = {
            name: "\n".join(getattr(chosen, name) or getattr(draft, name, ())) for name in _LINES
        }
        given |= {name: getattr(chosen, name) or getattr(draft, name, "") for name in _PLAIN}
        given |= {name: getattr(chosen, name) for name in _FACTS}
        given |= {one.code: "\n".join(chosen.texts.get(one.code) or one.drafted) for one in draft.sections}
        form = cls(data=given | {"version": version})
        form.base, form.shown = chosen, draft
        return form

    def offer_signatories(self, signing: Mapping[str, tuple[tuple[str, ...], str]]) -> None:
        """Offer who may sign; the words beneath count for anybody else."""
        self.signing = signing
        named = [(key, f"{name} – {' / '.join(post)}") for key, (post, name) in signing.items()]
        offer(self.signatory, named, empty=_("somebody else, as written below"))
        if not self.is_submitted():
            mine = (lines(self.position.data or ""), self.signer.data or "")
            found = next((key for key, told in signing.items() if told == mine), "")
            self.signatory.data = found
            if found:
                self.position.data = self.signer.data = ""

    def offer_members(self, members: Sequence[tuple[int, str]]) -> None:
        """Offer to whom a letter may go."""
        offer(self.member_id, members, empty=_("the head of the delegation"))

    def offer_items(self, items: Sequence[tuple[int, str]]) -> None:
        """Offer what guests may be asked to."""
        offer(self.item_id, items, empty=_("the first item that a city leader attends"))

    def choices(self) -> Choices:
        """Return what the form says now, also where it was refused."""
        several: dict[str, Any] = {name: lines(self[name].data or "") for name in _LINES}
        single: dict[str, Any] = {name: self[name].data or "" for name in _PLAIN}
        facts: dict[str, Any] = {name: self[name].data for name in _FACTS}
        facts["answer"] = facts["answer"] or Answer.ACCEPT
        if self.signatory.data in getattr(self, "signing", {}):
            several["position"], single["signer"] = self.signing[self.signatory.data]
        return Choices(
            **several,
            **single,
            **facts,
            texts={code: lines(self[code].data or "") for code in self.codes},
            kind=self.base.kind,
            lang=self.base.lang,
            consultation_id=self.base.consultation_id,
            is_ending=self.base.is_ending,
            number=self.base.number,
            dated=self.base.dated,
        )

    def entry(self, drafted: Draft) -> OfficialEntry:
        """Hand the checked answers to the service, beside what the record makes of them now."""
        return OfficialEntry(
            chosen=self.choices(), shown=self.shown, drafted=drafted, version=self.seen_version
        )

    def is_own(self, code: str) -> bool:
        """Tell whether a section is the officer's and no longer the record's."""
        return code in self.base.texts


@cache
def form_with(codes: tuple[str, ...]) -> type[PaperForm]:
    """Return the form with the sections of a kind of paper."""
    fields = {code: ProseField(section_label(code)) for code in codes}
    return type("SectionForm", (PaperForm,), {**fields, "codes": codes})


class IssueForm(CrmForm):
    """Number and day as the records clerk gave them."""

    number = IntegerField(_l("Number"), [Optional()])
    dated = DayField(_l("Day of the paper"), [Needed()])
    registers = BooleanField(_l("Put it into the register of papers, linked to its record"))

    def validate_number(self, field: Field) -> None:
        """Refuse a number that no register has."""
        if field.data is not None and not 0 < field.data < 1_000_000:  # noqa: PLR2004
            raise ValidationError(_("Write the number alone, for example 12."))

    def answers(self) -> dict[str, Any]:
        """Return what was answered, for the service."""
        return {"number": self.number.data, "dated": cast("Any", self.dated.data)}

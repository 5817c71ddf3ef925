"""The form of a conference: what it is, who comes, and what decides who allows it."""

from __future__ import annotations

from typing import Any, ClassVar

from wtforms import Field, SelectField, SelectMultipleField

from crm.conferences.models import Competence, Conference, Known, Manner, Organiser, Topic
from crm.conferences.service import ConferenceEntry
from crm.core.forms import (
    CrmForm,
    DayField,
    LineField,
    MemberField,
    MemberRadio,
    ProseField,
    offer,
    whole_number,
    words,
)
from crm.core.locale import _, _l, label
from crm.core.records import Classification
from crm.documents.forms import CountField
from crm.documents.rules import language_word

_TEXTS = (
    *("purpose", "host", "co_hosts", "place", "origins", "leaders"),
    *("competence_reason", "money", "money_source", "notes"),
)
_AS_THEY_ARE = (
    *("locality_id", "starts_on", "ends_on", "ours_count", "foreign_count"),
    *("competence_set", "delegation_id", "agreement_id", "owner_id"),
)
_MEMBERS: dict[str, Any] = {
    "organiser": Organiser.CITY,
    "manner": Manner.IN_PERSON,
    "has_leaders": Known.UNKNOWN,
    "has_topics": Known.UNKNOWN,
    "classification": Classification.INTERNAL,
}


class ConferenceForm(CrmForm):
    """A conference: its name is enough to begin."""

    together = (
        ("starts_on", "ends_on"),
        ("has_leaders", "leaders"),
        ("has_topics", "topics"),
        ("competence_set", "competence_reason"),
    )
    groups: ClassVar = {"name": _l("Name of the conference")}

    name_vi = LineField(_l("Name in Vietnamese"))
    name_en = LineField(_l("Name in English"))
    name_own = LineField(_l("Name in the partner’s language"))
    purpose = ProseField(_l("Topic and purpose"))
    organiser = MemberRadio(_l("Whose body asks"), Organiser, default=Organiser.CITY)
    host = LineField(_l("Held by"))
    co_hosts = LineField(_l("Together with"))
    locality_id = SelectField(_l("Partner"), coerce=whole_number)
    manner = MemberRadio(_l("Form of the conference"), Manner, default=Manner.IN_PERSON)
    starts_on = DayField(_l("First day"))
    ends_on = DayField(_l("Last day"))
    place = LineField(_l("Place"))
    ours_count = CountField(_l("Vietnamese participants"))
    foreign_count = CountField(_l("Foreign participants"))
    origins = LineField(_l("Countries and localities"))
    has_leaders = MemberRadio(_l("Ministers or heads attend"), Known, default=Known.UNKNOWN)
    leaders = LineField(_l("Who they are"))
    has_topics = MemberRadio(
        _l("Touches on matters kept to the Prime Minister"), Known, default=Known.UNKNOWN
    )
    topics = SelectMultipleField(_l("Which matters"), validate_choice=True)
    competence_set = MemberField(_l("Who allows it"), Competence, empty=_l("As the rule says"))
    competence_reason = LineField(
        _l("Why it differs from the rule"), render_kw={"placeholder": _l("Why it differs from the rule")}
    )
    money = LineField(_l("Money"))
    money_source = LineField(_l("Where the money comes from"))
    delegation_id = SelectField(_l("Delegation"), coerce=whole_number)
    agreement_id = SelectField(_l("International agreement"), coerce=whole_number)
    notes = ProseField(_l("Notes"))
    classification = MemberRadio(_l("Who may see it"), Classification, default=Classification.INTERNAL)
    owner_id = SelectField(_l("Officer in charge"), coerce=whole_number)

    own_lang = ""

    def prepare(self, own_lang: str) -> None:
        """Offer the matters, and ask for the partner's language where it is another one."""
        offer(self.topics, [(one.value, label(one)) for one in Topic])
        self.own_lang = own_lang if own_lang not in ("vi", "en") else ""
        if self.own_lang:
            self.name_own.label.text = _("Name in %(language)s", language=language_word(self.own_lang))
        else:
            del self.name_own

    def show(self, kept: Conference, own_lang: str) -> None:
        """Fill the form with what is kept."""
        for name in (*_TEXTS, *_AS_THEY_ARE, *_MEMBERS):
            self[name].data = getattr(kept, name)
        self.name_vi.data, self.name_en.data = kept.name.get("vi", ""), kept.name.get("en", "")
        self.name_own.data = kept.name.get(own_lang, "")
        self.topics.data = kept.topics.split()
        self.version.data = str(kept.version)

    def validate_name_vi(self, field: Field) -> None:
        """Ask for a name in at least one language."""
        if not field.data and not self.name_en.data and not field.errors:
            field.errors = [
                *field.errors,
                _("Please enter %(field)s.", field=_("Name of the conference")),
            ]

    def entry(self) -> ConferenceEntry:
        """Hand the checked answers to the service."""
        name = {"vi": self.name_vi.data, "en": self.name_en.data}
        if self.own_lang and self.name_own:
            name[self.own_lang] = self.name_own.data
        given: dict[str, Any] = {one: self[one].data or "" for one in _TEXTS}
        given |= {one: self[one].data for one in _AS_THEY_ARE}
        given |= {one: self[one].data or usual for one, usual in _MEMBERS.items()}
        return ConferenceEntry(
            **given, name=words(**name), topics=" ".join(self.topics.data or []), version=self.seen_version
        )

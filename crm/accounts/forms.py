"""Forms for one's own account and for the people of the office."""

from __future__ import annotations

from collections.abc import Sequence

from wtforms import BooleanField, SelectField

from crm.accounts.models import Unit, UserAccount
from crm.accounts.rules import Language
from crm.accounts.service import OwnEntry, PersonEntry, UnitEntry
from crm.core.access import Role
from crm.core.forms import CrmForm, LineField, MemberField, MemberRadio, Needed, offer, whole_number
from crm.core.locale import _, _l, language


class ProfileForm(CrmForm):
    """One's own name and the language of one's screen."""

    display_name = LineField(_l("Name"), [Needed()], max_length=120)
    title = LineField(_l("Title"), max_length=200)
    phone = LineField(_l("Mobile phone"), max_length=40)
    locale = MemberRadio(_l("Language"), Language)

    def entry(self) -> OwnEntry:
        """Hand the checked answers to the service."""
        return OwnEntry(
            display_name=self.display_name.data,
            title=self.title.data,
            phone=self.phone.data,
            locale=self.locale.data.value,
            version=self.seen_version,
        )


class PersonForm(CrmForm):
    """What an administrator tells of a person of the office."""

    display_name = LineField(_l("Name"), [Needed()], max_length=120)
    email = LineField(_l("E-mail address"), [Needed()], max_length=254)
    role = MemberField(_l("Seat"), Role)
    unit_id = SelectField(_l("Division"), coerce=whole_number)
    title = LineField(_l("Title"), max_length=200)
    phone = LineField(_l("Mobile phone"), max_length=40)
    active = BooleanField(_l("May sign in"), default=True)

    def offer(self, units: Sequence[Unit]) -> None:
        """Fill the divisions in."""
        offer(self.unit_id, [(unit.id, unit.called(language())) for unit in units], empty=_("no division"))

    def entry(self, before: UserAccount | None = None) -> PersonEntry:
        """Hand the checked answers to the service."""
        return PersonEntry(
            email=self.email.data,
            display_name=self.display_name.data,
            role=self.role.data,
            unit_id=self.unit_id.data,
            title=self.title.data,
            phone=self.phone.data,
            active=self.active.data,
            locale=before.locale if before else "vi",
            version=self.seen_version,
        )


class UnitForm(CrmForm):
    """A division of the office."""

    name = LineField(_l("Name in Vietnamese"), [Needed()], max_length=200)
    name_en = LineField(_l("Name in English"), max_length=200)
    abbreviation = LineField(
        _l("Abbreviation"),
        max_length=20,
        description=_l("Stands in official letters and beside the archive copy, for example HTQT."),
    )

    def entry(self) -> UnitEntry:
        """Hand the checked answers to the service."""
        return UnitEntry(
            name=self.name.data,
            name_en=self.name_en.data or "",
            abbreviation=self.abbreviation.data or "",
            version=self.seen_version,
        )


class MergeForm(CrmForm):
    """Which division takes over."""

    into_id = SelectField(_l("Division that takes over"), coerce=whole_number)

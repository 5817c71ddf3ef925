"""What is asked about a body."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wtforms import SelectField

from crm.core.db import Words
from crm.core.forms import CrmForm, LineField, MemberField, MemberRadio, offer, whole_number, words
from crm.core.locale import _, _l
from crm.core.records import Classification
from crm.people.forms.checks import Printable, email_address, language_choices, optional_text, web_address
from crm.people.models import Organisation, OrganisationKind
from crm.people.rules import OURS, UNSAID, partner_language
from crm.people.service import OrganisationEntry

PLAIN = (
    "org_kind",
    "short_name",
    "locality_id",
    "parent_id",
    "phone",
    "email",
    "website",
    "classification",
    "version",
)


class OrganisationForm(CrmForm):
    """Enter a body, or correct what is known of it. A name in one language is enough."""

    name_vi = LineField(_l("Name in Vietnamese"), [Printable()])
    name_en = LineField(_l("Name in English"), [Printable("en")])
    name_native = LineField(_l("Name in their language"), [Printable("native")])
    native_lang = SelectField(_l("Which language"), coerce=optional_text)
    short_name = LineField(_l("Short name"), [Printable()])
    org_kind = MemberField(_l("Kind of organisation"), OrganisationKind, default=OrganisationKind.DEPARTMENT)
    locality_id = SelectField(_l("Locality"), coerce=whole_number, validate_choice=False)
    parent_id = SelectField(_l("Belongs to"), coerce=whole_number, validate_choice=False)
    address_vi = LineField(_l("Address"), [Printable()])
    address_en = LineField(_l("Address in English"), [Printable("en")])
    phone = LineField(_l("Phone"), max_length=60)
    email = LineField(_l("E-mail"), [email_address], max_length=254)
    website = LineField(_l("Website"), [web_address], max_length=500)
    classification = MemberRadio(_l("Who may see it"), Classification, default=Classification.INTERNAL)

    @classmethod
    def of(cls, body: Organisation) -> OrganisationForm:
        """Return the form filled with what is kept of a body, or with what was just sent."""
        kept: dict[str, Any] = {name: getattr(body, name) for name in PLAIN}
        own = partner_language(body.name)
        kept |= {"name_vi": body.name.get("vi", ""), "name_en": body.name.get("en", "")}
        kept |= {"name_native": body.name.get(own, ""), "native_lang": own if own != UNSAID else ""}
        kept |= {"address_vi": body.address.get("vi", ""), "address_en": body.address.get("en", "")}
        return cls(data=kept)

    def prepare(self, places: Iterable[Any], bodies: Iterable[Any], but: int | None = None) -> None:
        """Fill the boxes to choose from."""
        offer(self.native_lang, language_choices(self.native_lang.data, without=OURS), empty=_("Not stated"))
        offer(self.locality_id, [(row.id, row.title) for row in places], empty=_("Not stated"))
        offer(self.parent_id, [(row.id, row.title) for row in bodies if row.id != but], empty=_("Not stated"))

    def entry(self) -> OrganisationEntry:
        """Hand the checked answers to the service."""
        own = {self.native_lang.data or UNSAID: self.name_native.data}
        return OrganisationEntry(
            name=words(vi=self.name_vi.data, en=self.name_en.data, **own),
            org_kind=self.org_kind.data,
            short_name=self.short_name.data or "",
            locality_id=self.locality_id.data,
            parent_id=self.parent_id.data,
            address=Words(vi=self.address_vi.data or "", en=self.address_en.data or ""),
            phone=self.phone.data or "",
            email=self.email.data or "",
            website=self.website.data or "",
            classification=self.classification.data or Classification.INTERNAL,
            version=self.seen_version,
        )

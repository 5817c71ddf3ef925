"""What is asked about a person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from flask import request
from wtforms import BooleanField, Field, FileField, FormField, HiddenField, SelectField
from wtforms.validators import ValidationError

from crm.core.db import Words
from crm.core.forms import (
    CrmForm,
    DayField,
    LineField,
    MemberField,
    MemberRadio,
    ProseField,
    RowList,
    offer,
    whole_number,
)
from crm.core.locale import _, _l
from crm.core.names import Gender, NameOrder, PersonName
from crm.core.records import Classification
from crm.core.storage import Received
from crm.people.forms.checks import (
    Printable,
    Row,
    email_address,
    hint,
    language_choices,
    not_to_come,
    optional_text,
)
from crm.people.forms.post import PostRow, row_key, shown_post
from crm.people.models import Contact, PointKind
from crm.people.service import ContactEntry, PointEntry

MOST_ROWS: Final = 30
PLAIN: Final = (
    "family_name",
    "middle_name",
    "given_name",
    "native_name",
    "native_lang",
    "latin_name",
    "reading",
    "reading_vi",
    "vietnamese_name",
    "name_order",
    "gender",
    "address_vi",
    "address_en",
    "address_native",
    "locality_id",
    "languages",
    "verified_on",
    "classification",
    "version",
)


class PointRow(Row):
    """One number or address; an empty one is not kept."""

    value = LineField(_l("Number or address"), max_length=254)
    kind = MemberField(_l("Way to reach"), PointKind)
    id = HiddenField(filters=[row_key])

    def validate_value(self, field: Field) -> None:
        """Check e-mail addresses; numbers are written as people write them."""
        if self.kind.data is PointKind.EMAIL:
            email_address(self, field)

    def entry(self) -> PointEntry:
        """Hand the row to the service."""
        return PointEntry(id=self.id.data, kind=self.kind.data, value=self.value.data or "")


class ContactForm(CrmForm):
    """Enter a person, or correct what is known. Any one form of the name is enough."""

    latin_name = LineField(_l("Name as in passport"), [Printable()])
    native_name = LineField(
        _l("Native-script name"),
        [Printable("native")],
        max_length=200,
        render_kw=hint(_l("Native-script name")),
    )
    native_lang = SelectField(_l("Language of the name"), coerce=optional_text)
    reading = LineField(
        _l("Reading"), [Printable("native")], max_length=200, render_kw=hint(_l("kana, pinyin"))
    )
    reading_vi = LineField(
        _l("Read aloud in Vietnamese"),
        [Printable()],
        max_length=200,
        render_kw=hint(_l("as a Vietnamese speaker says it")),
    )
    vietnamese_name = LineField(_l("Vietnamese name"), [Printable()], max_length=200)
    family_name = LineField(
        _l("Family name"), [Printable()], max_length=120, render_kw=hint(_l("Family name"))
    )
    middle_name = LineField(
        _l("Middle name"), [Printable()], max_length=120, render_kw=hint(_l("Middle name"))
    )
    given_name = LineField(_l("Given name"), [Printable()], max_length=120, render_kw=hint(_l("Given name")))
    name_order = MemberRadio(_l("Order of the name"), NameOrder, default=NameOrder.FAMILY_FIRST)
    gender = MemberRadio(_l("Mr or Ms"), Gender, empty=_l("Not stated"))
    address_vi = LineField(
        _l("Form of address in Vietnamese"),
        [Printable()],
        max_length=200,
        render_kw=hint(_l("in Vietnamese")),
    )
    address_en = LineField(
        _l("Form of address in English"), [Printable("en")], max_length=200, render_kw=hint(_l("in English"))
    )
    address_native = LineField(
        _l("Form of address in their language"),
        [Printable("native")],
        max_length=200,
        render_kw=hint(_l("in their language")),
    )
    locality_id = SelectField(_l("Locality"), coerce=whole_number, validate_choice=False)
    positions = RowList(FormField(PostRow), label=_l("Positions"), min_entries=1, max_entries=MOST_ROWS)
    points = RowList(FormField(PointRow), label=_l("Ways to reach"), min_entries=1, max_entries=MOST_ROWS)
    languages = LineField(_l("Languages spoken"), [Printable()])
    biography_vi = ProseField(_l("Biography in Vietnamese"), [Printable()])
    biography_en = ProseField(_l("Biography in English"), [Printable("en")])
    photo = FileField(_l("Photo"))
    drop_photo = BooleanField(_l("Take the present photo away"))
    verified_on = DayField(_l("Last checked"), [not_to_come])
    classification = MemberRadio(_l("Who may see it"), Classification, default=Classification.INTERNAL)

    @classmethod
    def of(cls, person: Contact) -> ContactForm:
        """Return the form filled with what is kept of a person, or with what was just sent."""
        kept: dict[str, Any] = {name: getattr(person, name) for name in PLAIN}
        kept |= {f"biography_{code}": person.biography.get(code, "") for code in ("vi", "en")}
        kept["positions"] = [shown_post(post) for post in person.positions] or [{"is_primary": True}]
        points = ({"id": p.id, "kind": p.kind, "value": p.value} for p in person.points)
        kept["points"] = list(points) or [{}]
        return cls(data=kept)

    def prepare(self, places: Iterable[Any], bodies: Iterable[Any], suggest_bodies: str) -> None:
        """Fill the boxes to choose from, and draw the further row that was asked for."""
        wanted = {"positions": self.positions, "points": self.points}.get(request.form.get("add_row", ""))
        if wanted is not None and len(wanted) < MOST_ROWS:
            wanted.append_entry()
        offer(self.native_lang, language_choices(self.native_lang.data), empty=_("Not stated"))
        offer(self.locality_id, [(row.id, row.title) for row in places], empty=_("Not stated"))
        choices = [(row.id, row.title) for row in bodies]
        for row in self.positions:
            offer(row.form.organisation_id, choices, empty=_("Choose"))
            row.form.organisation_id.render_kw = {"data-source": suggest_bodies}

    @property
    def asks_for_row(self) -> bool:
        """Tell whether the form was sent only to get one more row."""
        return "add_row" in request.form

    @property
    def chosen_bodies(self) -> list[int]:
        """Return the keys of the bodies that the rows name."""
        return [row.form.organisation_id.data for row in self.positions if row.form.organisation_id.data]

    def person_name(self) -> PersonName:
        """Return the name as it was entered."""
        return PersonName(
            family=self.family_name.data or "",
            middle=self.middle_name.data or "",
            given=self.given_name.data or "",
            native=self.native_name.data or "",
            native_lang=self.native_lang.data or None,
            latin=self.latin_name.data or "",
            reading=self.reading.data or "",
            reading_vi=self.reading_vi.data or "",
            vietnamese=self.vietnamese_name.data or "",
            order=self.name_order.data or NameOrder.FAMILY_FIRST,
        )

    def validate_photo(self, field: Field) -> None:
        """Refuse to take a photo away and bring one at once."""
        if self.drop_photo.data and self.has_photo:
            raise ValidationError(_("Choose a new photo or take the present one away, not both."))

    @property
    def has_photo(self) -> bool:
        """Tell whether a file came with the form."""
        return bool(self.photo.data and getattr(self.photo.data, "filename", ""))

    def entry(self, photo: Received | None = None) -> ContactEntry:
        """Hand the checked answers to the service."""
        lang = self.native_lang.data or ""
        biography = Words(vi=self.biography_vi.data or "", en=self.biography_en.data or "")
        return ContactEntry(
            name=self.person_name(),
            gender=self.gender.data,
            address_vi=self.address_vi.data or "",
            address_en=self.address_en.data or "",
            address_native=self.address_native.data or "",
            locality_id=self.locality_id.data,
            languages=self.languages.data or "",
            biography=biography,
            verified_on=self.verified_on.data,
            classification=self.classification.data or Classification.INTERNAL,
            positions=[row.form.entry(lang) for row in self.positions if row.form.is_filled],
            points=[row.form.entry() for row in self.points if row.form.value.data],
            photo=photo,
            drop_photo=self.drop_photo.data,
            version=self.seen_version,
        )


def fresh_contact(locality_id: int | None, organisation_id: int | None) -> ContactForm:
    """Return an empty form that begins with what the page before was about."""
    first = {"is_primary": True, "organisation_id": organisation_id}
    return ContactForm(data={"locality_id": locality_id, "positions": [first]})

"""What is asked about one member."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar, Self

from wtforms import Field, HiddenField, SelectField
from wtforms.validators import ValidationError

from crm.core import clock
from crm.core.forms import (
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
from crm.core.locale import _, _l, _lp
from crm.core.names import Gender, NameOrder
from crm.core.paper import missing_glyphs
from crm.delegations.forms.beside import EN, VI, BesideForm, in_both, spoken
from crm.delegations.models import DelegationMember, MemberRole, MemberSide
from crm.delegations.rules import languages
from crm.delegations.service import MemberEntry
from crm.delegations.service.members import UNKNOWN_LANGUAGE
from crm.people import rules as _people_rules  # noqa: F401  # how genders and orders of names are called
from crm.protocol.rules import Addressed

NAME_FIELDS = (
    "latin_name",
    "native_name",
    "native_lang",
    "reading",
    "reading_vi",
    "family_name",
    "middle_name",
    "given_name",
    "vietnamese_name",
    "name_order",
    "gender",
    "address_vi",
    "address_en",
    "address_native",
)
PRIVATE_FIELDS = ("diet", "access", "health", "passport_number", "born_on")
"""What is kept sealed and shown only to who may change a delegation."""
_TEXTS = ("phone", "email", "note", "rank_code", "languages", "nationality")
_PLAIN = ("side", "role", "contact_id", "user_id", "companion_of_id", *_TEXTS, *PRIVATE_FIELDS, *NAME_FIELDS)


def unprintable(text: str, lang: str = "") -> str | None:
    """Say which letters of a text no embedded typeface can draw; None when all can be printed."""
    missing = missing_glyphs(text, lang or "vi")
    if not missing:
        return None
    return _(
        "These letters cannot be printed: %(letters)s. Check the name with the partner.",
        letters=" ".join(missing),
    )


class Printable:
    """Refuse a text that would leave holes on paper."""

    def __call__(self, form: Any, field: Field) -> None:
        """Check one field."""
        if field.data and (sentence := unprintable(field.data, form.native_lang.data or "")):
            raise ValidationError(sentence)


class Mailable:
    """Refuse what cannot be an e-mail address."""

    def __call__(self, form: Any, field: Field) -> None:
        """Check one field."""
        if field.data and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", field.data):
            raise ValidationError(_("Write the address as name@example.org."))


class PassportNumber:
    """Refuse what cannot be the number of a passport: letters and digits it is, without signs."""

    def __call__(self, form: Any, field: Field) -> None:
        """Check one field."""
        if field.data and not re.fullmatch(r"[A-Za-z0-9]{5,20}", field.data.replace(" ", "")):
            raise ValidationError(_("A passport number has letters and digits only, five at least."))


class MemberForm(BesideForm):
    """A member as of this visit."""

    side = MemberRadio(_l("Side"), MemberSide, default=MemberSide.THEIRS, validators=[Needed()])
    role = MemberField(_l("Role in the delegation"), MemberRole, default=MemberRole.MEMBER)
    latin_name = LineField(_l("Full name in Latin letters"), [Printable()])
    native_name = LineField(_l("Native-script name"), [Printable()], max_length=200)
    native_lang = SelectField(_l("Language of the name"), choices=lambda: languages())
    reading = LineField(_l("Reading"), [Printable()], max_length=200)
    reading_vi = LineField(_l("Read in Vietnamese as"), [Printable()], max_length=200)
    family_name = LineField(_l("Family name"), [Printable()], max_length=120)
    middle_name = LineField(_l("Middle name"), [Printable()], max_length=120)
    given_name = LineField(_l("Given name"), [Printable()], max_length=120)
    vietnamese_name = LineField(_l("Vietnamese name"), [Printable()], max_length=200)
    name_order = MemberField(_l("Order of the name"), NameOrder, default=NameOrder.FAMILY_FIRST)
    gender = MemberField(_l("Gender"), Gender, empty="")
    title_vi = LineField(VI, [Printable()])
    title_en = LineField(EN, [Printable()])
    title_own = LineField(validators=[Printable()])
    title_native = LineField(_l("In their language"), [Printable()])
    organisation_vi = LineField(VI, [Printable()])
    organisation_en = LineField(EN, [Printable()])
    address_vi = LineField(VI, [Printable()], max_length=200)
    address_en = LineField(EN, [Printable()], max_length=200)
    address_native = LineField(_l("In their language"), [Printable()], max_length=200)
    phone = LineField(_l("Mobile phone"), max_length=60)
    email = LineField(_l("E-mail"), [Mailable()], max_length=254)
    rank_code = SelectField(_lp("ranks", "Rank"), render_kw={"data-tokens": ""})
    companion_of_id = SelectField(_l("Companion of"), coerce=whole_number)
    languages = LineField(_l("Languages spoken"), [Printable()])
    nationality = SelectField(_l("Nationality"), render_kw={"data-tokens": ""})
    diet = LineField(_l("Dietary needs"))
    access = LineField(_l("Access needs"))
    health = LineField(_l("Health"))
    passport_number = LineField(_l("Passport number"), [PassportNumber()], max_length=20)
    born_on = DayField(_l("Date of birth"))
    note = LineField(_l("Notes"))
    biography_vi = ProseField(VI)
    biography_en = ProseField(EN)
    biography_own = ProseField()
    contact_id = HiddenField()
    user_id = HiddenField()
    groups: ClassVar = {
        "title": _l("Title as of the visit"),
        "organisation": _l("Organisation"),
        "address": _l("Form of address"),
        "biography": _l("Biography"),
    }
    native_shown: str | None = None
    native_lang_kept = ""

    def offer(
        self,
        ranks: Iterable[tuple[str, str]],
        countries: Iterable[tuple[str, str]],
        people: Iterable[tuple[int, str]],
    ) -> None:
        """Fill the boxes of ranks, countries and the others of the delegation."""
        offer(self.rank_code, ranks, empty="")
        offer(self.nationality, countries, empty="")
        offer(self.companion_of_id, people, empty=_("nobody"))

    def fill_address(self, found: Mapping[str, str]) -> None:
        """Write forms of address into the fields that are still empty."""
        for lang in ("vi", "en", "native"):
            field = self[f"address_{lang}"]
            field.data = field.data or found.get(lang, "")

    def addressed(self, *, is_excellency: bool) -> Addressed:
        """Return what the form says of the person, for a form of address."""
        name = self.latin_name.data or ""
        return Addressed(
            gender=self.gender.data,
            is_excellency=is_excellency,
            is_ours=self.side.data is MemberSide.OURS,
            title_vi=self.title_vi.data or "",
            title_en=self.title_en.data or "",
            title_native=self.title_native.data or "",
            family_name=self.family_name.data or "",
            full_name=self.vietnamese_name.data or name,
            native_name=self.native_name.data or "",
            native_lang=self.native_lang.data or "",
        )

    def validate_born_on(self, field: Field) -> None:
        """Refuse a day of birth that lies ahead."""
        if field.data and field.data > clock.today():
            raise ValidationError(_("This day has not come yet."))

    def validate_latin_name(self, field: Field) -> None:
        """Ask for one form of the name at least."""
        if not (field.data or self.native_name.data or self.native_name.errors):
            raise ValidationError(_("Enter the name in Latin letters or in the person's own script."))

    @classmethod
    def of(cls, member: DelegationMember, version: int, own: str = "") -> Self:
        """Open the form on a member; ``version`` is the delegation's, ``own`` its partner's language."""
        given = {name: getattr(member, name) for name in _PLAIN} | {"version": version}
        apart = {"vi", "en"} if member.side is MemberSide.THEIRS else {"vi", "en", own}
        foreign = {lang: text for lang, text in (member.title or {}).items() if lang not in apart}
        shown = member.native_lang if member.native_lang in foreign else next(iter(foreign), None)
        given["title_native"] = foreign.get(shown or "", "")
        texts = in_both(member, "title", "organisation", "biography", own=own)
        given["born_on"] = _birthday(member.born_on)
        form = cls(data=given | texts | {"own_lang": own})
        form.native_shown, form.native_lang_kept = shown, member.native_lang
        return form

    @property
    def titles_beside(self) -> list[Field]:
        """Fields for the title in more languages: the person's own, and the partner's where that is another.

        Our own people have titles in the partner's language only.
        """
        side = self.side.data
        if side is MemberSide.THEIRS or not self.own:
            return [self.title_native]
        return [self.title_own] if side is MemberSide.OURS else [self.title_own, self.title_native]

    def _native(self) -> str:
        """Return the language of the native title: the one shown, unless the name's language was changed."""
        lang = self.native_lang.data or ""
        if self.native_shown and lang == self.native_lang_kept:
            return self.native_shown
        if lang or self.side.data is not MemberSide.THEIRS:
            return lang or UNKNOWN_LANGUAGE
        return self.own or UNKNOWN_LANGUAGE

    def entry(self) -> MemberEntry:
        """Hand the checked answers to the service."""
        lang = self._native()
        title, asked = words(vi=self.title_vi.data, en=self.title_en.data), {"vi", "en"}
        if self.own and self.title_own.raw_data:
            asked.add(self.own)
            title |= words(**{self.own: self.title_own.data})
        if self.title_native.raw_data:
            asked |= {lang, self.native_shown or lang}
            title |= words(**{lang: self.title_native.data})
        plain = {name: self[name].data or "" for name in (*NAME_FIELDS[:9], *NAME_FIELDS[11:], *_TEXTS)}
        return MemberEntry(
            side=self.side.data,
            role=self.role.data or MemberRole.MEMBER,
            contact_id=_key(self.contact_id.data),
            user_id=_key(self.user_id.data),
            name_order=self.name_order.data or NameOrder.FAMILY_FIRST,
            gender=self.gender.data,
            title=title,
            title_shown=asked,
            organisation=spoken(self, "organisation"),
            biography=spoken(self, "biography"),
            companion_of_id=self.companion_of_id.data,
            diet=self.diet.data or None,
            access=self.access.data or None,
            health=self.health.data or None,
            passport_number=(self.passport_number.data or "").replace(" ", "").upper() or None,
            born_on=self.born_on.data.isoformat() if self.born_on.data else None,
            version=self.seen_version,
            **plain,
        )


def _birthday(text: str | None) -> date | None:
    """Read a sealed day of birth; one that is no day is left out."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _key(text: str | int | None) -> int | None:
    """Read a hidden key; nonsense is no key."""
    try:
        return whole_number(text)
    except ValueError:
        return None

"""The form of an agreement: what it is, who signed, from when to when, and what it stands in line with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from flask import request
from wtforms import BooleanField, Field, Form, FormField, HiddenField, SelectField, SelectMultipleField

from crm.agreements.models import (
    Agreement,
    AgreementKind,
    AgreementLevel,
    ChainLink,
    Ending,
    SignatorySide,
    Signature,
    Term,
)
from crm.agreements.service import AgreementEntry, SignatureEntry
from crm.core.forms import (
    CrmForm,
    DayField,
    LineField,
    MemberField,
    MemberRadio,
    Needed,
    ProseField,
    RowList,
    offer,
    whole_number,
    words,
)
from crm.core.locale import _, _l, _lp
from crm.core.records import Classification
from crm.documents.forms import CountField
from crm.documents.rules import LANGUAGE_CODES, language_word
from crm.localities.forms.fields import check_address

MOST_SIGNATORIES = 12


def _row_key(value: Any) -> int | None:
    """Read the key of a row that was kept; nonsense makes it a new row."""
    try:
        return whole_number(value)
    except ValueError:
        return None


class SignatureRow(Form):  # type: ignore[misc]  # the library is untyped
    """One signatory; a row without a name is not kept."""

    class Meta:
        """The messages of the whole form."""

        get_translations = CrmForm.Meta.get_translations

    id = HiddenField(filters=[_row_key])
    side = MemberField(_l("Side"), SignatorySide)
    name = LineField(_l("Name"), render_kw={"placeholder": _l("Name")})
    post = LineField(_l("Title as of then"), render_kw={"placeholder": _l("Title as of then")})
    authority = LineField(_l("Authority"), render_kw={"placeholder": _l("Authority")})

    def entry(self) -> SignatureEntry:
        """Hand the row to the service."""
        return SignatureEntry(
            id=self.id.data,
            side=self.side.data or SignatorySide.OURS,
            name=self.name.data or "",
            post=self.post.data or "",
            authority=self.authority.data or "",
        )


_LINES = (
    "number",
    "our_party",
    "our_party_now",
    "their_party",
    "their_party_now",
    "occasion",
    "place",
    "expiry_decision",
    "ending_reason",
    "money_note",
    "our_focal",
    "outside_reason",
    "source",
    "source_url",
    "notes",
)
_AS_THEY_ARE = (
    "holder_id",
    "originals",
    "signed_on",
    "effective_on",
    "expires_on",
    "notice_days",
    "tacit_months",
    "review_on",
    "expiry_decided_on",
    "ended_on",
    "ending",
    "counterpart_id",
    "previous_id",
    "link",
    "owner_id",
)
_TICKS = ("is_year_only", "is_tacit", "has_money", "is_outside_law")


class AgreementForm(CrmForm):
    """An agreement: its title and partner are enough to begin."""

    together = (
        ("expires_on", "term"),
        ("is_tacit", "tacit_months"),
        ("ending", "ended_on", "ending_reason"),
        ("previous_id", "link"),
    )
    groups: ClassVar = {"name": _l("Agreement title")}

    locality_id = SelectField(_l("Partner"), [Needed()], coerce=whole_number)
    name_vi = LineField(_l("Agreement title, in Vietnamese"))
    name_en = LineField(_l("Agreement title, in English"))
    name_own = LineField(_l("Agreement title, in the partner’s language"))
    agreement_kind = MemberField(_l("Kind of agreement"), AgreementKind, default=AgreementKind.MEMORANDUM)
    level = MemberField(_lp("agreement", "Level"), AgreementLevel, default=AgreementLevel.PROVINCE)
    number = LineField(_l("Number and symbol"), max_length=80)
    holder_id = SelectField(_l("Made by"), coerce=whole_number)
    our_party = LineField(_l("Our party as named then"))
    our_party_now = LineField(_l("Our party as named now"))
    their_party = LineField(_l("Their party as named then"))
    their_party_now = LineField(_l("Their party as named now"))
    signatures = RowList(
        FormField(SignatureRow), _l("Signatories"), min_entries=2, max_entries=MOST_SIGNATORIES
    )
    languages = SelectMultipleField(_l("Languages of the text"), validate_choice=True)
    prevailing = SelectField(_l("Text that prevails"))
    originals = CountField(
        _l("Originals"), render_kw={"inputmode": "numeric", "placeholder": _l("Originals")}
    )
    occasion = LineField(_l("Occasion"))
    place = LineField(_l("Place of signing"))
    signed_on = DayField(_l("Signed on"))
    is_year_only = BooleanField(_l("Only the year is known"))
    effective_on = DayField(_l("Effective on"))
    term = MemberRadio(_lp("agreement", "Term"), Term, default=Term.UNKNOWN)
    expires_on = DayField(_l("Expires on"))
    notice_days = CountField(
        _l("Days of notice"), render_kw={"inputmode": "numeric", "placeholder": _l("Days of notice")}
    )
    is_tacit = BooleanField(_l("Renewed by itself unless one side gives notice"))
    tacit_months = CountField(
        _l("Renewed by months"), render_kw={"inputmode": "numeric", "placeholder": _l("Renewed by months")}
    )
    review_on = DayField(_l("Review on"))
    expiry_decided_on = DayField(_l("Decided on"))
    expiry_decision = LineField(_l("What follows when it expires"))
    ending = MemberField(_l("How it ended"), Ending, empty=_l("It has not ended"))
    ended_on = DayField(_l("Ended on"))
    ending_reason = LineField(_l("Reason"))
    sectors = SelectMultipleField(_l("Sectors"), validate_choice=True)
    has_money = BooleanField(_l("Money is involved"))
    money_note = LineField(_l("Money"), render_kw={"placeholder": _l("How much, from whom")})
    our_focal = LineField(_l("Our focal point"))
    counterpart_id = SelectField(_l("Their focal point"), coerce=whole_number)
    previous_id = SelectField(_l("Agreement before it"), coerce=whole_number)
    link = MemberField(_l("What it is to that one"), ChainLink, empty=_l("Choose"))
    is_outside_law = BooleanField(_l("Outside the Law on International Agreements"))
    outside_reason = LineField(_l("Why it is outside"), render_kw={"placeholder": _l("Why it is outside")})
    source = LineField(_l("Source"))
    source_url = LineField(_l("Web address"), max_length=500, render_kw={"placeholder": _l("Web address")})
    notes = ProseField(_l("Notes"))
    classification = MemberRadio(_l("Who may see it"), Classification, default=Classification.INTERNAL)
    owner_id = SelectField(_l("Officer in charge"), coerce=whole_number)

    own_lang = ""
    """The partner's language, where it is neither Vietnamese nor English."""

    def prepare(self, sectors: Iterable[tuple[str, str]], own_lang: str) -> None:
        """Fill the boxes that offer the same to everybody."""
        if request.form.get("add_row") == "signatures" and len(self.signatures) < MOST_SIGNATORIES:
            self.signatures.append_entry()
        spoken = [(code, language_word(code)) for code in LANGUAGE_CODES]
        offer(self.languages, spoken)
        offer(self.prevailing, spoken, empty=_("All texts are equal"))
        offer(self.sectors, sectors)
        self.own_lang = own_lang if own_lang not in ("vi", "en") else ""
        if self.own_lang:
            word = language_word(self.own_lang)
            self.name_own.label.text = _("Agreement title, in %(language)s", language=word)
        else:
            del self.name_own

    @property
    def asks_for_row(self) -> bool:
        """Tell whether the form was sent only to get one more row."""
        return "add_row" in request.form

    def show(self, agreement: Agreement, signatures: Iterable[Signature], own_lang: str) -> None:
        """Fill the form with what is kept."""
        for name in (*_LINES, *_AS_THEY_ARE, *_TICKS, "agreement_kind", "level", "term", "prevailing"):
            self[name].data = getattr(agreement, name)
        self.classification.data = agreement.classification
        self.name_vi.data, self.name_en.data = agreement.name.get("vi", ""), agreement.name.get("en", "")
        self.name_own.data = agreement.name.get(own_lang, "")
        self.languages.data, self.sectors.data = agreement.languages.split(), agreement.sectors.split()
        self.version.data = str(agreement.version)
        while len(self.signatures):
            self.signatures.pop_entry()
        for row in signatures:
            kept = {"id": row.id, "side": row.side, "name": row.name, "post": row.post}
            self.signatures.append_entry(kept | {"authority": row.authority})
        for side in SignatorySide:
            if not any(row.form.side.data is side for row in self.signatures):
                self.signatures.append_entry({"side": side})

    def begin(self) -> None:
        """Show a row for the signatory of each side."""
        for row, side in zip(self.signatures, SignatorySide, strict=False):
            row.form.side.data = side

    def validate_name_vi(self, field: Field) -> None:
        """Ask for a title in at least one language."""
        if not field.data and not self.name_en.data and not field.errors:
            field.errors = [*field.errors, _("Please enter %(field)s.", field=_("Agreement title"))]

    def validate_source_url(self, field: Field) -> None:
        """Refuse what is no web address."""
        check_address(field)

    def entry(self, *, locality_id: int | None = None) -> AgreementEntry:
        """Hand the checked answers to the service."""
        name = {"vi": self.name_vi.data, "en": self.name_en.data}
        if self.own_lang and self.name_own:
            name[self.own_lang] = self.name_own.data
        given: dict[str, Any] = {one: self[one].data or "" for one in _LINES}
        given |= {one: self[one].data for one in _AS_THEY_ARE}
        given |= {one: bool(self[one].data) for one in _TICKS}
        return AgreementEntry(
            **given,
            locality_id=locality_id or self.locality_id.data,
            name=words(**name),
            agreement_kind=self.agreement_kind.data or AgreementKind.MEMORANDUM,
            level=self.level.data or AgreementLevel.PROVINCE,
            languages=" ".join(self.languages.data or []),
            prevailing=self.prevailing.data or "",
            term=self.term.data or Term.UNKNOWN,
            sectors=" ".join(self.sectors.data or []),
            classification=self.classification.data or Classification.INTERNAL,
            signatures=tuple(row.form.entry() for row in self.signatures if row.form.name.data),
            version=self.seen_version,
        )

"""What is asked before a paper is printed, and about the texts papers print in other languages."""

from __future__ import annotations

from typing import Any, ClassVar, Final, Self

from wtforms import SelectField
from wtforms.validators import Optional

from crm.briefings.content import Edition
from crm.briefings.rules import LANGUAGES, CallRole, FileForm, Paper, SeatingShape
from crm.briefings.service import PrintEntry, ReviewEntry
from crm.core.db import Words
from crm.core.forms import CrmForm, LineField, MemberField, Needed, whole_number
from crm.core.locale import LANGUAGES as SCREEN_LANGUAGES
from crm.core.locale import PARTNER_LANGUAGES, _l, _lp
from crm.localities.rules import language_name
from crm.settings.models import Office
from crm.settings.service import NAMES, AbroadEntry

ABROAD: Final = tuple(code for code in PARTNER_LANGUAGES if code not in SCREEN_LANGUAGES)
"""Languages of partners that the office's own settings do not ask about."""

ROLES: Final = ("", *(role.value for role in CallRole), *(shape.value for shape in SeatingShape))
"""For whose hands a call sheet is, or how a table stands; nothing is everybody, or the usual table."""


class PrintForm(CrmForm):
    """One button of the preview: a paper in an edition and a language, or in two."""

    paper = MemberField(_l("Paper"), Paper, validators=[Needed()])
    edition = MemberField(_l("Edition"), Edition, validators=[Needed()])
    lang = SelectField(_l("Language"), [Needed()], choices=list(LANGUAGES))
    form = MemberField(_l("File"), FileForm, validators=[Optional()], default=FileForm.PDF)
    role = SelectField(_lp("printing", "For whom"), validators=[Optional()], choices=list(ROLES), default="")
    item_id = SelectField(_l("Meeting"), validators=[Optional()], validate_choice=False, coerce=whole_number)
    member_id = SelectField(
        _lp("printing", "For whom"), validators=[Optional()], validate_choice=False, coerce=whole_number
    )
    desk = LineField(max_length=10)

    @property
    def comes_from_desk(self) -> bool:
        """Tell whether the page of all papers sent it."""
        return bool(self.desk.data)

    def entry(self, delegation_id: int) -> PrintEntry:
        """Hand the checked answers to the service."""
        return PrintEntry(
            delegation_id=delegation_id,
            paper=self.paper.data,
            edition=self.edition.data,
            lang=self.lang.data,
            form=self.form.data or FileForm.PDF,
            role=self.role.data or "",
            item_id=self.item_id.data or None,
            member_id=self.member_id.data or None,
        )


class ReviewForm(CrmForm):
    """Which native speaker has read the texts in one language."""

    lang = SelectField(_l("Language"), [Needed()], choices=list(PARTNER_LANGUAGES))
    reviewer = LineField(_l("Read by"), [Needed()], max_length=200)

    def entry(self, delegation_id: int) -> ReviewEntry:
        """Hand the checked answers to the service."""
        return ReviewEntry(
            delegation_id=delegation_id, lang=self.lang.data, reviewer=self.reviewer.data or ""
        )


class AbroadForm(CrmForm):
    """The city, its committee and the office in each language of the partners; the fields stand below."""

    groups: ClassVar = {
        "city": _l("Home city"),
        "superior": _l("Superior body"),
        "name": _l("Name of the office"),
    }

    def asked(self, name: str) -> list[tuple[str, Any]]:
        """Return the fields of one name with their languages."""
        return [(code, self[f"{name}_{code}"]) for code in ABROAD]

    @classmethod
    def showing(cls, office: Office) -> Self:
        """Fill the form in with the names as they are."""
        kept = {name: getattr(office, name) for name in NAMES}
        given = {f"{name}_{code}": words.get(code, "") for name, words in kept.items() for code in ABROAD}
        form = cls(data=given | {"version": office.version})
        for name in NAMES:
            for code, field in form.asked(name):
                field.label.text = language_name(code)
        return form

    def entry(self) -> AbroadEntry:
        """Hand the checked answers to the service."""
        said = {
            name: Words({code: field.data for code, field in self.asked(name) if field.data})
            for name in NAMES
        }
        return AbroadEntry(version=self.seen_version, **said)


for _name in NAMES:
    for _code in ABROAD:
        setattr(AbroadForm, f"{_name}_{_code}", LineField(max_length=200, render_kw={"lang": _code}))

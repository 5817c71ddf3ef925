"""The form of one row of a list: it asks for what the list uses, and for nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wtforms import Field, IntegerField, SelectField
from wtforms.validators import Optional

from crm.core.db import Words
from crm.core.forms import CrmForm, LineField, offer, whole_number
from crm.core.locale import _, _l
from crm.reference import queries
from crm.reference.models import ReferenceItem
from crm.reference.rules import NAME_LANGUAGES, ReferenceList, name_languages
from crm.reference.service import ItemEntry

_MOST = 200


class ItemForm(CrmForm):
    """A row: its name in some languages, and the columns of its list."""

    name_vi = LineField(_l("In Vietnamese"), max_length=_MOST)
    name_en = LineField(_l("In English"), max_length=_MOST)
    name_ja = LineField(_l("In Japanese"), max_length=_MOST)
    name_zh = LineField(_l("In Chinese"), max_length=_MOST)
    name_ko = LineField(_l("In Korean"), max_length=_MOST)
    name_ru = LineField(_l("In Russian"), max_length=_MOST)
    name_lo = LineField(_l("In Lao"), max_length=_MOST)
    name_fr = LineField(_l("In French"), max_length=_MOST)
    short_vi = LineField(_l("Short name"), max_length=_MOST)
    short_en = LineField(_l("Short name in English"), max_length=_MOST)
    abbreviation = LineField(_l("Abbreviation"), max_length=20)
    parent_id = SelectField(_l("Superior body"), coerce=whole_number)
    days = IntegerField(_l("Expected days"), [Optional()])

    @classmethod
    def showing(cls, told: ReferenceList, row: ReferenceItem | None) -> ItemForm:
        """Fill the form in with a row as it is saved; none for a new one."""
        form = cls(data=_saved(row))
        form.about = row
        form._keep_to(told)
        if told.parent is not None:
            above = queries.choices(told.parent, row.parent_id if row else None)
            offer(form.parent_id, [one for one in above if row is None or one[0] != row.id], empty=_("none"))
        return form

    def _keep_to(self, told: ReferenceList) -> None:
        """Leave out what the list does not use."""
        used = {f"name_{lang}" for lang in told.languages}
        used |= {"short_vi", "short_en"} if told.has_short_name else set()
        used |= {"abbreviation"} if told.abbreviation is not None else set()
        used |= {"parent_id"} if told.parent is not None else set()
        used |= {"days"} if told.days is not None else set()
        for name in [name for name in _OPTIONAL if name not in used]:
            del self[name]
        if told.parent_label is not None:
            self.parent_id.label.text = told.parent_label

    @property
    def name_fields(self) -> Sequence[Field]:
        """Return the fields of the name, a language each."""
        return [self[f"name_{lang}"] for lang in NAME_LANGUAGES if f"name_{lang}" in self]

    def _words(self, stem: str) -> Words:
        found = {lang: self[f"{stem}_{lang}"].data for lang in NAME_LANGUAGES if f"{stem}_{lang}" in self}
        return Words({lang: text for lang, text in found.items() if text})

    def _plain(self, name: str) -> Any:
        return self[name].data if name in self else None

    def entry(self) -> ItemEntry:
        """Hand the checked answers to the service."""
        return ItemEntry(
            name=self._words("name"),
            short_name=self._words("short"),
            abbreviation=self._plain("abbreviation") or "",
            parent_id=self._plain("parent_id"),
            days=self._plain("days"),
            version=self.seen_version,
        )


_OPTIONAL = (
    *(f"name_{lang}" for lang in name_languages()),
    "short_vi",
    "short_en",
    "abbreviation",
    "parent_id",
    "days",
)


def _saved(row: ReferenceItem | None) -> dict[str, Any]:
    if row is None:
        return {}
    names = {f"name_{lang}": text for lang, text in row.name.items()}
    shorts = {f"short_{lang}": text for lang, text in row.short_name.items()}
    plain = {name: getattr(row, name) for name in ("abbreviation", "parent_id", "days", "version")}
    return names | shorts | plain

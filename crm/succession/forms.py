"""What is asked when a place is renamed or joins another, and when names are brought up to date."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import BooleanField, SelectField

from crm.core import clock
from crm.core.forms import CrmForm, DayField, LineField, Needed, offer, whole_number
from crm.core.locale import _, _l
from crm.documents.rules import language_word
from crm.succession.models import NameDuty
from crm.succession.service import DutyEntry, HolderEntry, MergeEntry, RenameEntry


class _ChangeForm(CrmForm):
    """The day, the paper and the reason of a change."""

    effective_on = DayField(_l("With effect from"), [Needed()])
    basis = LineField(_l("Paper it is based on"))
    reason = LineField(_l("Reason"))


class RenameForm(_ChangeForm):
    """Another name from a day on."""

    name_vi = LineField(_l("New name"))
    name_en = LineField(_l("New name in English"))
    name_own = LineField(_l("New name in its own language"))

    def prepare(self, own_lang: str) -> None:
        """Ask for the name in the place's own language, where that is another one."""
        if own_lang in ("", "vi", "en"):
            del self.name_own
        else:
            self.name_own.label.text = _("New name in %(language)s", language=language_word(own_lang))

    def entry(self) -> RenameEntry:
        """Hand the answers to the service."""
        return RenameEntry(
            effective_on=self.effective_on.data or clock.today(),
            name_vi=self.name_vi.data or "",
            name_en=self.name_en.data or "",
            name_own=(self.name_own.data or "") if self.name_own else "",
            basis=self.basis.data or "",
            reason=self.reason.data or "",
            version=self.seen_version,
        )


class MergeForm(_ChangeForm):
    """Which place it joins."""

    into_id = SelectField(_l("Joins"), [Needed()], coerce=whole_number)

    def prepare(self, places: Iterable[tuple[int, str]]) -> None:
        """Offer the places it may join."""
        offer(self.into_id, places, empty=_("Choose"))

    def entry(self) -> MergeEntry:
        """Hand the answers to the service."""
        return MergeEntry(
            into_id=self.into_id.data,
            effective_on=self.effective_on.data or clock.today(),
            basis=self.basis.data or "",
            reason=self.reason.data or "",
            version=self.seen_version,
        )


class HolderForm(CrmForm):
    """A tie that a body kept."""

    partner_id = SelectField(_l("Partner"), [Needed()], coerce=whole_number)
    held_from = DayField(_l("Kept since"))
    is_year_only = BooleanField(_l("Only the year is known"))
    source = LineField(_l("Source"))

    def prepare(self, partners: Iterable[tuple[int, str]]) -> None:
        """Offer the partners there is a tie with."""
        offer(self.partner_id, partners, empty=_("Choose"))

    def entry(self, holder_id: int) -> HolderEntry:
        """Hand the answers to the service."""
        return HolderEntry(
            holder_id=holder_id,
            partner_id=self.partner_id.data,
            held_from=self.held_from.data,
            is_year_only=bool(self.is_year_only.data),
            source=self.source.data or "",
        )


class DutyForm(CrmForm):
    """How far the new name has come to something inherited."""

    due_on = DayField(_l("Due"))
    notified_on = DayField(_l("Partner notified on"))
    number = LineField(_l("Number of the letter"), max_length=80)
    updated_on = DayField(_l("Names updated on"))
    note = LineField(_l("Note"))

    def show(self, kept: NameDuty | None) -> None:
        """Fill the form with what is written down."""
        for name in ("due_on", "notified_on", "number", "updated_on", "note") if kept else ():
            self[name].data = getattr(kept, name)

    def entry(self) -> DutyEntry:
        """Hand the answers to the service."""
        return DutyEntry(
            due_on=self.due_on.data,
            notified_on=self.notified_on.data,
            number=self.number.data or "",
            updated_on=self.updated_on.data,
            note=self.note.data or "",
            version=self.seen_version,
        )

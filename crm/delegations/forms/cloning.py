"""What is asked to make a delegation from another one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Self, cast

from wtforms import SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from crm.core.forms import CrmForm, DayField, LineField, Needed, offer, words
from crm.core.locale import _, _l
from crm.delegations.models import Delegation
from crm.delegations.service import CloneEntry, Copied

USUAL = (Copied.PROGRAMME, Copied.OURS, Copied.VEHICLES)


class CloneForm(CrmForm):
    """A new delegation from an old one."""

    name_vi = LineField(_l("Name of the delegation"), [Needed()])
    name_en = LineField(_l("Name in English"))
    starts_on = DayField(_l("First day"), [Needed()])
    what = SelectMultipleField(
        _l("Take over"), coerce=Copied, widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )

    @classmethod
    def of(cls, old: Delegation, today: date) -> Self:
        """Open the form on a delegation: the same weekday a year later, or the next one still to come."""
        starts = old.starts_on + timedelta(days=364)
        while starts <= today:
            starts += timedelta(days=364)
        given = {"name_vi": old.name.get("vi") or old.title, "name_en": old.name.get("en", "")}
        form = cls(data=given | {"starts_on": starts, "what": list(USUAL)})
        form.offer_parts()
        return form

    def offer_parts(self) -> None:
        """Offer what may be taken over."""
        offer(
            self.what,
            [
                (Copied.PROGRAMME.value, _("The programme")),
                (Copied.OURS.value, _("Members of our side")),
                (Copied.THEIRS.value, _("Members of their side and invited guests")),
                (Copied.VEHICLES.value, _("Vehicles")),
                (Copied.TOPICS.value, _("Talking points")),
                (Copied.BRIEF.value, _("Leader's one-page brief")),
            ],
        )

    def entry(self) -> CloneEntry:
        """Hand the checked answers to the service."""
        return CloneEntry(
            name=words(vi=self.name_vi.data, en=self.name_en.data),
            starts_on=cast("date", self.starts_on.data),
            what=frozenset(self.what.data or ()),
        )

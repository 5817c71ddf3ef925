"""What is asked when an anniversary is decided on."""

from __future__ import annotations

from wtforms import SelectField, SelectMultipleField

from crm.core.forms import CrmForm, DayField, LineField, Needed, unique_means, whole_number
from crm.core.locale import _, _l, _lp
from crm.occasions.service import PlanEntry

for constraint in ("uq_anniversary_key_live", "anniversary.key, anniversary.years"):
    unique_means(constraint, "work", lambda: _("Somebody has decided on this anniversary already."))


class PlanForm(CrmForm):
    """For which day, by whom, with which work."""

    day = DayField(_l("Prepared for"))
    owner_id = SelectField(_l("Officer in charge"), coerce=whole_number)
    work = SelectMultipleField(_lp("anniversary", "Work"))

    def entry(self, key: str, years: int) -> PlanEntry:
        """Hand the checked answers to the service."""
        return PlanEntry(
            key=key,
            years=years,
            day=self.day.data,
            owner_id=self.owner_id.data,
            work=self.work.data or (),
        )


class SkipForm(CrmForm):
    """Why an anniversary is not held."""

    reason = LineField(_l("Reason"), [Needed()])

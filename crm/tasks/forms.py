"""What is asked when work is given out."""

from __future__ import annotations

from wtforms import SelectField

from crm.core.forms import CrmForm, DayField, LineField, Needed, ProseField, whole_number
from crm.core.locale import _l
from crm.tasks.service import TaskEntry


class TaskForm(CrmForm):
    """A piece of work."""

    title = LineField(_l("What is to be done"), [Needed()])
    due_on = DayField(_l("Due"))
    owner_id = SelectField(_l("Who does it"), coerce=whole_number)
    details = ProseField(_l("Details"))

    def entry(self, *, about_id: int | None = None, locality_id: int | None = None) -> TaskEntry:
        """Hand the checked answers to the service."""
        return TaskEntry(
            title=self.title.data or "",
            due_on=self.due_on.data,
            owner_id=self.owner_id.data,
            details=self.details.data or "",
            about_id=about_id,
            locality_id=locality_id,
            version=self.seen_version,
        )


class DoneForm(CrmForm):
    """What came of it."""

    result = LineField(_l("Result"))

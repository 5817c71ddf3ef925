"""Forms of the office's lists, of who signs and of by when things are due."""

from __future__ import annotations

from crm.reference.forms.deadlines import DeadlineForm
from crm.reference.forms.lists import ItemForm
from crm.reference.forms.signatories import SignatoryForm

__all__ = ["DeadlineForm", "ItemForm", "SignatoryForm"]

"""What is asked about people and bodies."""

from crm.people.forms.contact import ContactForm, fresh_contact
from crm.people.forms.organisation import OrganisationForm
from crm.people.forms.post import LeaveForm

__all__ = ["ContactForm", "LeaveForm", "OrganisationForm", "fresh_contact"]

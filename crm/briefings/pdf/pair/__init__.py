"""Papers in two languages: Vietnamese on the left, the partner's language on the right, clause by clause."""

from crm.briefings.pdf.pair.cover import cover
from crm.briefings.pdf.pair.people import biographies, contacts, members
from crm.briefings.pdf.pair.programme import programme

__all__ = ["biographies", "contacts", "cover", "members", "programme"]

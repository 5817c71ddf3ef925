"""What is asked before a paper is printed."""

from __future__ import annotations

from wtforms import SelectField

from crm.briefings.content import Edition
from crm.briefings.rules import LANGUAGES, Paper
from crm.briefings.service import PrintEntry
from crm.core.forms import CrmForm, MemberField, Needed
from crm.core.locale import _l


class PrintForm(CrmForm):
    """One button of the preview: a paper in an edition and a language."""

    paper = MemberField(_l("Paper"), Paper, validators=[Needed()])
    edition = MemberField(_l("Edition"), Edition, validators=[Needed()])
    lang = SelectField(_l("Language"), [Needed()], choices=list(LANGUAGES))

    def entry(self, delegation_id: int) -> PrintEntry:
        """Hand the checked answers to the service."""
        return PrintEntry(
            delegation_id=delegation_id, paper=self.paper.data, edition=self.edition.data, lang=self.lang.data
        )

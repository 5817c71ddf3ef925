"""The form of a person who signs."""

from __future__ import annotations

from wtforms import SelectField

from crm.core.forms import CrmForm, DayField, LineField, MemberField, Needed, offer, whole_number
from crm.core.locale import _, _l
from crm.reference import queries
from crm.reference.models import Authority, Signatory
from crm.reference.rules import ListCode
from crm.reference.service import SignatoryEntry


class SignatoryForm(CrmForm):
    """Who signs, as which post, in whose right, from when to when."""

    together = (("authority", "behalf"), ("valid_from", "valid_to"))

    name = LineField(
        _l("Full name"), [Needed()], max_length=120, description=_l("Without degrees or honours.")
    )
    user_id = SelectField(_l("Signs in as"), coerce=whole_number)
    post = LineField(_l("Post"), [Needed()], description=_l("As printed, for example Phó Giám đốc."))
    authority = MemberField(_l("Right to sign"), Authority)
    behalf = LineField(
        _l("For whom"),
        description=_l("What follows TM., KT., TL. or TUQ. on the line above, for example Giám đốc."),
    )
    agency_id = SelectField(_l("Issuing body"), coerce=whole_number)
    valid_from = DayField(_l("From"))
    valid_to = DayField(_l("Until"))

    @classmethod
    def showing(cls, row: Signatory | None) -> SignatoryForm:
        """Fill the form in with a person as they are saved; none for a new one."""
        form = cls(obj=row)
        form.about = row
        offer(form.user_id, queries.officers_by_name(row.user_id if row else None), empty=_("no account"))
        agencies = queries.choices(ListCode.AGENCY, row.agency_id if row else None)
        offer(form.agency_id, agencies, empty=_("our office"))
        return form

    def entry(self) -> SignatoryEntry:
        """Hand the checked answers to the service."""
        return SignatoryEntry(
            name=self.name.data,
            user_id=self.user_id.data,
            post=self.post.data,
            authority=self.authority.data,
            behalf=self.behalf.data or "",
            agency_id=self.agency_id.data,
            valid_from=self.valid_from.data,
            valid_to=self.valid_to.data,
            version=self.seen_version,
        )

"""What the book refuses of an agreement, each thing beside the field that says it."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from crm.agreements import queries
from crm.agreements.models import Agreement, Ending, Procedure, StepCode, Term
from crm.agreements.rules.chain import is_circle
from crm.agreements.service.entries import AgreementEntry
from crm.core import clock, records
from crm.core.db import db
from crm.core.errors import Invalid, RuleBroken
from crm.core.locale import _
from crm.core.records import Record
from crm.localities.models import Locality, Scope

LONGEST_NOTICE = 3650


def check(entry: AgreementEntry) -> None:
    """Refuse what cannot be so, each beside the field that says it."""
    if not entry.name.best():
        raise Invalid(_("Please enter %(field)s.", field=_("Agreement title")), field="name_vi")
    today = clock.today()
    if entry.signed_on and entry.signed_on > today:
        raise Invalid(
            _("This day is still to come. Enter it once the agreement is signed."), field="signed_on"
        )
    if entry.is_year_only and not entry.signed_on:
        raise Invalid(_("Please enter %(field)s.", field=_("Signed on")), field="signed_on")
    _check_term(entry)
    languages = entry.languages.split()
    if entry.prevailing and entry.prevailing not in languages:
        raise Invalid(_("The text that prevails must be one of the languages."), field="prevailing")
    if entry.previous_id is not None and entry.link is None:
        raise Invalid(_("Say what it is to the agreement before it."), field="link")
    _check_ending(entry)


def _check_ending(entry: AgreementEntry) -> None:
    """Refuse an ending that does not fit what it ends."""
    if entry.ending not in (None, Ending.DROPPED) and not entry.signed_on:
        raise Invalid(_("What was never signed is dropped, not ended."), field="ending")
    if entry.ending is Ending.DROPPED and entry.signed_on:
        raise Invalid(_("It was signed, so it cannot have been dropped before signing."), field="ending")
    if entry.ended_on and entry.ending is None:
        raise Invalid(_("Choose how it ended."), field="ending")
    if entry.ending is not None and not entry.ending_reason:
        raise Invalid(_("Please enter the reason."), field="ending_reason")
    if entry.ended_on and entry.signed_on and entry.ended_on < entry.signed_on:
        raise Invalid(_("It cannot end before it was signed."), field="ended_on")


def _check_term(entry: AgreementEntry) -> None:
    """Refuse days in the wrong order and a term that contradicts them."""
    signed, effective, expires = entry.signed_on, entry.effective_on, entry.expires_on
    if effective and signed and effective < signed and not entry.is_year_only:
        raise Invalid(_("It cannot take effect before it is signed."), field="effective_on")
    begins = effective or signed
    if expires and begins and expires < begins:
        raise Invalid(_("It cannot expire before it takes effect."), field="expires_on")
    if entry.term is Term.FIXED and not expires:
        raise Invalid(_("Please enter %(field)s.", field=_("Expires on")), field="expires_on")
    if entry.term is Term.OPEN and expires:
        raise Invalid(_("An agreement without end has no day of expiry."), field="expires_on")
    days = entry.notice_days
    if days is not None and not 0 < days <= LONGEST_NOTICE:
        raise Invalid(
            _("Enter a number from %(min)s to %(max)s.", min=1, max=LONGEST_NOTICE), field="notice_days"
        )
    if days and expires and begins and days > (expires - begins).days:
        raise Invalid(
            _("The notice of %(days)s days is longer than the whole term.", days=days), field="notice_days"
        )
    if entry.is_tacit and not (expires and entry.tacit_months):
        raise Invalid(_("Say by how many months it is renewed, and when it expires."), field="tacit_months")


def check_place(entry: AgreementEntry, kept: Agreement | None) -> None:
    """Refuse a partner nobody knows, and an agreement that would come to follow itself."""
    is_moved = kept is None or kept.locality_id != entry.locality_id
    if is_moved and records.find(Locality, entry.locality_id) is None:
        raise Invalid(_("This partner is not in the book."), field="locality_id")
    is_held = kept is not None and kept.holder_id == entry.holder_id
    if entry.holder_id is not None and not is_held:
        holder = records.find(Locality, entry.holder_id)
        if holder is None or holder.scope is Scope.FOREIGN:
            raise Invalid(_("Choose a body on our side."), field="holder_id")
    if entry.previous_id is None or (kept is not None and kept.previous_id == entry.previous_id):
        return
    # Whoever links agreements of one partner does so one after the other: two halves would make a circle.
    db.session.execute(
        sa.select(Record.id).where(Record.id == entry.locality_id).with_for_update().order_by(Record.id)
    )
    before = queries.links_before(entry.locality_id)
    if entry.previous_id not in before:
        raise Invalid(_("Choose an agreement with the same partner."), field="previous_id")
    if kept is not None and is_circle(before, kept.id, entry.previous_id):
        raise Invalid(
            _("These agreements would follow each other in a circle. Choose an earlier one."),
            field="previous_id",
        )


def check_signing(entry: AgreementEntry, kept: Agreement) -> None:
    """Refuse a signing without a decision, and one that comes before it."""
    procedure = queries.procedure(kept.id, is_ending=False)
    if procedure is None or entry.signed_on is None or entry.is_outside_law:
        return
    decided = _decided_on(procedure)
    if decided is None and kept.signed_on is None:
        raise RuleBroken(
            _("There is no decision yet. Note the decision in the procedure before the signing."),
            field="signed_on",
        )
    if decided is not None and entry.signed_on < decided:
        raise Invalid(
            _("It was decided on %(day)s; it cannot be signed before.", day=decided.strftime("%d/%m/%Y")),
            field="signed_on",
        )


def _decided_on(procedure: Procedure) -> date | None:
    steps = queries.steps_taken(procedure.agreement_id)
    known = (one for one in steps if one.procedure_id == procedure.id and one.code is StepCode.DECIDE)
    found = next(known, None)
    return found.done_on if found is not None else None

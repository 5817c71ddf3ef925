"""What the book refuses of an agreement, each thing beside the field that says it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import sqlalchemy as sa

from crm.agreements import queries
from crm.agreements.models import Agreement, Ending, Procedure, StepCode, Term
from crm.agreements.rules.chain import is_circle
from crm.agreements.service.entries import AgreementEntry
from crm.core import clock, records
from crm.core.db import db
from crm.core.errors import Invalid, RuleBroken
from crm.core.locale import _, day, label
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
    if entry.ended_on and (signed := _first_day(entry)) and entry.ended_on < signed:
        raise Invalid(_("It cannot end before it was signed."), field="ended_on")


def _first_day(entry: AgreementEntry) -> date | None:
    """Return the first day on which it may have been signed: of a year alone, its first."""
    signed = entry.signed_on
    return date(signed.year, 1, 1) if signed and entry.is_year_only else signed


def _check_term(entry: AgreementEntry) -> None:
    """Refuse days in the wrong order and a term that contradicts them."""
    signed, effective, expires = _first_day(entry), entry.effective_on, entry.expires_on
    if effective and signed and effective < signed:
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
    refuse_long_notice(days, begins, expires, field="notice_days")
    if entry.is_tacit and not (expires and entry.tacit_months):
        raise Invalid(_("Say by how many months it is renewed, and when it expires."), field="tacit_months")


def refuse_long_notice(days: int | None, begins: date | None, expires: date | None, *, field: str) -> None:
    """Refuse a notice that is longer than the term."""
    if days and expires and begins and days > (expires - begins).days:
        raise Invalid(_("The notice of %(days)s days is longer than the whole term.", days=days), field=field)


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
    _check_line(entry)
    if entry.previous_id is None or (kept is not None and kept.previous_id == entry.previous_id):
        return
    # Whoever links agreements of one partner does so one after the other: two halves would make a circle.
    db.session.execute(
        sa.select(Record.id).where(Record.id == entry.locality_id).with_for_update().order_by(Record.id)
    )
    before = queries.links_before(entry.locality_id)
    if entry.previous_id not in before:
        raise Invalid(_("Choose an agreement with the same partner."), field="previous_id")
    if kept is not None:
        refuse_circle(before, kept.id, entry.previous_id)


def _check_line(entry: AgreementEntry) -> None:
    """Refuse an agreement that was signed before the one it follows; a year alone may be any day of it."""
    before = records.find(Agreement, entry.previous_id or 0)
    if before is None or before.signed_on is None or entry.signed_on is None:
        return
    last = date(entry.signed_on.year, 12, 31) if entry.is_year_only else entry.signed_on
    first = date(before.signed_on.year, 1, 1) if before.is_year_only else before.signed_on
    if last < first:
        raise Invalid(
            _("That one was signed on %(day)s, after this one. Choose an earlier one.", day=day(first)),
            field="previous_id",
        )


def refuse_circle(before: Mapping[int, int | None], agreement_id: int, previous_id: int) -> None:
    """Refuse an agreement that would come to follow itself."""
    if is_circle(before, agreement_id, previous_id):
        raise Invalid(
            _("These agreements would follow each other in a circle. Choose an earlier one."),
            field="previous_id",
        )


def check_signing(entry: AgreementEntry, kept: Agreement) -> None:
    """Refuse a day of signing that contradicts the procedure."""
    if not entry.is_outside_law:
        check_signed(kept, entry.signed_on, is_year_only=entry.is_year_only)


def check_signed(kept: Agreement, signed_on: date | None, *, is_year_only: bool = False) -> None:
    """Refuse a signing without a decision, one that comes before it, and one after what reports it."""
    procedure = queries.procedure(kept.id, is_ending=False)
    if procedure is None:
        return
    taken = _days_of(procedure)
    _check_reported(signed_on, taken)
    if signed_on is None:
        return
    decided = taken.get(StepCode.DECIDE)
    if decided is None and kept.signed_on is None:
        raise RuleBroken(
            _("There is no decision yet. Note the decision in the procedure before the signing."),
            field="signed_on",
        )
    last = date(signed_on.year, 12, 31) if is_year_only else signed_on
    if decided is not None and last < decided:
        raise Invalid(
            _("It was decided on %(day)s; it cannot be signed before.", day=decided.strftime("%d/%m/%Y")),
            field="signed_on",
        )


def _check_reported(signed_on: date | None, taken: Mapping[StepCode, date]) -> None:
    """Refuse to take a signing back, or to move it, behind the papers that told of it."""
    for code in (StepCode.REPORT_PM, StepCode.COPY_MOFA):
        if code in taken and (signed_on is None or signed_on > taken[code]):
            raise Invalid(
                _(
                    "“%(step)s” is noted for %(day)s. Take that back first.",
                    step=label(code),
                    day=day(taken[code]),
                ),
                field="signed_on",
            )


def _days_of(procedure: Procedure) -> Mapping[StepCode, date]:
    steps = queries.steps_taken(procedure.agreement_id)
    return {one.code: one.done_on for one in steps if one.procedure_id == procedure.id}

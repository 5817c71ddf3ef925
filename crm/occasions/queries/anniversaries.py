"""What began with each partner and its country, which anniversaries come, what is planned for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from crm.accounts.models import UserAccount
from crm.agreements.models import Agreement, AgreementKind
from crm.core.db import db
from crm.core.locale import language
from crm.core.records import Classification, Record, beside
from crm.core.timeline import timeline_row
from crm.localities.models import Locality, Scope
from crm.localities.rules import country_name
from crm.occasions.models import Anniversary, Basis, DayKind
from crm.occasions.queries.days import country_days
from crm.occasions.rules import Beginning, Coming, Step, coming, first_known, key_of
from crm.partnerships.models import Partnership, Stage, StageMove
from crm.partnerships.rules import SIGNED
from crm.reference.queries import items, shown_name
from crm.reference.rules import ListCode


@dataclass(frozen=True, slots=True)
class _Signing:
    """A day on which something was signed with a partner, and what tells of it."""

    day: date
    is_year_only: bool
    is_sister: bool
    source: str
    url: str = ""
    is_restricted: bool = False

    @property
    def known(self) -> tuple[date, bool]:
        """The day, and whether only its year is known."""
        return self.day, self.is_year_only


_Days = Mapping[int, list[_Signing]]


def _signed(today: date) -> Iterator[tuple[int, _Signing]]:
    """Yield what was signed with each partner."""
    asked = sa.select(
        Agreement.locality_id,
        Agreement.signed_on,
        Agreement.is_year_only,
        Agreement.agreement_kind,
        Agreement.source,
        Agreement.title,
        Agreement.source_url,
        Agreement.classification,
    ).where(Agreement.signed_on <= today)
    for key, day, is_year_only, kind, source, title, url, classification in db.session.execute(asked):
        assert day is not None  # noqa: S101  # of signed ones alone
        is_sister, is_restricted = kind is AgreementKind.SISTER, classification is Classification.RESTRICTED
        yield key, _Signing(day, is_year_only, is_sister, source or title, url, is_restricted)


def _moved(today: date) -> Iterator[tuple[int, _Signing]]:
    """Yield what the history of a tie tells of signings."""
    asked = (
        sa.select(
            Partnership.locality_id,
            StageMove.moved_on,
            StageMove.is_year_only,
            StageMove.to_stage,
            StageMove.source,
            Partnership.classification,
        )
        .join(StageMove, StageMove.partnership_id == Partnership.id)
        .where(StageMove.to_stage.in_(tuple(SIGNED)), StageMove.moved_on <= today)
    )
    for key, day, is_year_only, stage, source, classification in db.session.execute(asked):
        is_restricted = classification is Classification.RESTRICTED
        yield key, _Signing(day, is_year_only, stage is Stage.SISTER, source, "", is_restricted)


def _partners() -> Sequence[Any]:
    """Return the foreign partners by name, with country and officer; ended ties are not remembered."""
    tie: Any = beside(Partnership, "tie_kept")
    asked = (
        sa.select(
            Locality.id,
            Locality.title,
            Locality.native_name,
            Locality.native_lang,
            Locality.country_code,
            Locality.classification,
            tie.stage,
            sa.func.coalesce(tie.owner_id, Locality.owner_id).label("owner_id"),
        )
        .outerjoin(tie, sa.and_(tie.locality_id == Locality.id, tie.is_live))
        .where(Locality.scope == Scope.FOREIGN, sa.or_(tie.stage.is_(None), tie.stage != Stage.ENDED))
    )
    return db.session.execute(asked.order_by(Locality.sort_key, Locality.id)).all()


def beginnings(today: date, *, of: Basis | None = None) -> Sequence[Beginning]:
    """Return what may be remembered: ties, sister-city relationships, diplomatic relations, or one."""
    partners = _partners()
    found: list[Beginning] = []
    if of is not Basis.DIPLOMATIC:
        days: dict[int, list[_Signing]] = defaultdict(list)
        for key, told in (*_signed(today), *_moved(today)):
            days[key].append(told)
        found += _of_ties(partners, days)
    if of in (None, Basis.DIPLOMATIC):
        found += _of_countries({one.country_code for one in partners})
    return found


def _of_ties(partners: Sequence[Any], days: _Days) -> Iterator[Beginning]:
    for partner in partners:
        told = days.get(partner.id, [])
        sister = first_known(one.known for one in told if one.is_sister)
        first = first_known(one.known for one in told)
        for basis, found in ((Basis.TIE, first), (Basis.SISTER, sister)):
            if found is not None and not (basis is Basis.TIE and found == sister):
                yield _tie(partner, basis, found, told)


def _tie(partner: Any, basis: Basis, found: tuple[date, bool], told: Sequence[_Signing]) -> Beginning:
    """Return what began with a partner; it is as restricted as all that tells of it."""
    telling = [one for one in told if one.known == found]
    best = next((one for one in telling if one.source), telling[0])
    is_restricted = partner.classification is Classification.RESTRICTED
    return Beginning(
        key=key_of(basis, partner.id),
        basis=basis,
        since=found[0],
        is_year_only=found[1],
        locality_id=partner.id,
        country_code=partner.country_code,
        title=partner.title,
        native_name=partner.native_name,
        native_lang=partner.native_lang,
        source=best.source,
        source_url=best.url,
        owner_id=partner.owner_id,
        is_restricted=is_restricted or all(one.is_restricted for one in telling),
    )


def _of_countries(known: set[str]) -> Iterator[Beginning]:
    for row in country_days(DayKind.DIPLOMATIC):
        if row.country_code in known:
            yield Beginning(
                key=key_of(Basis.DIPLOMATIC, row.country_code),
                basis=Basis.DIPLOMATIC,
                since=row.day,
                is_year_only=row.is_year_only,
                country_code=row.country_code,
                title=country_name(row.country_code),
                source=row.source,
                source_url=row.source_url,
            )


def coming_between(first: date, last: date) -> Sequence[Coming]:
    """Return the anniversaries from ``first`` to ``last``, by day; those without a day end their year."""
    found = [one for of in beginnings(first) for one in coming(of, first, last)]
    return sorted(found, key=lambda one: (one.last_day, one.day is None, one.of.title, one.of.key))


def decided(keys: Sequence[str]) -> Mapping[tuple[str, int], Any]:
    """Return what was decided about anniversaries, by key and number of years."""
    if not keys:
        return {}
    asked = (
        sa.select(
            Anniversary.id,
            Anniversary.key,
            Anniversary.years,
            Anniversary.is_held,
            Anniversary.falls_on,
            Anniversary.reason,
            Anniversary.version,
            UserAccount.display_name.label("owner"),
        )
        .outerjoin(UserAccount, UserAccount.id == Anniversary.owner_id)
        .where(Anniversary.key.in_(set(keys)))
    )
    return {(row.key, row.years): row for row in db.session.execute(asked)}


def live_decision(key: str, years: int) -> Anniversary | None:
    """Return the decision on one anniversary, or None."""
    asked = sa.select(Anniversary).where(Anniversary.key == key, Anniversary.years == years)
    return db.session.scalar(asked)


def planned_of(key: str, years: int, today: date) -> Coming | None:
    """Return one anniversary by its name, past or to come; None where nothing of the kind began."""
    name = key.partition("-")[0]
    if name not in list(Basis):
        return None
    of = next((one for one in beginnings(today, of=Basis(name)) if one.key == key), None)
    if of is None:
        return None
    year = of.since.year + years
    if not date.min.year <= year <= date.max.year:
        return None
    found = coming(of, date(year, 1, 1), date(year, 12, 31))
    return next((one for one in found if one.years == years), None)


def anniversary_with_names(record_id: int) -> Any | None:
    """Return one decision with its partner and its officer, or None."""
    partner: Any = beside(Locality, "partner")
    asked = (
        sa.select(
            Anniversary,
            partner.id.label("partner_id"),
            partner.title.label("partner"),
            UserAccount.display_name.label("owner"),
        )
        .outerjoin(partner, partner.id == Anniversary.locality_id)
        .outerjoin(UserAccount, UserAccount.id == Anniversary.owner_id)
        .where(Anniversary.id == record_id)
    )
    return db.session.execute(asked).first()


USUAL_DAYS: Final = 0


def work_list() -> Sequence[Step]:
    """Return the office's list of work for an anniversary, the longest lead first."""
    rows = items(ListCode.ANNIVERSARY_WORK)
    found = [Step(row.code, shown_name(row, language()), row.days or USUAL_DAYS) for row in rows]
    return sorted(found, key=lambda one: -one.days)


def thread_of_plans(subject: Record) -> Sequence[sa.Select[Any]]:
    """Tell a partner's thread which anniversary is prepared."""
    if subject.kind != "locality":
        return []
    told = (Anniversary.id, "anniversary", Anniversary.falls_on, Anniversary.title)
    rows = sa.select(*timeline_row(*told, mark="activity"))
    return [rows.where(Anniversary.locality_id == subject.id, Anniversary.is_held)]

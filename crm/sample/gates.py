"""Requests and approvals of the sample office, and the sample of an approval table."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

from crm.approvals import service as approvals
from crm.approvals.models import (
    ApprovalPaper,
    ApprovalRoute,
    ApprovalStep,
    Outcome,
    Passport,
    PassportKind,
    RouteState,
    StepKind,
    TravelFile,
    VisaState,
)
from crm.approvals.queries import rules
from crm.core.access import SYSTEM
from crm.delegations.models import Delegation, DelegationMove, DelegationStatus, Funding, VisitKind
from crm.delegations.queries import members_of
from crm.documents.queries import papers_numbered
from crm.reference.models import Authority
from crm.requests.models import Answer, DelegationRequest, Host
from crm.sample.load import Book, add_rows
from crm.sample.reader import day_after, tables


def requests(book: Book) -> None:
    """Enter what was asked for, decided and approved."""
    if not rules():  # an office that has its table already keeps it
        approvals.load_sample(actor=SYSTEM)
    for one in tables("requests")["request"]:
        trip = book.delegations[one["delegation"]]
        trip.visit_kind = VisitKind(one["visit_kind"])
        trip.funding = Funding(one["funding"]) if "funding" in one else None
        trip.head_rank = one.get("rank", "")
        trip.status = DelegationStatus(one.get("status", trip.status))
        add_rows([_move(book, trip, told) for told in one.get("moves", [])])
        if "asker" in one:
            add_rows([_request(book, trip, one)])
        if "route" in one:
            _route(book, trip, one["route"])
        if "travel" in one:
            _travel(book, trip, one["travel"])


def _move(book: Book, trip: Delegation, told: list[Any]) -> DelegationMove:
    before, after, days, by, reason = told
    day = day_after(book.today, days) or book.today
    return DelegationMove(
        delegation_id=trip.id,
        from_status=DelegationStatus(before),
        to_status=DelegationStatus(after),
        reason=reason,
        moved_by_id=book.officer_id(by),
        moved_at=datetime.combine(day, time(3), UTC),
    )


def _request(book: Book, trip: Delegation, one: dict[str, Any]) -> DelegationRequest:
    letters = papers_numbered(one["letter"]) if "letter" in one else []
    return DelegationRequest(
        delegation_id=trip.id,
        document_id=letters[0].id if letters else None,
        dated_on=day_after(book.today, one["dated"]),
        received_on=day_after(book.today, one["received"]),
        asker=one["asker"],
        host=Host(one["host"]),
        meets=one["meets"],
        topic=one["topic"],
        wished_from=trip.starts_on,
        wished_to=trip.ends_on,
        is_flexible=one.get("flexible", False),
        guests=one["guests"],
        decision=Answer(one["decision"]) if "decision" in one else None,
        decided_on=day_after(book.today, one.get("decided")),
        decided_by_id=book.officer_id(one.get("by")),
        decision_reason=one.get("reason", ""),
        advice=Answer(one["advice"]) if "advice" in one else None,
        advice_rule=one.get("advice_rule", ""),
    )


def _route(book: Book, trip: Delegation, told: dict[str, Any]) -> None:
    route = ApprovalRoute(
        delegation_id=trip.id,
        made_on=day_after(book.today, told["made"]),
        state=RouteState(told["state"]),
        direction=trip.direction,
        visit_kind=trip.visit_kind,
        rank_code=trip.head_rank,
        funding=trip.funding,
        starts_on=trip.starts_on,
        ends_on=trip.ends_on,
        approver=told["approver"],
        approval_days=told["steps"][-1]["days"],
        is_sample=True,
    )
    add_rows([route])
    ours = {"route_id": route.id, "delegation_id": trip.id}
    steps, places = [], list(dict.fromkeys(step["body"] for step in told["steps"]))
    for step in told["steps"]:
        days = {name: day_after(book.today, step.get(key)) for name, key in _DAYS}
        plain = {name: step.get(name, "") for name in ("sent_number", "number", "comment", "signer")}
        steps.append(
            ApprovalStep(
                place=places.index(step["body"]) + 1,
                kind=StepKind(step["kind"]),
                body=step["body"],
                days=step["days"],
                outcome=Outcome(step["outcome"]) if "outcome" in step else None,
                authority=Authority(step.get("authority", "own")),
                **days,
                **plain,
                **ours,
            )
        )
    papers = [
        ApprovalPaper(place=place, name=name, has_come=has_come, **ours)
        for place, (name, has_come) in enumerate(told["papers"], start=1)
    ]
    add_rows([*steps, *papers])


_DAYS = (("sent_on", "sent"), ("due_on", "due"), ("answered_on", "answered"))


def _travel(book: Book, trip: Delegation, told: dict[str, Any]) -> None:
    travel = TravelFile(
        delegation_id=trip.id,
        invitation_from=told["from"],
        invitation_number=told["number"],
        invitation_on=day_after(book.today, told["dated"]),
        per_diem=told["per_diem"],
        currency="VND",
    )
    by_name = {member.latin_name: member for member in members_of(trip.id)}
    passports = [
        Passport(
            delegation_id=trip.id,
            member_id=by_name[name].id,
            kind=PassportKind(kind),
            expires_on=day_after(book.today, days),
            visa=VisaState(visa),
        )
        for name, kind, days, visa in told["passports"]
    ]
    add_rows([travel, *passports])

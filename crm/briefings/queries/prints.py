"""Prints that were made: who made which, the sheets as they were kept, and the state they show."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from crm.accounts.models import UserAccount
from crm.briefings.content import Edition
from crm.briefings.rules import FileForm, Paper, Wish
from crm.core.db import Words, db
from crm.core.jobs import Job
from crm.core.storage import StoredFile
from crm.delegations.models import (
    DelegationMember,
    PrintRun,
    PrintSnapshot,
    PrintState,
    ProgrammeItem,
)
from crm.delegations.queries import snapshot_of

BUILD: Final = "briefings.build"
A_PAGE: Final = 20


@dataclass(frozen=True, slots=True)
class Kept:
    """One print with what is kept of it; ``state`` is the delegation as it shows it."""

    run: PrintRun
    printed_by: str
    item: Words | None
    member: str
    sha256: str
    state: dict[str, Any] | None

    @property
    def wish(self) -> Wish:
        """What was asked for."""
        return wish_of(self.run)


def wish_of(run: PrintRun) -> Wish:
    """Return what a print was asked for."""
    return Wish(
        paper=Paper(run.paper),
        edition=Edition(run.edition),
        lang=run.lang,
        form=FileForm(run.form),
        role=run.role,
        item_id=run.item_id,
        member_id=run.member_id,
    )


def _kept(delegation_id: int) -> Any:  # noqa: ANN401 - a statement of seven columns
    member = DelegationMember
    return (
        sa.select(
            PrintRun,
            UserAccount.display_name,
            ProgrammeItem.title,
            member.latin_name,
            member.native_name,
            StoredFile.sha256,
            PrintSnapshot.text,
        )
        .outerjoin(UserAccount, UserAccount.id == PrintRun.printed_by_id)
        .outerjoin(ProgrammeItem, ProgrammeItem.id == PrintRun.item_id)
        .outerjoin(member, member.id == PrintRun.member_id)
        .outerjoin(StoredFile, StoredFile.id == PrintRun.file_id)
        .outerjoin(PrintSnapshot, PrintSnapshot.run_id == PrintRun.id)
        .where(PrintRun.delegation_id == delegation_id)
    )


def _told(row: Any) -> Kept:
    run, by, item, latin, native, sha256, text = row
    return Kept(run, by or "", item, latin or native or "", sha256 or "", json.loads(text) if text else None)


def prints_of(delegation_id: int, *, after: int = 0) -> Sequence[Kept]:
    """Return the prints of a delegation, the newest first, one more than a page holds."""
    asked = _kept(delegation_id).order_by(PrintRun.number.desc()).offset(after).limit(A_PAGE + 1)
    return [_told(row) for row in db.session.execute(asked)]


def print_of(delegation_id: int, number: int) -> Kept | None:
    """Return one print, or None."""
    row = db.session.execute(_kept(delegation_id).where(PrintRun.number == number)).first()
    return _told(row) if row else None


def state_of(delegation_id: int) -> dict[str, Any]:
    """Return the delegation as papers show it now."""
    return snapshot_of(delegation_id)


def last_state(delegation_id: int, wish: Wish, before: int) -> tuple[int, dict[str, Any]] | None:
    """Return number and state of the last print of the same paper for the same hands, if there is one."""
    run = PrintRun
    asked = (
        sa.select(run.number, PrintSnapshot.text)
        .join(PrintSnapshot, PrintSnapshot.run_id == run.id)
        .where(
            run.delegation_id == delegation_id,
            run.number < before,
            run.paper == wish.paper.value,
            run.edition == wish.edition.value,
            run.lang == wish.lang,
            run.role == wish.role,
            run.item_id.is_not_distinct_from(wish.item_id),
            run.member_id.is_not_distinct_from(wish.member_id),
        )
        .order_by(run.number.desc())
        .limit(1)
    )
    row = db.session.execute(asked).first()
    return (row[0], json.loads(row[1])) if row else None


def file_of(run: PrintRun) -> StoredFile | None:
    """Return the sheets of a print as they are kept; a print of before they were kept has none."""
    return db.session.scalar(sa.select(StoredFile).where(StoredFile.id == run.file_id))


def run_numbered(delegation_id: int, number: int) -> PrintRun | None:
    """Return the row of one print."""
    return db.session.scalar(
        sa.select(PrintRun).where(PrintRun.delegation_id == delegation_id, PrintRun.number == number)
    )


def waiting_run(run_id: int) -> PrintRun | None:
    """Return a print whose sheets are still to be made."""
    return db.session.scalar(
        sa.select(PrintRun).where(PrintRun.id == run_id, PrintRun.state == PrintState.BUILDING)
    )


def printer_of(run: PrintRun) -> str:
    """Name whoever asked for a print."""
    asked = sa.select(UserAccount.display_name).where(UserAccount.id == run.printed_by_id)
    return db.session.scalar(asked) or ""


def _build_key(run_id: int) -> str:
    return f"{BUILD} {run_id} "


def next_build_key(run_id: int) -> str:
    """Return the key of the next asking for the sheets of a print."""
    asked = sa.select(sa.func.count(Job.id)).where(Job.unique_key.startswith(_build_key(run_id)))
    return f"{_build_key(run_id)}{(db.session.scalar(asked) or 0) + 1}"


def progress_of(run_id: int) -> tuple[int, int]:
    """Return how far the making of a print is: so much of so much, of nothing while it waits."""
    asked = (
        sa.select(Job.progress, Job.progress_of)
        .where(Job.unique_key.startswith(_build_key(run_id)))
        .order_by(Job.id.desc())
        .limit(1)
    )
    row = db.session.execute(asked).first()
    return (row[0], row[1]) if row else (0, 0)

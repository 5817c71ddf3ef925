"""Who may do what: one list of permissions. A role is a set of them and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import Any, Protocol

from flask import abort, redirect, request, url_for
from flask_login import current_user

from crm.core.errors import Forbidden
from crm.core.locale import _, _lp, name_members


class Permission(StrEnum):
    """Named ``record.verb``."""

    ACCOUNT_ADMIN = "account.admin"
    ACCOUNT_OWN = "account.own"
    AGREEMENT_DELETE = "agreement.delete"
    AGREEMENT_EDIT = "agreement.edit"
    AGREEMENT_READ = "agreement.read"
    AUDIT_READ = "audit.read"
    BRIEFING_PRINT = "briefing.print"
    COMMITMENT_EDIT = "commitment.edit"
    COMMITMENT_READ = "commitment.read"
    CONFERENCE_DELETE = "conference.delete"
    CONFERENCE_EDIT = "conference.edit"
    CONFERENCE_READ = "conference.read"
    CONTACT_DELETE = "contact.delete"
    CONTACT_EDIT = "contact.edit"
    CONTACT_READ = "contact.read"
    DELEGATION_DELETE = "delegation.delete"
    DELEGATION_EDIT = "delegation.edit"
    DELEGATION_OVERRIDE = "delegation.override"
    DELEGATION_READ = "delegation.read"
    DOCUMENT_DELETE = "document.delete"
    DOCUMENT_EDIT = "document.edit"
    DOCUMENT_READ = "document.read"
    HISTORY_READ = "history.read"
    HISTORY_UNDO = "history.undo"
    HOME_READ = "home.read"
    INTERACTION_DELETE = "interaction.delete"
    INTERACTION_LOG = "interaction.log"
    INTERACTION_READ = "interaction.read"
    LOCALITY_DELETE = "locality.delete"
    LOCALITY_EDIT = "locality.edit"
    LOCALITY_READ = "locality.read"
    LOCALITY_RENAME = "locality.rename"
    OCCASION_DELETE = "occasion.delete"
    OCCASION_EDIT = "occasion.edit"
    OCCASION_READ = "occasion.read"
    PARTNERSHIP_MOVE = "partnership.move"
    SAMPLE_REMOVE = "sample.remove"
    SEARCH_USE = "search.use"
    SETTINGS_EDIT = "settings.edit"
    TASK_EDIT = "task.edit"
    TASK_READ = "task.read"


class Role(StrEnum):
    """A seat in the office."""

    VIEWER = "viewer"
    LEADER = "leader"
    STAFF = "staff"
    MANAGER = "manager"
    ADMIN = "admin"


name_members(
    {
        Role.VIEWER: _lp("role", "Viewer"),
        Role.LEADER: _lp("role", "Leader or assistant"),
        Role.STAFF: _lp("role", "Officer"),
        Role.MANAGER: _lp("role", "Manager"),
        Role.ADMIN: _lp("role", "Administrator"),
    }
)

_P = Permission
_READ = frozenset(
    {
        _P.ACCOUNT_OWN,
        _P.AGREEMENT_READ,
        _P.BRIEFING_PRINT,
        _P.COMMITMENT_READ,
        _P.CONFERENCE_READ,
        _P.CONTACT_READ,
        _P.DELEGATION_READ,
        _P.DOCUMENT_READ,
        _P.HISTORY_READ,
        _P.HOME_READ,
        _P.INTERACTION_READ,
        _P.LOCALITY_READ,
        _P.OCCASION_READ,
        _P.SEARCH_USE,
        _P.TASK_READ,
    }
)
_WORK = _READ | {
    _P.AGREEMENT_EDIT,
    _P.COMMITMENT_EDIT,
    _P.CONFERENCE_EDIT,
    _P.CONTACT_EDIT,
    _P.DELEGATION_EDIT,
    _P.DOCUMENT_EDIT,
    _P.HISTORY_UNDO,
    _P.INTERACTION_LOG,
    _P.LOCALITY_EDIT,
    _P.OCCASION_EDIT,
    _P.PARTNERSHIP_MOVE,
    _P.TASK_EDIT,
}
_LEAD = _WORK | {
    _P.AGREEMENT_DELETE,
    _P.AUDIT_READ,
    _P.CONFERENCE_DELETE,
    _P.CONTACT_DELETE,
    _P.DELEGATION_DELETE,
    _P.DELEGATION_OVERRIDE,
    _P.DOCUMENT_DELETE,
    _P.INTERACTION_DELETE,
    _P.LOCALITY_DELETE,
    _P.LOCALITY_RENAME,
    _P.OCCASION_DELETE,
    _P.SAMPLE_REMOVE,
    _P.SETTINGS_EDIT,
}

GRANTS: dict[Role, frozenset[Permission]] = {
    Role.VIEWER: _READ,
    Role.LEADER: _READ,
    Role.STAFF: _WORK,
    Role.MANAGER: _LEAD,
    Role.ADMIN: _LEAD | {_P.ACCOUNT_ADMIN},
}


class Actor(Protocol):
    """Whoever does something: a person of the office, or the system itself (``id`` is None)."""

    @property
    def id(self) -> int | None:
        """Key of the person, None for the system."""

    @property
    def display_name(self) -> str:
        """Name as colleagues read it."""

    @property
    def role(self) -> Role:
        """The person's seat."""

    @property
    def unit_id(self) -> int | None:
        """The person's division."""


@dataclass(frozen=True, slots=True)
class _System:
    id: int | None = None
    display_name: str = "Nhịp Cầu"
    role: Role = Role.ADMIN
    unit_id: int | None = None


SYSTEM: Actor = _System()
"""Acts in commands and migrations, and sees every record."""

_viewer: ContextVar[Actor | None] = ContextVar("viewer", default=None)


def viewer() -> Actor | None:
    """Return the person whose eyes the records are read with; None sees nothing."""
    return _viewer.get()


def actor() -> Actor:
    """Return the person who acts in this request; a guarded view always has one."""
    someone = _viewer.get()
    if someone is None:
        raise Forbidden(_("Please sign in"))
    return someone


@contextmanager
def acting_as(actor: Actor | None) -> Iterator[None]:
    """Read records with the eyes of ``actor`` inside the block."""
    token = _viewer.set(actor)
    try:
        yield
    finally:
        _viewer.reset(token)


def look_with(actor: Actor | None) -> None:
    """Read records with the eyes of ``actor`` for the rest of this request."""
    _viewer.set(actor)


def allows(role: Role, permission: Permission) -> bool:
    """Tell whether a seat carries a permission."""
    return permission in GRANTS[role]


def may(actor: Actor | None, permission: Permission, record: Any = None) -> bool:
    """Tell whether ``actor`` may do this, to this record: deleting one's own needs no manager."""
    if actor is None:
        return False
    if allows(actor.role, permission):
        return True
    scope, verb = permission.value.split(".")
    if verb == "delete" and record is not None and record.created_by_id == actor.id:
        return any(allows(actor.role, p) for p in (f"{scope}.edit", f"{scope}.log") if p in set(Permission))  # type: ignore[arg-type]
    return False


def demand(actor: Actor | None, permission: Permission, record: Any = None) -> None:
    """Refuse, in a sentence, what ``actor`` may not do."""
    if not may(actor, permission, record):
        raise Forbidden(_("Your role does not allow this. Ask a manager of your office."))


def requires(permission: Permission) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Let a view run only for a signed-in person whose role carries ``permission``."""

    def guard(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def guarded(**path: Any) -> Any:
            if not current_user.is_authenticated:
                if request.headers.get("HX-Request"):
                    abort(401)
                return redirect(url_for("security.login", next=request.full_path.rstrip("?")))
            if not (permission.value.endswith(".delete") or allows(current_user.role, permission)):
                abort(403)
            return view(**path)

        guarded.permission = permission  # type: ignore[attr-defined]  # the house inspection reads it
        return guarded

    return guard


def open_to_all(view: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a view that needs no sign-in: health, sign-in itself."""
    view.permission = None  # type: ignore[attr-defined]
    return view

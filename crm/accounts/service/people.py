"""What can be done with people of the office and their sign-ins."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

import sqlalchemy as sa
from email_validator import EmailNotValidError, validate_email
from flask_security import hash_password

from crm.accounts import queries
from crm.accounts.models import UserAccount
from crm.accounts.service.sessions import end_sessions
from crm.core import audit, versions
from crm.core.access import Actor, Permission, Role, demand
from crm.core.db import db
from crm.core.errors import Invalid, Missing, RuleBroken
from crm.core.locale import DEFAULT, LANGUAGES, _
from crm.core.text import sort_key

THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEntry:
    """What an administrator tells of a person of the office."""

    email: str
    display_name: str
    role: Role
    unit_id: int | None = None
    title: str = ""
    phone: str = ""
    active: bool = True
    locale: str = DEFAULT
    is_sample: bool = False
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEntry:
    """What a person tells of themselves."""

    display_name: str
    title: str
    phone: str
    locale: str
    version: int | None = None


def _person(user_id: int) -> UserAccount:
    found = queries.person(user_id)
    if found is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    return found


def _locked(user_id: int) -> UserAccount:
    """Return a person as they are now, locked for this transaction."""
    asked = sa.select(UserAccount).where(UserAccount.id == _person(user_id).id).with_for_update()
    return db.session.scalars(asked.execution_options(populate_existing=True)).one()


def _clean_email(email: str) -> str:
    try:
        return validate_email(email.strip(), check_deliverability=False).normalized.lower()
    except EmailNotValidError as error:
        raise Invalid(_("This is not a mail address."), field="email") from error


def _taken(email: str, but: int | None = None) -> None:
    found = queries.person_by_email(email)
    if found is not None and found.id != but:
        raise RuleBroken(_("Somebody signs in with this address already."), field="email")


def add_person(entry: PersonEntry, *, actor: Actor, password: str | None = None) -> UserAccount:
    """Give a person of the office a sign-in; without a password they set one by mail."""
    demand(actor, Permission.ACCOUNT_ADMIN)
    email = _clean_email(entry.email)
    _taken(email)
    with audit.change(actor, "account.added"):
        person = UserAccount(email=email, password=hash_password(password) if password else None)
        _fill(person, entry)
        person.locale, person.is_sample = entry.locale, entry.is_sample
        db.session.add(person)
    return person


def sort_form(name: str) -> str:
    """Return a key that sorts people as an office does: by the given name, which stands last."""
    return sort_key(name.rpartition(" ")[2], name)


def _fill(person: UserAccount, entry: PersonEntry) -> None:
    person.display_name, person.title, person.phone = entry.display_name, entry.title, entry.phone
    person.role, person.unit_id, person.active = entry.role, entry.unit_id, entry.active
    person.sort_key = sort_form(entry.display_name)


def change_person(user_id: int, entry: PersonEntry, *, actor: Actor) -> UserAccount:
    """Correct what is known of a person; taking the seat or the sign-in away acts at once."""
    demand(actor, Permission.ACCOUNT_ADMIN)
    person = _locked(user_id)
    email = _clean_email(entry.email)
    _taken(email, but=person.id)
    _keep_an_admin(person, entry.role, entry.active)
    _keep_oneself(person, entry, actor)
    with audit.change(actor, "account.changed"):
        versions.bump(person, seen=entry.version)
        if email != person.email:
            person.email, person.fs_uniquifier = email, secrets.token_hex(32)
        _fill(person, entry)
    if not entry.active:
        end_sessions(person.id)
    return person


def change_role(user_id: int, role: Role, *, actor: Actor) -> UserAccount:
    """Give a person another seat."""
    demand(actor, Permission.ACCOUNT_ADMIN)
    person = _locked(user_id)
    _keep_an_admin(person, role, person.active)
    with audit.change(actor, "account.role_changed"):
        versions.bump(person, seen=None)
        person.role = role
    return person


def disable(user_id: int, *, actor: Actor) -> UserAccount:
    """Take a person's sign-in away; their open sessions end with this transaction."""
    demand(actor, Permission.ACCOUNT_ADMIN)
    person = _locked(user_id)
    _keep_an_admin(person, person.role, is_active=False)
    with audit.change(actor, "account.disabled"):
        versions.bump(person, seen=None)
        person.active = False
    end_sessions(person.id)
    return person


def _keep_an_admin(person: UserAccount, role: Role, is_active: bool) -> None:
    """Refuse to leave the office without an administrator."""
    if not (person.active and person.role is Role.ADMIN) or (is_active and role is Role.ADMIN):
        return
    others = sa.select(sa.func.count()).where(
        UserAccount.active, UserAccount.role == Role.ADMIN, UserAccount.id != person.id
    )
    if not db.session.scalar(others):
        raise RuleBroken(_("This is the last administrator. Make somebody else one first."))


def _keep_oneself(person: UserAccount, entry: PersonEntry, actor: Actor) -> None:
    """Refuse to lock oneself out: another administrator can do it, and bring one back."""
    if person.id != actor.id or (entry.active and entry.role is person.role):
        return
    sentence = _("You cannot close your own account or change your own seat. Ask another administrator.")
    raise RuleBroken(sentence, field="role" if entry.active else "active")


def set_password(user_id: int, password: str, *, actor: Actor) -> UserAccount:
    """Give a person another password until they choose one; their sessions and reset links end."""
    demand(actor, Permission.ACCOUNT_ADMIN)
    person = _person(user_id)
    with audit.change(actor, "account.password_set"):
        person.password = hash_password(password)
        person.fs_uniquifier = secrets.token_hex(32)
        person.must_change_password = person.id != actor.id
    end_sessions(person.id)
    return person


def password_is_theirs(person: UserAccount) -> None:
    """Note that a person chose their password themselves; inside the change of the password."""
    person.must_change_password = False


def sign_out_everywhere(user_id: int, *, actor: Actor) -> int:
    """End every session of a person, such as of a lost telephone; return how many ended."""
    demand(actor, Permission.ACCOUNT_ADMIN)
    person = _person(user_id)
    ended = end_sessions(person.id)
    audit.note("account.signed_out", actor_id=actor.id, detail=person.email)
    return ended


# What people change for themselves


def change_own(user_id: int, entry: OwnEntry, *, actor: Actor) -> UserAccount:
    """Correct one's own name, title, telephone and language."""
    _only_own(user_id, actor)
    _demand_language(entry.locale)
    person = _locked(user_id)
    with audit.change(actor, "account.own_changed"):
        versions.bump(person, seen=entry.version)
        person.display_name, person.title, person.phone = entry.display_name, entry.title, entry.phone
        person.locale = entry.locale
        person.sort_key = sort_form(entry.display_name)
    return person


def set_language(user_id: int, language: str, *, actor: Actor) -> None:
    """Choose the language of one's screen."""
    _only_own(user_id, actor)
    _demand_language(language)
    with audit.change(actor, "account.language"):
        person = _locked(user_id)
        versions.bump(person, seen=None)
        person.locale = language


def _demand_language(language: str) -> None:
    if language not in LANGUAGES:
        raise Invalid(_("Choose from the list."), field="locale")


def set_theme(user_id: int, theme: str | None, *, actor: Actor) -> None:
    """Choose light or dark, or leave it to the system; no form can overwrite it, so the version stays."""
    _only_own(user_id, actor)
    with audit.change(actor, "account.theme"):
        _person(user_id).theme = theme if theme in THEMES else None


def _only_own(user_id: int, actor: Actor) -> None:
    if actor.id is not None and actor.id != user_id:
        demand(actor, Permission.ACCOUNT_ADMIN)

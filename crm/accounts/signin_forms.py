"""The sign-in library's forms with our labels, our words and our log."""

from __future__ import annotations

import secrets
from typing import Any, cast

from flask import request
from flask_security import ChangePasswordForm, ForgotPasswordForm, LoginForm, ResetPasswordForm
from flask_security.forms import EmailValidation, EqualToLocalize, IsString, email_required, valid_user_email
from flask_security.recoverable import send_reset_password_instructions
from flask_security.utils import hash_data, hash_password
from wtforms import EmailField, PasswordField
from wtforms.validators import DataRequired

from crm.accounts.models import UserAccount
from crm.accounts.wording import MESSAGES
from crm.core import audit
from crm.core.db import db
from crm.core.forms import OurCatalogue
from crm.core.locale import _l

PRESENT = {"autocomplete": "current-password"}
NEW = {"autocomplete": "new-password", "minlength": "12", "maxlength": "200"}


class OurMeta:
    """Our catalogue for the form library's own messages."""

    def get_translations(self, form: Any) -> OurCatalogue:
        """Return our catalogue."""
        return OurCatalogue()


def _needed() -> DataRequired:
    return DataRequired(message=_l("Enter the password."))


def _same_as(name: str) -> EqualToLocalize:
    return EqualToLocalize(name, message="RETYPE_PASSWORD_MISMATCH")


class SignInForm(LoginForm):
    """Who are you, and how do we know."""

    class Meta(OurMeta):
        """Our words."""

    email = EmailField(
        _l("E-mail address"),
        [IsString(), email_required, EmailValidation(verify=False)],
        render_kw={"autocomplete": "username"},
    )
    password = PasswordField(_l("Password"), [_needed()], render_kw=PRESENT)
    remember = None

    def validate_next(self, field: Any) -> None:
        """Let a strange address pass here: the door follows none that leads elsewhere."""

    def validate(self, **given: Any) -> bool:
        """Check the password; a refusal is noted, and a hash that is out of date is renewed on the way."""
        with db.session.no_autoflush:
            good: bool = super().validate(**given)
        person = cast(UserAccount | None, self.user)
        if not good:
            known = person.id if person is not None else None
            audit.note("account.sign_in_refused", actor_id=known, detail=request.remote_addr)
        elif person is not None and person in db.session.dirty:
            with audit.change(person, "account.rehashed"):
                db.session.flush()
        return good


class ForgottenForm(ForgotPasswordForm):
    """Where to send the link."""

    class Meta(OurMeta):
        """Our words."""

    email = EmailField(
        _l("E-mail address"),
        [IsString(), email_required, EmailValidation(verify=False), valid_user_email],
        render_kw={"autocomplete": "username"},
    )

    def validate(self, **given: Any) -> bool:
        """Look for the person; spend the same time whether there is one, so that the wait tells nothing.

        The library hashes ``hash_password`` for nobody and ``hash_data`` for somebody with a password.
        """
        good: bool = super().validate(**given)
        if self.email.data and (good or self._is_address()):
            person = cast(UserAccount | None, self.user)
            audit.note(
                "account.reset_asked", actor_id=person.id if person else None, detail=request.remote_addr
            )
            if good and person is not None:
                hash_password("nothing")
                if person.password is None:
                    hash_data("nothing")
            else:
                _write_to_nobody(self.email.data)
        return good

    def _is_address(self) -> bool:
        return str(MESSAGES["INVALID_EMAIL_ADDRESS"][0]) not in [str(error) for error in self.email.errors]


def _write_to_nobody(address: str) -> None:
    """Write the mail as for somebody, and throw it away."""
    nobody = UserAccount(email=address, password="-", fs_uniquifier=secrets.token_hex(32), display_name="")  # noqa: S106
    with db.session.begin_nested() as thrown_away:
        send_reset_password_instructions(nobody)  # type: ignore[no-untyped-call]
        thrown_away.rollback()


class ResetForm(ResetPasswordForm):
    """The new password, twice."""

    class Meta(OurMeta):
        """Our words."""

    password = PasswordField(_l("New password"), [_needed()], render_kw=NEW)
    password_confirm = PasswordField(
        _l("New password once more"), [_same_as("password"), _needed()], render_kw=NEW
    )


class ChangeForm(ChangePasswordForm):
    """The present password, and the new one twice."""

    class Meta(OurMeta):
        """Our words."""

    password = PasswordField(_l("Present password"), [_needed()], render_kw=PRESENT)
    new_password = PasswordField(_l("New password"), [_needed()], render_kw=NEW)
    new_password_confirm = PasswordField(
        _l("New password once more"), [_same_as("new_password"), _needed()], render_kw=NEW
    )

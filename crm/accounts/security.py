"""Sets the sign-in library up the way the office signs in: by e-mail and password, no registration."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Flask
from flask_security import RoleMixin, Security, SQLAlchemyUserDatastore

from crm.accounts import doors, sessions, signin_forms
from crm.accounts.models import UserAccount
from crm.accounts.passwords import SHORTEST, OfficePasswords
from crm.accounts.wording import MESSAGES, SUBJECTS, OfficeWords
from crm.core.db import db
from crm.core.mail import OutboxMailUtil

RESET_WITHIN = timedelta(hours=1)

SETTINGS: dict[str, Any] = {
    "LOGIN_URL": "/sign-in",
    "LOGOUT_URL": "/sign-out",
    "CHANGE_URL": "/password/change",
    "RESET_URL": "/password/reset",
    "POST_LOGIN_VIEW": "/",
    "POST_LOGOUT_VIEW": "/sign-in",
    "POST_RESET_VIEW": "/sign-in",
    "POST_CHANGE_VIEW": "/account",
    "LOGOUT_METHODS": ["POST"],
    "CHANGEABLE": True,
    "RECOVERABLE": True,
    "RESET_PASSWORD_WITHIN": RESET_WITHIN,
    "RETURN_GENERIC_RESPONSES": True,
    "PASSWORD_HASH": "argon2",
    "PASSWORD_SCHEMES": ["argon2"],
    "PASSWORD_LENGTH_MIN": SHORTEST,
    "PASSWORD_NORMALIZE_FORM": "NFKC",
    "INPUT_NORMALIZE_FORM": "NFKC",
    "EMAIL_VALIDATOR_ARGS": {"check_deliverability": False},
    "EMAIL_HTML": False,
    "JOIN_USER_ROLES": False,
    "API_ENABLED_METHODS": ["session"],
    "FRESHNESS": timedelta(minutes=-1),
    "STATIC_FOLDER": None,
    "CLI_USERS_NAME": None,
    "CLI_ROLES_NAME": None,
    "I18N_DOMAIN": "messages",
}
"""Settings of the library by their names without ``SECURITY_``. Freshness below zero leaves /verify out."""


def install(app: Flask) -> None:
    """Put sign-in in front of the office."""
    for name, value in SETTINGS.items():
        app.config.setdefault(f"SECURITY_{name}", value)
    app.config.update({f"SECURITY_MSG_{name}": message for name, message in MESSAGES.items()})
    app.config.update({f"SECURITY_{name}": subject for name, subject in SUBJECTS.items()})
    library = Security(
        app,
        SQLAlchemyUserDatastore(db, UserAccount, RoleMixin),
        login_form=signin_forms.SignInForm,
        forgot_password_form=signin_forms.ForgottenForm,
        reset_password_form=signin_forms.ResetForm,
        change_password_form=signin_forms.ChangeForm,
        password_util_cls=OfficePasswords,
        mail_util_cls=OutboxMailUtil,
    )
    library.i18n_domain = OfficeWords()  # type: ignore[assignment]  # it asks for these three only
    library.login_manager.user_loader(sessions.load_person)
    library.login_manager.request_loader(lambda _request: None)
    sessions.install(app)
    doors.install(app)

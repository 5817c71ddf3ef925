"""What the sign-in library says, in our words and our catalogue: it ships no Vietnamese."""

from __future__ import annotations

from typing import Any

from crm.core.locale import _l, gettext, ngettext

MESSAGES = {
    "API_ERROR": (_l("The form could not be read"), "error"),
    "DISABLED_ACCOUNT": (_l("This account has been closed. Ask your administrator."), "error"),
    "EMAIL_NOT_PROVIDED": (_l("Enter your e-mail address."), "error"),
    "FORGOT_PASSWORD": (_l("Forgotten the password?"), "info"),
    "GENERIC_AUTHN_FAILED": (_l("The e-mail address or the password is not right."), "error"),
    "GENERIC_RECOVERY": (_l("If this address has an account, a mail with a link is on its way."), "info"),
    "INVALID_EMAIL_ADDRESS": (_l("This is not a mail address."), "error"),
    "INVALID_PASSWORD": (_l("The password is not right."), "error"),
    "INVALID_RESET_PASSWORD_TOKEN": (_l("This link is no longer valid. Ask for a new one."), "error"),
    "LOGIN": (_l("Please sign in"), "info"),
    "PASSWORD_CHANGE": (_l("The password was changed. Other devices were signed out."), "success"),
    "PASSWORD_IS_THE_SAME": (_l("The new password is the same as the present one."), "error"),
    "PASSWORD_NOT_PROVIDED": (_l("Enter the password."), "error"),
    "PASSWORD_RESET_EXPIRED": (_l("This link is no longer valid. Ask for a new one."), "error"),
    "PASSWORD_RESET_NO_LOGIN": (_l("The password was changed. Please sign in."), "success"),
    "PASSWORD_RESET_REQUEST": (
        _l("If this address has an account, a mail with a link is on its way."),
        "info",
    ),
    "RETYPE_PASSWORD_MISMATCH": (_l("The two passwords are not the same."), "error"),
    "UNAUTHENTICATED": (_l("Please sign in"), "info"),
    "UNAUTHORIZED": (_l("You may not do this"), "error"),
    "USER_DOES_NOT_EXIST": (_l("The e-mail address or the password is not right."), "error"),
}
"""Every message that the flows we offer can show."""

SUBJECTS = {
    "EMAIL_SUBJECT_PASSWORD_RESET": _l("Nhịp Cầu: choose a new password"),
    "EMAIL_SUBJECT_PASSWORD_NOTICE": _l("Nhịp Cầu: your password was changed"),
    "EMAIL_SUBJECT_PASSWORD_CHANGE_NOTICE": _l("Nhịp Cầu: your password was changed"),
}


class OfficeWords:
    """Stands where the library looks for its own catalogue."""

    @staticmethod
    def gettext(text: object, **values: object) -> str:
        """Translate, or fill in what translates itself."""
        if isinstance(text, str):
            return gettext(text, **values)
        said = str(text)
        return said % values if values else said

    ngettext = staticmethod(ngettext)

    @staticmethod
    def format_list(items: list[str], **_given: Any) -> str:
        """Join words as a sentence does."""
        return ", ".join(items)

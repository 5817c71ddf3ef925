"""One's own account: name, language, light, password and where one is signed in."""

from __future__ import annotations

from typing import Any, cast

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from crm.accounts import queries, service
from crm.accounts.forms import ProfileForm
from crm.accounts.models import UserAccount
from crm.accounts.rules import Language, Theme, device
from crm.accounts.sessions import current_token
from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.locale import _, ngettext
from crm.core.web import next_url, toast

bp = Blueprint("accounts", __name__, url_prefix="/account")


def _me() -> UserAccount:
    return cast(UserAccount, current_user._get_current_object())


def _page(editing: Editing[ProfileForm]) -> ResponseReturnValue:
    here = service.digest(current_token() or "")
    sessions: list[dict[str, Any]] = [
        {
            "device": device(s.agent),
            "since": s.started_at,
            "until": s.ends_at,
            "is_here": s.token_hash == here,
        }
        for s in queries.open_sessions(_me().id)
    ]
    theme = Theme(_me().theme or Theme.SYSTEM)
    return editing.page(
        "accounts/profile.html",
        subject=_("My account"),
        cancel_url=url_for(".profile"),
        me=_me(),
        sessions=sessions,
        theme=theme,
        themes=list(Theme),
    )


@bp.get("")
@requires(Permission.ACCOUNT_OWN)
def profile() -> ResponseReturnValue:
    """One's own account."""
    return _page(Editing(_filled, ProfileForm))


def _filled() -> ProfileForm:
    """Fill the form with what is saved of oneself."""
    me = _me()
    given = {"display_name": me.display_name, "title": me.title, "phone": me.phone, "version": me.version}
    return ProfileForm(data=given | {"locale": Language(me.locale)})


@bp.post("")
@requires(Permission.ACCOUNT_OWN)
def save() -> ResponseReturnValue:
    """Keep one's own name and language."""
    editing = Editing(_filled, ProfileForm)
    if editing.save(lambda form: service.change_own(_me().id, form.entry(), actor=actor())) is not None:
        toast(_("Saved."))
        return redirect(url_for(".profile"))
    return _page(editing)


@bp.post("/language")
@requires(Permission.ACCOUNT_OWN)
def language() -> ResponseReturnValue:
    """Choose the language of one's screen."""
    service.set_language(_me().id, request.form.get("language", ""), actor=actor())
    return redirect(next_url(url_for(".profile")))


@bp.post("/theme")
@requires(Permission.ACCOUNT_OWN)
def theme() -> ResponseReturnValue:
    """Choose light or dark; a script that has changed the page already needs no page back."""
    service.set_theme(_me().id, request.form.get("theme"), actor=actor())
    if request.headers.get("X-Requested-With") == "fetch" or request.headers.get("HX-Request"):
        return "", 204
    return redirect(next_url(url_for(".profile")))


@bp.post("/sessions/end")
@requires(Permission.ACCOUNT_OWN)
def end_sessions() -> ResponseReturnValue:
    """Sign out everywhere else."""
    ended = service.end_sessions(_me().id, but=current_token())
    toast(ngettext("Signed out on %(num)s other device.", "Signed out on %(num)s other devices.", ended))
    return redirect(url_for(".profile"))

"""Puts floor 1 together: the application before any room has moved in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask, abort, request
from flask_babel import Babel
from flask_login import current_user
from flask_migrate import Migrate
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import IntegerConverter

from crm import cli
from crm.core import clock, health, locale, pages, security, web
from crm.core.access import look_with, viewer
from crm.core.db import MAX_ID, db
from crm.core.jobs_cli import jobs_cli
from crm.core.mail import check_mail_url
from crm.core.parts import part_of
from crm.core.secrets import key_ring
from crm.core.transactions import CrmApp, new_form_key
from crm.core.web import places
from crm.core.web.drawing import PageEnvironment
from crm.core.web.packing import pack

UNPEOPLED = {"static", "health.live"}
"""Answers that need neither a person nor the database."""


class RecordId(IntegerConverter):
    """A key in a URL; one that no table can hold is simply not there."""

    def __init__(self, url_map: Any) -> None:
        super().__init__(url_map, min=1, max=MAX_ID)


def build(settings: Mapping[str, Any], root: Path) -> Flask:
    """Return the application with its database, doors, pages and words."""
    app = CrmApp("crm", template_folder=str(root / "templates"), static_folder=str(root / "static"))
    app.jinja_environment = PageEnvironment
    app.config.update(
        SEND_FILE_MAX_AGE_DEFAULT=0,
        SQLALCHEMY_TRACK_MODIFICATIONS=False,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,
        MAX_FORM_MEMORY_SIZE=4_000_000,
        BABEL_DEFAULT_LOCALE=locale.DEFAULT,
        BABEL_TRANSLATION_DIRECTORIES=str(locale.TRANSLATIONS),
        BABEL_DEFAULT_TIMEZONE=str(clock.OFFICE_ZONE),
    )
    app.config.update(settings)
    check_mail_url(app.config["MAIL_URL"])
    key_ring(app.config["FIELD_KEYS"])
    _name_cookie(app)
    app.url_map.converters["record_id"] = RecordId
    app.url_map.strict_slashes = False
    if proxies := app.config.get("TRUSTED_PROXIES"):
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)  # type: ignore[method-assign]
    db.init_app(app)
    Migrate(app, db, directory=str(root / "migrations"), render_as_batch=True)
    Babel(app, locale_selector=locale.language)
    security.install(app)
    places.install(app)
    pages.install(app)
    _furnish(app)
    _open_doors(app)
    CSRFProtect(app)  # after the doors: a refused form is answered in the language of its sender
    health.install(app)
    cli.install(app)
    app.cli.add_command(jobs_cli)
    return app


def _name_cookie(app: Flask) -> None:
    """Tie the session cookie to this host alone where the office is reached by https."""
    is_secure = str(app.config["PUBLIC_URL"]).startswith("https:")
    app.config["SESSION_COOKIE_NAME"] = "__Host-nhipcau" if is_secure else "nhipcau"
    app.config["SESSION_COOKIE_SECURE"] = is_secure


def _furnish(app: Flask) -> None:
    """Give the templates their words and helpers."""
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        locale.gettext, locale.ngettext, newstyle=False, pgettext=locale.pgettext
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        _=locale.gettext,
        gettext=locale.gettext,
        ngettext=locale.ngettext,
        pgettext=locale.pgettext,
        asset=web.asset_of(app),
        here=web.here,
        kept_crumbs=web.kept_crumbs,
        local_time=web.local_time,
        nav_bottom=web.nav_bottom,
        new_form_key=new_form_key,
        nav_groups=web.nav_groups,
        now=clock.now,
        page_url=web.page_url,
        part_of=part_of,
        panels=web.panels,
        picks_all=web.picks_all,
        toasts=web.toasts,
        today=clock.today,
        url_for=web.link,
        viewer=viewer,
        way_back=web.way_back,
    )
    app.jinja_env.filters.update(
        day=locale.day,
        daydelta=web.day_delta,
        daymonth=lambda value: value.strftime("%d/%m") if value else "",
        label=locale.label,
        number=locale.number,
        weekday=locale.weekday,
        when=web.moment,
    )

    @app.context_processor
    def surroundings() -> dict[str, Any]:
        return {
            "current_actor": viewer(),
            "locale": locale.language(),
            "is_fragment": web.is_fragment(),
            "log_url": web.log_url(),
        }


def _open_doors(app: Flask) -> None:
    """Let people in with their own eyes and language, and pack what goes out."""

    web.serve_assets(app)
    app.after_request(pack)

    @app.before_request
    def refuse_the_unnamed() -> None:
        """Let nobody through a door that does not say who may pass."""
        view = app.view_functions.get(request.endpoint or "")
        if view is not None and not hasattr(view, "permission"):
            abort(403)

    @app.before_request
    def come_in() -> None:
        if request.endpoint in UNPEOPLED:
            return
        person = current_user._get_current_object() if current_user.is_authenticated else None
        look_with(person)
        if person:
            locale.speak(person.locale)

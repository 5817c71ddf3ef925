"""The way from an empty book to the first printed pack, with what is done ticked off."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import Blueprint, Flask, redirect, url_for
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, actor, may, requires, viewer
from crm.core.locale import _, _l
from crm.core.web import Panel, SettingsLink, Shelf, form_page, page, register_panel, register_settings, toast
from crm.settings.queries import office
from crm.setup import queries, rules, service
from crm.setup.forms import HomeForm
from crm.setup.rules import TOLD, Step

bp = Blueprint("setup", __name__, url_prefix="/setup")


def _steps() -> list[dict[str, Any]]:
    """Return every step as the page draws it; the first open one is marked as next."""
    done = queries.progress()
    following = next((step for step in Step if not done[step]), None)
    return [
        {
            "code": step.value,
            "title": TOLD[step].title,
            "why": TOLD[step].why,
            "button": TOLD[step].button,
            "url": url_for(TOLD[step].endpoint) if may(viewer(), TOLD[step].permission) else None,
            "is_done": done[step],
            "is_next": step is following,
        }
        for step in Step
    ]


@bp.get("")
@requires(Permission.SETTINGS_EDIT)
def index() -> ResponseReturnValue:
    """Show how far the office has come, and the next step."""
    steps = _steps()
    return page("setup/index.html", steps=steps, count=sum(step["is_done"] for step in steps))


@bp.route("/home", methods=["GET", "POST"])
@requires(Permission.SETTINGS_EDIT)
def home() -> ResponseReturnValue:
    """Enter the home city; once it is in the book, its own page is the place."""
    known = queries.home_id()
    if known is not None:
        return redirect(url_for("localities.edit", record_id=known))
    city = office().city
    form = HomeForm(data={"country_code": "VN"} | {f"name_{lang}": text for lang, text in city.items()})
    if form.accepted():
        done = form.attempt(lambda: service.enter_home(form.entry(), actor=actor()))
        if done is not None:
            toast(_("Saved."))
            return redirect(url_for(".index"))
    return form_page("setup/home.html", form=form)


def _card(_subject: Any) -> dict[str, Any]:
    """Fill the card on the first page of the day: nothing once the office is on its way."""
    if not may(viewer(), Permission.SETTINGS_EDIT):
        return {"setup": None}
    done = queries.progress()
    following = next((step for step in Step if not done[step]), None)
    if following is None or all(done[step] for step in rules.NEEDED):
        return {"setup": None}
    return {"setup": {"count": sum(done.values()), "of": len(done), "next": TOLD[following]}}


def install(app: Flask) -> None:
    """Open the room, and show the way on the first page until the office is on its own."""
    app.register_blueprint(bp)
    register_panel(
        Panel(
            slot="home.top",
            order=0,
            code="setup",
            permission=Permission.SETTINGS_EDIT,
            template="setup/_card.html",
            load=_card,
        )
    )
    register_settings(
        SettingsLink(
            shelf=Shelf.PEOPLE,
            order=95,
            label=_l("First steps"),
            note=_l("What an office sets once, in order."),
            permission=Permission.SETTINGS_EDIT,
            url=partial(url_for, "setup.index"),
        )
    )

"""The page of settings, and the office's own row in sections."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from babel.support import LazyProxy
from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.forms import CrmForm, answering
from crm.core.locale import _, _l
from crm.core.web import page, settings_shelves, toast
from crm.settings import queries, service
from crm.settings.forms import CountingForm, NamesForm, PapersForm

bp = Blueprint("settings", __name__, url_prefix="/settings")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the office's row that is saved alone."""

    title: LazyProxy
    note: LazyProxy
    form: Any
    save: Callable[..., Any]


SECTIONS: Final[Mapping[str, Section]] = {
    "names": Section(
        _l("Names"), _l("These names stand on every page and paper."), NamesForm, service.set_names
    ),
    "papers": Section(
        _l("On papers"), _l("What papers carry beside the names."), PapersForm, service.set_papers
    ),
    "counting": Section(
        _l("Days and years"),
        _l("How the office counts its days, and when a figure is old."),
        CountingForm,
        service.set_counting,
    ),
}


@bp.get("")
@requires(Permission.SETTINGS_EDIT)
def index() -> ResponseReturnValue:
    """Everything the office can set."""
    with answering(None):
        forms = {key: one.form.showing(queries.office()) for key, one in SECTIONS.items()}
    return page("settings/index.html", sections=SECTIONS, forms=forms, shelves=settings_shelves())


@bp.route("/office", methods=["GET", "POST"], defaults={"section": "names"})
@bp.route("/office/<section>", methods=["GET", "POST"])
@requires(Permission.SETTINGS_EDIT)
def edit(section: str) -> ResponseReturnValue:
    """Set one section of the office's row."""
    told = SECTIONS.get(section) or abort(404)
    editing: Editing[CrmForm] = Editing(lambda: told.form.showing(queries.office()), told.form)
    if editing.save(lambda form: told.save(form.entry(), actor=actor())) is not None:
        toast(_("Saved."))
        return redirect(url_for(".index"))
    return editing.page(
        "settings/form.html", subject=str(told.title), cancel_url=url_for(".index"), section=told
    )

"""Pages of the office's lists, of who signs and of by when things are due."""

from __future__ import annotations

from functools import partial

from flask import Flask, url_for

from crm.core.access import Permission
from crm.core.locale import _l
from crm.core.uses import register_use
from crm.core.web import SettingsLink, Shelf, register_settings
from crm.reference.models import ReferenceItem, Signatory
from crm.reference.rules import LISTS
from crm.reference.views import deadlines, lists, signatories


def install(app: Flask) -> None:
    """Open the pages, put them among the settings, and say which rows the lists themselves use."""
    for room in (lists, signatories, deadlines):
        app.register_blueprint(room.bp)
    register_use("reference_item", ReferenceItem.parent_id, _l("Rows below it"))
    register_use("reference_item", Signatory.agency_id, _l("People who sign"))
    for order, (code, told) in enumerate(LISTS.items()):
        register_settings(
            SettingsLink(
                shelf=Shelf.LISTS,
                order=order,
                label=told.title,
                note=told.note,
                permission=Permission.SETTINGS_EDIT,
                url=partial(url_for, "lists.show", list_code=code.value),
            )
        )
    register_settings(
        SettingsLink(
            shelf=Shelf.PAPERS,
            order=10,
            label=_l("People who sign"),
            note=_l("Who signs the office's papers, in whose right, from when to when."),
            permission=Permission.SETTINGS_EDIT,
            url=partial(url_for, "signatories.index"),
        )
    )
    register_settings(
        SettingsLink(
            shelf=Shelf.PAPERS,
            order=20,
            label=_l("Rules for deadlines"),
            note=_l("Periods set by law or by the office, each with its basis and the days it is in force."),
            permission=Permission.SETTINGS_EDIT,
            url=partial(url_for, "deadlines.index"),
        )
    )

"""Pages of the rule sets: those in use, a form, their earlier editions."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.locale import _, language
from crm.core.web import form_page, page, toast
from crm.localities.rules import language_name
from crm.protocol import queries, service
from crm.protocol.forms import RuleForm
from crm.protocol.models import PrecedenceRule
from crm.protocol.rules import keys_from

bp = Blueprint("precedence", __name__, url_prefix="/settings/precedence")


def _words() -> dict[str, Any]:
    """Return what the templates say rule sets with."""
    return {
        "name": lambda row: row.name.best(language()),
        "keys": lambda row: keys_from(row.keys),
        "language_name": language_name,
    }


@bp.get("")
@requires(Permission.SETTINGS_EDIT)
def index() -> ResponseReturnValue:
    """The rule sets in use."""
    return page("protocol/rules.html", rows=queries.rule_sets(), **_words())


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.SETTINGS_EDIT)
def new() -> ResponseReturnValue:
    """Add a rule set."""
    form = RuleForm.showing(None)
    if form.accepted():
        row = form.attempt(lambda: service.add_rule_set(form.entry(), actor=actor()))
        if row is not None:
            toast(_("Saved."))
            return redirect(url_for(".index", _anchor=f"row-{row.id}"))
    return form_page("protocol/rule.html", form=form, row=None, editions=[], **_words())


@bp.route("/<record_id:rule_id>", methods=["GET", "POST"])
@requires(Permission.SETTINGS_EDIT)
def edit(rule_id: int) -> ResponseReturnValue:
    """Write a new edition of a rule set; the earlier ones stand beside it."""
    editing = Editing(lambda: RuleForm.showing(queries.rule_set(rule_id) or abort(404)), RuleForm)
    saved = editing.save(lambda form: service.change_rule_set(rule_id, form.entry(), actor=actor()))
    if saved is not None:
        toast(_("Saved as edition %(number)s.", number=saved.edition))
        return redirect(url_for(".index", _anchor=f"row-{saved.id}"))
    row: PrecedenceRule = editing.form.about
    return editing.page(
        "protocol/rule.html",
        subject=row.name.best(language()),
        cancel_url=url_for(".index"),
        row=row,
        editions=[one for one in queries.editions(row.code) if one.id != row.id],
        **_words(),
    )


@bp.post("/<record_id:rule_id>/retire")
@requires(Permission.SETTINGS_EDIT)
def retire(rule_id: int) -> ResponseReturnValue:
    """Offer a rule set no longer."""
    service.retire_rule_set(rule_id, actor=actor())
    toast(_("This rule set is no longer offered. Its editions stay on record."))
    return redirect(url_for(".index"))

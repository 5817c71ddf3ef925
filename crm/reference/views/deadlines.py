"""Pages of the rules by which things are due."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue

from crm.core import clock
from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.forms import answering
from crm.core.locale import _, label, language
from crm.core.web import form_page, page, toast
from crm.reference import queries, service
from crm.reference.forms import DeadlineForm
from crm.reference.models import DeadlineRule
from crm.reference.rules import first_day, is_current, period_words, span_words

bp = Blueprint("deadlines", __name__, url_prefix="/settings/deadlines")


def _period(rule: DeadlineRule) -> str:
    return period_words(rule.amount, rule.unit, label(rule.trigger))


@bp.get("")
@requires(Permission.SETTINGS_EDIT)
def index() -> ResponseReturnValue:
    """The rules in use, those that were or will be, and suggestions nobody has checked yet."""
    rules, today = queries.deadline_rules(), clock.today()
    used = [rule for rule in rules if rule.is_active]
    return page(
        "reference/deadlines.html",
        present=[rule for rule in used if is_current(rule, today)],
        coming=[rule for rule in used if first_day(rule) > today],
        former=[rule for rule in used if rule.valid_to is not None and rule.valid_to < today],
        suggested=[rule for rule in rules if not rule.is_active],
        period=_period,
        span=span_words,
        name=lambda rule: rule.name.best(language()),
    )


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.SETTINGS_EDIT)
def new() -> ResponseReturnValue:
    """Add a rule of the office's own."""
    form = DeadlineForm.showing(None)
    if form.accepted():
        rule = form.attempt(lambda: service.add_rule(form.entry(), actor=actor()))
        if rule is not None:
            toast(_("Saved."))
            return _back(rule)
    return form_page("reference/deadline.html", form=form, **_shown(None))


@bp.route("/<record_id:rule_id>", methods=["GET", "POST"])
@requires(Permission.SETTINGS_EDIT)
def edit(rule_id: int) -> ResponseReturnValue:
    """Correct a rule, or end it."""
    editing = Editing(lambda: _filled(rule_id), DeadlineForm)
    saved = editing.save(lambda form: service.change_rule(rule_id, form.entry(), actor=actor()))
    if saved is not None:
        toast(_("Saved. Deadlines reckoned before stay as they are."))
        return _back(saved)
    rule = editing.form.about
    subject = rule.name.best(language())
    return editing.page(
        "reference/deadline.html", subject=subject, cancel_url=url_for(".index"), **_shown(rule)
    )


def _filled(rule_id: int) -> DeadlineForm:
    return DeadlineForm.showing(queries.deadline_rule(rule_id) or abort(404))


def _shown(rule: DeadlineRule | None, *, follows: bool = False) -> dict[str, Any]:
    """Gather what stands beside the form: the rules of the same code."""
    if rule is None:
        return {"rule": None, "siblings": [], "follows": False}
    siblings = [one for one in queries.deadline_rules(rule.code) if follows or one.id != rule.id]
    return {"rule": rule, "siblings": siblings, "follows": follows, "period": _period, "span": span_words}


@bp.route("/<record_id:rule_id>/follow", methods=["GET", "POST"])
@requires(Permission.SETTINGS_EDIT)
def follow(rule_id: int) -> ResponseReturnValue:
    """Enter the rule that follows one when the law changes."""
    old = queries.deadline_rule(rule_id) or abort(404)
    tomorrow = clock.today() + timedelta(days=1)
    form = DeadlineForm.showing(old, valid_from=tomorrow, valid_to=None, is_active=True)
    if form.accepted():
        rule = form.attempt(lambda: service.succeed_rule(rule_id, form.entry(), actor=actor()))
        if rule is not None:
            toast(_("Saved. The earlier rule ends on the day before. Deadlines reckoned before stay."))
            return _back(rule)
    return form_page("reference/deadline.html", form=form, **_shown(old, follows=True))


@bp.post("/<record_id:rule_id>/remove")
@requires(Permission.SETTINGS_EDIT)
def remove(rule_id: int) -> ResponseReturnValue:
    """Delete a suggestion, or a rule that has never been in force."""
    with answering(None):
        form = _filled(rule_id)
    done = form.attempt(lambda: service.remove_rule(rule_id, actor=actor()))
    if done is None:
        return form_page("reference/deadline.html", form=form, **_shown(form.about))
    toast(_("Deleted."))
    return redirect(url_for(".index"))


def _back(rule: DeadlineRule) -> ResponseReturnValue:
    return redirect(url_for(".index", _anchor=f"row-{rule.id}"))

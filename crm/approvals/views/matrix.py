"""The approval table under the settings."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue

from crm.approvals import queries, service
from crm.approvals.forms import RuleForm
from crm.approvals.models import ApprovalRule
from crm.approvals.rules import as_lines
from crm.approvals.views.blueprint import sent_version
from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.locale import _, ngettext
from crm.core.web import form_page, page, toast
from crm.protocol.rules import LEVELS, level_word

bp = Blueprint("approval_rules", __name__, url_prefix="/settings/approvals")


def _levels() -> list[tuple[int, str]]:
    return [(level, level_word(level)) for level in LEVELS]


@bp.get("")
@requires(Permission.SETTINGS_EDIT)
def index() -> ResponseReturnValue:
    """The whole table; rows that nobody has confirmed are marked."""
    rows = queries.rules()
    return page(
        "approvals/rules.html",
        rows=rows,
        samples=sum(one.is_sample for one in rows),
        level_word=level_word,
        lines=as_lines,
    )


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.SETTINGS_EDIT)
def new() -> ResponseReturnValue:
    """Add a row."""
    form = RuleForm.showing(None)
    form.prepare(_levels())
    if form.accepted():
        done = form.attempt(lambda: service.add_rule(form.entry(), actor=actor()))
        if done is not None:
            toast(_("Saved."))
            return _back(done)
    return form_page("approvals/rule.html", form=form, rule=None)


@bp.route("/<record_id:rule_id>", methods=["GET", "POST"])
@requires(Permission.SETTINGS_EDIT)
def edit(rule_id: int) -> ResponseReturnValue:
    """Change a row."""
    editing = Editing(lambda: _filled(rule_id), RuleForm)
    done = editing.save(lambda form: service.change_rule(rule_id, form.entry(), actor=actor()))
    if done is not None:
        toast(_("Saved. Routes under way stay as they were made."))
        return _back(done)
    rule: ApprovalRule = editing.form.about
    return editing.page("approvals/rule.html", subject=rule.approver, cancel_url=url_for(".index"), rule=rule)


def _filled(rule_id: int) -> RuleForm:
    form = RuleForm.showing(queries.rule(rule_id) or abort(404))
    form.prepare(_levels())
    return form


@bp.post("/<record_id:rule_id>/remove")
@requires(Permission.SETTINGS_EDIT)
def remove(rule_id: int) -> ResponseReturnValue:
    """Take a row out."""
    service.remove_rule(rule_id, version=sent_version(), actor=actor())
    toast(_("Taken out. Routes under way stay as they were made."))
    return redirect(url_for(".index"))


@bp.post("/confirm")
@requires(Permission.SETTINGS_EDIT)
def confirm() -> ResponseReturnValue:
    """Take every sample row as the office's own."""
    count = service.confirm_rules(actor=actor())
    toast(ngettext("%(num)s row confirmed.", "%(num)s rows confirmed.", count))
    return redirect(url_for(".index"))


@bp.post("/sample")
@requires(Permission.SETTINGS_EDIT)
def sample() -> ResponseReturnValue:
    """Begin with the sample rows."""
    service.load_sample(actor=actor())
    toast(_("The sample rows are there. Check each one and confirm it."))
    return redirect(url_for(".index"))


def _back(rule: ApprovalRule) -> ResponseReturnValue:
    return redirect(url_for(".index", _anchor=f"row-{rule.id}"))

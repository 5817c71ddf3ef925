"""The rules of the gate under the settings: which are in use, with which figures."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.locale import _, label
from crm.core.web import page, toast
from crm.requests import queries, service
from crm.requests.forms import GateRuleForm
from crm.requests.models import Answer, GateCode

bp = Blueprint("gate_rules", __name__, url_prefix="/settings/gate")


@bp.get("")
@requires(Permission.SETTINGS_EDIT)
def index() -> ResponseReturnValue:
    """Every rule as it stands in this office."""
    return page("requests/rules.html", rules=list(queries.settings().values()), accept=Answer.ACCEPT)


@bp.route("/<code>", methods=["GET", "POST"])
@requires(Permission.SETTINGS_EDIT)
def edit(code: str) -> ResponseReturnValue:
    """Set one rule."""
    if code not in set(GateCode):
        abort(404)
    editing = Editing(lambda: _filled(GateCode(code)), GateRuleForm)
    done = editing.save(lambda form: service.set_rule(GateCode(code), form.entry(), actor=actor()))
    if done is not None:
        toast(_("Saved. Requests that were decided before stay as they are."))
        return redirect(url_for(".index", _anchor=f"row-{code}"))
    setting = editing.form.about
    return editing.page(
        "requests/rule.html", subject=label(setting.code), cancel_url=url_for(".index"), rule=setting
    )


def _filled(code: GateCode) -> GateRuleForm:
    row = queries.gate_rule(code)
    return GateRuleForm.showing(queries.settings()[code], row.version if row else None)

"""Taking over the announcement of a year at once: paste, look, enter."""

from __future__ import annotations

from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.core import clock
from crm.core.access import Permission, actor, requires
from crm.core.locale import day as in_words
from crm.core.locale import ngettext, weekday
from crm.core.web import form_page, page, toast
from crm.workdays import queries, service
from crm.workdays.forms import PasteForm
from crm.workdays.paste import PastedLine, read_lines
from crm.workdays.views.blueprint import bp
from crm.workdays.views.screens import countries


@bp.route("/paste", methods=["GET", "POST"])
@requires(Permission.SETTINGS_EDIT)
def paste() -> ResponseReturnValue:
    """Paste the days of an announcement, see how they are understood, and enter them."""
    form = PasteForm(country=request.args.get("country") or queries.home_country())
    form.prepare(countries())
    if not form.accepted():
        return form_page("workdays/paste.html", form=form, shown=[], is_fine=False)
    lines = read_lines(form.lines.data or "", clock.today())
    shown = [_shown(form, line) for line in lines]
    is_fine = not any(one["trouble"] for one in shown)
    if request.form.get("action") == "enter" and is_fine:
        entries = [form.entry(line) for line in lines]
        done = form.attempt(lambda: service.enter_list(entries, actor=actor()))
        if done is not None:
            toast(ngettext("%(num)s day entered.", "%(num)s days entered.", done))
            return redirect(url_for(".index", country=form.country.data, year=entries[0].first.year))
        return form_page("workdays/paste.html", form=form, shown=shown, is_fine=False)
    return page("workdays/paste.html", form=form, shown=shown, is_fine=is_fine)


def _shown(form: PasteForm, line: PastedLine) -> dict[str, Any]:
    """Lay one line out as it was understood, with what is wrong with it."""
    days = [line.first, line.last, line.exchanged]
    said = [f"{weekday(one)} {in_words(one)}" if one else "" for one in days]
    trouble = line.trouble or service.refusal_of(form.entry(line))
    return {"text": line.text, "name": line.name, "trouble": trouble} | dict(
        zip(("first", "last", "exchanged"), said, strict=True)
    )

"""How the home city, its office and its posts are called in the languages of the partners."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from crm.briefings.forms import ABROAD, AbroadForm
from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.locale import _, _l
from crm.core.web import SettingsLink, Shelf, toast
from crm.localities.rules import language_name
from crm.reference.queries import posts_by_title
from crm.reference.rules import ListCode
from crm.settings import queries, service

bp = Blueprint("abroad", __name__, url_prefix="/settings")


@bp.route("/names-abroad", methods=["GET", "POST"])
@requires(Permission.SETTINGS_EDIT)
def names() -> ResponseReturnValue:
    """Names of the city and its office by language, and the posts with what nobody has checked."""
    editing: Editing[AbroadForm] = Editing(lambda: AbroadForm.showing(queries.office()), AbroadForm)
    if editing.save(lambda form: service.name_abroad(form.entry(), actor=actor())) is not None:
        toast(_("Saved."))
        return redirect(url_for(".names"))
    return editing.page(
        "briefings/abroad.html",
        subject=_("Names in other languages"),
        cancel_url=url_for("settings.index"),
        posts=_posts(),
        columns=[{"label": _("Post")}, *({"label": language_name(code)} for code in ABROAD)],
    )


def _posts() -> list[dict[str, Any]]:
    return [
        {
            "title": post.names["vi"],
            "url": url_for("lists.edit", list_code=ListCode.POST.value, item_id=post.item_id)
            if post.item_id
            else None,
            "names": [(code, post.names.get(code, ""), code in post.unchecked) for code in ABROAD],
        }
        for post in posts_by_title().values()
    ]


LINK = SettingsLink(
    shelf=Shelf.LISTS,
    order=90,
    label=_l("Names in other languages"),
    note=_l("The city, its office and its posts, for papers in two languages."),
    permission=Permission.SETTINGS_EDIT,
    url=lambda: url_for("abroad.names"),
)

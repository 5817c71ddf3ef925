"""The list of agreements, and what is done with several at once."""

from __future__ import annotations

from typing import Any, TypeVar

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.accounts.queries import officer, officers
from crm.agreements import queries, service
from crm.agreements.models import AgreementKind
from crm.agreements.queries import AgreementFilter
from crm.agreements.rules import AgreementOrder, AgreementView
from crm.agreements.views.grade import grade_with
from crm.agreements.views.room import bp, may_edit
from crm.commitments.queries import partners
from crm.core import bulk, clock
from crm.core.access import Permission, actor, requires
from crm.core.errors import Invalid
from crm.core.forms import unfit_sentence, whole_number
from crm.core.locale import _, language, ngettext
from crm.core.text import UnfitText, clean_line
from crm.core.web import chosen, chosen_person, list_rows, page, page_number, picked
from crm.reference.queries import sectors

LONGEST = 200
T = TypeVar("T")


def _member(kind: type[T], name: str) -> T | None:
    """Read a member from the address; nonsense is none."""
    try:
        return kind(request.args.get(name, ""))  # type: ignore[call-arg]
    except ValueError:
        return None


def _asked() -> dict[str, Any]:
    """Read the filters from the address; the address is the truth."""
    refused = ""
    try:
        text = clean_line(request.args.get("q", ""), LONGEST)
    except UnfitText as unfit:
        text, refused = "", unfit_sentence(unfit)
    try:
        locality_id = whole_number(request.args.get("locality"))
    except ValueError:
        locality_id = None
    return {
        "q": text,
        "refused": refused,
        "locality_id": locality_id,
        "kind": _member(AgreementKind, "kind"),
        "view": _member(AgreementView, "show") or AgreementView.ALL,
        "order": _member(AgreementOrder, "sort") or AgreementOrder.NEWEST,
        "sector": request.args.get("sector", "")[:20],
    }


@bp.get("")
@requires(Permission.AGREEMENT_READ)
def index() -> ResponseReturnValue:
    """Agreements with every partner; of another day the room of succession tells."""
    if "as_of" in request.args:
        return redirect(url_for("succession.pacts", as_of=request.args["as_of"]))
    asked = _asked()
    wanted = AgreementFilter(
        view=asked["view"],
        kind=asked["kind"],
        locality_id=asked["locality_id"],
        sector=asked["sector"],
        text=asked["q"],
        order=asked["order"],
    )
    return page(
        "agreements/index.html",
        listing=list_rows(queries.agreements(wanted, clock.today()), page_number()),
        partners=partners(asked["locality_id"]),
        sectors=[(one.code, one.name(language())) for one in sectors()],
        views=list(AgreementView),
        kinds=list(AgreementKind),
        orders=list(AgreementOrder),
        people=[(person.id, person.display_name) for person in officers()] if may_edit() else (),
        may_edit=may_edit(),
        standing=grade_with(asked["locality_id"]) if asked["locality_id"] else None,
        **asked,
    )


@bp.post("/chosen/officer")
@requires(Permission.AGREEMENT_EDIT)
def chosen_officer() -> ResponseReturnValue:
    """Put the chosen agreements into somebody's charge."""
    me, person = actor(), officer(chosen_person())
    if person is None:
        raise Invalid(_("Choose from the list."), field="owner_id")
    outcome = bulk.each(
        chosen(),
        "agreements.assigned",
        lambda one: service.assign(one.id, person.id, version=one.version, actor=me),
        actor=me,
    )
    said = ngettext(
        "%(num)s agreement is now in the charge of %(name)s.",
        "%(num)s agreements are now in the charge of %(name)s.",
        len(outcome.done),
        name=person.display_name,
    )
    return picked(outcome, said, url_for(".index"))


@bp.post("/chosen/delete")
@requires(Permission.AGREEMENT_DELETE)
def chosen_delete() -> ResponseReturnValue:
    """Move the chosen agreements to the trash."""
    me = actor()
    outcome = bulk.each(
        chosen(),
        "agreements.deleted",
        lambda one: service.delete_agreement(one.id, version=one.version, actor=me),
        actor=me,
    )
    said = ngettext("%(num)s agreement deleted.", "%(num)s agreements deleted.", len(outcome.done))
    return picked(outcome, said, url_for(".index"))

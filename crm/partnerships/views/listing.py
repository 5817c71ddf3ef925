"""The list of localities: how each tie stands, when we last were in touch, what is next and who does it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, TypeVar

from flask import Flask, redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.accounts.queries import officers
from crm.core import clock
from crm.core.access import Permission, actor, may, requires
from crm.core.forms import unfit_sentence, whole_number
from crm.core.locale import _, _l, label, number
from crm.core.text import UnfitText, clean_line, sort_key
from crm.core.web import NavItem, here, list_rows, page, page_number, register_nav
from crm.localities.models import Scope
from crm.localities.queries import countries
from crm.localities.rules import country_name, is_country
from crm.partnerships import queries, rules
from crm.partnerships.models import Stage
from crm.partnerships.queries import Order, TieFilter
from crm.reference.queries import expected_days
from crm.reference.rules import ListCode

M = TypeVar("M", bound=Enum)

LONGEST_TEXT = 200
COUNTED = 300
"""Rows that a view counts: five views count at every turn of the page, and few offices have more partners."""
MINE, NOBODY = "mine", "none"
KEPT = ("sort", "scope", "traditional", "attention")
"""What the address keeps when the filter bar is sent: the order and the view stay as they are."""

ORDER_NAMES = {
    Order.NEXT: _l("Next action"),
    Order.NAME: _l("Name"),
    Order.STAGE: _l("Stage"),
    Order.LAST: _l("Last contact"),
    Order.OWNER: _l("Officer in charge"),
}


@requires(Permission.LOCALITY_READ)
def index() -> ResponseReturnValue:
    """Localities, as the address asks for them; of another day the room of succession tells."""
    if "as_of" in request.args:
        return redirect(url_for("succession.ties", as_of=request.args["as_of"]))
    text, refused = asked_text()
    asked, order, today = asked_filter(text), _member(Order, "sort", Order.NEXT), clock.today()
    listing = list_rows(queries.localities_with_ties(asked, today, order), page_number())
    last = queries.last_contacts([row.id for row in listing.rows])
    return page(
        "localities/index.html",
        listing=listing,
        last=last,
        health={key: rules.health_of(day, today) for key, (day, _summary) in last.items()},
        unknown=rules.Health.UNKNOWN,
        tabs=view_tabs(asked, url_for("localities.index")),
        filters=filter_boxes(asked),
        sorts=[(str(word), here(sort=choice.value), choice is order) for choice, word in ORDER_NAMES.items()],
        order=order,
        kept=[(name, request.args[name]) for name in KEPT if name in request.args],
        text=text,
        refused=refused,
        is_filtered=bool(text or asked.countries or asked.stages or request.args.get("owner")),
        step_number=rules.step_number,
        beyond=_beyond(listing.rows),
        country_name=country_name,
        may_add=may(actor(), Permission.LOCALITY_EDIT),
        may_move=may(actor(), Permission.PARTNERSHIP_MOVE),
        people=[(person.id, person.display_name) for person in officers()],
        map_url=here_on(url_for("localities.map")),
    )


def _beyond(rows: Sequence[Any]) -> Mapping[int, int]:
    """Tell by how many days the ties on this page have outstayed their stage, by their place's key."""
    expected, today = expected_days(ListCode.STAGE), clock.today()
    return {
        row.id: rules.days_beyond(row.stage_since, expected.get(row.stage.value), today)
        for row in rows
        if row.stage is not None
    }


def here_on(address: str) -> str:
    """Return another page that shows what this one does: the same filters at ``address``."""
    query = here(sort=None).partition("?")[2]
    return f"{address}?{query}" if query else address


def asked_text() -> tuple[str, str]:
    """Return what is looked for, or why it cannot be looked for."""
    try:
        return clean_line(request.args.get("q", ""), LONGEST_TEXT), ""
    except UnfitText as unfit:
        return "", unfit_sentence(unfit)


def _member(kind: type[M], name: str, usual: M) -> M:
    """Read a member of an enumeration from the address; nonsense is the usual one."""
    try:
        return kind(request.args.get(name, usual.value))
    except ValueError:
        return usual


def _owner_id(asked: str) -> int | None:
    try:
        return actor().id if asked == MINE else None if asked == NOBODY else whole_number(asked)
    except ValueError:
        return None


def asked_filter(text: str) -> TieFilter:
    """Read the filter from the address."""
    owner = request.args.get("owner", "")
    return TieFilter(
        scope=_member(Scope, "scope", Scope.FOREIGN),
        text=text,
        countries=tuple(code for code in request.args.getlist("country") if is_country(code)),
        stages=tuple(Stage(code) for code in request.args.getlist("stage") if code in list(Stage)),
        owner_id=_owner_id(owner),
        has_no_owner=owner == NOBODY,
        is_traditional=request.args.get("traditional") == "yes",
        needs_attention=request.args.get("attention") == "yes",
    )


def view_tabs(asked: TieFilter, at: str) -> list[dict[str, Any]]:
    """Return the views that everybody has, each with its capped count."""
    views: list[tuple[str, str, TieFilter]] = [
        (_("All"), at, TieFilter()),
        (_("In my charge"), f"{at}?owner={MINE}", TieFilter(owner_id=actor().id)),
        (_("Needs attention"), f"{at}?attention=yes", TieFilter(needs_attention=True)),
        (_("Traditional partners"), f"{at}?traditional=yes", TieFilter(is_traditional=True)),
        (_("Domestic localities"), f"{at}?scope=domestic", TieFilter(scope=Scope.DOMESTIC)),
    ]
    found = queries.counts([view for _word, _url, view in views], clock.today(), cap=COUNTED + 1)
    plain = TieFilter(
        scope=asked.scope,
        owner_id=asked.owner_id,
        is_traditional=asked.is_traditional,
        needs_attention=asked.needs_attention,
    )
    return [
        {
            "label": word,
            "url": url,
            "count": number(count) if count <= COUNTED else f"{number(COUNTED)}+",
            "current": view == plain,
            "late": view.needs_attention and count > 0,
        }
        for (word, url, view), count in zip(views, found, strict=True)
    ]


def filter_boxes(asked: TieFilter) -> list[Mapping[str, Any]]:
    """Return the boxes of the filter bar with what is set in them."""
    known = [(code, country_name(code)) for code in countries(asked.scope)]
    names = sorted(known, key=lambda pair: sort_key(pair[1]))
    owner = request.args.get("owner", "")
    people = [(MINE, _("Me")), (NOBODY, _("Not assigned"))]
    people += [(str(person.id), person.display_name) for person in officers() if person.id != actor().id]
    return [
        _box(
            "country", _("Country or territory"), [(c, n, c in asked.countries) for c, n in names], many=True
        ),
        _box("stage", _("Stage"), [(s.value, label(s), s in asked.stages) for s in Stage], many=True),
        _box("owner", _("In charge"), [(key, name, key == owner) for key, name in people]),
    ]


def _box(
    name: str, word: str, options: list[tuple[str, str, bool]], *, many: bool = False
) -> Mapping[str, Any]:
    """Describe one box of the filter bar; ``many`` lets several answers stand."""
    chosen = [shown for _value, shown, is_chosen in options if is_chosen]
    shown = f"{chosen[0]} +{len(chosen) - 1}" if len(chosen) > 1 else chosen[0] if chosen else None
    return {
        "name": name,
        "label": word,
        "options": options,
        "multiple": many,
        "shown": shown,
        "clear_url": here(**{name: None}),
    }


def install(app: Flask) -> None:
    """Put the list at the address of localities: it is theirs to the reader, though it tells of ties."""
    app.add_url_rule("/localities", endpoint="localities.index", view_func=index, methods=["GET"])
    register_nav(
        NavItem(
            group=1,
            order=10,
            label=_l("Foreign localities"),
            endpoint="localities.index",
            permission=Permission.LOCALITY_READ,
        )
    )

"""The page of all papers: what can be printed, what each paper asks for, and what was printed before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from flask import request, url_for

from crm.briefings import queries
from crm.briefings.content import Edition
from crm.briefings.forms import PrintForm
from crm.briefings.queries import Head, Kept
from crm.briefings.rules import (
    BESIDE,
    LANGUAGES,
    OFFERS,
    Asks,
    CallRole,
    FileForm,
    Paper,
    SeatingShape,
    wording_of,
)
from crm.core.access import actor, may
from crm.core.locale import _, _l, label, language, pgettext
from crm.core.transactions import new_form_key
from crm.core.web import Listing, page_number
from crm.delegations.models import PrintState
from crm.delegations.rules.changes import Part, difference, for_member
from crm.delegations.rules.programme import moment
from crm.delegations.rules.telling import Teller
from crm.localities.rules import working_language

State = Mapping[str, Any]

NOTES: Final = {
    Paper.PACK: _l("the whole visit in its fixed order"),
    Paper.LEADER: _l("one page, read in the car"),
    Paper.PROGRAMME: _l("for everybody, or for one person"),
    Paper.MEMBERS: _l("both sides, in protocol order"),
    Paper.CARDS: _l("tents of 190 × 130 mm, two on a sheet"),
    Paper.CALLS: _l("A5, two on a sheet; a driver's names no purpose"),
    Paper.BADGES: _l("90 × 60 mm, eight on a sheet"),
    Paper.SEATING: _l("who sits where, by protocol order"),
    Paper.TALKING: _l("what we say, what we ask, what to avoid"),
    Paper.CARS: _l("who sits in which car, and the journeys"),
    Paper.ROOMS: _l("who sleeps where; for those who prepare the visit"),
    Paper.CONTACTS: _l("whom to ring"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A list to choose from; ``name`` is the field it answers."""

    name: str
    label: str
    options: Sequence[tuple[str, str]]


def desk_of(found: Head, refusals: list[str], form: PrintForm | None = None) -> dict[str, Any]:
    """Lay the desk: every paper with its choices, and the prints page by page."""
    key = found.delegation.id
    state = queries.state_of(key)
    listing = _listing(key)
    languages = _languages(found, state)
    return {
        "delegation": found.delegation,
        "papers": [_offered(paper, languages, state) for paper in Paper if may(actor(), OFFERS[paper].needs)],
        "typed": _typed(form),
        "refusals": refusals,
        "next_number": found.next_number,
        "new_form_key": new_form_key,
        "listing": listing,
        "prints": [shown(kept, state) for kept in listing.rows],
    }


def _listing(key: int) -> Listing[Kept]:
    number = page_number()
    rows = queries.prints_of(key, after=(number - 1) * queries.A_PAGE)
    return Listing(
        rows[: queries.A_PAGE], number, has_next=len(rows) > queries.A_PAGE, per_page=queries.A_PAGE
    )


def _languages(found: Head, state: State) -> list[tuple[str, str]]:
    """Offer Vietnamese, English, Vietnamese with the partner's language, and then the other pairs."""
    partner = found.partner
    named = [one["native_lang"] for one in state[Part.MEMBER].values() if one["side"] == "theirs"]
    own = working_language(partner.country_code, partner.native_lang, named) if partner else "en"
    codes = dict.fromkeys(["vi", "en", BESIDE + own, *LANGUAGES])
    return [(code, wording_of(code)) for code in codes]


def _offered(paper: Paper, languages: list[tuple[str, str]], state: State) -> dict[str, Any]:
    offer = OFFERS[paper]
    return {
        "paper": paper,
        "note": NOTES[paper],
        "editions": offer.editions,
        "languages": [one for one in languages if offer.speaks_two or "+" not in one[0]],
        "forms": offer.forms,
        "choices": _choices(offer.asks, state),
        "lacks": offer.asks is Asks.ITEM and not state[Part.ITEM],
    }


def _choices(asks: Asks, state: State) -> list[Choice]:
    match asks:
        case Asks.ROLE:
            roles = [(role.value, label(role)) for role in CallRole]
            return [Choice("role", pgettext("printing", "For whom"), [("", _("every role")), *roles])]
        case Asks.ITEM:
            shapes = [(shape.value, label(shape)) for shape in SeatingShape]
            return [
                Choice("item_id", _("Meeting"), _items(state)),
                Choice("role", _("Table"), [("", _("as usual for it")), *shapes]),
            ]
        case Asks.MEMBER:
            return [
                Choice(
                    "member_id", pgettext("printing", "For whom"), [("", _("everybody")), *_members(state)]
                )
            ]
    return []


def _items(state: State) -> list[tuple[str, str]]:
    """Return the meetings, those at a table before the others, each group as it happens."""
    rows = sorted(state[Part.ITEM].items(), key=lambda row: (_sat(row[1]), _begins(row[1])))
    return [(key, _item_name(item)) for key, item in rows]


def _begins(item: State) -> datetime:
    return moment(date.fromisoformat(item["day"]), time.fromisoformat(item["starts_at"]), item["zone"])


def _sat(item: State) -> bool:
    return item["kind"] not in ("talks", "courtesy", "signing", "meal", "ceremony") and not item["has_leader"]


def _item_name(item: State) -> str:
    title = item["title"]
    words = title.get(language()) or title.get("vi") or next(iter(title.values()), "")
    return f"{date.fromisoformat(item['day']):%d/%m} {item['starts_at']} {words}"


def _members(state: State) -> list[tuple[str, str]]:
    people, orders = state[Part.MEMBER], state[Part.ORDER]
    keys = [str(key) for side in ("theirs", "ours", "guest") for key in orders[side]]
    return [(key, _member_name(people[key])) for key in keys]


def _member_name(one: State) -> str:
    return (
        one["latin_name"]
        or " ".join(part for part in (one["family_name"], one["middle_name"], one["given_name"]) if part)
        or one["native_name"]
    )


def _typed(form: PrintForm | None) -> dict[str, str]:
    """Return what was chosen, so that a refusal keeps it."""
    if form is None:
        return {}
    names = ("paper", "edition", "lang", "role", "item_id", "member_id")
    return {name: request.form.get(name, "") for name in names}


def shown(kept: Kept, state: State) -> dict[str, Any]:
    """Return one print as its row says it, with how much changed since and what may be done with it."""
    run = kept.run
    here: dict[str, Any] = {"record_id": run.delegation_id, "number": run.number}
    is_ready = run.state is PrintState.READY
    return {
        "run": run,
        "title": label(Paper(run.paper)),
        "whom": whom(kept),
        "edition": label(Edition(run.edition)),
        "lang": wording_of(run.lang),
        "by": kept.printed_by,
        "sha": kept.sha256[:10],
        "changes": changes_since(kept, state),
        "open_url": url_for("kept.paper", **here, ending=run.form) if is_ready and may_open(kept) else None,
        "page_url": url_for("kept.run", **here),
        "compare_url": url_for("kept.compare", **here) if kept.state is not None else None,
        "is_hidden": is_ready and not may_open(kept),
        "form": label(FileForm(run.form)),
    }


def whom(kept: Kept) -> str:
    """Say for whose hands, for which person or which meeting a print is."""
    role = kept.run.role
    parts = [
        label(CallRole(role)) if role in set(CallRole) and kept.run.paper == Paper.CALLS else "",
        kept.item.best(language(), "vi") if kept.item else "",
        label(SeatingShape(role)) if role in set(SeatingShape) and kept.run.paper == Paper.SEATING else "",
        kept.member,
    ]
    return " · ".join(part for part in parts if part)


def changes_since(kept: Kept, state: State) -> int | None:
    """Count what changed since a print; None where nothing was kept to compare with."""
    if kept.state is None:
        return None
    changes = difference(kept.state, state)
    if kept.run.member_id:
        changes = for_member(changes, kept.run.member_id)
    return len(Teller(kept.state, state).lines(changes))


def may_open(kept: Kept) -> bool:
    """Tell whether the person looking may open a kept print: some show what not everybody may read."""
    run = kept.run
    if not may(actor(), OFFERS[Paper(run.paper)].needs):
        return False
    return not run.is_restricted or run.printed_by_id == actor().id

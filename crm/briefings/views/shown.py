"""What the preview shows: the pack as its reader will read it, what it lacks, and where that is supplied."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import url_for

from crm.briefings import queries
from crm.briefings.content import Briefing, Edition, Place, Side, Untranslated
from crm.briefings.forms import ReviewForm
from crm.briefings.pdf import leader_warnings
from crm.briefings.pdf.guest import for_reader
from crm.briefings.queries import Head, Run
from crm.briefings.rules import (
    BESIDE,
    LANGUAGES,
    MOST_USED,
    Paper,
    Part,
    Stamp,
    Wish,
    gaps,
    is_offered,
    short_name,
    text_name,
    too_long,
    wording_of,
)
from crm.core import clock
from crm.core.access import Permission, actor, may
from crm.core.errors import CrmError
from crm.core.locale import label, speaking
from crm.core.transactions import new_form_key
from crm.delegations.models import PrintState
from crm.localities.rules import working_language


def preview_of(found: Head, wish: Wish, refusals: list[str]) -> dict[str, Any]:
    """Lay the pages of the pack out for the screen; an edition that there is not is said and replaced."""
    stamp = Stamp(found.next_number, clock.now(), actor().display_name)
    wish = replace(wish, on_screen=True)
    try:
        content = queries.briefing_of(found, wish, stamp)
    except CrmError as refusal:
        refusals, wish = [*refusals, refusal.sentence], Wish(lang=wish.lang, on_screen=True)
        content = queries.briefing_of(found, wish, stamp)
    with speaking(wish.first):
        shown = for_reader(content)
    key = found.delegation.id
    return {
        "content": shown,
        "delegation": found.delegation,
        "wish": wish,
        "papers": [one for one in MOST_USED if is_offered(one, wish.edition)],
        "editions": list(Edition),
        "languages": _languages(found, content, wish),
        "desk_url": url_for("kept.index", record_id=key),
        "untranslated": _untranslated(found, content),
        "review_form": ReviewForm(formdata=None) if content.second and _may_edit() else None,
        "pair_name": wording_of(wish.lang),
        "names_url": url_for("abroad.names") if may(actor(), Permission.SETTINGS_EDIT) else None,
        "officer": short_name(found.officer or actor().display_name),
        "lacks": [(gap, _supplied_at(gap.part, found, content)) for gap in gaps(content)],
        "refusals": list(dict.fromkeys(refusals)),
        "warnings": _warnings(content, refusals),
        "prints": [_printed(run, key) for run in found.runs],
        "next_number": stamp.number,
        "new_form_key": new_form_key,
        "brief_url": url_for("delegations.brief", record_id=key) if _may_edit() else None,
    }


def _printed(run: Run, key: int) -> tuple[Run, str, str, str]:
    """Return a print with its words and the way to its sheets, or to how far they are."""
    words = f"{label(Edition(run.edition))} · {wording_of(run.lang)}"
    if run.state is PrintState.READY:
        url = url_for("kept.paper", record_id=key, number=run.number, ending=run.form)
    else:
        url = url_for("kept.run", record_id=key, number=run.number)
    return run, label(Paper(run.paper)), words, url


def _languages(found: Head, content: Briefing, wish: Wish) -> dict[str, list[tuple[str, str]]]:
    """Offer Vietnamese, English, and Vietnamese with the partner's language; the other pairs behind them."""
    partner = found.partner
    named = [one.name.native_lang for one in content.members if one.side is Side.THEIRS]
    own = working_language(partner.country_code, partner.native_lang, named) if partner else "en"
    usual = list(dict.fromkeys(["vi", "en", BESIDE + own, wish.lang]))
    return {
        "usual": [(lang, wording_of(lang)) for lang in usual],
        "others": [(lang, wording_of(lang)) for lang in LANGUAGES if lang not in usual],
    }


def _untranslated(found: Head, content: Briefing) -> list[dict[str, Any]]:
    """Say what the second language lacks, row by row, with the form where it is written."""
    return [
        {
            "what": one.what,
            "texts": ", ".join(text_name(one.place, text) for text in one.texts),
            "is_unchecked": one.is_unchecked,
            "url": _written_at(one, found.delegation.id),
        }
        for one in content.untranslated
    ]


def _written_at(one: Untranslated, record_id: int) -> str | None:
    """Return the form of one row; None for those who may only read it."""
    if one.place is Place.OFFICE:
        may_name = may(actor(), Permission.SETTINGS_EDIT)
        return url_for("abroad.names") if may_name else None
    if one.place is Place.PARTNER:
        may_locality = may(actor(), Permission.LOCALITY_EDIT)
        return url_for("localities.edit", record_id=one.key) if may_locality else None
    if not _may_edit():
        return None
    if one.place is Place.ITEM:
        return url_for("delegations.item_edit", record_id=record_id, item_id=one.key)
    if one.place is Place.MEMBER:
        return url_for("delegations.member_edit", record_id=record_id, member_id=one.key)
    return url_for("delegations.edit", record_id=record_id)


def _warnings(content: Briefing, refusals: list[str]) -> list[str]:
    """Say what is wrong with the leader's page before anyone prints it."""
    if content.is_for_guests:
        return []
    found = leader_warnings(content)
    if refusal := too_long(content):
        found.append(refusal.sentence)
    return [sentence for sentence in found if sentence not in refusals]


def _may_edit() -> bool:
    return may(actor(), Permission.DELEGATION_EDIT)


def _supplied_at(part: Part, found: Head, content: Briefing) -> str | None:
    """Return the page where a gap is filled; None for those who may only read."""
    if not _may_edit():
        return None
    if part in (Part.PARTNER, Part.HISTORY, Part.COMMITMENTS):
        return _partner_page(part, found.delegation.locality_id)
    endpoint = {
        Part.BASICS: "delegations.edit",
        Part.LEADER: "delegations.brief",
        Part.PROGRAMME: "delegations.show" if content.programme.days else "delegations.item_new",
        Part.TALKING: "delegations.topic_new",
    }.get(part, "delegations.members" if content.members else "delegations.paste")
    anchor = "programme" if endpoint == "delegations.show" else None
    return url_for(endpoint, record_id=found.delegation.id, _anchor=anchor)


def _partner_page(part: Part, locality_id: int) -> str:
    """Return the page where the partner's side of a briefing is written down."""
    if part is Part.COMMITMENTS:
        return url_for("commitments.index", locality=locality_id, show="open")
    return url_for("localities.edit" if part is Part.PARTNER else "localities.show", record_id=locality_id)

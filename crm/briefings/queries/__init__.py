"""What papers are made of: one delegation and what surrounds it, in a constant number of statements."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from crm.briefings.content import Briefing, Edition, History, Missing, PrintStrip
from crm.briefings.queries import leader, partner, people, rows, second_language, tie, visit
from crm.briefings.queries.prints import (
    A_PAGE,
    BUILD,
    Kept,
    file_of,
    last_state,
    next_build_key,
    print_of,
    printer_of,
    prints_of,
    progress_of,
    run_numbered,
    state_of,
    waiting_run,
    wish_of,
)
from crm.briefings.queries.profile import partner_sheet
from crm.briefings.queries.rows import Guests, Head, Run, Whole, head_of
from crm.briefings.queries.sheets import sheets
from crm.briefings.queries.standing import Standing, standing_of
from crm.briefings.queries.wording import Desk
from crm.briefings.rules import Stamp, Wish, marked
from crm.core.access import acting_as, viewer
from crm.core.errors import Invalid
from crm.core.locale import _, speaking
from crm.core.records import Classification
from crm.delegations.rules.changes import difference
from crm.delegations.rules.telling import Teller
from crm.reference.queries import posts_by_title

__all__ = [
    "A_PAGE",
    "BUILD",
    "Head",
    "Kept",
    "Run",
    "Standing",
    "briefing_of",
    "file_of",
    "fingerprint_of",
    "head_of",
    "is_for_some_eyes_only",
    "marked_briefing_of",
    "next_build_key",
    "partner_sheet",
    "print_of",
    "printer_of",
    "prints_of",
    "progress_of",
    "run_numbered",
    "standing_of",
    "state_of",
    "waiting_run",
    "wish_of",
]

_GUESTS: Final = Guests()


def briefing_of(found: Head, wish: Wish, stamp: Stamp) -> Briefing:
    """Return what a paper says of a delegation, as the person looking may see it.

    A guest edition is read with a guest's eyes: nothing restricted is even asked for. Ages and delays are
    counted on the day of the stamp, so that one print reads the same whenever it is opened.
    """
    is_for_guests = wish.edition is Edition.GUEST
    if is_for_guests and found.delegation.classification is Classification.RESTRICTED:
        raise Invalid(_("A restricted delegation has no guest edition."), field="edition")
    eyes = _GUESTS if is_for_guests else viewer()
    with acting_as(eyes), speaking(wish.first):
        whole = rows.around(found, wish)
        content = _assembled(Desk.of(whole, wish, stamp, wish.first))
        return _with_second(content, whole, wish, stamp) if wish.second else content


def marked_briefing_of(found: Head, wish: Wish, stamp: Stamp) -> Briefing:
    """Return the same with bars at what changed since the last print of this paper; a guest reads of none."""
    content = briefing_of(found, wish, stamp)
    if wish.edition is Edition.GUEST:
        return content
    last = last_state(found.delegation.id, wish, stamp.number)
    if last is None:
        return content
    number, before = last
    with speaking(wish.first):
        now = state_of(found.delegation.id)
        changes = difference(before, now)
        return marked(content, changes, number, Teller(before, now).lines, wish.member_id)


def is_for_some_eyes_only(found: Head, wish: Wish, stamp: Stamp) -> bool:
    """Tell whether a paper says more than everybody who may open the delegation may read."""
    if wish.edition is Edition.GUEST:
        return False
    with acting_as(_GUESTS):
        plain = head_of(found.delegation.id)
        if plain is None:
            return True
        read = briefing_of(plain, wish, stamp)
    return read != briefing_of(found, wish, stamp)


def _with_second(content: Briefing, whole: Whole, wish: Wish, stamp: Stamp) -> Briefing:
    """Write the second column from the same rows and the list of posts, and say what it lacks."""
    whole = replace(whole, posts=posts_by_title())
    with speaking(wish.second):
        second = _assembled(Desk.of(whole, wish, stamp, wish.second), with_ours=False)
    review = second_language.review_of(whole, wish.second, stamp.printed_at)
    return replace(
        content,
        second=second,
        reviewer=review.reviewer if review else "",
        untranslated=second_language.untranslated(
            whole, wish.second, is_for_guests=wish.edition is Edition.GUEST
        ),
    )


def fingerprint_of(found: Head, lang: str) -> str:
    """Return what tells the texts of a delegation in one language from any others."""
    return second_language.fingerprint(rows.around(found, Wish(on_screen=True)), lang)


def _assembled(desk: Desk, *, with_ours: bool = True) -> Briefing:
    """Put the parts of a paper together; what is ours alone stays out of a guest's copy from the start."""
    inside = with_ours and not desk.is_for_guests
    return Briefing(
        lang=desk.lang,
        strip=PrintStrip(
            edition=desk.wish.edition,
            print_no=desk.stamp.number,
            printed_at=desk.printed_at,
            place=desk.home,
        ),
        delegation=visit.head(desk),
        owner=desk.owner if inside else "",
        leader=leader.page(desk) if inside else Missing(),
        programme=visit.programme(desk),
        members=people.members(desk),
        members_note=people.list_note(desk),
        biographies=people.biographies(desk),
        partner=partner.profile(desk) if with_ours else Missing(),
        history=tie.history(desk) if with_ours else History(),
        commitments=tie.commitments(desk) if inside else (),
        meetings=visit.meetings(desk) if inside else (),
        contacts=people.contacts(desk),
        sheets=sheets(desk),
    )

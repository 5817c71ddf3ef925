"""What the loose sheets of a delegation say: call sheets, cars, journeys, rooms, tables."""

from __future__ import annotations

from crm.briefings.content import Sheets
from crm.briefings.queries.people import called
from crm.briefings.queries.sheets.calls import calls
from crm.briefings.queries.sheets.logistics import logistics
from crm.briefings.queries.sheets.seating import seating
from crm.briefings.queries.wording import Desk
from crm.briefings.rules import Paper


def sheets(desk: Desk) -> Sheets:
    """Return the sheets that the paper on this desk asks for; most ask for none."""
    wish = desk.wish
    if wish.on_screen or desk.is_second:
        return Sheets()
    is_pack = wish.paper is Paper.PACK and not desk.is_for_guests
    member = desk.person(wish.member_id)
    return Sheets(
        calls=calls(desk) if wish.paper is Paper.CALLS else (),
        logistics=logistics(desk),
        seating=seating(desk) if is_pack or wish.paper is Paper.SEATING else (),
        person=called(desk, member.member) if member else "",
    )

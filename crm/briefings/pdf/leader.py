"""The leader's page: one side of A4, read in a moving car or on a phone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from crm.briefings.content import Briefing, LeaderPage, Missing, Point, Text
from crm.briefings.pdf.guest import for_reader
from crm.briefings.pdf.leader_layout import BOTTOM, FOOT, LEFT, WIDTH, Sizes, compose
from crm.briefings.pdf.parts import edges, imprint, which_print
from crm.core.errors import Invalid
from crm.core.locale import _, ngettext
from crm.core.paper.edges import foot
from crm.core.paper.errors import TooLong
from crm.core.paper.pen import Draft, Pen
from crm.core.paper.sheet import Part, bind, drawn_page, press

# What the page holds at its largest type; beyond it the whole page steps down.
_BUDGETS: Final = {"title": 40, "why": 80, "point": 85, "not_promise": 40, "answer": 90, "gift": 42}
_STEPS: Final = (19.5, 18.0, 16.5, 15.0, 14.0)
_MISSING_ALLOWED: Final = 2


def render_leader(content: Briefing) -> bytes:
    """Print the leader's page alone; a guest edition has none."""
    with press(content.lang):
        shown = for_reader(content)
        if not isinstance(shown.leader, LeaderPage):
            raise Invalid(_("This print has no leader's page."))
        kind = imprint(shown, _("Leader's one-page brief"))
        return bind([leader_part(shown, shown.leader)], edges(shown), kind)


def leader_part(content: Briefing, page: LeaderPage) -> Part:
    """Return the leader's page in the largest type in which it stands on one side."""
    for size in _STEPS:
        draft, bottom = compose(content, page, Sizes(size))
        if bottom <= BOTTOM:
            return drawn_page(partial(_draw, content, draft))
    raise TooLong(_too_long_slots(page))


def _draw(content: Briefing, draft: Draft, pen: Pen) -> None:
    pen.canvas.bookmarkPage("leader")
    pen.canvas.addOutlineEntry(_("Leader's one-page brief"), "leader")
    draft.onto(pen)
    foot(pen, replace(edges(content), foot=which_print(content, short=True)), LEFT, WIDTH, FOOT)


def leader_warnings(content: Briefing) -> list[str]:
    """Say what the leader's page lacks, in the language of the screen, before anyone prints it."""
    if not isinstance(content.leader, LeaderPage):
        return [_("The leader's page has not been filled in.")]
    absent = [name for name, fact in slots(content.leader).items() if isinstance(fact, Missing)]
    if len(absent) <= _MISSING_ALLOWED:
        return []
    return [
        ngettext(
            "The leader's page lacks %(num)s fact: %(slots)s.",
            "The leader's page lacks %(num)s facts: %(slots)s.",
            len(absent),
            slots=", ".join(absent),
        )
    ]


def slots(page: LeaderPage) -> dict[str, Text | Point | None]:
    """Return the facts of the page by the name of the box they stand in."""
    points = {
        _("Point %(number)s", number=at + 1): page.points[at] if at < len(page.points) else Missing()
        for at in range(max(3, len(page.points)))
    }
    return {
        _("Place"): page.place,
        _("Title"): page.title,
        _("Say it"): page.who.reading_vi,
        _("Form of address"): page.address_form,
        _("Why now"): page.why,
        **points,
        _("Not to promise"): page.not_promise,
        _("Answer"): page.answer,
        _("Our gift"): page.gift_ours,
        _("Their gift"): page.gift_theirs,
        _("Interpreter"): page.interpreter,
        _("Greeting"): page.greeting,
    }


def _too_long_slots(page: LeaderPage) -> list[str]:
    """Name the boxes beyond their budget, the worst first; failing that the three longest."""
    lengths = {name: _length(fact) for name, fact in slots(page).items()}
    lengths[_("Name")] = len(page.who.latin) + len(page.who.native)
    budgets = {
        _("Title"): _BUDGETS["title"],
        _("Why now"): _BUDGETS["why"],
        _("Not to promise"): _BUDGETS["not_promise"],
        _("Answer"): _BUDGETS["answer"],
        _("Our gift"): _BUDGETS["gift"],
        _("Their gift"): _BUDGETS["gift"],
    }
    beyond = {name: length - budgets.get(name, _BUDGETS["point"]) for name, length in lengths.items()}
    worst = sorted(beyond, key=lambda name: -beyond[name])
    return [name for name in worst if beyond[name] > 0] or worst[:3]


def _length(fact: Text | Point | None) -> int:
    if isinstance(fact, Point):
        return len(fact.lead) + len(fact.rest)
    return len(fact) if isinstance(fact, str) else 0

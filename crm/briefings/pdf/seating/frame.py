"""What every sheet of a seating plan has around it: what it shows, and which print it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from reportlab.lib.units import mm

from crm.briefings.content import Briefing, SeatingPlan, Side, Sitter
from crm.briefings.pdf.parts import clock, edges, full_day
from crm.core.locale import _
from crm.core.paper.edges import Edges, internal_box
from crm.core.paper.faces import SERIF
from crm.core.paper.pen import Pen
from crm.core.paper.type import GREY, HAIR, Style, bold, one_line, para, width_of

X: Final = 20.0
WIDTH: Final = 257.0
_TITLE: Final = Style(19, 24, weight=600, family=SERIF)
_SUBTITLE: Final = Style(10.5, 14.5, ink=GREY)
EDGE: Final = Style(8.5, 11, ink=GREY)
BOX: Final = Style(8.5, 11, weight=700, align="center")


def sitters(plan: SeatingPlan) -> Iterable[Sitter]:
    """Number each side anew from one, as the seats are."""
    for side, people in ((Side.THEIRS, plan.guests), (Side.OURS, plan.hosts)):
        for at, one in enumerate(people, start=1):
            yield Sitter(side, at, one.name, one.is_head, one.title)


def shape_name(shape: str) -> str:
    """Name how a table stands."""
    names = {
        "u": _("U-shaped table"),
        "head": _("banquet with a head table"),
        "signing": _("signing table"),
    }
    return names.get(shape) or _("two rows facing each other")


def draw_head(pen: Pen, content: Briefing, plan: SeatingPlan, *, key: bool = False) -> None:
    """Write over a sheet what it shows, when and where."""
    words = _("Seating plan: %(shape)s", shape=shape_name(plan.shape))
    if key:
        words = _("Seating plan: key to the numbers")
    pen.words(X, 11, 215, para(_TITLE, one_line(_TITLE, words, 212)))
    title = plan.title if isinstance(plan.title, str) else ""
    place = plan.place if isinstance(plan.place, str) else ""
    when = f"{clock(plan.starts)} {full_day(plan.when)}"
    facing = f" · {_facing_words(plan)}"
    line = " · ".join(part for part in (when, title, place) if part)
    room = WIDTH - width_of(_SUBTITLE, facing) / mm - 0.5
    pen.words(X, 20.5, WIDTH, para(_SUBTITLE, one_line(_SUBTITLE, line, room) + facing))
    pen.rule(X, X + WIDTH, 27.5, 0.9)
    if not content.is_for_guests:
        internal_box(pen, X + WIDTH - 37, 12.5, 37, 6.4, BOX, 0.7)


def _facing_words(plan: SeatingPlan) -> str:
    if plan.shape == "u":
        return _("the head guest at the host's right")
    if plan.shape == "signing":
        return _("seen from the door: the partner left, the host right")
    if plan.shape == "head":
        return _("the chief guest at the host's right, guests and hosts in turn")
    return _("the guests face the door")


def draw_print_line(pen: Pen, content: Briefing) -> None:
    """Say at the foot which print this is."""
    told: Edges = edges(content)
    pen.rule(X, X + WIDTH, 190, 0.6, HAIR)
    sample = (" · ", bold(_("SAMPLE DATA"))) if told.is_sample else ()
    pen.words(X, 191.5, WIDTH - 20, para(EDGE, told.foot, *sample))
    pen.canvas.number_at = (X + WIDTH, 190.9)

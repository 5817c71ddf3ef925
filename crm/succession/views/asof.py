"""Partners and agreements as they stood on a day, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from flask import Response, send_file
from flask.typing import ResponseReturnValue

from crm.core import audit, clock
from crm.core.access import Permission, actor, requires
from crm.core.locale import _, day, label, language, ngettext
from crm.core.web import page
from crm.localities.rules import country_name
from crm.partnerships.rules import PastDay, step_number
from crm.settings.queries import office
from crm.succession import queries
from crm.succession.pdf import Cell, PrintedGroup, PrintedList, render_list
from crm.succession.queries import AsOf, MergerLine
from crm.succession.queries.asof import PactLine, TieLine
from crm.succession.views.room import asked_day, bp


@bp.get("/partners")
@requires(Permission.LOCALITY_READ)
def ties() -> ResponseReturnValue:
    """Partners as they stood on a day."""
    on, typed, refused = asked_day()
    return page(
        "succession/ties.html",
        listed=queries.ties_as_of(on),
        typed=typed,
        refused=refused,
        country_name=country_name,
        step_number=step_number,
        since=_since,
    )


@bp.get("/agreements")
@requires(Permission.AGREEMENT_READ)
def pacts() -> ResponseReturnValue:
    """Agreements as they stood on a day, each party as it was called then."""
    on, typed, refused = asked_day()
    listed = queries.pacts_as_of(on)
    return page("succession/pacts.html", listed=listed, typed=typed, refused=refused, since=_since)


@bp.get("/partners.pdf")
@requires(Permission.LOCALITY_READ)
def ties_pdf() -> ResponseReturnValue:
    """Print the partners of a day."""
    listed = queries.ties_as_of(asked_day()[0])
    groups = [
        PrintedGroup(
            _heading(group.body, ngettext("%(num)s partner", "%(num)s partners", group.count), group.note),
            [_tie_cells(line) for line in group.lines],
        )
        for group in listed.groups
    ]
    heads = (_("Partner"), _("Country or territory"), _("Stage"), _("Note"))
    return _sent(_("Partners by day"), listed, heads, (50, 32, 38, 32), groups)


@bp.get("/agreements.pdf")
@requires(Permission.AGREEMENT_READ)
def pacts_pdf() -> ResponseReturnValue:
    """Print the agreements of a day."""
    listed = queries.pacts_as_of(asked_day()[0])
    groups = [
        PrintedGroup(
            _heading(group.body, ngettext("%(num)s agreement", "%(num)s agreements", group.count), ""),
            [_pact_cells(line) for line in group.lines],
        )
        for group in listed.groups
    ]
    heads = (_("Agreement"), _("Our party"), _("Their party"), _("Signed on"))
    return _sent(_("Agreements by day"), listed, heads, (58, 36, 34, 24), groups)


def _since(line: TieLine | PactLine) -> str:
    """Return a day as exactly as it is known."""
    on = line.since if isinstance(line, TieLine) else line.signed_on
    return str(PastDay(on, line.is_year_only)) if on else ""


def _heading(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _tie_cells(line: TieLine) -> Sequence[Cell]:
    name = [(line.partner, "vi"), *([(line.native, line.native_lang)] if line.native else [])]
    stage = [(label(line.stage), ""), (_since(line) or _("day not known"), "")]
    return (tuple(name), ((country_name(line.country), ""),), tuple(stage), ((line.origin, ""),))


def _pact_cells(line: PactLine) -> Sequence[Cell]:
    title = [(line.title, "vi"), *([(line.number, "")] if line.number else [])]
    if line.origin:
        title.append((line.origin, ""))
    return (
        tuple(title),
        _named(line.ours, line.ours_then),
        _named(line.theirs, line.theirs_then),
        ((_since(line), ""), (label(line.status), "")),
    )


def _named(now: str, then: str) -> Cell:
    signed = ((_("signed as: %(name)s", name=then), "vi"),) if then else ()
    return ((now, "vi"), *signed)


def sums(merger: MergerLine) -> list[str]:
    """Say how the sums of a merger come together: partners first, then agreements."""
    partners = _sum(merger, merger.ties, merger.ties_before, merger.ties_after)
    if merger.doubled:
        partners += " " + _("Both had a tie with: %(names)s.", names=", ".join(merger.doubled))
    if merger.new:
        partners += " " + _("New on that day: %(count)s.", count=merger.new)
    if merger.lost:
        partners += " " + _("Ended on that day: %(count)s.", count=merger.lost)
    pacts = _sum(merger, merger.pacts, merger.pacts_before, merger.pacts_after)
    if merger.pacts_new:
        pacts += " " + _("New on that day: %(count)s.", count=merger.pacts_new)
    return [_("Partners: %(sum)s", sum=partners), _("Agreements: %(sum)s", sum=pacts)]


def _sum(merger: MergerLine, parts: Sequence[tuple[str, int]], before: int, after: int) -> str:
    told = " + ".join(f"{name} {count}" for name, count in parts) or "0"
    words = {"eve": merger.eve, "parts": told, "sum": before, "day": day(merger.on), "body": merger.body}
    return _("%(eve)s: %(parts)s = %(sum)s; %(day)s: %(body)s %(after)s.") % (words | {"after": after})


def _sent(
    title: str,
    listed: AsOf,
    heads: Sequence[str],
    widths: Sequence[float],
    groups: Sequence[PrintedGroup],
) -> Response:
    """Hand a printed list over; whoever takes one is noted."""
    closing = [_("Total: %(count)s", count=listed.total)]
    closing += [line for merger in listed.mergers for line in sums(merger)]
    written = render_list(
        PrintedList(
            title=title,
            subtitle=_("as of %(day)s", day=day(listed.day)),
            heads=heads,
            widths=widths,
            groups=groups,
            closing=closing,
            agency=office().name.best(language()),
            printed_by=actor().display_name,
            printed_at=clock.now().astimezone(clock.OFFICE_ZONE),
            lang=language(),
            is_sample=any(line.is_sample for group in listed.groups for line in group.lines),
        )
    )
    audit.note("succession.printed", actor_id=actor().id, detail=f"{title} {listed.day:%d/%m/%Y}")
    answer = send_file(BytesIO(written), mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="as-of-{listed.day:%Y-%m-%d}.pdf"'
    answer.headers["Cache-Control"] = "no-store"
    return answer

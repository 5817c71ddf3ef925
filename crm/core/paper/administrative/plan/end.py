"""The end of a paper: whom it is sent to, who signs, and the annexes behind."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.units import mm

from crm.core.paper.administrative import figures as f
from crm.core.paper.administrative.description import AdministrativePaper, Annex, Signature
from crm.core.paper.administrative.plan.naming import TYPE_NAMES, day_of, number_of
from crm.core.paper.administrative.plan.pieces import Cell, Line, Part, Side, broken, styled
from crm.core.paper.administrative.plan.text import body_of, dashed, roman


def closing_of(paper: AdministrativePaper) -> Side:
    """Set whom it is sent to beside who signs, their first lines level."""
    recipients = (*_as_above(paper), *paper.recipients)
    sent = (
        styled("Nơi nhận:", f.SENT_TO),
        *(
            styled(item, f.RECIPIENT, **({"before": 1.0} if at == 0 else {}))
            for at, item in enumerate(dashed(recipients))
        ),
    )
    right = f.RECIPIENTS_WIDTH + f.GUTTER
    row = (
        Cell(0, f.RECIPIENTS_WIDTH, sent if recipients else ()),
        Cell(right, f.SIGNER_WIDTH, tuple(_signature(paper.signature))),
    )
    return Side((row,), before=f.CLOSING_GAP)


def _as_above(paper: AdministrativePaper) -> tuple[str, ...]:
    return ("Như trên",) if paper.addressees else ()


def _signature(signature: Signature) -> Iterator[Line]:
    room = f.SIGNER_WIDTH - f.SPARE
    lines = [broken(line.upper(), f.POSITION, room) for line in signature.position if line.strip()]
    for line in lines:
        yield styled(line, f.POSITION)
    gap = f.SIGNING_ROOM * mm - f.POSITION.type.leading
    name = signature.name
    shown = broken(name, f.SIGNER, room) if isinstance(name, str) else name
    yield styled(shown, f.SIGNER, before=gap)


def annex_of(paper: AdministrativePaper, annex: Annex, at: int) -> Part:
    """Lay an annex out; it bears a number when there are several."""
    number = f" {roman(at)}" if len(paper.annexes) > 1 else ""
    title = broken(annex.title.upper(), f.ANNEX_TITLE, f.TITLE_WIDTH)
    with_it = (
        f"(Kèm theo {TYPE_NAMES[paper.type]} {number_of(paper).replace('Số:', 'số')} {day_of(paper)} "
        f"của {paper.agency})"
    )
    heading = (
        styled(f"Phụ lục{number}", f.ANNEX, is_kept=True),
        styled(title, f.ANNEX_TITLE, is_kept=True),
        styled(broken(with_it, f.ANNEX_NOTE, f.WIDTH - f.SPARE), f.ANNEX_NOTE),
    )
    return Part(tuple(body_of(annex.body, heading)))

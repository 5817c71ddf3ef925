"""A report in the prose of an office: only what was logged, and gaps named where nothing was.

A paper after Decree 30 exists in Vietnamese alone, so its words are written here and not in the catalogue.
"""

from __future__ import annotations

from dataclasses import replace

from crm.core.paper.administrative import AdministrativePaper, PaperType, Signature, missing
from crm.papers.content import Choices, Material, Travel
from crm.papers.wording.naming import agency, lowered, owner, short_days, shortened, where
from crm.papers.wording.sides import members_of
from crm.papers.wording.text import body

__all__ = ["chosen_or_usual", "report_of", "usual_summary"]


def report_of(material: Material) -> AdministrativePaper:
    """Write the report on the results of a delegation."""
    chosen, bureau = material.chosen, material.bureau
    return AdministrativePaper(
        superior=shortened(bureau.superior),
        agency=agency(material),
        type=PaperType.REPORT,
        summary=chosen.summary or usual_summary(material),
        symbol=chosen.symbol or "BC",
        place=bureau.city or "…",
        year=material.year,
        addressees=chosen.addressees,
        body=tuple(body(material)),
        signature=Signature(
            chosen.position or ("(chưa có chức vụ)",), chosen.signer or missing(owner(material))
        ),
        recipients=chosen.recipients,
        is_internal=chosen.is_internal,
        annexes=(members_of(material),) if material.members else (),
        is_sample=material.is_sample,
    )


def usual_summary(material: Material) -> str:
    """Return what a report is about, unless its officer says it otherwise."""
    days = f"({short_days(material.starts, material.ends)})"
    name = lowered(material.name)
    match material.travel:
        case Travel.OUTGOING:
            return f"Kết quả chuyến công tác của {name} tại {where(material)} {days}"
        case Travel.ONLINE:
            return f"Kết quả làm việc trực tuyến với {name} {days}"
        case Travel.INCOMING:
            return f"Kết quả đón tiếp và làm việc với {name} {days}"


def chosen_or_usual(chosen: Choices | None, usual: Choices) -> Choices:
    """Fill what an officer left open in with what is usual; nothing written yet is all usual."""
    if chosen is None:
        return usual
    return replace(chosen, symbol=chosen.symbol or usual.symbol)

"""What a paper stands on, as its first lines say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crm.core.paper.administrative import Basis, Block, Paragraph
from crm.papers.content import Material, Section
from crm.papers.wording.grammar import is_left_out
from crm.papers.wording.naming import gap

GUIDE = "số, ngày của kế hoạch hoặc văn bản chấp thuận"


def basis(material: Material) -> Section:
    """Return the grounds: the papers of the register that the visit stands on."""
    return Section("basis", material.grounds, GUIDE)


def carried_out(material: Material, grounds: Sequence[str], rest: str) -> Block:
    """Say in one sentence what a paper stands on and what it does."""
    named = "; ".join(ground.rstrip(" .;") for ground in grounds)
    if named:
        return Paragraph(f"Thực hiện {_lowered(named)}, {rest}")
    if material.letter:
        return Paragraph(f"Trên cơ sở văn bản số {material.letter} về chuyến công tác của đoàn, {rest}")
    if is_left_out(material, "basis"):
        return Paragraph(rest)
    return Paragraph(("Căn cứ: ", *gap(material, GUIDE), f". {rest}"))


def _lowered(named: str) -> str:
    """Take off the word that a list of grounds begins with and a sentence does not."""
    return named.removeprefix("Căn cứ ").removeprefix("căn cứ ")


def listed(material: Material, grounds: Sequence[str]) -> Iterator[Block]:
    """Yield the grounds one to a line, in italics, as submissions have them."""
    lines = list(grounds)
    if not lines and material.letter:
        lines = [f"Văn bản số {material.letter} về chuyến công tác của đoàn"]
    if lines:
        yield Basis(tuple(line if line.lower().startswith("căn cứ") else f"Căn cứ {line}" for line in lines))
    elif not is_left_out(material, "basis"):
        yield Paragraph(("Căn cứ: ", *gap(material, GUIDE), "."))

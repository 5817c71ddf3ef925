"""What a paper stands on, as its first lines say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crm.core.paper.administrative import Basis, Block, Paragraph, Run, Words
from crm.papers.content import Material, Section, Source
from crm.papers.wording.grammar import is_left_out, worded
from crm.papers.wording.naming import gap

GUIDE = "số, ngày của kế hoạch hoặc văn bản chấp thuận"


def basis(material: Material) -> Section:
    """Return the grounds: papers of the register that the visit stands on, else the letter."""
    letter = f"văn bản số {material.letter} về chuyến công tác của đoàn"
    return Section("basis", material.grounds or ((letter,) if material.letter else ()), GUIDE)


def carried_out(material: Source, grounds: Sequence[str], rest: str) -> Block:
    """Say in one sentence what a paper stands on and what it does."""
    named = "; ".join(ground.rstrip(" .;") for ground in grounds)
    if named:
        lead = "Trên cơ sở" if named.lower().startswith(_ASKED) else "Thực hiện"
        return Paragraph((f"{lead} ", *_runs(worded(material, _lowered(named))), f", {rest}"))
    if is_left_out(material, "basis"):
        return Paragraph(rest)
    return Paragraph(("Căn cứ: ", *gap(material, GUIDE), f". {rest}"))


_ASKED = ("văn bản", "công hàm", "thư")
"""How a ground begins that asks for a visit and orders nothing."""


def _runs(words: Words) -> tuple[str | Run, ...]:
    return (words,) if isinstance(words, str) else words


def _lowered(named: str) -> str:
    """Take off the word that a list of grounds begins with and a sentence does not."""
    return named.removeprefix("Căn cứ ").removeprefix("căn cứ ")


def _begun(line: str) -> str:
    """Begin a ground as the decree has it."""
    return line if line.lower().startswith(("căn cứ", "theo ", "xét ")) else f"Căn cứ {line}"


def listed(material: Source, grounds: Sequence[str]) -> Iterator[Block]:
    """Yield the grounds one to a line, in italics, as submissions have them."""
    if grounds:
        yield Basis(tuple(worded(material, _begun(line)) for line in grounds))
    elif not is_left_out(material, "basis"):
        yield Paragraph(("Căn cứ: ", *gap(material, GUIDE), "."))

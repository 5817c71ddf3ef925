"""The lives of the people to be met."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Image

from crm.briefings.content import Biography, Briefing
from crm.briefings.pdf import styles
from crm.briefings.pdf.parts import FULL, absent, name_bits, reading_lines, said, title_block
from crm.core.locale import _
from crm.core.paper.rows import Column, Listing, Row
from crm.core.paper.type import grey, para

_WITH_PHOTO: Final = (Column(0, 30), Column(34, 126))
_PHOTO: Final = (30.0, 40.0)


def biographies(content: Briefing, number: int | None) -> list[Any]:
    """Return the section with the biographies."""
    story = title_block(number, _("Biographies"))
    if not content.biographies:
        return story + absent(content)
    has_photos = any(person.photo for person in content.biographies)
    return [*story, Listing([_person(person, has_photos) for person in content.biographies])]


def _person(person: Biography, has_photos: bool) -> Row:
    stack = [
        para(styles.NAME, *name_bits(person.name)),
        *reading_lines(person.name, width=120),
        para(styles.OTHER_TITLE, *said(person.title)),
        para(styles.BODY, *said(person.text)),
    ]
    if person.met:
        stack.append(para(styles.BODY, grey(_("Met before") + ": "), *said(person.met)))
    if person.source:
        stack.append(para(styles.SMALL, _("Source") + f": {person.source}"))
    photo = (_photo(person.photo),) if person.photo else ()
    cells = (photo, tuple(stack)) if has_photos else (tuple(stack),)
    return Row(cells=cells, columns=_WITH_PHOTO if has_photos else FULL, above=3, below=3)


def _photo(picture: bytes) -> Any:  # noqa: ANN401 - the PDF writer carries no types
    """Set a photo as large as its frame allows, in its own proportions."""
    wide, tall = ImageReader(BytesIO(picture)).getSize()
    scale = min(_PHOTO[0] * mm / wide, _PHOTO[1] * mm / tall)
    return Image(BytesIO(picture), wide * scale, tall * scale)

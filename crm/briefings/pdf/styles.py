"""The sizes of a briefing's type; each is the size of one reading distance."""

from __future__ import annotations

from typing import Final

from crm.core.paper.faces import SERIF
from crm.core.paper.type import GREY, Style

TITLE: Final = Style(19, 24, weight=600, family=SERIF)
SUBTITLE: Final = Style(10.5, 14.5, ink=GREY)
HEADING: Final = Style(12, 16, weight=700)
BODY: Final = Style(10.5, 15)
CELL: Final = Style(10, 14)
CELL_BOLD: Final = Style(10, 14, weight=700)
LABEL: Final = Style(10, 14, weight=600)
HEAD_CELL: Final = Style(8.5, 11, weight=600, ink=GREY)
SMALL: Final = Style(9, 12.5, ink=GREY)
NUMBER: Final = Style(11, 16, weight=700)
NAME: Final = Style(11, 16, weight=700)
NATIVE_SIZE: Final = 12.0
READING: Final = Style(9.5, 13.5)
TITLE_CELL: Final = Style(10, 13)
OTHER_TITLE: Final = Style(9.5, 13, italic=True)
GROUP: Final = Style(10, 13, weight=600)
DAY: Final = Style(13, 16, weight=700)
DAY_NOTE: Final = Style(10, 13, ink=GREY, align="right")
TIME: Final = Style(13, 17, weight=700)
TIME_END: Final = Style(9.5, 13, ink=GREY)
ITEM: Final = Style(11.5, 16, weight=700)
TRAVEL: Final = Style(9.5, 13, italic=True, ink=GREY)
SPEECH: Final = Style(13, 19.5)
SPEECH_LABEL: Final = Style(11, 17, weight=600, ink=GREY)

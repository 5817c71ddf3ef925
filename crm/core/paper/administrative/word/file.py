"""The Word file around the words: its styles, its settings, and a package that is the same each time."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

from docx.document import Document as File
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.styles import BabelFish

from crm.core.paper.administrative import figures as f
from crm.core.paper.administrative.figures import Look
from crm.core.paper.administrative.word.xml import element, twips

_FACE: Final = f.WORD_FACE
_OLDEST: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a package can name: every part bears it."""
_JUSTIFY: Final = {"left": "left", "center": "center", "right": "right", "justify": "both"}
_NOT_KEPT: Final = (
    "thumbnail",
    "customXml",
    "theme",
    "numbering",
    "webSettings",
    "stylesWithEffects",
    "fontTable",
    "extended-properties",
)
BOLD: Final = 600

_DEFAULTS: Final = f"""
<w:docDefaults {nsdecls("w")}>
  <w:rPrDefault><w:rPr>
    <w:rFonts w:ascii="{_FACE}" w:eastAsia="{_FACE}" w:hAnsi="{_FACE}" w:cs="{_FACE}"/>
    <w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/>
    <w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="vi-VN"/>
  </w:rPr></w:rPrDefault>
  <w:pPrDefault><w:pPr>
    <w:widowControl/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:spacing w:before="0" w:after="0"/>
  </w:pPr></w:pPrDefault>
</w:docDefaults>"""

# Read as a file of today's Word: an older setting would set lines and tables otherwise.
_SETTINGS: Final = f"""
<w:settings {nsdecls("w")}>
  <w:zoom w:percent="100"/>
  <w:defaultTabStop w:val="720"/>
  <w:characterSpacingControl w:val="doNotCompress"/>
  <w:compat>
    <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
  </w:compat>
  <w:themeFontLang w:val="vi-VN"/>
  <w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>
</w:settings>"""


def strip(file: File) -> None:
    """Take out what the library's blank file brings along: its styles, its settings, its picture."""
    styles = file.styles.element
    for child in list(styles):
        styles.remove(child)
    styles.append(parse_xml(_DEFAULTS))
    settings = file.settings.element
    for child in list(settings):
        settings.remove(child)
    for child in parse_xml(_SETTINGS):
        settings.append(child)
    for relations in (file.part.package.rels, file.part.rels):
        for key, relation in list(relations.items()):
            if any(word in relation.reltype for word in _NOT_KEPT):
                del relations[key]


def dress(file: File, looks: Sequence[Look]) -> None:
    """Write the styles: those that Word knows by name, and the paper's own."""
    styles = file.styles.element
    styles.append(_named("paragraph", "Normal", "Normal", default="1"))
    styles.append(_named("table", "TableNormal", "Normal Table", default="1"))
    for at, look in enumerate(looks):
        styles.append(_style(look, at))


def _named(kind: str, key: str, name: str, **given: str) -> Any:  # noqa: ANN401 - no types for parts of a file
    return element("style", element("name", val=BabelFish.ui2internal(name)), type=kind, styleId=key, **given)


def _style(look: Look, at: int) -> Any:  # noqa: ANN401 - as above
    """Make one style; a name in plain letters is one of Word's own."""
    is_words_own, is_heading = look.name.isascii(), look.name.startswith("Heading")
    key = look.name.replace(" ", "") if is_words_own else f"NhipCau{at:02}"
    style = _named("paragraph", key, look.name, **({} if is_words_own else {"customStyle": "1"}))
    style.append(element("basedOn", val="Normal"))
    style.append(element("qFormat"))
    form = element("pPr", *([element("keepNext")] if is_heading else []))
    gaps = {"before": twips(look.before), "after": "0", "line": twips(look.type.leading)}
    form.append(element("spacing", **gaps, lineRule="exact"))
    if look.type.first_line:
        form.append(element("ind", firstLine=twips(look.type.first_line)))
    form.append(element("jc", val=_JUSTIFY[look.type.align]))
    if is_heading:
        form.append(element("outlineLvl", val=str(int(look.name[-1]) - 1)))
    style.extend((form, _letters(look)))
    return style


def _letters(look: Look) -> Any:  # noqa: ANN401 - as above
    """Say how large and how heavy the letters of a style are; Word counts half points."""
    form = element("rPr")
    if look.type.weight >= BOLD:
        form.extend((element("b"), element("bCs")))
    if look.type.italic:
        form.extend((element("i"), element("iCs")))
    size = str(round(look.type.size * 2))
    form.extend((element("sz", val=size), element("szCs", val=size)))
    return form


def pack(file: File, title: str, made_at: datetime, lang: str = "vi-VN") -> bytes:
    """Write the package with nothing in it that differs from one time to the next, and no name of anybody."""
    said = file.core_properties
    moment = made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    said.title, said.author, said.last_modified_by, said.comments = title[:255], "", "", ""
    said.keywords = said.subject = said.category = ""
    said.created = said.modified = moment
    said.revision, said.language = 1, lang
    written = BytesIO()
    file.save(written)
    packed = BytesIO()
    with zipfile.ZipFile(written) as found, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in sorted(found.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = zipfile.ZipInfo(name, _OLDEST)
            part.compress_type, part.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            kept.writestr(part, found.read(name))
    return packed.getvalue()

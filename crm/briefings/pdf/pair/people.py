"""People in both languages: the lists of both delegations, their lives, whom to ring."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from itertools import groupby
from typing import Any

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Image, Spacer

from crm.briefings.content import Biography, Briefing, ContactLine, Edition, MemberLine, PersonName, Side
from crm.briefings.pdf.pair.grid import (
    CLAUSE,
    HEAD,
    SMALL,
    Setting,
    Voices,
    band,
    clause,
    lines,
    nothing,
    title,
)
from crm.briefings.pdf.parts import Bits, in_language, missing, name_bits, owed, reading_lines, said
from crm.core.locale import _
from crm.core.paper.rows import Listing, Row
from crm.core.paper.type import LIGHT, Bit, Style, bold, grey, struck

_GROUP = Style(10, 13, weight=600)
_PHOTO = (24.0, 32.0)


def members(content: Briefing, number: int | None) -> list[Any]:
    """Return the section with the members of both sides."""
    voices = Voices(content)
    story = title(number, voices, lambda: _("Members of both delegations"))
    first, second = voices.both(_order)
    story.append(Listing([clause((first,), (second,), rule=0)]))
    if not content.members:
        return [*story, *nothing(content)]
    rows: list[Row] = []
    for side in (Side.THEIRS, Side.OURS, Side.OTHERS):
        rows += _side(voices, side)
    return [*story, Listing(rows)]


def _order(content: Briefing, setting: Setting) -> Any:  # noqa: ANN401 - the PDF writer carries no types
    note = f"; {content.members_note}" if content.members_note and not setting.is_second else ""
    return setting.para(SMALL, grey(_("in protocol order") + note))


def _side(voices: Voices, side: Side) -> list[Row]:
    pairs = [
        (one, same)
        for one, same in zip(voices.first.members, voices.second.members, strict=True)
        if one.side is side
    ]
    if not pairs and side is Side.OTHERS:
        return []
    first, second = voices.both(lambda content, setting: setting.para(_GROUP, _named(content, side)))
    rows = [band(first, second, LIGHT)]
    if not pairs:
        first, second = voices.both(lambda _part, setting: setting.para(CLAUSE, *missing(owed(voices.first))))
        return [*rows, clause((first,), (second,) if voices.first.is_for_guests else ())]
    return rows + [_member(voices, one, same) for one, same in pairs]


def _named(content: Briefing, side: Side) -> str:
    if side is Side.OTHERS:
        return _("Other guests")
    place = content.delegation.partner if side is Side.THEIRS else content.delegation.home
    return _("%(place)s side", place=place)


def _member(voices: Voices, one: MemberLine, same: MemberLine) -> Row:
    first, second = voices.both(
        lambda content, setting: _column(content, setting, same if setting.is_second else one)
    )
    mark = one.changed or one.removed
    return clause(tuple(first), tuple(second), above=0.8, below=1.2, changed=mark)


def _column(content: Briefing, setting: Setting, member: MemberLine) -> list[Any]:
    titles = in_language(content.lang, member.title_vi, member.title_en, member.title_own)
    address = (grey(_("address as:") + " "), *_address(member)) if member.address_form else ()
    called = ordered_name(member.name, setting)
    if member.removed:
        return [setting.para(HEAD, *(struck(bit) for bit in called))]
    stack = [setting.para(HEAD, f"{member.number}. ", *called)]
    if not setting.is_second:
        stack += reading_lines(member.name)
    stack += lines(setting, CLAUSE, titles)
    stack += lines(setting, SMALL, address, (member.phone,) if member.phone and not setting.is_second else ())
    if member.note and content.strip.edition is Edition.STAFF and not setting.is_second:
        stack += lines(setting, SMALL, (grey(member.note),))
    return stack


def _address(member: MemberLine) -> Bits:
    return (bold(member.address_form),) if isinstance(member.address_form, str) else said(member.address_form)


def ordered_name(name: PersonName, setting: Setting) -> Bits:
    """Return a name as a column reads it: in the partner's own, its script stands first and bold."""
    if setting.is_second and name.native and name.native_lang == setting.lang:
        own = Bit(name.native, lang=name.native_lang)
        return (own, Bit(f"  {name.latin}", weight=400)) if name.latin else (own,)
    return name_bits(name)


def biographies(content: Briefing, number: int | None) -> list[Any]:
    """Return the section with the biographies."""
    voices = Voices(content)
    story = title(number, voices, lambda: _("Biographies"))
    if not content.biographies:
        return [*story, *nothing(content)]
    pairs = zip(content.biographies, voices.second.biographies, strict=True)
    return [*story, Listing([_life(voices, one, same) for one, same in pairs])]


def _life(voices: Voices, one: Biography, same: Biography) -> Row:
    def column(_content: Briefing, setting: Setting) -> list[Any]:
        person = same if setting.is_second else one
        return [
            setting.para(HEAD, *ordered_name(person.name, setting)),
            *(() if setting.is_second else reading_lines(person.name)),
            *lines(setting, SMALL, said(person.title)),
            *lines(setting, CLAUSE, said(person.text)),
        ]

    first, second = voices.both(column)
    photo = [Spacer(1, 1.5 * mm), _photo(one.photo)] if one.photo else []
    return clause((*first, *photo), tuple(second), above=2, below=2)


def _photo(picture: bytes) -> Any:  # noqa: ANN401 - the PDF writer carries no types
    wide, tall = ImageReader(BytesIO(picture)).getSize()
    scale = min(_PHOTO[0] * mm / wide, _PHOTO[1] * mm / tall)
    return Image(BytesIO(picture), wide * scale, tall * scale)


def contacts(content: Briefing, number: int | None) -> list[Any]:
    """Return the section with the telephone numbers."""
    voices = Voices(content)
    story = title(number, voices, lambda: _("Contact sheet"))
    if not content.contacts:
        return [*story, *nothing(content)]
    pairs = list(zip(content.contacts, voices.second.contacts, strict=True))
    rows: list[Row] = []
    for names, group_pairs in groupby(pairs, key=lambda pair: (pair[0].group, pair[1].group)):
        first, second = voices.both(partial(_group, names))
        rows.append(band(first, second, LIGHT))
        rows += [_contact(voices, one, same) for one, same in group_pairs]
    return [*story, Listing(rows)]


def _group(names: tuple[str, str], _content: Briefing, setting: Setting) -> Any:  # noqa: ANN401
    return setting.para(_GROUP, names[setting.is_second])


def _contact(voices: Voices, one: ContactLine, same: ContactLine) -> Row:
    def column(_content: Briefing, setting: Setting) -> list[Any]:
        line = same if setting.is_second else one
        note = (grey(line.note),) if line.note and not setting.is_second else ()
        return [
            setting.para(HEAD, line.name),
            *lines(setting, CLAUSE, (line.role,) if line.role else (), said(line.phone)),
            *lines(setting, SMALL, note),
        ]

    first, second = voices.both(column)
    return clause(tuple(first), tuple(second), above=0.8, below=1.2)

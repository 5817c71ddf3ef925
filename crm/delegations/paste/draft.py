"""From rows and columns to members, each field cleaned and told from its neighbours by script."""

import re
import unicodedata
from collections.abc import Sequence

from crm.core.names import Gender
from crm.core.text import UnfitText, clean_line, clean_prose
from crm.delegations.paste import words
from crm.delegations.paste.papers import country_of, day_of, passport_number_of
from crm.delegations.paste.scripts import is_native, is_reading, language_of
from crm.delegations.paste.shapes import LENGTHS, NAMES, TITLES, Field, MemberDraft, Pasted, Row

_PIECE = re.compile(r"\s*[,;，；、\n()（）]\s*|\s+[-–—/]\s+")
_TWO_FORMS = re.compile(r"^([^\n(（/]+?)\s*(?:[\n/]\s*|[(（]\s*)([^\n()（）/]+?)\s*[)）]?$")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_PLAIN_WIDTH = {Field.LATIN_NAME, Field.PASSPORT_NAME, Field.PHONE, Field.EMAIL, Field.NUMBER}
_GLUE = {Field.NOTE: "; ", Field.ORGANISATION: ", ", **dict.fromkeys(TITLES, ", ")}

Values = dict[Field, str]


def apply(
    pasted: Pasted, mapping: Sequence[Field] | None = None, language: str | None = None
) -> tuple[MemberDraft, ...]:
    """Draw a member from every row, in the order received.

    ``mapping`` says what each column holds (the guesses when absent). ``language`` is the partner's, for
    names in Chinese characters alone. Ask ``Pasted.is_ready`` first: a text that cannot be kept is left
    empty here.
    """
    fields = pasted.fields if mapping is None else mapping
    return tuple(_draft(row, fields, language) for row in pasted.rows)


def values_of(row: Row, fields: Sequence[Field]) -> Values:
    """Gather a row's cells by field; several columns of one field make one text."""
    values: Values = {}
    for at, field in enumerate(fields):
        cell = row.cell(at)
        if not cell or field is Field.IGNORE or (at in row.merged and cell in values.values()):
            continue
        if field in _PLAIN_WIDTH:
            cell = cell.translate(_WIDE)
        values[field] = f"{values[field]}{_GLUE.get(field, ' ')}{cell}" if field in values else cell
    return values


def part_names(values: Values) -> tuple[Values, Gender | None]:
    """Put each form of the name where its script belongs and take the honorific from it."""
    values, gender = dict(values), None
    for field in NAMES:
        # Where the gender has its own column, "Ông" before a name may well be the family name.
        if field in values and Field.GENDER not in values:
            values[field], found = words.without_honorific(values[field])
            gender = gender or found
    for field in (Field.LATIN_NAME, Field.NATIVE_NAME):
        forms = _TWO_FORMS.match(values.get(field, ""))
        if forms and is_native(forms.group(1)) != is_native(forms.group(2)):
            values.pop(field)
            _fill_names(values, forms.groups())
        elif forms and is_reading(forms.group(2)) and is_native(forms.group(1)):
            values[field] = forms.group(1)
            values.setdefault(Field.READING, forms.group(2))
    if is_native(values.get(Field.LATIN_NAME, "")) and Field.NATIVE_NAME not in values:
        values[Field.NATIVE_NAME] = values.pop(Field.LATIN_NAME)
    elif not is_native(values.get(Field.NATIVE_NAME, "字")) and Field.LATIN_NAME not in values:
        values[Field.LATIN_NAME] = values.pop(Field.NATIVE_NAME)
    return values, gender


def _fill_names(values: Values, forms: Sequence[str]) -> None:
    for form in forms:
        values.setdefault(Field.NATIVE_NAME if is_native(form) else Field.LATIN_NAME, form)


def _draft(row: Row, fields: Sequence[Field], language: str | None) -> MemberDraft:
    values, gender = part_names(values_of(row, fields))
    clean = {field: _cleaned(values.get(field, ""), field) for field in Field}
    role, note = _role(clean)
    # The passport's spelling stands in only where the list has no other name.
    latin_name = clean[Field.LATIN_NAME] or ("" if clean[Field.NATIVE_NAME] else clean[Field.PASSPORT_NAME])
    return MemberDraft(
        number=row.number,
        latin_name=latin_name,
        native_name=clean[Field.NATIVE_NAME],
        native_lang=language_of(clean[Field.NATIVE_NAME], clean[Field.READING], language),
        reading=clean[Field.READING],
        passport_name=clean[Field.PASSPORT_NAME],
        title_vi=clean[Field.TITLE_VI],
        title_en=clean[Field.TITLE_EN],
        title_native=clean[Field.TITLE_NATIVE],
        organisation=clean[Field.ORGANISATION],
        gender=words.gender_of(clean[Field.GENDER]) or gender,
        phone=clean[Field.PHONE],
        email=clean[Field.EMAIL],
        role=role,
        note=note,
        passport_number=passport_number_of(clean[Field.PASSPORT_NUMBER]) or "",
        born_on=day_of(clean[Field.BORN_ON]) or "",
        nationality=country_of(clean[Field.NATIONALITY]) or "",
    )


def _cleaned(text: str, field: Field) -> str:
    clean = clean_prose if field is Field.NOTE else clean_line
    limit = LENGTHS.get(field, 200)
    try:
        return clean(text, limit)
    except UnfitText:
        return ""


def _role(clean: Values) -> tuple[str, str]:
    """Find the role a member is marked with, in its column or as a piece of note, title or name."""
    note = clean[Field.NOTE]
    if role := _role_in_column(clean[Field.ROLE]):
        return role, note
    if role := words.role_of(note):
        return role, ""
    for field in (Field.NOTE, *TITLES, *NAMES):
        for piece in _PIECE.split(clean[field]):
            if role := words.role_of(piece):
                return role, note
    return "", note


def _role_in_column(text: str) -> str:
    pieces = (words.role_of(piece) for piece in _PIECE.split(unicodedata.normalize("NFC", text)))
    return next((role for role in pieces if role), "")

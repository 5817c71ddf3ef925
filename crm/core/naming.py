"""How tables, their rows and their fields are called in the history of a record: one register."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from babel.support import LazyProxy

from crm.core.locale import _l


@dataclass(frozen=True, slots=True)
class Names:
    """The words for one table: its fields, and what one of its rows is."""

    fields: Mapping[str, LazyProxy] = field(default_factory=dict)
    row: LazyProxy | None = None
    by: tuple[str, ...] = ()
    silent: frozenset[str] = frozenset()
    values: Mapping[str, Callable[[str], str]] = field(default_factory=dict)


_names: dict[str, Names] = {}
_COMMON: Mapping[str, LazyProxy] = {
    "title": _l("Name"),
    "classification": _l("Who may see it"),
    "unit_id": _l("Division"),
    "owner_id": _l("Officer in charge"),
    "deleted_at": _l("Trash"),
    "merged_into_id": _l("Merged into"),
    "is_sample": _l("Sample data"),
}
"""What every record has."""
SILENT = frozenset({"uid", "kind", "deleted_by_id", "is_live", "is_sample", "place"})
"""Fields that tell a reader nothing beside those that changed with them."""


def name_fields(
    table: str,
    fields: Mapping[str, LazyProxy],
    *,
    row: LazyProxy | None = None,
    by: tuple[str, ...] = (),
    silent: tuple[str, ...] = (),
    values: Mapping[str, Callable[[str], str]] | None = None,
) -> None:
    """Say how the fields of a table are called, what its rows are, and by which fields one is told.

    ``silent`` fields only follow others and are not told. ``values`` puts codes into words.
    """
    _names[table] = Names(fields, row, by, frozenset(silent), values or {})


def names_of(table: str) -> Names:
    """Return the words for a table; a table nobody named has none."""
    return _names.get(table) or Names()


def is_told(table: str, name: str) -> bool:
    """Tell whether a change of a field says anything to a reader."""
    return name not in SILENT and name not in names_of(table).silent


def has_name(table: str, name: str) -> bool:
    """Tell whether a field has its word."""
    return name in names_of(table).fields or name in _COMMON


def field_name(table: str, name: str) -> str:
    """Return the word for a field; one nobody named goes by its own name."""
    return str(names_of(table).fields.get(name) or _COMMON.get(name) or name)


_joined: dict[str, list[Callable[[int], Sequence[int]]]] = {}


def join_history(kind: str, ids: Callable[[int], Sequence[int]]) -> None:
    """Tell the history of other records, by their keys, on the pages of ``kind``: they are shown there."""
    told = _joined.setdefault(kind, [])
    if ids not in told:
        told.append(ids)


def told_together(kind: str, record_id: int) -> list[int]:
    """Return the keys of the records whose history stands on one record's page, itself first."""
    return [record_id, *(key for ids in _joined.get(kind, ()) for key in ids(record_id))]

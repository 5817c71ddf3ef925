"""Rows of the same small form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sized
from typing import Any

from wtforms import (
    FieldList,
)

from crm.core.locale import _


class RowList(FieldList):  # type: ignore[misc]  # the library is untyped
    """Rows of the same small form. Rows beyond the limit are told of, never dropped in silence."""

    max_entries: int | None

    def __init__(self, row: Any, label: Any = None, **given: Any) -> None:
        super().__init__(row, label, **given)
        self.type = "FieldList"
        self.left_out = 0

    def process(self, formdata: Any, *rest: Any, **given: Any) -> None:
        """Read the rows that were sent, or show all there are, be they more than may be sent."""
        shown = rest[0] if rest else given.get("data")
        limit = self.max_entries
        if not formdata and limit and isinstance(shown, Sized):
            self.max_entries = max(limit, len(shown))
        super().process(formdata, *rest, **given)
        self.max_entries = limit
        if formdata and self.max_entries:
            self.left_out = max(len(set(self._extract_indices(self.name, formdata))) - self.max_entries, 0)

    def _extract_indices(self, prefix: str, formdata: Any) -> Iterator[int]:
        """Yield the numbers of the rows that were sent; what only looks like a number is none."""
        for key in formdata:
            if found := re.fullmatch(re.escape(prefix) + r"-([0-9]{1,4})(-.*)?", key, re.DOTALL):
                yield int(found[1])

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        """Check every row, and that none was left out."""
        fine = bool(super().validate(form, extra_validators))
        if self.left_out:
            form.form_errors.append(
                _("%(field)s: at most %(limit)s rows.", field=str(self.label.text), limit=self.max_entries)
            )
        return fine and not self.left_out

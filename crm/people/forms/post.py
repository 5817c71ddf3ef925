"""What is asked about posts."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, Field, HiddenField, SelectField
from wtforms.validators import ValidationError

from crm.core import clock
from crm.core.forms import CrmForm, DayField, LineField, MemberField, Needed, whole_number, words
from crm.core.locale import _, _l
from crm.people.forms.checks import Printable, Row
from crm.people.models import Position
from crm.people.rules import OURS, UNSAID, Rank, partner_language, rank_of
from crm.people.service import LeaveEntry, PositionEntry


def row_key(value: Any) -> int | None:
    """Read the key of a row that was kept; nonsense makes it a new row."""
    try:
        return whole_number(value)
    except ValueError:
        return None


class PostRow(Row):
    """One post; a row without title and body is not kept."""

    id = HiddenField(filters=[row_key])
    organisation_id = SelectField(_l("Organisation"), coerce=whole_number)
    organisation_name = LineField(_l("or one not in the list"), [Printable()])
    title_vi = LineField(_l("Title in Vietnamese"), [Printable()])
    title_en = LineField(_l("Title in English"), [Printable("en")])
    title_native = LineField(_l("Title in their language"), [Printable()])
    rank = MemberField(_l("Rank"), Rank, empty=_l("Not stated"), render_kw={"data-fresh": ""})
    from_on = DayField(_l("From"))
    to_on = DayField(_l("To"))
    is_primary = BooleanField(_l("Main post"))

    @property
    def is_filled(self) -> bool:
        """Tell whether there is anything to keep."""
        told = (self.organisation_id, self.organisation_name, self.title_vi, self.title_en, self.title_native)
        return any(field.data for field in told)

    def validate_to_on(self, field: Field) -> None:
        """Refuse a post that ends before it begins."""
        if field.data and self.from_on.data and field.data < self.from_on.data:
            raise ValidationError(_("The post ends before it begins."))

    def entry(self, native_lang: str) -> PositionEntry:
        """Hand the row to the service; a title in their language goes by the language of the name."""
        own = native_lang if native_lang and native_lang not in OURS else UNSAID
        title = words(vi=self.title_vi.data, en=self.title_en.data, **{own: self.title_native.data})
        return PositionEntry(
            id=self.id.data,
            organisation_id=self.organisation_id.data,
            organisation_name=self.organisation_name.data or "",
            title=title,
            rank_code=self.rank.data.value if self.rank.data else "",
            from_on=self.from_on.data,
            to_on=self.to_on.data,
            is_primary=self.is_primary.data,
        )


def shown_post(post: Position) -> dict[str, Any]:
    """Return a kept post as the row of a form."""
    own = partner_language(post.title)
    return {
        "id": post.id,
        "organisation_id": post.organisation.id if post.organisation else None,
        "title_vi": post.title.get("vi", ""),
        "title_en": post.title.get("en", ""),
        "title_native": post.title.get(own, "") if own else "",
        "rank": rank_of(post),
        "from_on": post.from_on,
        "to_on": post.to_on,
        "is_primary": post.is_primary,
    }


class LeaveForm(CrmForm):
    """Somebody leaves a post."""

    left_on = DayField(_l("Last day in the post"), [Needed()])
    successor = LineField(_l("Successor, if known"), [Printable()])

    def entry(self) -> LeaveEntry:
        """Hand the checked answers to the service."""
        return LeaveEntry(
            left_on=self.left_on.data or clock.today(),
            successor=self.successor.data or "",
            version=self.seen_version,
        )

"""The form of what a person wants to be mailed of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wtforms import BooleanField

from crm.core.forms import CrmForm
from crm.core.locale import _l
from crm.core.records import kind_of
from crm.digest.models import DigestWish
from crm.digest.service import WishEntry


class WishForm(CrmForm):
    """Whether to be mailed at all, and how; each kind of record has its own switch in a form of its own."""

    is_on = BooleanField(
        _l("Mail me what has come due"),
        description=_l("On working days, in the morning, and only when there is something new."),
    )
    with_others = BooleanField(
        _l("Also what others are late with"),
        description=_l("For managers: each thing once, when it becomes overdue."),
    )
    is_weekly = BooleanField(
        _l("Repeat every week what I am still late with"),
        description=_l("On the first working day of the week. Otherwise each thing is mailed once."),
    )


def switch_of(kind: str) -> str:
    """Name the field of a kind of record."""
    return f"kind_{kind}"


def wish_form(kinds: Sequence[str], wish: DigestWish) -> Any:
    """Return the form with a switch for each kind, filled in with what is kept."""
    switches = {switch_of(kind): BooleanField(str(kind_of(kind).plural)) for kind in kinds}
    left_out = wish.left_out.split()
    given = {name: getattr(wish, name) for name in ("is_on", "with_others", "is_weekly")}
    given |= {switch_of(kind): kind not in left_out for kind in kinds}
    return type("SwitchForm", (WishForm,), switches)(data=given)


def entry_of(form: Any, kinds: Sequence[str]) -> WishEntry:
    """Hand the checked answers to the service."""
    return WishEntry(
        is_on=form.is_on.data,
        left_out=tuple(kind for kind in kinds if not form[switch_of(kind)].data),
        with_others=form.with_others.data,
        is_weekly=form.is_weekly.data,
    )

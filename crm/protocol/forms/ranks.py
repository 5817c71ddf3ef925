"""The form of a rank."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, SelectField

from crm.core.forms import CrmForm, LineField, MemberField, Needed, offer, words
from crm.core.locale import _l, _lp
from crm.protocol.models import ProtocolRank, RankSystem
from crm.protocol.rules import LEVELS
from crm.protocol.service import RankEntry

NATIVE = {
    RankSystem.JP_CITY: "ja",
    RankSystem.JP_PREFECTURE: "ja",
    RankSystem.CN_CITY: "zh",
    RankSystem.CN_REGION: "zh",
    RankSystem.KR: "ko",
    RankSystem.RU: "ru",
    RankSystem.LA: "lo",
    RankSystem.FR: "fr",
}
"""The language a system's own names are written in."""


class RankForm(CrmForm):
    """A rank of one system: its name, and the level at which it stands beside those of others."""

    system = MemberField(_l("System"), RankSystem, default=RankSystem.VN, validators=[Needed()])
    level = SelectField(
        _lp("ranks", "Level"),
        coerce=int,
        description=_l("Ranks of the same level are each other's equivalents."),
    )
    name_vi = LineField(_l("In Vietnamese"), [Needed()], max_length=200)
    name_en = LineField(_l("In English"), max_length=200)
    name_native = LineField(_l("In their language"), max_length=200)
    is_excellency = BooleanField(_l("Addressed as “Ngài”, “His Excellency”"))
    is_sample = BooleanField(_l("Sample: nobody has confirmed it yet"))
    source = LineField(
        _l("Source"), description=_l("Where the equivalence is from: a paper, a partner's word.")
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self.level, [(level, f"{level}. {word}") for level, word in LEVELS.items()])

    @classmethod
    def showing(cls, row: ProtocolRank | None) -> RankForm:
        """Fill the form in with a rank as it is saved; none for a new one."""
        if row is None:
            return cls()
        told = ("system", "level", "is_excellency", "is_sample", "source", "version")
        given: dict[str, Any] = {name: getattr(row, name) for name in told}
        own = NATIVE.get(row.system, "")
        given |= {"name_vi": row.name.get("vi", ""), "name_en": row.name.get("en", "")}
        form = cls(data=given | {"name_native": row.name.get(own, "")})
        form.about = row
        return form

    def entry(self) -> RankEntry:
        """Hand the checked answers to the service."""
        own = NATIVE.get(self.system.data, "")
        said = words(vi=self.name_vi.data, en=self.name_en.data)
        if own:
            said[own] = self.name_native.data or ""
        return RankEntry(
            system=self.system.data,
            level=self.level.data,
            name=said,
            is_excellency=bool(self.is_excellency.data),
            is_sample=bool(self.is_sample.data),
            source=self.source.data or "",
            version=self.seen_version,
        )

"""The form of a rule set."""

from __future__ import annotations

from typing import Any

from wtforms import Field

from crm.core.forms import CrmForm, LineField, MemberField, Needed, words
from crm.core.locale import _l
from crm.protocol.forms.languages import LanguageField
from crm.protocol.models import PrecedenceKey, PrecedenceRule
from crm.protocol.rules import keys_from
from crm.protocol.service import RuleEntry

MOST_KEYS = 5


class RuleForm(CrmForm):
    """A rule set: what people are compared by, one thing after another."""

    name_vi = LineField(_l("In Vietnamese"), [Needed()], max_length=200)
    name_en = LineField(_l("In English"), max_length=200)
    key_1 = MemberField(_l("First"), PrecedenceKey, empty="")
    key_2 = MemberField(_l("then"), PrecedenceKey, empty="")
    key_3 = MemberField(_l("then"), PrecedenceKey, empty="")
    key_4 = MemberField(_l("then"), PrecedenceKey, empty="")
    key_5 = MemberField(_l("then"), PrecedenceKey, empty="")
    lang = LanguageField(_l("Agreed language"))
    basis = LineField(_l("Basis"), description=_l("The paper or the agreement it rests on."))

    @property
    def key_fields(self) -> list[Field]:
        """Return the fields for what is compared, in order."""
        return [self[f"key_{at}"] for at in range(1, MOST_KEYS + 1)]

    @classmethod
    def showing(cls, row: PrecedenceRule | None) -> RuleForm:
        """Fill the form in with a rule set as it is saved; none for a new one."""
        if row is None:
            return cls()
        given: dict[str, Any] = {"lang": row.lang, "basis": row.basis, "version": row.version}
        given |= {"name_vi": row.name.get("vi", ""), "name_en": row.name.get("en", "")}
        shown = [key for key in keys_from(row.keys) if key is not PrecedenceKey.RECEIVED]
        given |= {f"key_{at}": key for at, key in enumerate(shown[:MOST_KEYS], start=1)}
        form = cls(data=given)
        form.about = row
        return form

    def entry(self) -> RuleEntry:
        """Hand the checked answers to the service."""
        return RuleEntry(
            name=words(vi=self.name_vi.data, en=self.name_en.data),
            keys=tuple(field.data for field in self.key_fields if field.data is not None),
            lang=self.lang.data,
            basis=self.basis.data or "",
            version=self.seen_version,
        )

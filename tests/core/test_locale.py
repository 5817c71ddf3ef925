"""Words for the members of enumerations."""

from enum import StrEnum

from crm.core.locale import label, lazy_gettext, name_members, speaking


class _Side(StrEnum):
    OURS = "ours"


class _Beginning(StrEnum):
    OURS = "ours"


name_members({_Side.OURS: lazy_gettext("On our side")})
name_members({_Beginning.OURS: lazy_gettext("We began it")})


def test_members_of_two_kinds_with_one_value_keep_their_own_words():
    with speaking("en"):
        assert label(_Side.OURS) == "On our side"
        assert label(_Beginning.OURS) == "We began it"

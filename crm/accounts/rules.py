"""How the languages and the light of the screen are called."""

from __future__ import annotations

from enum import StrEnum

from crm.core.locale import _l, name_members


class Language(StrEnum):
    """A language the screen speaks."""

    VI = "vi"
    EN = "en"


class Theme(StrEnum):
    """Light or dark; the empty one follows the system."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


name_members({Language.VI: _l("Vietnamese"), Language.EN: _l("English")})
name_members({Theme.SYSTEM: _l("As the system"), Theme.LIGHT: _l("Light"), Theme.DARK: _l("Dark")})

_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def device(agent: str) -> str:
    """Name a browser and its system as their owner knows them; nothing for an unknown one."""
    names = [next((name for mark, name in table if mark in agent), "") for table in (_BROWSERS, _SYSTEMS)]
    return ", ".join(name for name in names if name)

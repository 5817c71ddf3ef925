"""How papers name the office that writes them, and the partner they are about."""

from __future__ import annotations

from babel import Locale

from crm.localities.models import Locality
from crm.papers.content import Bureau
from crm.settings.queries import office


def bureau() -> Bureau:
    """Return the office as its papers name it."""
    row = office()
    return Bureau(
        row.name.best("vi"),
        row.superior.best("vi"),
        row.city.best("vi"),
        row.symbol,
        names=row.name,
        superiors=row.superior,
        cities=row.city,
    )


def partner_of(partner: Locality | None) -> str:
    """Return the partner's name in Vietnamese."""
    return (partner.name.best("vi") or partner.title) if partner else "đối tác"


def country_of(partner: Locality | None) -> str:
    """Return the partner's country in Vietnamese."""
    return str(Locale("vi").territories.get(partner.country_code, "")) if partner else ""

"""An office with its lists, a partner, and somebody there."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from crm.core import audit
from crm.core.access import SYSTEM, Role
from crm.core.db import Words, db
from crm.core.names import Gender
from crm.occasions import service
from crm.people.models import OrganisationKind, Position
from crm.reference.models import ReferenceItem
from crm.reference.rules import ListCode
from crm.reference.service import product_rows
from tests import build


@pytest.fixture
def lists(app, noon):
    """Bring the office's list of work for an anniversary, and the days of countries."""
    with audit.change(SYSTEM, "test"):
        for place, row in enumerate(product_rows(ListCode.ANNIVERSARY_WORK)):
            told = {name: row[name] for name in ("code", "name", "days")}
            db.session.add(ReferenceItem(list_code=ListCode.ANNIVERSARY_WORK, place=place, **told))
    service.load_days()
    db.session.commit()


@pytest.fixture
def desk(app, noon):
    """Give an officer, and Kitakyushu with a sister tie, its mayor and its focal point."""
    place = build.locality(
        native_name="北九州市", native_lang="ja", name=Words(vi="Kitakyushu", en="Kitakyushu")
    )
    body = build.organisation("Tòa thị chính", org_kind=OrganisationKind.AUTHORITY, locality_id=place.id)
    mayor = build.contact(
        "TAKEUCHI Kazuhisa",
        locality_id=place.id,
        family_name="TAKEUCHI",
        native_name="武内 和久",
        native_lang="ja",
        gender=Gender.MALE,
    )
    build.row(
        Position(
            contact_id=mayor.id, organisation_id=body.id, title=Words(vi="Thị trưởng", en="Mayor", ja="市長")
        )
    )
    focal = build.contact("MORI Aya", locality_id=place.id, native_name="森 彩", native_lang="ja")
    tie = build.partnership(place, counterpart_id=focal.id)
    return SimpleNamespace(
        officer=build.person(Role.STAFF), place=place, mayor=mayor, focal=focal, tie=tie, body=body
    )

"""What tests of names and mergers begin with: our city, a province that joins it, and a partner of each."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from crm.core.access import SYSTEM, acting_as
from crm.core.db import db
from crm.localities.models import Scope
from crm.partnerships.models import Stage, StageMove
from crm.settings.models import Office
from crm.succession import service
from tests import build

MERGED = date(2025, 7, 1)
EVE = date(2025, 6, 30)
PAPER = "Nghị quyết 202/2025/QH15"


def of_ours(title, scope=Scope.DOMESTIC):
    """Build a place on our side."""
    return build.locality(title, country_code="VN", zone="Asia/Ho_Chi_Minh", scope=scope)


def tie(place, year=2004, stage=Stage.FRIENDSHIP):
    """Build a tie that was signed in January of a year."""
    made = build.partnership(place, stage)
    build.row(StageMove(partnership_id=made.id, to_stage=stage, moved_on=date(year, 1, 5)))
    return made


def join(body, into, on=MERGED):
    """Let a body join another as a manager does."""
    entry = service.MergeEntry(into_id=into.id, effective_on=on, basis=PAPER)
    merged = service.merge(body.id, entry, actor=SYSTEM)
    db.session.commit()
    return merged


def keep(body, partner, **given):
    """Write down that a body kept a tie."""
    entry = service.HolderEntry(holder_id=body.id, partner_id=partner.id, **given)
    row = service.keep_holder(entry, actor=SYSTEM)
    db.session.commit()
    return row


@pytest.fixture
def land(app, noon):
    """Give Hải Phòng with Kitakyushu, and Hải Dương with Suwon and an agreement, before they were one."""
    city, province = of_ours("Hải Phòng", Scope.HOME), of_ours("Hải Dương")
    db.session.get(Office, 1).home_locality_id = city.id
    kitakyushu = build.locality("Kitakyushu")
    suwon = build.locality("Suwon", country_code="KR", native_name="수원시", native_lang="ko")
    tie(kitakyushu, 2009)
    suwon_tie = tie(suwon)
    with acting_as(SYSTEM):
        keep(province, suwon)
        ours = build.agreement(kitakyushu, "Thỏa thuận kết nghĩa", signed_on=date(2014, 4, 18))
        pact = build.agreement(
            suwon,
            "Thỏa thuận hữu nghị",
            signed_on=date(2004, 7, 9),
            holder_id=province.id,
            our_party="Ủy ban nhân dân tỉnh Hải Dương",
        )
        yield SimpleNamespace(
            city=city,
            province=province,
            kitakyushu=kitakyushu,
            suwon=suwon,
            suwon_tie=suwon_tie,
            ours=ours,
            pact=pact,
        )

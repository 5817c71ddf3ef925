"""What tests of requests share: a partner, and an office with its ranks."""

from datetime import date

import pytest

from crm.core.db import Words
from crm.delegations.models import Direction
from crm.delegations.service import DelegationEntry
from crm.protocol.service import load_protocol
from tests import build


@pytest.fixture
def place(app):
    """Give the partner."""
    return build.locality("Kitakyushu", native_name="北九州市", native_lang="ja")


@pytest.fixture
def lists(app):
    """Lay the ranks of every system."""
    load_protocol()


@pytest.fixture
def asked_for(place):
    """Give what is written of a delegation that is asked for."""

    def entry(**given):
        values = {
            "locality_id": place.id,
            "direction": Direction.INCOMING,
            "name": Words(vi="Đoàn Cục Môi trường"),
            "sender": Words(vi="Cục Môi trường"),
            "purpose": Words(vi="Cấp nước sạch"),
            "starts_on": date(2026, 12, 21),
            "ends_on": date(2026, 12, 23),
        }
        return DelegationEntry(**(values | given))

    return entry

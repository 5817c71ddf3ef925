"""What tests of approvals share: a partner, and a table of the test's own."""

from datetime import date

import pytest

from crm.approvals import service
from crm.approvals.service import RuleEntry
from crm.core.access import SYSTEM
from crm.delegations.models import DelegationStatus, Direction
from tests import build


@pytest.fixture
def place(app):
    """Give the partner."""
    return build.locality("Brest", country_code="FR", zone="Europe/Paris")


@pytest.fixture
def table(app):
    """Give a table of two rows: who comes is approved by A after the opinions of B and C, who goes by D."""
    service.add_rule(
        RuleEntry(
            direction=Direction.INCOMING,
            approver="Cơ quan A",
            consulted="Cơ quan B\n\n- Cơ quan C;",
            documents="Thư đề nghị\nDanh sách đoàn",
            opinion_days=3,
            approval_days=5,
        ),
        actor=SYSTEM,
    )
    service.add_rule(RuleEntry(direction=Direction.OUTGOING, approver="Cơ quan D"), actor=SYSTEM)


@pytest.fixture
def coming(place, noon):
    """Give an incoming delegation in review."""
    return build.delegation(
        place,
        "Đoàn Brest",
        status=DelegationStatus.IN_REVIEW,
        starts_on=date(2027, 3, 27),
        ends_on=date(2027, 3, 29),
    )


@pytest.fixture
def going(place, noon):
    """Give an outgoing delegation in review."""
    return build.delegation(
        place,
        "Đoàn đi Brest",
        direction=Direction.OUTGOING,
        status=DelegationStatus.IN_REVIEW,
        starts_on=date(2027, 3, 27),
        ends_on=date(2027, 3, 29),
    )

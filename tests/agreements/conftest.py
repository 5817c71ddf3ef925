"""What tests of agreements begin with: an office with its periods and lists, on a held day."""

from __future__ import annotations

import pytest

from crm.agreements import service
from crm.core.access import SYSTEM, acting_as
from crm.core.db import Words, db
from crm.reference import service as reference
from tests import build


@pytest.fixture
def office(app, noon):
    """Give an office that knows the periods of the law, looked at by the system."""
    reference.load_lists()
    reference.load_deadlines()
    db.session.commit()
    with acting_as(SYSTEM):
        yield app


@pytest.fixture
def partner(office):
    """Give a partner."""
    return build.locality(native_name="北九州市", native_lang="ja")


@pytest.fixture
def wrote(partner):
    """Give a function that writes an agreement down as an officer does."""

    def write(title="Bản ghi nhớ", **given):
        entry = service.AgreementEntry(**({"locality_id": partner.id, "name": Words(vi=title)} | given))
        made = service.add_agreement(entry, actor=SYSTEM)
        db.session.commit()
        return made

    return write

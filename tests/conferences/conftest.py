"""What tests of conferences begin with: an office with its periods, on a held day."""

from __future__ import annotations

from datetime import date

import pytest

from crm.conferences import service
from crm.conferences.models import Known
from crm.core.access import SYSTEM, acting_as
from crm.core.db import Words, db
from crm.reference import service as reference
from tests import build


@pytest.fixture
def office(app, noon):
    """Give an office that knows the periods of the law, looked at by the system."""
    reference.load_deadlines()
    db.session.commit()
    with acting_as(SYSTEM):
        yield app


@pytest.fixture
def partner(office):
    """Give a partner."""
    return build.locality(native_name="北九州市", native_lang="ja")


@pytest.fixture
def wrote(office):
    """Give a function that writes a conference down as an officer does; the chair allows it."""

    def write(title="Hội thảo nước sạch", **given):
        usual = {"name": Words(vi=title), "has_leaders": Known.NO, "has_topics": Known.NO}
        entry = service.ConferenceEntry(**(usual | {"starts_on": date(2027, 3, 15)} | given))
        made = service.add_conference(entry, actor=SYSTEM)
        db.session.commit()
        return made

    return write


@pytest.fixture
def took():
    """Give a function that notes a step."""

    def take(conference, code, on, **given):
        entry = service.StepEntry(code=code, done_on=on, **given)
        done = service.take_step(conference.id, entry, actor=SYSTEM)
        db.session.commit()
        return done

    return take

"""What is read of the reference lists."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from crm.core.db import db
from crm.reference.models import Sector


def sectors() -> Sequence[Sector]:
    """Return the sectors of cooperation in their usual order."""
    return db.session.scalars(sa.select(Sector).order_by(Sector.place)).all()

"""Each page against its bare page: time of the processor, statements, weight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from flask import Flask

from crm.core import clock
from crm.core.access import SYSTEM, acting_as
from crm.core.db import db
from tests.bench import floors, measure
from tests.statements import statements

RATIO, STATEMENTS, BYTES, WIRE = 3.0, 12, 40 * 1024, 30 * 1024


@dataclass(frozen=True)
class Figures:
    """What one page costs."""

    spent: float
    floor: float
    statements: int
    size: int
    wire: int
    database: tuple[float, float] | None
    """What the database's own process spends on the page and on the bare one; on SQLite it is part of us."""

    @property
    def whole(self) -> float:
        """What the page costs with what the database's own process does for it."""
        return self.spent + (self.database[0] if self.database else 0)

    def told(self) -> str:
        """Write the figures with what is over its budget."""
        over = [
            word
            for word, is_over in (
                ("ratio", self.spent / self.floor > RATIO),
                ("statements", self.statements > STATEMENTS),
                ("size", self.size > BYTES),
                ("wire", self.wire > WIRE),
            )
            if is_over
        ]
        apart = f" (database {self.database[0]:.1f} / {self.database[1]:.1f})" if self.database else ""
        return (
            f"{self.spent:7.2f} ms / {self.floor:5.2f} bare = {self.spent / self.floor:5.1f} × "
            f"{self.statements:3} statements {self.size / 1024:6.1f} KB, packed {self.wire / 1024:4.1f}"
            f"   {'over: ' + ', '.join(over) if over else 'met'}{apart}"
        )


def addresses() -> tuple[dict[str, str], dict[str, Any]]:
    """Return the pages that are measured, by name, and the values that their bare pages need."""
    with acting_as(SYSTEM):
        found = sa.text("SELECT id FROM record WHERE title = 'Kitakyushu' AND kind = 'locality'")
        key = db.session.scalar(found)
        me = db.session.scalar(sa.text("SELECT id FROM user_account WHERE email = 'bench@example.org'"))
    pages = {
        "home": "/",
        "locality list": "/localities",
        "locality page": f"/localities/{key}",
        "visit log": "/interactions",
        "contacts": "/contacts",
        "search «k»": "/search?q=k",
        "search «tanaka»": "/search?q=tanaka",
    }
    today = clock.today()
    days = {"back": -183, "today": 0, "later": 30}
    told = {name: str(today + timedelta(days=far)) for name, far in days.items()}
    return pages, {"key": key, "me": me, **told}


def measure_pages(app: Flask, tell: Callable[[str], None]) -> dict[str, Figures]:
    """Measure each page beside its bare page."""
    client = measure.signed_in(app)
    pages, values = addresses()
    db.session.remove()
    found = {}
    for name, url in pages.items():
        work = measure.request(client, url)
        bare, bare_pid = floors.bare_page(name, values)  # keeps a connection of its own
        with db.engine.connect() as connection:
            serving = measure.backend_pid(connection)
        with statements() as seen:
            answer: Any = work()
        assert answer.status_code == 200, f"{url} answered {answer.status_code}"
        packed: Any = measure.request(client, url, **{"Accept-Encoding": "gzip"})()
        before, bare_before = measure.backend_ms(serving), measure.backend_ms(bare_pid)
        spent, floor = measure.turns([work, bare])
        each = measure.TURNS + 5
        own = (measure.backend_ms(serving) - before) / each
        bares = (measure.backend_ms(bare_pid) - bare_before) / each
        sizes = (len(seen), len(answer.data), len(packed.data))
        found[name] = Figures(spent, floor, *sizes, (own, bares) if serving else None)
        tell(f"{name:18}{found[name].told()}")
    return found

"""``make bench`` measures everything; ``make bench-growth`` the same pages as the book grows."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from flask import Flask

from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import db, is_sqlite
from crm.sample import grow, service
from tests import build, offices
from tests.bench.growth import compare
from tests.bench.pages import Figures, measure_pages
from tests.bench.papers import measure_pack
from tests.bench.server import measure_server
from tests.postgres import Cluster

FULL = grow.Size(localities=5_000, contacts=100_000, interactions=50_000, delegations=10_000)
SMALL = grow.Size(localities=200, contacts=2_000, interactions=2_000, delegations=200)
FEW = grow.Size(localities=500, contacts=5_000, interactions=10_000, delegations=500)
MORE = grow.Size(interactions=990_000)


def tell(line: str) -> None:
    """Print a line at once: a measurement takes minutes."""
    print(line, flush=True)


def grow_office(size: grow.Size, seed: int = 1) -> None:
    """Fill the office and say how long that took."""
    started = time.perf_counter()
    with acting_as(SYSTEM):
        grow.grow(size, seed=seed)
    db.session.commit()
    clean = "ANALYZE" if is_sqlite() else "VACUUM ANALYZE"  # as a database does by itself in time
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(clean)
    tell(f"{'grown':18}{time.perf_counter() - started:7.1f} s, {size}")


@contextmanager
def office(url: str) -> Iterator[Flask]:
    """Open the sample office over an empty database, with the officer whose pages are measured."""
    with tempfile.TemporaryDirectory() as folder:
        app = offices.open_office(url.format(folder=folder), Path(folder))
        with app.app_context():
            offices.empty()
            build.person(role=Role.STAFF, email="bench@example.org")
            service.load_once()
            db.session.commit()
            try:
                yield app
            finally:
                db.session.remove()
                db.engine.dispose()


def pages(app: Flask, size: grow.Size, seed: int = 1) -> dict[str, Figures]:
    """Grow an office and measure its pages; another ``seed`` makes other rows."""
    grow_office(size, seed)
    return measure_pages(app, tell)


def on_both(work: Callable[[Flask], object]) -> None:
    """Do the same work on both databases."""
    tell("\nSQLite")
    with office("sqlite:///{folder}/office.sqlite3") as app:
        work(app)
    tell("\nPostgreSQL")
    with Cluster() as cluster:
        engine = sa.create_engine(cluster.url(), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(sa.text("CREATE DATABASE bench"))
        engine.dispose()
        with office(cluster.url("bench")) as app:
            work(app)


def grown_twice(app: Flask) -> None:
    """Measure with ten thousand interactions and again with a million."""
    few = pages(app, FEW)
    compare(few, pages(app, MORE, seed=2), tell)


def main() -> None:
    """Measure what is asked for and print it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--small", action="store_true", help="a small office, to see that the benchmark runs")
    asked.add_argument("--growth", action="store_true", help="only from 10,000 to 1,000,000 interactions")
    chosen = asked.parse_args()
    tell(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors")
    if chosen.growth:
        on_both(grown_twice)
        return
    measure_pack(tell)
    measure_server(tell)
    on_both(lambda app: pages(app, SMALL if chosen.small else FULL))


if __name__ == "__main__":
    main()

"""Measures pages and papers against the budgets, on both databases: ``make bench``.

Every ratio is against a bare page of the same run: the same number of rows, fetched by the driver itself and
shown by Jinja, without sign-in, policy or layout. Whole figures differ from machine to machine, ratios much
less.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from flask import Flask, render_template_string
from sqlalchemy import event

from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import db
from crm.sample import grow, service
from tests import browsing, build, offices
from tests.postgres import Cluster

FULL = grow.Size(localities=5_000, contacts=100_000, interactions=50_000, delegations=10_000)
SMALL = grow.Size(localities=200, contacts=2_000, interactions=2_000, delegations=200)
ROUNDS, REPEATS = 5, 12
PAGE_RATIO, STATEMENTS, LIST_BYTES = 3.0, 12, 40 * 1024
BARE = """<!doctype html><html lang="vi"><head><title>Bare</title></head><body><table>
{% for row in rows %}<tr><td><a href="/localities/{{ row[0] }}">{{ row[1] }}</a></td><td>{{ row[2] }}</td>
<td>{{ row[3] }}</td><td>{{ row[4] }}</td><td>{{ row[5] }}</td></tr>{% endfor %}</table></body></html>"""
ROWS = """SELECT r.id, r.title, l.country_code, p.stage, p.next_action, p.next_action_on FROM record r
JOIN locality l ON l.id = r.id JOIN partnership p ON p.locality_id = l.id ORDER BY r.sort_key LIMIT 50"""


def bare_page(app: Flask) -> Callable[[], object]:
    """Return a request of the bare page: 50 rows by the driver, shown by Jinja."""
    bare = Flask("bare")
    raw = db.engine.raw_connection()

    @bare.get("/")
    def rows() -> str:
        cursor = raw.cursor()
        cursor.execute(ROWS)
        found = cursor.fetchall()
        cursor.close()
        return render_template_string(BARE, rows=found)

    client = bare.test_client()
    return lambda: client.get("/")


def cpu_ms(work: Callable[[], object]) -> float:
    """Return the best of some rounds of the mean CPU time of one call, in milliseconds."""
    work()
    rounds = []
    for _round in range(ROUNDS):
        started = time.process_time()
        for _repeat in range(REPEATS):
            work()
        rounds.append((time.process_time() - started) / REPEATS * 1000)
    return min(rounds)


@contextmanager
def counted() -> Iterator[list[str]]:
    """Count the SQL statements of the block."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(sa.Engine, "before_cursor_execute", note)


def pages() -> dict[str, str]:
    """Return the pages that are measured, by name."""
    with acting_as(SYSTEM):
        record = sa.text("SELECT id FROM record WHERE title = 'Kitakyushu' AND kind = 'locality'")
        key = db.session.scalar(record)
    return {
        "home": "/",
        "locality list": "/localities",
        "locality page": f"/localities/{key}",
        "visit log": "/interactions",
        "contacts": "/contacts",
        "search «k»": "/search?q=k",
        "search «tanaka»": "/search?q=tanaka",
    }


def measure_pages(app: Flask) -> None:
    """Print CPU time, ratio, statements and size of each page."""
    client = browsing.sign_in(app.test_client(), build.person(role=Role.STAFF))
    client.checks = False
    floor = cpu_ms(bare_page(app))
    print(f"{'bare page, 50 rows':22}{floor:8.2f} ms")
    for name, url in pages().items():
        with counted() as statements:
            answer = client.get(url)
        assert answer.status_code == 200, f"{url} answered {answer.status_code}"
        spent = cpu_ms(lambda url=url: client.get(url))
        size = len(answer.data) / 1024
        told = f"{spent:8.2f} ms {spent / floor:6.1f} × {len(statements):4} statements {size:7.1f} KB"
        over = [
            word
            for word, is_over in (
                ("ratio", spent / floor > PAGE_RATIO),
                ("statements", len(statements) > STATEMENTS),
                ("size", len(answer.data) > LIST_BYTES),
            )
            if is_over
        ]
        print(f"{name:22}{told}  {'over: ' + ', '.join(over) if over else ''}")


PACK = """
import resource, sys, time
from crm.briefings import pdf
from tests.briefings.sample_content import VIETNAMESE
from tests.briefings.second_content import in_two
content = in_two(sys.argv[1]) if len(sys.argv) > 1 else VIETNAMESE

def seconds():
    started = time.perf_counter()
    pdf.render_pack(content)
    return time.perf_counter() - started

first = seconds()
warm = min(seconds() for _ in range(5))
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
paper = pdf.render_pack(content)
sheets = paper.count(b"/Type /Page ") or paper.count(b"/Type /Page\\n")
print(f"{first:.2f} s first, {warm:.2f} s warm (budget 1.0), {memory:.0f} MB peak (budget 150)")
print(f"{'':22}{sheets} pages, {len(paper) // 1024} KB of paper")
"""


def measure_pack() -> None:
    """Print time and memory of the briefing pack in one language and in two, each in a process of its own."""
    for name, lang in (("briefing pack", []), ("with Japanese", ["ja"]), ("with Chinese", ["zh"])):
        asked = [sys.executable, "-c", PACK, *lang]
        told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
        print(f"{name:22}{told.strip()}")


def measure_growth(app: Flask, size: grow.Size) -> None:
    """Fill the office and say how long that took."""
    started = time.perf_counter()
    service.load_once()
    with acting_as(SYSTEM):
        grow.grow(size)
    db.session.commit()
    with db.engine.connect() as connection:
        connection.execute(sa.text("ANALYZE"))
        connection.commit()
    print(f"{'grown':22}{time.perf_counter() - started:8.1f} s, {size}")


def run(name: str, url: str, size: grow.Size) -> None:
    """Measure one database."""
    print(f"\n{name}")
    with tempfile.TemporaryDirectory() as folder:
        app = offices.open_office(url.format(folder=folder), Path(folder))
        with app.app_context():
            offices.empty()
            measure_growth(app, size)
            measure_pages(app)
            db.session.remove()
            db.engine.dispose()


def main() -> None:
    """Measure everything and print it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--small", action="store_true", help="a small office, to see that the benchmark runs")
    size = SMALL if asked.parse_args().small else FULL
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors")
    measure_pack()
    run("SQLite", "sqlite:///{folder}/office.sqlite3", size)
    with Cluster() as cluster:
        engine = sa.create_engine(cluster.url(), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(sa.text("CREATE DATABASE bench"))
        engine.dispose()
        run("PostgreSQL", cluster.url("bench"), size)
    print(
        f"\npeak memory of the whole run {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
    )


if __name__ == "__main__":
    main()

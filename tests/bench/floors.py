"""The bare page beside each page: the same rows by the driver, in a plain table."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from flask import Flask

from crm.core.db import db

TEMPLATE = """<!doctype html><html lang="vi"><head><title>Bare</title></head><body>
{% for rows in tables %}<table>{% for row in rows %}
<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</table>
{% endfor %}</body></html>"""

_LATEST = "FROM interaction i JOIN record j ON j.id = i.id WHERE i.locality_id = {of}"
_NEWEST = "ORDER BY i.happened_on DESC, i.id DESC LIMIT 1"
_OPEN = "p.stage NOT IN ('parked', 'ended')"
_URGENT = f"CASE WHEN {_OPEN} AND p.next_action = '' THEN 0 WHEN {_OPEN} THEN 1 ELSE 2 END"
_BY_NEED = f"ORDER BY {_URGENT}, p.next_action_on NULLS LAST, r.sort_key LIMIT"
_TIES = """SELECT r.id, r.title, l.native_name, l.country_code, l.is_traditional, p.stage, p.next_action,
p.next_action_on, u.display_name FROM locality l JOIN record r ON r.id = l.id
LEFT JOIN partnership p ON p.locality_id = l.id AND p.is_live LEFT JOIN record q ON q.id = p.id
LEFT JOIN user_account u ON u.id = q.owner_id WHERE l.scope = 'foreign'"""
_LOCALITIES = f"""SELECT x.*, (SELECT i.happened_on {_LATEST.format(of="x.id")} {_NEWEST}),
(SELECT j.title {_LATEST.format(of="x.id")} {_NEWEST}) FROM ({_TIES} {_BY_NEED} 50) x"""
_VISITS = """SELECT i.happened_on, r.id, r.title, i.locality_id, p.title, l.native_name, i.channel, i.level,
u.display_name, i.is_to_complete
FROM (SELECT * FROM interaction ORDER BY happened_on DESC, id DESC LIMIT {most}) i
JOIN record r ON r.id = i.id JOIN record p ON p.id = i.locality_id JOIN locality l ON l.id = p.id
LEFT JOIN user_account u ON u.id = r.created_by_id ORDER BY i.happened_on DESC, i.id DESC"""
_CONTACTS = """SELECT r.id, r.title, c.native_name, c.reading_vi, c.locality_id, p.title, c.verified_on,
(SELECT o.title FROM position o WHERE o.contact_id = r.id ORDER BY o.is_primary DESC, o.id LIMIT 1)
FROM record r LEFT JOIN contact c ON c.id = r.id LEFT JOIN record p ON p.id = c.locality_id
WHERE r.kind = 'contact' AND r.deleted_at IS NULL ORDER BY r.sort_key, r.id LIMIT 50"""
_TASKS = """SELECT r.id, r.title, t.due_on, p.title FROM task t JOIN record r ON r.id = t.id
LEFT JOIN record p ON p.id = t.locality_id WHERE r.owner_id = :me AND t.done_on IS NULL
ORDER BY t.due_on LIMIT 6"""
_TRIPS = """SELECT r.id, r.title, d.starts_on, d.ends_on, d.status, d.report_due_on, u.display_name,
(SELECT count(*) FROM delegation_member m WHERE m.delegation_id = r.id) FROM delegation d
JOIN record r ON r.id = d.id LEFT JOIN user_account u ON u.id = r.owner_id"""
_PROMISES = """SELECT r.id, r.title, c.text, c.due_on, c.side, c.state, p.title FROM commitment c
JOIN record r ON r.id = c.id JOIN record p ON p.id = c.locality_id"""
_EXPECTED = """d.ends_on >= :today AND d.starts_on BETWEEN :back AND :later
AND d.status NOT IN ('closed', 'cancelled')"""
_OWED = "c.state IN ('open', 'under_way') AND c.side = 'ours'"
_COUNTED = "SELECT (SELECT count(*) FROM (SELECT 1 {} LIMIT 100) x)"
_FIGURES = [
    _COUNTED.format(f"FROM {what}")
    for what in (
        f"partnership p WHERE p.is_live AND {_OPEN} AND p.next_action_on < :today",
        f"delegation d WHERE {_EXPECTED}",
        f"commitment c WHERE {_OWED}",
        "delegation d WHERE d.status = 'completed'",
        "task t JOIN record r ON r.id = t.id WHERE r.owner_id = :me AND t.done_on IS NULL",
    )
]
_KINDS = ("locality", "contact", "organisation", "delegation", "document", "interaction")
_FOUND = {
    "sqlite": """SELECT r.id, r.title, e.names FROM search_fts f JOIN search_entry e ON e.record_id = f.rowid
JOIN record r ON r.id = e.record_id WHERE search_fts MATCH 'ǂ{kind} AND "{words}"*' LIMIT 9""",
    "postgresql": """SELECT r.id, r.title, e.names FROM (SELECT record_id, names FROM search_entry
WHERE to_tsvector('simple', tokens) @@ to_tsquery('simple', '''ǂ{kind}'' & ''{words}'':*') LIMIT 60) e
JOIN record r ON r.id = e.record_id LIMIT 9""",
}

FLOORS: dict[str, list[str]] = {
    "home": [
        *_FIGURES,
        f"{_TRIPS} WHERE {_EXPECTED} ORDER BY d.starts_on LIMIT 6",
        f"{_TRIPS} WHERE d.status = 'completed' ORDER BY d.report_due_on LIMIT 6",
        f"{_TIES} AND {_OPEN} AND (p.next_action = '' OR p.next_action_on < :today) {_BY_NEED} 6",
        f"{_PROMISES} WHERE {_OWED} AND c.due_on < :today ORDER BY c.due_on LIMIT 6",
        _TASKS,
        _VISITS.format(most=6),
    ],
    "locality list": [_LOCALITIES],
    "locality page": [
        "SELECT l.*, r.* FROM locality l JOIN record r ON r.id = l.id WHERE l.id = :key",
        "SELECT n.lang, n.kind, n.text FROM locality_name n WHERE n.locality_id = :key",
        "SELECT f.* FROM fact f WHERE f.locality_id = :key",
        "SELECT c.*, s.* FROM claim c JOIN sector s ON s.code = c.sector_code WHERE c.locality_id = :key",
        f"{_TIES} AND l.id = :key",
        """SELECT m.* FROM stage_move m JOIN partnership p ON p.id = m.partnership_id
WHERE p.locality_id = :key""",
        """SELECT r.id, r.title, i.happened_on, i.result FROM interaction i JOIN record r ON r.id = i.id
WHERE i.locality_id = :key ORDER BY i.happened_on DESC LIMIT 20""",
        f"{_TRIPS} WHERE d.locality_id = :key ORDER BY d.starts_on DESC LIMIT 20",
        """SELECT r.id, r.title, c.native_name, o.title FROM contact c JOIN record r ON r.id = c.id
LEFT JOIN position o ON o.contact_id = r.id WHERE c.locality_id = :key ORDER BY r.sort_key LIMIT 8""",
        f"{_PROMISES} WHERE c.locality_id = :key ORDER BY c.due_on LIMIT 50",
    ],
    "visit log": [_VISITS.format(most=50)],
    "contacts": [_CONTACTS],
}


def _statements(name: str, dialect: str) -> list[str]:
    if name in FLOORS:
        return FLOORS[name]
    words = name.split("«")[1].rstrip("»")
    return [_FOUND[dialect].format(kind=kind, words=words) for kind in _KINDS]


def bare_page(name: str, values: dict[str, Any]) -> tuple[Callable[[], object], int | None]:
    """Return a request of the bare page beside ``name``, and the database's process that serves it."""
    raw, bare = db.engine.raw_connection(), Flask("bare")
    driver: Any = raw.driver_connection
    raw.detach()  # its own for good: the pages keep theirs
    dialect = db.engine.dialect.name
    asked = _statements(name, dialect)
    if dialect != "sqlite":
        asked = [re.sub(r"(?<!:):(\w+)", r"%(\1)s", one.replace("%", "%%")) for one in asked]
    given = [{key: value for key, value in values.items() if key in one} for one in asked]
    template = bare.jinja_env.from_string(TEMPLATE)

    @bare.get("/")
    def rows() -> str:
        tables = []
        for one, needs in zip(asked, given, strict=True):
            cursor = driver.cursor()
            cursor.execute(one, needs)
            tables.append(cursor.fetchall())
        return template.render(tables=tables)

    client = bare.test_client()
    answer = client.get("/")
    assert answer.status_code == 200
    assert answer.text.count("<tr>") > 0, f"the bare page beside {name} is empty"
    pid = None if dialect == "sqlite" else int(driver.info.backend_pid)
    return lambda: client.get("/"), pid

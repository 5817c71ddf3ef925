"""Reports that were begun in a table of their own go on among the papers of a delegation, and back."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory
from flask import current_app
from flask_migrate import downgrade, upgrade

from config import settings
from crm import create_app
from crm.core.db import db
from crm.sample import service
from tests import offices

MOVED = "20261124_15"


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_office(request, tmp_path):
    is_file = request.param == "sqlite"
    url = f"sqlite:///{tmp_path / 'old.sqlite3'}" if is_file else request.getfixturevalue("new_database")()
    app = create_app(settings({"INSTANCE_DIR": str(tmp_path), "DATABASE_URL": url, **offices.SECRETS}))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def rows(sql):
    with db.engine.connect() as connection:
        return connection.execute(sa.text(sql)).all()


def put(sql, **given):
    with db.engine.begin() as connection:
        connection.execute(sa.text(sql), given)


@pytest.mark.full
def test_a_report_keeps_its_words_both_ways(empty_office):
    upgrade()
    service.load_once()
    db.session.commit()
    db.session.remove()
    scripts = ScriptDirectory.from_config(current_app.extensions["migrate"].migrate.get_config())
    before = scripts.get_revision(MOVED).down_revision
    downgrade(revision=before)
    key = rows("SELECT min(id) FROM delegation")[0][0]
    put(
        "INSERT INTO delegation_report (delegation_id, summary, symbol, addressees, basis, assessment,"
        " proposals, position, signer, recipients, is_internal) VALUES (:key, 'Kết quả', 'BC-SNgV',"
        " 'Bộ Ngoại giao', '', 'Đạt mục đích', 'Giao Sở A', 'GIÁM ĐỐC', 'Lê Thử', 'Lưu: VT', :yes)",
        key=key,
        yes=True,
    )
    upgrade(revision=MOVED)
    head = "SELECT kind, symbol, signer, addressees FROM delegation_paper WHERE summary = 'Kết quả'"
    texts = f"SELECT code, text FROM delegation_paper_text WHERE delegation_id = {key} ORDER BY code"
    assert rows(head) == [("report", "BC-SNgV", "Lê Thử", "Bộ Ngoại giao")]
    assert rows(texts) == [
        ("assessment", "Đạt mục đích"),
        ("proposals", "Giao Sở A"),
    ]
    downgrade(revision=before)
    back = "SELECT summary, assessment, proposals, basis, signer FROM delegation_report"
    assert rows(back) == [("Kết quả", "Đạt mục đích", "Giao Sở A", "", "Lê Thử")]

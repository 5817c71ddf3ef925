"""A worker that is killed while it makes a long pack leaves no half paper; the next one makes all of it."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from crm.briefings import queries, service
from crm.briefings.content import Edition
from crm.briefings.rules import Paper
from crm.briefings.service import PrintEntry
from crm.core import clock, storage, worker
from crm.core.access import acting_as
from crm.core.db import db
from crm.core.jobs import Job
from crm.core.storage import StoredFile
from crm.delegations.models import PrintRun, PrintSnapshot, PrintState
from tests.briefings.full_visit import full

WORKER = """
import sys, threading
from config import settings
from crm import create_app
from crm.briefings.service import building
from crm.core import storage, worker
from tests.offices import SECRETS

url, folder, moment = sys.argv[1:]
app = create_app(settings({"INSTANCE_DIR": folder, "DATABASE_URL": url, **SECRETS}) | {"TESTING": True})

def stop(*_given):
    print("in the middle", flush=True)
    threading.Event().wait()

if moment == "setting":
    building.sheets_of = stop
else:
    storage._settle = stop  # the file is on the disk, its row is not written yet
with app.app_context():
    worker.run_due()
"""


@pytest.mark.full
@pytest.mark.parametrize("moment", ["setting", "keeping"])
def test_a_killed_worker_leaves_no_half_paper(app, moment):
    made = full(people=60, items=40)
    entry = PrintEntry(delegation_id=made.trip.id, paper=Paper.PACK, edition=Edition.STAFF, lang="vi")
    with acting_as(made.visit.owner):
        run = service.print_paper(entry, actor=made.visit.owner)
        db.session.commit()
    assert run.state is PrintState.BUILDING, "a pack of so many is left to the worker"
    db.session.remove()
    url, folder = app.config["SQLALCHEMY_DATABASE_URI"], app.config["INSTANCE_DIR"]
    command = [sys.executable, "-c", WORKER, url, str(folder), moment]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as doomed:  # noqa: S603 - our own words
        assert doomed.stdout.readline() == "in the middle\n"
        doomed.send_signal(signal.SIGKILL)
    assert doomed.returncode == -signal.SIGKILL

    assert kept() == (PrintState.BUILDING, None)
    assert db.session.scalar(sa.select(sa.func.count()).select_from(PrintSnapshot)) == 0
    assert db.session.scalar(sa.select(sa.func.count()).select_from(StoredFile)) == 0
    db.session.remove()
    with clock.held(clock.now() + timedelta(minutes=6)):
        worker.run_due()
    state, file_id = kept()
    assert state is PrintState.READY
    with storage.open_file(db.session.get(StoredFile, file_id)) as file:
        pages = PdfReader(BytesIO(file.read())).pages
    assert pages[-1].extract_text().strip().endswith(f"{len(pages)}/{len(pages)}")
    assert db.session.scalar(sa.select(Job.attempts).where(Job.kind == queries.BUILD)) == 2
    assert list(Path(app.config["STORAGE_DIR"]).rglob("new-*")) == []


def kept():
    db.session.expire_all()
    row = db.session.execute(sa.select(PrintRun.state, PrintRun.file_id)).one()
    return row.state, row.file_id

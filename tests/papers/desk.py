"""A desk at which papers are begun, taken as files and sent."""

from __future__ import annotations

from io import BytesIO

import sqlalchemy as sa
from docx import Document as WordFile
from pypdf import PdfReader

from crm.core import audit, records
from crm.core.access import SYSTEM, acting_as
from crm.core.db import db
from crm.delegations.models import Delegation
from crm.documents.models import Document
from crm.papers.models import DelegationPaper, PaperText


def official(visit, rest=""):
    return f"/delegations/{visit.trip.id}/official{rest}"


def begun(client, answers, visit, kind="plan", query="", **given):
    """Save a new paper as its form shows it; return its address."""
    return saved(client, answers, official(visit, f"/new/{kind}{query}"), **given)


def saved(client, answers, url, **given):
    """Save the new paper at an address as its form shows it; return where it is kept."""
    sent = client.post(url, data=answers(client, url, **given))
    assert sent.status_code == 303, sent.text
    return sent.location


def pdf(client, url):
    sheets = client.get(f"{url}.pdf")
    assert (sheets.status_code, sheets.mimetype) == (200, "application/pdf")
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(sheets.data)).pages)


def word(client, url):
    file = client.get(f"{url}.docx")
    assert file.status_code == 200
    return " ".join(one.text or "" for one in WordFile(BytesIO(file.data)).element.body.iter() if one.text)


def change(trip, **given):
    """Change the record, as another officer would."""
    with acting_as(SYSTEM), audit.change(SYSTEM, "test.changed"):
        found = records.open_for_change(Delegation, trip.id, version=None)
        for name, value in given.items():
            setattr(found, name, value)
        records.touch(found, actor=SYSTEM)
    db.session.commit()


def registered():
    """Return all that the register holds."""
    with acting_as(SYSTEM):
        return db.session.scalars(sa.select(Document).order_by(Document.id)).all()


def papers():
    with acting_as(SYSTEM):
        return db.session.scalars(sa.select(DelegationPaper).order_by(DelegationPaper.id)).all()


def texts():
    return {row.code: row.text for row in db.session.scalars(sa.select(PaperText))}


def issued(client, answers, url, **given):
    sent = answers(client, f"{url}/issue", **({"number": "12", "dated": "20/11/2026"} | given))
    return client.post(f"{url}/issue", data=sent)

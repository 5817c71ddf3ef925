"""Saying what a paper belongs to."""

from __future__ import annotations

from crm.core import audit, records
from crm.core.access import Actor, demand
from crm.core.db import db
from crm.core.errors import Missing
from crm.core.locale import _
from crm.core.records import Record, kind_of
from crm.documents import queries
from crm.documents.models import Document, DocumentLink, LinkRole
from crm.documents.rules import edit_permission


def link_paper(document_id: int, record_id: int, role: LinkRole, *, actor: Actor) -> DocumentLink:
    """Say that a paper belongs to a record, or what it is for that record."""
    record = queries.linkable(record_id)
    if record is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    demand(actor, edit_permission(kind_of(record.kind).permission), record)
    with audit.change(actor, "document.linked"):
        paper = records.open_for_change(Document, document_id, version=None)
        audit.about(paper)
        link = queries.link_between(document_id, record_id)
        if link is None:
            link = DocumentLink(document_id=document_id, record_id=record_id, added_by_id=actor.id)
            db.session.add(link)
        link.role = role
        records.touch(paper, actor=actor)
    return link


def unlink_paper(link_id: int, *, actor: Actor) -> DocumentLink:
    """Say that a paper does not belong to a record after all; both stay as they are."""
    link = queries.link_row(link_id)
    if link is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    record = records.get(Record, link.record_id)
    demand(actor, edit_permission(kind_of(record.kind).permission), record)
    with audit.change(actor, "document.unlinked"):
        paper = records.open_for_change(Document, link.document_id, version=None)
        audit.about(paper)
        db.session.delete(link)
        records.touch(paper, actor=actor)
    return link

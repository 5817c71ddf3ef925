"""The room that papers and attached files share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, current_app, request, url_for

from crm.core import storage
from crm.core.errors import Invalid
from crm.core.forms import unfit_sentence
from crm.core.locale import _
from crm.core.records import kind_of
from crm.core.storage import Received, UploadKind
from crm.core.text import UnfitText, clean_line
from crm.core.web import toast
from crm.documents import service

bp = Blueprint("documents", __name__)
LONGEST = 200


def received(form: Any) -> Sequence[Received]:
    """Take in the files that came with a form; its photos become one file when it says so."""
    limit = current_app.config["MAX_CONTENT_LENGTH"]
    taken = [
        storage.receive(one.stream, one.filename, limit=limit, kind=UploadKind.ATTACHMENT, field="files")
        for one in form.uploads
    ]
    return service.one_pdf(taken) if form.is_bundle else taken


def received_one(form: Any) -> Received:
    """Take in the one file that a version is; several photos must become one."""
    taken = received(form)
    if len(taken) > 1:
        sentence = _("A version is one file. Choose one, or bind the photos into one PDF.")
        raise Invalid(sentence, field="files")
    return taken[0]


def page_of(record: Any) -> str:
    """Return the page of any record."""
    return url_for(kind_of(record.kind).endpoint, record_id=record.id)


def asked_text() -> str:
    """Return the words that the address asks for; what cannot be searched for is said."""
    try:
        return clean_line(request.args.get("q", ""), LONGEST)
    except UnfitText as unfit:
        toast(unfit_sentence(unfit), kind="warn")
        return ""


def asked_key(name: str) -> int | None:
    """Return the key that the address asks for; nonsense is none."""
    asked = request.args.get(name, "")
    return int(asked) if asked.isdecimal() and 0 < len(asked) < 10 else None

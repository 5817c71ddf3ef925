"""Writing agreements down, and taking the steps by which they are signed and ended."""

from __future__ import annotations

from crm.agreements.service.articles import (
    ArticleEntry,
    add_article,
    edit_article,
    paste_text,
    remove_article,
)
from crm.agreements.service.book import (
    add_agreement,
    assign,
    delete_agreement,
    edit_agreement,
    settle_agreement,
)
from crm.agreements.service.consulting import (
    ConsultationEntry,
    ask_body,
    edit_consultation,
    remove_consultation,
)
from crm.agreements.service.entries import AgreementEntry, SignatureEntry
from crm.agreements.service.outgoing import note_sent, note_step
from crm.agreements.service.procedure import (
    StepEntry,
    begin,
    change_track,
    set_checks,
    take_step,
    undo_step,
)
from crm.agreements.service.undoing import refuse_undoing

__all__ = [
    "AgreementEntry",
    "ArticleEntry",
    "ConsultationEntry",
    "SignatureEntry",
    "StepEntry",
    "add_agreement",
    "add_article",
    "ask_body",
    "assign",
    "begin",
    "change_track",
    "delete_agreement",
    "edit_agreement",
    "edit_article",
    "edit_consultation",
    "note_sent",
    "note_step",
    "paste_text",
    "refuse_undoing",
    "remove_article",
    "remove_consultation",
    "set_checks",
    "settle_agreement",
    "take_step",
    "undo_step",
]

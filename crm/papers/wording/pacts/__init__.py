"""The papers of an agreement: asking bodies, submitting, reporting and sending copies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from crm.core.paper.administrative import Block
from crm.papers.content import Draft, PaperKind
from crm.papers.pact import Pact
from crm.papers.wording.grammar import Texts
from crm.papers.wording.pacts import letters, report, submission

WRITERS: Final[
    Mapping[PaperKind, tuple[Callable[[Pact], Draft], Callable[[Pact, Texts], Iterator[Block]]]]
] = {
    PaperKind.CONSULTATION: (letters.consultation, letters.consultation_body),
    PaperKind.SUBMISSION: (submission.draft, submission.body),
    PaperKind.REPORT_PM: (report.draft, report.body),
    PaperKind.COPY_MOFA: (letters.copy, letters.copy_body),
    PaperKind.NOTIFY_MOFA: (letters.notice, letters.notice_body),
}
"""How each paper of an agreement is drafted, and how its text is laid out."""

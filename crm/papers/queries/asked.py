"""The request behind a visit, as its answer speaks of it."""

from __future__ import annotations

from crm.papers.content import Answer, Asked
from crm.papers.rules import in_sentence, lines
from crm.requests.queries import request_of


def asked_of(delegation_id: int) -> Asked:
    """Return who asked for a visit and what was decided; nothing where no request was entered."""
    request = request_of(delegation_id)
    if request is None:
        return Asked()
    is_worded = request.decision is not None and request.reply_to is request.decision
    return Asked(
        asker=in_sentence(request.asker),
        dated=request.dated_on,
        answer=Answer(request.decision.value) if request.decision else None,
        proposal=request.proposal,
        words=lines(request.reply.get("vi", "")) if is_worded else (),
    )

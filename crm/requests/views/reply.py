"""Wording the answer to a request."""

from __future__ import annotations

from flask import abort, redirect, url_for
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, actor, requires
from crm.core.db import Words
from crm.core.locale import _
from crm.core.web import form_page, toast
from crm.requests import queries, service
from crm.requests.forms import ReplyForm
from crm.requests.views.blueprint import bp
from crm.requests.views.shown import draft_of, reply_of


@bp.route("/<record_id:record_id>/reply", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def reply(record_id: int) -> ResponseReturnValue:
    """Reword the answer; what was left as drafted stays a draft, so that it follows later changes."""
    found = queries.request_page(record_id) or abort(404)
    if found.request is None:
        abort(404)
    answer = found.request.decision
    if answer is None:
        toast(_("Decide first, then word the answer."), kind="warn")
        return redirect(url_for(".show", record_id=record_id))
    texts = reply_of(found, answer)
    form = ReplyForm(
        data={f"reply_{lang}": text for lang, text in texts.items()} | {"version": found.delegation.version}
    )
    if form.accepted():
        drafts = {lang: "\n\n".join(draft_of(found, answer, lang)) for lang in ("vi", "en")}
        own = Words({lang: text for lang, text in form.reply().items() if text != drafts[lang]})
        done = form.attempt(
            lambda: service.word_reply(record_id, own, version=form.seen_version, actor=actor())
        )
        if done is not None:
            toast(_("Saved."), undo=True)
            return redirect(url_for(".show", record_id=record_id, _anchor="reply"))
    return form_page("requests/reply.html", form=form, delegation=found.delegation, answer=answer)


@bp.post("/<record_id:record_id>/reply/draft")
@requires(Permission.DELEGATION_EDIT)
def draft(record_id: int) -> ResponseReturnValue:
    """Give the draft back in place of what was worded."""
    service.word_reply(record_id, Words(), version=None, actor=actor())
    toast(_("The draft stands again."), undo=True)
    return redirect(url_for(".show", record_id=record_id, _anchor="reply"))

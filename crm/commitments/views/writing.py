"""Writing a commitment down, and correcting it."""

from __future__ import annotations

from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.accounts.queries import officers
from crm.commitments import queries, service
from crm.commitments.forms import CommitmentForm, written_place
from crm.commitments.models import Commitment
from crm.commitments.views.room import asked_key, bp
from crm.core import records
from crm.core.access import Permission, actor, requires
from crm.core.db import TITLE_LENGTH
from crm.core.editing import Editing
from crm.core.forms import offer
from crm.core.locale import _, language
from crm.core.parts import Parts, serve_parts
from crm.core.text import UnfitText, clean_line
from crm.core.web import form_page, next_url, toast


def _article_words(row: Any) -> str:
    heading = row.heading.best(language()) if row.heading else ""
    return f"{_('Article %(number)s', number=row.number)} {heading}".strip()


def _offer_places(form: CommitmentForm, locality_id: int | None) -> None:
    """Offer the agreements with a partner and their articles; nothing where there are none."""
    rows = queries.promised_in(locality_id) if locality_id else []
    told = {str(row.agreement_id): row.title for row in rows}
    told |= {
        written_place(row.agreement_id, row.article_id): f"{row.title} – {_article_words(row)}"
        for row in rows
        if row.article_id
    }
    offer(form.promised_in, sorted(told.items(), key=_place_order), empty=_("Not in an agreement"))
    if not told:
        del form.promised_in


def _place_order(option: tuple[object, str]) -> tuple[int, ...]:
    """Put each agreement before its articles."""
    return tuple(int(part) for part in str(option[0]).split(":"))


def _offer(form: CommitmentForm, commitment: Commitment | None = None) -> None:
    """Fill the boxes of the form."""
    people = [(person.id, person.display_name) for person in officers()]
    if commitment is None:
        known = queries.partners(form.locality_id.data, limit=queries.PARTNERS)
        offer(form.locality_id, [(row.id, row.title) for row in known], empty=_("Choose a partner"))
    elif commitment.owner_id and commitment.owner_id not in dict(people):
        people.append((commitment.owner_id, records.name_of(commitment.owner_id)))
    _offer_places(form, commitment.locality_id if commitment else asked_key("locality"))
    is_given = commitment is None or commitment.owner_id
    offer(form.owner_id, people, empty=None if is_given else _("Not assigned"))


def _asked_text() -> str:
    """Read the words that a line of minutes brings along; what is no fit text is left out."""
    try:
        return clean_line(request.args.get("text", ""), TITLE_LENGTH)
    except UnfitText:
        return ""


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.COMMITMENT_EDIT)
def new() -> ResponseReturnValue:
    """Write a commitment down."""
    form = CommitmentForm(
        locality_id=asked_key("locality"),
        owner_id=actor().id,
        promised_in=written_place(asked_key("agreement"), asked_key("article")),
        **{f"text_{language()}": _asked_text()},
    )
    _offer(form)
    source_id = asked_key("source")
    if form.accepted():
        entry = form.entry(source_id=source_id)
        done = form.attempt(lambda: service.add_commitment(entry, actor=actor()))
        if done is not None:
            toast(_("Saved."))
            return redirect(next_url(url_for(".show", record_id=done.id)))
    return form_page("commitments/form.html", form=form, commitment=None)


@bp.route("/<record_id:record_id>/edit", methods=["GET", "POST"])
@requires(Permission.COMMITMENT_EDIT)
def edit(record_id: int) -> ResponseReturnValue:
    """Correct a commitment."""
    editing = Editing(lambda: _filled(record_id), CommitmentForm)
    if editing.save(lambda form: _rewrite(record_id, form)) is not None:
        toast(_("Saved."))
        return redirect(_home(record_id))
    commitment = editing.form.about
    return editing.page(
        "commitments/form.html",
        subject=commitment.title,
        cancel_url=_home(record_id),
        commitment=commitment,
    )


def _home(record_id: int) -> str:
    return url_for("commitments.show", record_id=record_id)


def _filled(record_id: int) -> CommitmentForm:
    """Fill the form with a commitment as it is saved."""
    commitment = records.get(Commitment, record_id)
    form = CommitmentForm(
        obj=commitment, promised_in=written_place(commitment.agreement_id, commitment.article_id)
    )
    form.about = commitment
    del form.locality_id
    if not form.is_submitted():
        form.show(commitment)
    if not commitment.is_open:
        del form.state
    _offer(form, commitment)
    return form


def _rewrite(record_id: int, form: CommitmentForm) -> Commitment:
    entry = form.entry(locality_id=form.about.locality_id)
    return service.edit_commitment(record_id, entry, actor=actor())


serve_parts(
    bp,
    Parts(
        kind="commitment",
        permission=Permission.COMMITMENT_EDIT,
        form=CommitmentForm,
        names={
            "text_vi": ("text_vi",),
            "text_en": ("text_en",),
            "state": ("state",),
            "due": ("due_on",),
            "owner": ("owner_id",),
            "counterpart": ("counterpart",),
            "promised_in": ("promised_in",),
            "measure": ("measure",),
            "recurrence": ("recurrence",),
            "blocker": ("blocker",),
        },
        fill=_filled,
        save=_rewrite,
        home=_home,
        subject=lambda form: form.about.title,
        whole="commitments.edit",
    ),
)

"""One agreement: its page, writing it down and correcting it."""

from __future__ import annotations

from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.accounts.queries import officers
from crm.agreements import queries, service
from crm.agreements.forms import AgreementForm
from crm.agreements.models import Agreement
from crm.agreements.rules import TREATY_ARTICLE, treaty_word
from crm.agreements.views.room import bp, home, known, own_language
from crm.commitments.queries import PARTNERS, partners
from crm.core import records
from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.forms import CrmForm, is_answered, offer, whole_number
from crm.core.locale import _, day, language
from crm.core.parts import Parts, serve_parts
from crm.core.web import form_page, list_url, page, toast
from crm.localities.models import Locality, Scope
from crm.localities.queries import our_bodies
from crm.people.models import Contact
from crm.people.queries import contacts_of
from crm.reference.queries import sectors

MOST_CONTACTS = 200


def _asked_key(name: str) -> int | None:
    try:
        return whole_number(request.args.get(name))
    except ValueError:
        return None


def _native_lang(locality_id: int | None) -> str:
    place = records.find(Locality, locality_id) if locality_id else None
    return place.native_lang if place is not None else ""


def _offer(form: AgreementForm, locality_id: int | None, kept: Agreement | None) -> None:
    """Fill the boxes to choose from; whoever is named already stays until another is chosen."""
    chosen = form.sectors.data or []
    form.prepare([(one.code, one.name(language())) for one in sectors()], _own(locality_id, kept))
    form.sectors.data = chosen
    people = [(person.id, person.display_name) for person in officers()]
    if kept is not None and kept.owner_id and kept.owner_id not in dict(people):
        people.append((kept.owner_id, records.name_of(kept.owner_id)))
    offer(form.owner_id, people, empty=None if kept is None or kept.owner_id else _("Not assigned"))
    contacts: list[Any] = list(contacts_of(locality_id, MOST_CONTACTS)) if locality_id else []
    if kept is not None and kept.counterpart_id not in {None, *(one.id for one in contacts)}:
        present = records.find(Contact, kept.counterpart_id or 0)
        contacts += [present] if present is not None else []
    named = [(one.id, f"{one.title} {one.native_name}".strip()) for one in contacts]
    offer(form.counterpart_id, named, empty=_("Nobody named"))
    earlier = queries.offered_predecessors(locality_id, kept.id if kept else None) if locality_id else []
    offer(
        form.previous_id,
        [(one.id, f"{one.title} ({day(one.signed_on)})" if one.signed_on else one.title) for one in earlier],
        empty=_("No earlier one"),
    )
    offer(form.holder_id, _bodies(kept.holder_id if kept else None), empty=_("The city itself"))
    if kept is None:
        places = partners(locality_id, limit=PARTNERS)
        offer(form.locality_id, [(one.id, one.title) for one in places], empty=_("Choose a partner"))
        form.locality_id.render_kw = _ask_again()


def _ask_again() -> dict[str, str]:
    """Let the boxes that depend on the partner be filled anew once another one is chosen."""
    return {
        "hx-post": url_for(".new"),
        "hx-vals": '{"choose_partner": "1"}',
        "hx-swap": "none",
        "hx-select-oob": "#partner-name,#partner-before,#partner-focal",
    }


def _bodies(kept_id: int | None) -> list[tuple[int, str]]:
    """Return the bodies on our side beside the city; the one that is named stays, even where it is hidden."""
    found = [(one.id, one.title) for one in our_bodies() if one.scope is not Scope.HOME]
    if kept_id is not None and kept_id not in dict(found):
        found.append((kept_id, records.titles_of([kept_id]).get(kept_id) or _("(not shown)")))
    return found


def _own(locality_id: int | None, kept: Agreement | None) -> str:
    spoken = [code for code in (kept.languages.split() if kept else ()) if code not in ("vi", "en")]
    return spoken[0] if spoken else _native_lang(locality_id)


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_EDIT)
def new() -> ResponseReturnValue:
    """Write an agreement down: one that is to be signed, or one that was."""
    asked, before = _asked_key("locality"), _asked_key("after")
    form = AgreementForm(locality_id=asked, owner_id=actor().id, previous_id=before)
    if request.method == "GET":
        form.begin()
    _offer(form, form.locality_id.data or asked, None)
    context: dict[str, Any] = {"agreement": None, "row": None}
    if form.asks_for_row or "choose_partner" in request.form:
        return page("agreements/form.html", form=form, **context)
    if form.accepted():
        done = form.attempt(lambda: service.add_agreement(form.entry(), actor=actor()))
        if done is not None:
            _tell(done)
            return redirect(home(done.id))
    return form_page("agreements/form.html", form=form, **context)


def _tell(agreement: Agreement) -> None:
    """Say that it is saved, and warn of a name that the law keeps for treaties."""
    if word := treaty_word(agreement.name):
        toast(
            _(
                "Saved. “%(word)s” is a name of treaties and may not be that of an agreement (%(article)s).",
                word=word,
                article=TREATY_ARTICLE,
            ),
            kind="warn",
        )
    else:
        toast(_("Saved."))


@bp.route("/<record_id:record_id>/edit", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_EDIT)
def edit(record_id: int) -> ResponseReturnValue:
    """Correct what the book says of an agreement."""
    editing = Editing(lambda: _filled(record_id), AgreementForm)
    row = editing.form.about
    if editing.form.asks_for_row:
        return page("agreements/form.html", form=editing.form, agreement=row.Agreement, row=row)
    done = editing.save(lambda form: _rewrite(record_id, form))
    if done is not None:
        _tell(done)
        return redirect(home(record_id))
    row = editing.form.about
    return editing.page(
        "agreements/form.html",
        subject=row.Agreement.title,
        cancel_url=home(record_id),
        agreement=row.Agreement,
        row=row,
    )


def _filled(record_id: int) -> AgreementForm:
    """Fill the form with an agreement as it is saved."""
    row = known(record_id)
    agreement: Agreement = row.Agreement
    form = AgreementForm()
    form.about = row
    if not is_answered():
        form.show(agreement, queries.signatures_of(record_id), own_language(row))
    del form.locality_id
    _offer(form, agreement.locality_id, agreement)
    return form


def _rewrite(record_id: int, form: AgreementForm) -> Agreement:
    entry = form.entry(locality_id=form.about.Agreement.locality_id)
    return service.edit_agreement(record_id, entry, actor=actor())


serve_parts(
    bp,
    Parts(
        kind="agreement",
        permission=Permission.AGREEMENT_EDIT,
        form=AgreementForm,
        names={
            "title": ("name_vi", "name_en", "name_own"),
            "number": ("number",),
            "occasion": ("occasion", "place"),
            "our_party": ("holder_id", "our_party", "our_party_now"),
            "their_party": ("their_party", "their_party_now"),
            "effective": ("effective_on",),
            "term": ("term", "expires_on"),
            "notice": ("notice_days", "is_tacit", "tacit_months"),
            "review": ("review_on",),
            "decision": ("expiry_decision", "expiry_decided_on"),
            "sectors": ("sectors",),
            "money": ("has_money", "money_note"),
            "our_focal": ("our_focal",),
            "their_focal": ("counterpart_id",),
            "owner": ("owner_id",),
            "source": ("source", "source_url"),
        },
        fill=_filled,
        save=lambda record_id, form: _rewrite(record_id, form),
        home=home,
        subject=lambda form: form.about.Agreement.title,
        whole="agreements.edit",
    ),
)


@bp.post("/<record_id:record_id>/delete")
@requires(Permission.AGREEMENT_DELETE)
def delete(record_id: int) -> ResponseReturnValue:
    """Move an agreement to the trash."""
    agreement = service.delete_agreement(record_id, version=CrmForm().seen_version, actor=actor())
    toast(_("Deleted: %(title)s", title=agreement.title), undo=True)
    return redirect(list_url(url_for(".index")))

"""What the letters of a round are written from: who receives them, how they are addressed, whose words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from crm.core import clock
from crm.core.db import Words, db
from crm.core.names import Gender, address_vi, display
from crm.core.records import Record, beside
from crm.localities.models import Locality
from crm.occasions.models import GreetingLetter, GreetingRound, GreetingText
from crm.occasions.queries.rounds import text_rows
from crm.occasions.wording import Letter
from crm.papers.content import Member
from crm.papers.queries import bureau
from crm.papers.rules import lines, with_body
from crm.people.models import Contact, Organisation, Position
from crm.people.queries.contacts import held
from crm.protocol.queries import ranks_by_code
from crm.protocol.rules import Addressed, forms_of_address
from crm.reference.queries import posts_by_title

_FORMS: Mapping[Gender | None, str] = {Gender.MALE: "ông", Gender.FEMALE: "bà", None: "ông/bà"}


def letter_rows(round_id: int, letter_id: int | None = None) -> Sequence[Any]:
    """Return letters with partner, recipient and the post that the recipient holds today."""
    partner: Any = beside(Locality, "partner")
    recipient: Any = beside(Contact, "recipient")
    body: Any = beside(Organisation, "body")
    main = (
        sa.select(Position.id)
        .where(Position.contact_id == recipient.id, held(clock.today()))
        .correlate(recipient)
        .order_by(Position.is_primary.desc(), Position.id)
        .limit(1)
        .scalar_subquery()
    )
    asked = (
        sa.select(GreetingLetter, partner, recipient, Position, body)
        .join(partner, partner.id == GreetingLetter.locality_id)
        .outerjoin(recipient, recipient.id == GreetingLetter.contact_id)
        .outerjoin(Position, Position.id == main)
        .outerjoin(body, body.id == Position.organisation_id)
        .where(GreetingLetter.round_id == round_id)
        .order_by(partner.sort_key, partner.id, GreetingLetter.place, GreetingLetter.id)
    )
    if letter_id is not None:
        asked = asked.where(GreetingLetter.id == letter_id)
    return db.session.execute(asked).all()


def texts_of(rows: Sequence[GreetingText], letter_id: int) -> Mapping[str, tuple[str, ...]]:
    """Return the own words of one letter by language: its own above those of the whole round."""
    whole = {row.lang: lines(row.text) for row in rows if row.letter_id is None}
    return whole | {row.lang: lines(row.text) for row in rows if row.letter_id == letter_id}


def written_from(about: GreetingRound, owner: str, letter_id: int | None = None) -> list[tuple[int, Letter]]:
    """Return (key, letter) of a round, or of one letter in it, ready to be written."""
    office, texts = bureau(), text_rows(about.id)
    posts = {key: post.names for key, post in posts_by_title().items()}
    excellent = {code for code, one in ranks_by_code().items() if one.is_excellency}
    found = []
    for row, partner, recipient, post, body in letter_rows(about.id, letter_id):
        letter = Letter(
            bureau=office,
            occasion=about.occasion,
            day=about.day,
            lang=row.lang,
            partner=partner.name.best("vi") or partner.title,
            partners=_names(partner),
            recipient=_recipient(recipient, post, body, excellent) if recipient is not None else None,
            basis=about.basis,
            years=about.years,
            event=about.event,
            texts=texts_of(texts, row.id),
            signer=about.signer,
            position=lines(about.position),
            posts=posts,
            owner=owner,
            sent_on=row.sent_on,
            changed_at=about.updated_at,
            is_sample=about.is_sample,
        )
        found.append((row.id, letter))
    return found


def _names(partner: Locality) -> Words:
    """Return what a partner is called, with its name in its own script."""
    own = {partner.native_lang: partner.native_name} if partner.native_lang and partner.native_name else {}
    return Words(own | partner.name)


def _recipient(one: Contact, post: Position | None, body: Record | None, excellent: set[str]) -> Member:
    latin = display(one.person_name) or one.title
    title: Words = post.title if post is not None else Words()
    bodies: Words = body.name if isinstance(body, Organisation) else Words()
    return Member(
        name=latin,
        native="" if one.native_name == latin else one.native_name,
        native_lang=one.native_lang or "vi",
        is_ours=False,
        is_head=True,
        form=_FORMS[one.gender],
        title=with_body(title.best("vi"), bodies.best("vi")),
        key=one.id,
        titles=title,
        bodies=bodies,
        address=_addresses(one, title, post is not None and post.rank_code in excellent),
    )


def _addresses(one: Contact, title: Words, is_excellency: bool) -> Mapping[str, str]:
    """Return the forms of address that are recorded, else those that protocol offers."""
    lang = one.native_lang
    known = Addressed(
        gender=one.gender,
        title_vi=title.get("vi", ""),
        title_en=title.get("en", ""),
        title_native=title.get(lang, ""),
        family_name=one.family_name,
        full_name=one.vietnamese_name or display(one.person_name) or one.title,
        native_name=one.native_name,
        native_lang=lang,
    )
    offered = forms_of_address(known)  # "Dear His Excellency" is no English: the rank is said in Vietnamese
    in_vietnamese = forms_of_address(replace(known, is_excellency=is_excellency))["vi"]
    found = {
        "vi": one.address_vi or in_vietnamese or address_vi(one.person_name, one.gender),
        "en": one.address_en or offered["en"],
    }
    if lang and lang not in found:
        found[lang] = one.address_native or ("" if lang == "ru" else offered["native"])
    return {code: said for code, said in found.items() if said}

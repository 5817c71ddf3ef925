"""Lays on the desk what is looked at before an agreement is signed."""

from __future__ import annotations

from collections.abc import Sequence

from crm.agreements import queries
from crm.agreements.models import (
    Agreement,
    Consultation,
    Opinion,
    SignatorySide,
    Signature,
    Step,
    StepCode,
)
from crm.agreements.rules.signing import Desk, TextVersion
from crm.core.text import fold
from crm.documents.rules import language_word


def desk_of(agreement: Agreement, steps: Sequence[Step], bodies: Sequence[Consultation]) -> Desk:
    """Gather what is known on the day of signing, beside the steps and the opinions of its procedure."""
    taken = {one.code for one in steps}
    people = queries.signatures_of(agreement.id)
    articles = queries.articles_of(agreement.id)
    spoken = agreement.languages.split()
    return Desk(
        is_decided=StepCode.DECIDE in taken,
        has_authority=StepCode.AUTHORISE in taken or _has_authority(people),
        has_consulted=bool(bodies),
        opinions_open=[one.body for one in bodies if one.replied_on is None],
        opinions_against=[one.body for one in bodies if one.opinion is Opinion.DISAGREES],
        has_consent=any(one.code is StepCode.PM_ANSWERED and one.is_consent for one in steps),
        languages=[language_word(code) for code in spoken],
        texts=[
            TextVersion(language_word(code), tuple((one.number, one.text.get(code, "")) for one in articles))
            for code in spoken
        ],
        untitled=[one.name for one in people if not one.post],
        outdated=_outdated(agreement, people),
        signs_ours=any(one.side is SignatorySide.OURS for one in people),
        signs_theirs=any(one.side is SignatorySide.THEIRS for one in people),
    )


def _has_authority(people: Sequence[Signature]) -> bool:
    return any(one.side is SignatorySide.OURS and one.authority for one in people)


def _outdated(agreement: Agreement, people: Sequence[Signature]) -> dict[str, str]:
    """Return those of the partner's signatories who hold another post in the book of contacts."""
    titled = {one.name: one.post for one in people if one.side is SignatorySide.THEIRS and one.post}
    found = queries.posts_in_the_book(agreement.locality_id, list(titled))
    return {
        name: posts[0]
        for name, posts in found.items()
        if posts and fold(titled[name]) not in {fold(one) for one in posts}
    }

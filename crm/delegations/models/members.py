"""Members of a delegation as of that visit."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core.db import Base, Line, LineType, Text, Words, member
from crm.core.secrets import Encrypted
from crm.people.models import NamedPerson
from crm.protocol.models import PrecedenceRule as _PrecedenceRule  # noqa: F401  # its table is pointed at


class MemberSide(StrEnum):
    """Which of the two delegations a member belongs to; guests are others invited."""

    THEIRS = "theirs"
    OURS = "ours"
    GUEST = "guest"


class MemberRole(StrEnum):
    """What a member does in the delegation."""

    HEAD = "head"
    DEPUTY = "deputy"
    MEMBER = "member"
    ADVISER = "adviser"
    INTERPRETER = "interpreter"
    ACCOMPANYING = "accompanying"
    PRESS = "press"
    SECURITY = "security"
    SPOUSE = "spouse"


class OrderWay(StrEnum):
    """How the members of one side came to stand in their order."""

    RECEIVED = "received"
    POSTS = "posts"
    RULE_SET = "rule_set"
    BY_HAND = "by_hand"


class DelegationMember(NamedPerson, Base):
    """A member as of that visit; the order is the order received, never sorted by name."""

    __tablename__ = "delegation_member"
    __root__ = "delegation_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation.id", ondelete="CASCADE"), index=True)
    side: Mapped[MemberSide] = mapped_column(member(MemberSide))
    place: Mapped[int]
    contact_id: Mapped[int | None] = mapped_column(sa.ForeignKey("contact.id"), index=True)
    user_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user_account.id"))
    role: Mapped[MemberRole] = mapped_column(member(MemberRole), default=MemberRole.MEMBER)
    title: Mapped[Text] = mapped_column(default=Words)
    organisation: Mapped[Text] = mapped_column(default=Words)
    biography: Mapped[Text] = mapped_column(default=Words)
    phone: Mapped[str] = mapped_column(LineType(60), default="")
    email: Mapped[str] = mapped_column(LineType(254), default="")
    note: Mapped[Line] = mapped_column(default="")
    diet: Mapped[str | None] = mapped_column(Encrypted("delegation_member.diet"), info={"secret": True})
    rank_code: Mapped[str] = mapped_column(sa.String(40), default="")
    """The rank held on this visit, a code of the ranks the office keeps."""
    companion_of_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("delegation_member.id", ondelete="SET NULL")
    )
    """Whose spouse or companion this is."""
    languages: Mapped[Line] = mapped_column(default="")
    nationality: Mapped[str] = mapped_column(sa.String(2), default="")
    access: Mapped[str | None] = mapped_column(Encrypted("delegation_member.access"), info={"secret": True})
    health: Mapped[str | None] = mapped_column(Encrypted("delegation_member.health"), info={"secret": True})
    passport_number: Mapped[str | None] = mapped_column(
        Encrypted("delegation_member.passport_number"), info={"secret": True}
    )
    born_on: Mapped[str | None] = mapped_column(Encrypted("delegation_member.born_on"), info={"secret": True})


class MemberOrder(Base):
    """How one side of a delegation is put in order; a side without a row keeps to what is usual for it.

    ``moved`` says who was moved last, from which place to which: places themselves tell a reader nothing.
    """

    __tablename__ = "delegation_order"
    __root__ = "delegation_id"
    __table_args__: Any = (sa.UniqueConstraint("delegation_id", "side"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation.id", ondelete="CASCADE"), index=True)
    side: Mapped[MemberSide] = mapped_column(member(MemberSide))
    way: Mapped[OrderWay] = mapped_column(member(OrderWay))
    rule_id: Mapped[int | None] = mapped_column(sa.ForeignKey("precedence_rule.id"))
    first_letter: Mapped[str] = mapped_column(LineType(5), default="")
    moved: Mapped[Line] = mapped_column(default="")

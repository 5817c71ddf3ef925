"""What is said, and what stands on the leader's one page."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from crm.core.db import Base, Line, Text, Words


class TalkingTopic(Base):
    """One topic: what we say, what we ask, what they may ask, what to avoid."""

    __tablename__ = "talking_topic"
    __root__ = "delegation_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(sa.ForeignKey("delegation.id", ondelete="CASCADE"), index=True)
    place: Mapped[int] = mapped_column(default=0)
    title: Mapped[Text] = mapped_column(default=Words)
    say: Mapped[Text] = mapped_column(default=Words)
    ask: Mapped[Text] = mapped_column(default=Words)
    may_ask: Mapped[Text] = mapped_column(default=Words)
    avoid: Mapped[Text] = mapped_column(default=Words)


class LeaderBrief(Base):
    """What stands on the one page that the leader reads in the car."""

    __tablename__ = "leader_brief"
    __root__ = "delegation_id"

    delegation_id: Mapped[int] = mapped_column(
        sa.ForeignKey("delegation.id", ondelete="CASCADE"), primary_key=True
    )
    item_id: Mapped[int | None] = mapped_column(sa.ForeignKey("programme_item.id", ondelete="SET NULL"))
    meets_id: Mapped[int | None] = mapped_column(sa.ForeignKey("delegation_member.id", ondelete="SET NULL"))
    interpreter_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("delegation_member.id", ondelete="SET NULL")
    )
    why: Mapped[Text] = mapped_column(default=Words)
    point_1: Mapped[Text] = mapped_column(default=Words)
    point_2: Mapped[Text] = mapped_column(default=Words)
    point_3: Mapped[Text] = mapped_column(default=Words)
    not_promise: Mapped[Text] = mapped_column(default=Words)
    answer: Mapped[Text] = mapped_column(default=Words)
    gift_ours: Mapped[Text] = mapped_column(default=Words)
    gift_theirs: Mapped[Text] = mapped_column(default=Words)
    greeting_reading: Mapped[Line] = mapped_column(default="")
    greeting_native: Mapped[Line] = mapped_column(default="")

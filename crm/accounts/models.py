"""People of the office, their divisions and their sign-ins."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from flask_security import AsaList, UserMixin
from sqlalchemy.ext.mutable import MutableList
from sqlalchemy.orm import Mapped, mapped_column, relationship

from crm.core import clock
from crm.core.access import Role
from crm.core.db import Base, Line, LineType, UtcDateTime, member


class Unit(Base):
    """A division of the office (phòng); records belong to one."""

    __tablename__ = "unit"
    __root__ = None

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Line]
    name_en: Mapped[Line]
    abbreviation: Mapped[str] = mapped_column(LineType(20), default="", server_default="")
    place: Mapped[int] = mapped_column(default=0, server_default="0")
    is_retired: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    version: Mapped[int] = mapped_column(default=1, server_default="1")

    def called(self, language: str) -> str:
        """Return the division's name in ``language``, else the Vietnamese one."""
        return (self.name_en if language == "en" else "") or self.name


class UserAccount(Base, UserMixin):
    """A person of the office who signs in."""

    __tablename__ = "user_account"
    __root__ = None

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(sa.String(254), unique=True)
    password: Mapped[str | None] = mapped_column(sa.String(255), info={"secret": True})
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(
        sa.String(64), unique=True, default=lambda: secrets.token_hex(32), info={"secret": True}
    )
    display_name: Mapped[Line]
    title: Mapped[Line] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(sa.String(40), default="")
    must_change_password: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    role: Mapped[Role] = mapped_column(member(Role), default=Role.VIEWER)
    unit_id: Mapped[int | None] = mapped_column(sa.ForeignKey("unit.id"))
    locale: Mapped[str] = mapped_column(sa.String(5), default="vi")
    theme: Mapped[str | None] = mapped_column(sa.String(10))
    sort_key: Mapped[str] = mapped_column(
        sa.String(1200).with_variant(sa.String(1200, collation="C"), "postgresql"), default=""
    )
    is_sample: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime(), default=clock.now)
    tf_primary_method: Mapped[str | None] = mapped_column(sa.String(64))
    tf_totp_secret: Mapped[str | None] = mapped_column(sa.String(255), info={"secret": True})
    mf_recovery_codes: Mapped[list[str] | None] = mapped_column(
        MutableList.as_mutable(AsaList()), info={"secret": True}
    )

    unit: Mapped[Unit | None] = relationship(lazy="raise_on_sql")

    @property
    def roles(self) -> list[Any]:  # type: ignore[override]  # never written to
        """Tell the sign-in library, which asks every time, of no roles: the office's is ``role``."""
        return []


class SignInSession(Base):
    """One browser that is signed in; a cookie replayed after sign-out finds this row ended."""

    __tablename__ = "sign_in_session"
    __unaudited__ = True

    token_hash: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("user_account.id", ondelete="CASCADE"), index=True)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime(), default=clock.now)
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime())
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    agent: Mapped[str] = mapped_column(sa.String(200), default="")


def as_actor(user: Any) -> UserAccount | None:
    """Return the signed-in person behind the library's proxy, or None."""
    return user._get_current_object() if user.is_authenticated else None

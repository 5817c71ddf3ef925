"""A request is one transaction: kept when the answer is good, dropped with its promises when it is not.

The commit happens inside ``dispatch_request``, so that an error of the commit itself reaches the error pages.
Each changing form carries a one-time key: the same form sent twice makes one record, and the second answer is
the first's.
"""

from __future__ import annotations

import re
import secrets
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from flask import Flask, Response, redirect, request, session
from sqlalchemy.orm import Mapped, mapped_column
from werkzeug.wrappers import Response as WerkzeugResponse

from crm.core import audit, clock
from crm.core.access import acting_as
from crm.core.db import Base, UtcDateTime, changing, db, reading
from crm.core.locale import DEFAULT, LANGUAGES, speaking
from crm.core.writes import insert

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
KEY_LIFE = timedelta(days=2)
GIVEN_KEY = re.compile(r"[\w-]{1,64}", re.ASCII)


class UsedFormKey(Base):
    """A form that was sent, and where its answer led."""

    __tablename__ = "used_form_key"
    __unaudited__ = True

    key: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    used_at: Mapped[datetime] = mapped_column(UtcDateTime(), default=clock.now, index=True)
    location: Mapped[str | None] = mapped_column(sa.String(2000))


def new_form_key() -> str:
    """Return a key for a form that is about to be shown."""
    return secrets.token_urlsafe(18)


def _claim(key: str) -> bool:
    """Take the key for this request; False when an earlier request has used it (waiting for it to end)."""
    claim = insert(UsedFormKey).values(key=key, used_at=clock.now())
    fresh = claim.on_conflict_do_nothing(index_elements=["key"]).returning(UsedFormKey.key)
    return db.session.scalar(fresh) is not None


def _sent_key() -> str | None:
    """Return the key of the form that was sent; what we cannot have given out is none."""
    key = request.form.get("form_key", "")
    return key if GIVEN_KEY.fullmatch(key) else None


def hold_key() -> bool:
    """Take this request's key once more after its work was rolled back, to do it another way.

    False when the same form, sent a second time, was quicker.
    """
    key = _sent_key()
    return key is None or _claim(key)


def _as_the_first(key: str) -> Response | WerkzeugResponse:
    """Answer a form that was sent before: lead where it led the first time."""
    first = db.session.scalar(sa.select(UsedFormKey.location).where(UsedFormKey.key == key)) or request.path
    db.session.rollback()
    if request.headers.get("HX-Request"):
        return Response(status=204, headers={"HX-Redirect": first})
    return redirect(first, 303)


def _settle_key(key: str, response: Response) -> None:
    """Remember where the answer led; a form that is shown again may be sent again."""
    location = response.location or response.headers.get("HX-Redirect")
    used = (
        sa.delete(UsedFormKey)
        if location is None
        else sa.update(UsedFormKey).values(location=location[:2000])
    )
    db.session.execute(used.where(UsedFormKey.key == key))


def forget_old_keys() -> int:
    """Drop form keys that nobody can send any more; return how many."""
    old = sa.delete(UsedFormKey).where(UsedFormKey.used_at < clock.now() - KEY_LIFE)
    return int(db.session.execute(old).rowcount)  # type: ignore[attr-defined]


def _asked_language() -> str:
    """Return the language of the screens that the address asks for; papers speak more, pages do not."""
    asked = request.args.get("lang", DEFAULT)
    return asked if asked in LANGUAGES else DEFAULT


class CrmApp(Flask):
    """Flask with the office's transaction around every request."""

    def ensure_sync(self, func: Any) -> Any:
        """Call views and helpers as they are: none is a coroutine, and to ask each one takes its time."""
        return func

    def full_dispatch_request(self) -> Response:
        """Answer one request, then write the notes that must survive whatever became of it."""
        audit.keep_notes()
        audit.forget_last_change()
        token = audit.request_id.set(secrets.token_hex(8))
        try:
            with acting_as(None), speaking(_asked_language()):
                if request.method in SAFE:
                    with reading():
                        response = super().full_dispatch_request()
                        db.session.rollback()
                else:
                    response = super().full_dispatch_request()
                    db.session.rollback()
            self._write_notes()
            return response
        finally:
            audit.request_id.reset(token)

    def _write_notes(self) -> None:
        if notes := audit.take_notes():
            with changing():
                try:
                    db.session.add_all(notes)
                    db.session.commit()
                except sa.exc.SQLAlchemyError:
                    db.session.rollback()
                    self.logger.exception("notes of a request could not be kept")

    def dispatch_request(self) -> Response:
        """Run the view inside its transaction."""
        if request.method in SAFE:
            return self.make_response(super().dispatch_request())
        flashes = list(session.get("_flashes", []))
        try:
            response = self._change()
        except BaseException:
            self._drop(flashes)
            raise
        if response.status_code >= 400:
            is_said = "_flashes" not in session
            self._drop([] if is_said else flashes)
        return response

    def _change(self) -> Response:
        key = _sent_key()
        if key and not _claim(key):
            return self.make_response(_as_the_first(key))
        response = self.make_response(super().dispatch_request())
        if response.status_code < 400:
            if key:
                _settle_key(key, response)
            db.session.commit()
        return response

    @staticmethod
    def _drop(flashes: list[tuple[str, str]]) -> None:
        """Undo the work and take back what the next page would have said about it."""
        db.session.rollback()
        if flashes:
            session["_flashes"] = flashes
        else:
            session.pop("_flashes", None)

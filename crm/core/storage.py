"""The one way in for photos and attachments, and the place where files are kept: by content, written once.

A file is on the disk before its row is written, so no row is ever without its file; files left by work that
was dropped are swept away by a daily job.
"""

from __future__ import annotations

import errno
import hashlib
import logging
import os
import re
import tempfile
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

import sqlalchemy as sa
from flask import current_app
from sqlalchemy.orm import Mapped, mapped_column

from crm.core import clock, sniff
from crm.core.db import Base, UtcDateTime, db, reading
from crm.core.errors import Busy, Invalid, Missing, TooLarge
from crm.core.jobs import Run, every
from crm.core.locale import _
from crm.core.pictures import redraw
from crm.core.writes import insert

OLD_ENOUGH = timedelta(hours=24)
"""A file without a row may belong to work that is not committed yet; a day later it does not."""
NAME_LENGTH = 150
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_UNFIT_IN_NAMES = re.compile(r'[<>:"/\\|?*;%]')
_DEVICE_NAMES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)

log = logging.getLogger(__name__)


class UploadKind(StrEnum):
    """What an upload is for: a photo is a picture, an attachment any paper of the office."""

    PHOTO = "photo"
    ATTACHMENT = "attachment"


class StoredFile(Base):
    """Content that was stored once, however many records show it."""

    __tablename__ = "stored_file"
    __unaudited__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(sa.String(64), unique=True)
    size: Mapped[int] = mapped_column(sa.BigInteger)
    media_type: Mapped[str] = mapped_column(sa.String(100))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime(), default=clock.now)


@dataclass(frozen=True, slots=True)
class Received:
    """An upload that passed the door: pictures already redrawn, the name safe and true to the content."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep found: files removed because no row knows them, and rows whose file is gone."""

    removed: int
    rows_without_file: list[int]


def receive(
    stream: BinaryIO, filename: str, *, limit: int, kind: UploadKind, field: str | None = "file"
) -> Received:
    """Read an upload of at most ``limit`` bytes; let in what is what it says and what the office takes."""
    content = stream.read(limit + 1)
    if len(content) > limit:
        raise TooLarge(
            _("This file is too large. The limit is %(limit)s MB.", limit=limit // 1024**2), field=field
        )
    try:
        return _admit(content, safe_download_name(filename), kind)
    except Invalid as refusal:
        raise Invalid(refusal.sentence, field=field) from refusal


def _admit(content: bytes, name: str, kind: UploadKind) -> Received:
    if not content:
        raise Invalid(_("This file is empty."))
    path = PurePosixPath(name)
    claimed = sniff.BY_EXTENSION.get(path.suffix.lower())
    if kind is UploadKind.PHOTO and claimed not in sniff.IMAGES:
        raise Invalid(_("A photo is a JPEG, PNG, WebP, GIF or HEIC file."))
    if claimed is None:
        raise Invalid(
            _("Accepted are PDF, Word, Excel, PowerPoint, OpenDocument, text, CSV, e-mail and pictures.")
        )
    if sniff.media_type(content, claimed) != claimed:
        raise Invalid(_("The content of this file is not what its name says."))
    if claimed not in sniff.IMAGES:
        return Received(name, claimed, content)
    drawn, drawn_as = redraw(content, claimed)
    if sniff.BY_EXTENSION[path.suffix.lower()] != drawn_as:
        path = path.with_suffix(".png" if drawn_as == sniff.PNG else ".jpg")
    return Received(path.name, drawn_as, drawn)


def store(received: Received) -> StoredFile:
    """Keep a received file; the same content is kept once."""
    sha256 = hashlib.sha256(received.content).hexdigest()
    same = sa.select(StoredFile).where(StoredFile.sha256 == sha256)
    stored = db.session.scalar(same)
    if stored is None or not _path(sha256).exists():
        _write(received.content, _path(sha256))
    if stored is None:
        values = {"sha256": sha256, "size": len(received.content), "media_type": received.media_type}
        db.session.execute(
            insert(StoredFile).values(values).on_conflict_do_nothing(index_elements=["sha256"])
        )
        stored = db.session.scalars(same).one()
    return stored


def open_file(stored: StoredFile) -> BinaryIO:
    """Open the content for reading."""
    try:
        return _path(stored.sha256).open("rb")
    except FileNotFoundError as error:
        log.error("stored file %s has lost its content", stored.id)
        raise Missing(_("This file is no longer here. Tell whoever runs the server.")) from error


def path_of(stored: StoredFile) -> Path:
    """Return where the content lies, for a program that reads it by itself."""
    return _path(stored.sha256)


def _root() -> Path:
    return Path(current_app.config["STORAGE_DIR"])


def _path(sha256: str) -> Path:
    return _root() / sha256[:2] / sha256[2:]


def _write(content: bytes, path: Path) -> None:
    """Write all of it under another name, make sure it is on the disk, then give it its name."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix="new-", delete=False) as file:
            try:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
                os.replace(file.name, path)
            except BaseException:
                os.unlink(file.name)
                raise
        _settle(path.parent)
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise Busy(_("The server has no room for this file. Nothing was saved.")) from error
        raise


def _settle(folder: Path) -> None:
    """Make a new name in a folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep_orphans(older_than: timedelta = OLD_ENOUGH) -> Swept:
    """Remove files that no row knows and that are older than ``older_than``; find rows whose file is gone."""
    removed, lost = 0, []
    for number in range(256):
        prefix = f"{number:02x}"
        mine = sa.select(StoredFile.sha256, StoredFile.id).where(StoredFile.sha256.startswith(prefix))
        rows = {sha256[2:]: key for sha256, key in db.session.execute(mine)}
        folder = _root() / prefix
        files = {path.name: path for path in folder.iterdir()} if folder.is_dir() else {}
        lost += [key for name, key in rows.items() if name not in files]
        removed += sum(_remove_if_old(path, older_than) for name, path in files.items() if name not in rows)
    return Swept(removed, sorted(lost))


def _remove_if_old(path: Path, older_than: timedelta) -> bool:
    try:
        if path.stat().st_mtime > (clock.now() - older_than).timestamp():
            return False
        path.unlink()
    except FileNotFoundError:
        return False
    return True


@every(hours=24, kind="storage.sweep")
def sweep(_payload: dict[str, Any], run: Run) -> None:
    """Clean the storage once a day and tell the log what is wrong in it."""
    with reading():
        swept = sweep_orphans()
    run.release()
    log.info("storage sweep: %s files without a row removed", swept.removed)
    if swept.rows_without_file:
        log.error("storage sweep: content is missing for stored files %s", swept.rows_without_file)


def safe_download_name(name: str, fallback: str = "file") -> str:
    """Return a file name that is safe on every desk: one piece, no hidden letters, its ending kept."""
    last = (
        unicodedata.normalize("NFC", name.encode("utf-8", "ignore").decode())
        .replace("\\", "/")
        .split("/")[-1]
    )
    shown = "".join(char for char in last if char == " " or unicodedata.category(char)[0] not in "CZ")
    path = PurePosixPath(_UNFIT_IN_NAMES.sub("_", shown).strip(" ."))
    suffix = path.suffix[:12]
    stem = path.name.removesuffix(suffix)[: NAME_LENGTH - len(suffix)].rstrip(" .") or fallback
    return f"{'_' if _DEVICE_NAMES.match(stem + '.') else ''}{stem}{suffix}"

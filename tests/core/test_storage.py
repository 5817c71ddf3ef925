"""One way in for files: sized, sniffed, redrawn, kept once by content, swept when nobody knows them."""

from __future__ import annotations

import errno
import os
import threading
import zipfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
import sqlalchemy as sa
from PIL import Image

from crm.core import clock, pictures, sniff, storage
from crm.core.db import db
from crm.core.errors import Busy, Invalid, Missing, TooLarge
from crm.core.storage import (
    Received,
    StoredFile,
    UploadKind,
    receive,
    safe_download_name,
    store,
    sweep_orphans,
)

LIMIT = 2 * 1024 * 1024
CONTENT_TYPES = "[Content_Types].xml"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff" + b"\x00" * 200
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
MAIL = b"Return-Path: <a@b.c>\r\nFrom: a@b.c\r\nSubject: x\r\n\r\n<html>hello</html>"


def packed(*names, **more):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name in names:
            pack.writestr(name, "<x/>")
        for name, content in more.items():
            pack.writestr(name, content)
    return out.getvalue()


def picture(kind="JPEG", size=(60, 40), colour=(200, 30, 30), mode="RGB", **how):
    out = BytesIO()
    Image.new(mode, size, colour).save(out, kind, **how)
    return out.getvalue()


def heic():
    import pillow_heif

    out = BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (64, 48), (10, 120, 200))).save(out, quality=80)
    return out.getvalue()


def take(content, name, kind=UploadKind.ATTACHMENT, limit=LIMIT):
    return receive(BytesIO(content), name, limit=limit, kind=kind)


def opened(received):
    return Image.open(BytesIO(received.content))


WELCOME = {
    "Kế hoạch.pdf": PDF,
    "a.docx": packed(CONTENT_TYPES, "word/document.xml"),
    "a.xlsx": packed(CONTENT_TYPES, "xl/workbook.xml"),
    "a.pptx": packed(CONTENT_TYPES, "ppt/presentation.xml"),
    "a.odt": packed(mimetype=sniff.ODT),
    "a.ods": packed(mimetype=sniff.ODS),
    "a.doc": OLE + "WordDocument\0".encode("utf-16-le"),
    "a.xls": OLE + "Workbook\0".encode("utf-16-le"),
    "a.txt": "Nguyễn Văn Ẩn < 5".encode(),
    "a.csv": "﻿họ tên;chức vụ\r\n".encode(),
    "b.csv": "họ tên;chức vụ".encode("utf-16"),
    "a.eml": MAIL,
}


@pytest.mark.parametrize("name", WELCOME)
def test_what_the_office_uses_is_let_in_as_it_is(name):
    received = take(WELCOME[name], name)

    assert received.content == WELCOME[name]
    assert received.name == name


REFUSED = {
    "empty.pdf": b"",
    "setup.exe": EXE,
    "renamed.pdf": EXE,
    "renamed.txt": EXE,
    "renamed.docx": EXE,
    "renamed.jpg": EXE,
    "linux.txt": b"\x7fELF\x02\x01\x01" + b"\0" * 40,
    "script.txt": b"#!/bin/sh\nrm -rf /\n",
    "drawing.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "drawing.png": b"<svg xmlns='http://www.w3.org/2000/svg'></svg>",
    "drawing.txt": b"  <svg xmlns='http://www.w3.org/2000/svg'></svg>",
    "page.html": b"<!doctype html><p>x",
    "page.txt": b"\xef\xbb\xbf<!DOCTYPE html><p>x",
    "page.csv": b"a;b\n<script>alert(1)</script>",
    "page.pdf": b"<html></html>%PDF-1.7",
    "noname": PDF,
    "trick.pdf.": EXE,
    "photo\u202egpj.exe": picture(),
    "picture.png": picture("JPEG"),
    "paper.docx": PDF,
    "sheet.docx": packed(CONTENT_TYPES, "xl/workbook.xml"),
    "archive.docx": packed("readme.txt"),
    "archive.zip": packed("readme.txt"),
    "macro.docx": packed(CONTENT_TYPES, "word/document.xml", "word/vbaProject.bin"),
    "macro.odt": packed("Basic/Standard/Module1.xml", mimetype=sniff.ODT),
    "slip.docx": packed(CONTENT_TYPES, "word/document.xml", "../../etc/passwd"),
    "broken.docx": packed(CONTENT_TYPES, "word/document.xml")[:60],
    "installer.doc": OLE + b"MSI" * 20,
    "binary.eml": b"From: a@b.c\n\n\x00\x01",
    "notmail.eml": b"hello there",
    "broken.jpg": picture()[:200],
    "broken.png": b"\x89PNG\r\n\x1a\n" + b"\0" * 30,
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_what_it_says_is_refused_beside_the_field(name):
    with pytest.raises(Invalid) as refusal:
        take(REFUSED[name], name)

    assert refusal.value.field == "file"
    assert refusal.value.sentence


def test_a_file_over_the_limit_is_refused_without_reading_it_all():
    class Endless:
        asked = 0

        def read(self, count):
            self.asked += count
            return b"x" * count

    stream = Endless()
    with pytest.raises(TooLarge) as refusal:
        receive(stream, "a.txt", limit=LIMIT, kind=UploadKind.ATTACHMENT)
    assert stream.asked == LIMIT + 1
    assert "2 MB" in refusal.value.sentence


def test_a_file_at_the_limit_is_let_in():
    assert take(b"x" * LIMIT, "a.txt")


def test_a_photo_is_a_picture_and_nothing_else():
    assert take(picture(), "a.jpg", UploadKind.PHOTO)
    with pytest.raises(Invalid):
        take(PDF, "a.pdf", UploadKind.PHOTO)


def test_a_pack_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(sniff, "MAX_UNPACKED", 10_000)
    with pytest.raises(Invalid, match="unpack|giải nén"):
        take(packed(CONTENT_TYPES, **{"word/document.xml": b"0" * 20_000}), "a.docx")


def test_a_pack_of_too_many_parts_is_refused(monkeypatch):
    monkeypatch.setattr(sniff, "MAX_PARTS", 3)
    with pytest.raises(Invalid):
        take(packed(CONTENT_TYPES, "word/document.xml", "a", "b"), "a.docx")


def test_a_telephones_heic_becomes_a_jpeg():
    received = take(heic(), "IMG_0042.HEIC", UploadKind.PHOTO)

    assert (received.name, received.media_type) == ("IMG_0042.jpg", "image/jpeg")
    assert opened(received).size == (64, 48)


def test_place_and_camera_are_taken_out_and_the_picture_stands_upright():
    notes = Image.Exif()
    notes[0x0112], notes[0x010F], notes[0x8825] = 6, "Camera of Mr An", {1: "N", 2: (20.0, 51.0, 0.0)}
    received = take(picture(exif=notes, size=(60, 40)), "a.jpg")

    assert opened(received).size == (40, 60)
    assert not opened(received).getexif()
    assert b"Camera of Mr An" not in received.content


def test_what_hides_behind_a_picture_is_gone():
    assert b"<?php" not in take(picture() + b"<?php system($_GET[0]); ?>", "a.jpg").content
    assert b"hidden" not in take(picture(comment=b"hidden words"), "a.jpg").content


def test_a_large_picture_is_made_as_large_as_a_page_needs():
    received = take(picture(size=(5000, 2500)), "a.jpg")

    assert opened(received).size == (2400, 1200)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_drawn(kind, monkeypatch):
    for limit in ("MAX_PIXELS", "MAX_PIXELS_BY_ROWS"):
        monkeypatch.setattr(pictures, limit, 1000)
    monkeypatch.setattr(pictures, "_shrunk", None)
    with pytest.raises(Invalid, match="pixel|điểm ảnh"):
        take(picture(kind), f"a.{kind.lower()}")


def test_a_decompression_bomb_is_refused_quickly():
    bomb = bytearray(picture("PNG", size=(10, 10)))
    bomb[16:24] = (60_000).to_bytes(4, "big") * 2
    with pytest.raises(Invalid):
        take(bytes(bomb), "a.png")


@pytest.mark.parametrize(
    ("kind", "mode", "name", "becomes"),
    [
        ("PNG", "RGB", "a.png", "a.png"),
        ("PNG", "RGBA", "a.png", "a.png"),
        ("PNG", "P", "a.png", "a.png"),
        ("PNG", "I;16", "a.png", "a.png"),
        ("GIF", "P", "a.gif", "a.png"),
        ("WEBP", "RGB", "a.webp", "a.jpg"),
        ("WEBP", "RGBA", "a.webp", "a.png"),
        ("JPEG", "CMYK", "a.jpeg", "a.jpeg"),
        ("JPEG", "L", "a.jpg", "a.jpg"),
    ],
)
def test_every_kind_of_picture_comes_out_as_one_a_paper_can_print(kind, mode, name, becomes):
    received = take(picture(kind, mode=mode, colour=0), name)

    assert received.name == becomes
    assert opened(received).format in {"JPEG", "PNG"}


def text(words="Biên bản làm việc"):
    return Received("a.txt", "text/plain", words.encode())


def files():
    return [path for path in Path(storage._root()).rglob("*") if path.is_file()]


def test_what_was_stored_is_read_back(bare):
    stored = store(text())
    db.session.commit()

    with storage.open_file(stored) as file:
        assert file.read() == "Biên bản làm việc".encode()
    assert (stored.size, stored.media_type) == (len("Biên bản làm việc".encode()), "text/plain")


def test_the_same_content_is_kept_once(bare):
    assert store(text()).id == store(text()).id
    assert len(files()) == 1


def test_two_people_storing_the_same_content_at_once_share_one_row(bare):
    ids = []

    def upload():
        with bare.app_context():
            ids.append(store(text()).id)
            db.session.commit()

    hands = [threading.Thread(target=upload) for _ in range(6)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()

    assert len(ids) == 6
    assert len(set(ids)) == 1


def test_a_disk_without_room_is_a_plain_refusal_and_leaves_nothing(bare, monkeypatch):
    def full(handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Busy):
        store(text())
    assert files() == []
    assert db.session.scalar(sa.select(sa.func.count()).select_from(StoredFile)) == 0


def test_the_sweep_removes_only_old_files_that_no_row_knows(bare):
    store(text("kept"))
    db.session.commit()
    store(text("dropped"))
    db.session.rollback()
    assert len(files()) == 2
    assert sweep_orphans().removed == 0, "it may belong to work that is not committed yet"

    with clock.held(clock.now() + timedelta(days=2)):
        assert sweep_orphans().removed == 1
    assert len(files()) == 1


def test_the_sweep_names_rows_whose_file_is_gone_and_the_same_upload_heals_them(bare):
    stored = store(text())
    db.session.commit()
    files()[0].unlink()

    assert sweep_orphans().rows_without_file == [stored.id]
    with pytest.raises(Missing):
        storage.open_file(stored)
    assert store(text()).id == stored.id
    assert sweep_orphans().rows_without_file == []


def test_the_sweep_of_a_storage_that_does_not_exist_yet_finds_nothing(bare):
    assert sweep_orphans() == storage.Swept(0, [])


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("Kế hoạch 2026.pdf", "Kế hoạch 2026.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\an\\báo cáo.docx", "báo cáo.docx"),
        ('a"b\r\nSet-Cookie: x=1.pdf', "a_bSet-Cookie_ x=1.pdf"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("  .htaccess", "htaccess"),
        ("", "file"),
        ("...", "file"),
        ("CON.pdf", "_CON.pdf"),
        ("a" * 400 + ".pdf", "a" * 146 + ".pdf"),
        ("名簿 北九州.xlsx", "名簿 北九州.xlsx"),
        ("x\ud800y.txt", "xy.txt"),
        ("Nguye\u0302\u0303n.txt", "Nguyễn.txt"),
    ],
)
def test_a_download_name_is_safe_on_every_desk(given, safe):
    assert safe_download_name(given) == safe

"""What a file looks like is drawn by a job, bounded in memory; what cannot be drawn can still be had."""

import resource
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path

import pytest
import sqlalchemy as sa
from PIL import Image
from pypdf import PdfReader, PdfWriter

from crm.core import pictures, storage
from crm.core.access import SYSTEM, acting_as
from crm.core.audit import AuditNote
from crm.core.db import db
from crm.core.errors import Invalid
from crm.core.records import Classification
from crm.core.storage import UploadKind
from crm.core.worker import run_one
from crm.documents import queries, service
from crm.documents.models import Preview, PreviewPicture, PreviewState
from crm.documents.service.previews import look_around
from tests import build

pytestmark = pytest.mark.usefixtures("noon")
LIMIT = 50 * 1024**2


def scan(pages, password=None):
    """Return a PDF of blank sheets."""
    writer, out = PdfWriter(), BytesIO()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def photo(size=(60, 40), colour="teal", kind="JPEG", **how):
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, kind, **how)
    return out.getvalue()


def put(record, content, name):
    with acting_as(SYSTEM):
        taken = storage.receive(BytesIO(content), name, limit=LIMIT, kind=UploadKind.ATTACHMENT)
        row = service.attach(record, taken, actor=SYSTEM)
        db.session.commit()
        return row.id, row.file_id


def draw():
    """Do the waiting work as the worker does."""
    db.session.rollback()
    while run_one("test"):
        pass
    db.session.expire_all()


def drawn(file_id):
    asked = sa.select(PreviewPicture).where(PreviewPicture.file_id == file_id)
    return db.session.scalars(asked.order_by(PreviewPicture.page)).all()


def test_the_first_pages_of_a_pdf_are_drawn_beside_the_request(app, as_role):
    person = build.contact()
    key, file_id = put(person, scan(12), "Bản quét.pdf")
    staff = as_role()
    page = staff.get(f"/files/{key}/view").text
    assert "Đang chuẩn bị bản xem trước" in page
    draw()
    assert [one.page for one in drawn(file_id)] == [0, 1, 2, 3, 4, 5, 6, 7, 8]
    assert (drawn(file_id)[1].width, drawn(file_id)[1].height) == (919, 1300) or drawn(file_id)[
        1
    ].height == 1300
    page = staff.get(f"/files/{key}/view").text
    assert page.count("<img") == 8
    assert "8 trên 12 trang" in page
    assert f"/files/{key}/pages/0" in staff.get(f"/contacts/{person.id}").text
    with staff.get(f"/files/{key}/pages/1") as answer:
        assert answer.mimetype == "image/jpeg"
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert Image.open(BytesIO(answer.data)).height == 1300
    assert staff.get(f"/files/{key}/pages/9").status_code == 404
    assert staff.get(f"/files/{key}/pages/{10**20}").status_code == 404


@pytest.mark.parametrize(
    ("content", "state", "said"),
    [
        (b"%PDF-1.4\n" + b"x" * 400, PreviewState.BROKEN, "không đọc được nội dung tệp"),
        (scan(2, password="bimat"), PreviewState.LOCKED, "tệp có mật khẩu"),
        (scan(0), PreviewState.BROKEN, "không đọc được nội dung tệp"),
    ],
    ids=["broken", "locked", "no page"],
)
def test_what_cannot_be_drawn_says_so_and_can_be_downloaded(app, as_role, content, state, said):
    key, file_id = put(build.contact(), content, "Bản quét.pdf")
    draw()
    assert db.session.get_one(Preview, file_id).state is state
    staff = as_role()
    assert said in staff.get(f"/files/{key}/view").text
    with staff.get(f"/files/{key}?save=1") as answer:
        assert answer.data == content


def test_equal_contents_are_drawn_once_and_pictures_are_drawn_too(app):
    person = build.contact()
    _key, file_id = put(person, photo((3000, 1500)), "a.jpg")
    assert put(build.contact(), photo((3000, 1500)), "b.jpg")[1] == file_id
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Preview)) == 1
    draw()
    assert [(one.page, one.width, one.height) for one in drawn(file_id)] == [(0, 240, 120), (1, 1300, 650)]


def test_files_of_other_kinds_have_a_name_a_size_and_a_download(app, as_role):
    key, file_id = put(build.contact(), "Tên,Chức vụ\n".encode(), "danh sách.csv")
    page = as_role().get(f"/files/{key}/view").text
    assert "CSV" in page
    assert "Loại tệp này không xem trước ở đây" in page
    with acting_as(SYSTEM):
        assert queries.preview(file_id) is None


def test_what_was_attached_before_is_drawn_within_a_day(app):
    _key, file_id = put(build.contact(), scan(1), "cũ.pdf")
    db.session.execute(sa.delete(Preview))
    db.session.execute(sa.text("DELETE FROM job"))
    db.session.commit()
    with acting_as(SYSTEM):
        look_around({}, None)
        db.session.commit()
    draw()
    assert len(drawn(file_id)) == 2


def test_who_looks_into_a_file_of_a_restricted_record_is_noted(app, as_role):
    owner = as_role()
    secret = build.contact("Sato Yumi", classification=Classification.RESTRICTED, owner_id=owner.person.id)
    key, _file = put(secret, scan(1), "kín.pdf")
    plain, _file = put(build.contact(), scan(1), "mở.pdf")
    for one in (key, plain):
        owner.get(f"/files/{one}?save=1").close()
        owner.get(f"/files/{one}/view")
    noted = db.session.scalars(sa.select(AuditNote).where(AuditNote.verb.like("attachment.%"))).all()
    assert [(one.verb, one.record_id, one.actor_id) for one in noted] == [
        ("attachment.opened", secret.id, owner.person.id),
        ("attachment.seen", secret.id, owner.person.id),
    ]


def test_what_is_handed_over_can_run_nothing(app, as_role):
    staff, person = as_role(), build.contact()
    for content, name in ((scan(1), "a.pdf"), (photo(), "a.jpg"), (b"x,y\n", "a.csv")):
        key, _file = put(person, content, name)
        with staff.get(f"/files/{key}?save=1") as answer:
            assert "sandbox" in answer.headers["Content-Security-Policy"]
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" not in staff.get("/documents").headers["Content-Security-Policy"]


def test_photos_of_a_paper_become_one_pdf_in_their_order(app, as_role, answers):
    import pillow_heif

    pillow_heif.register_heif_opener()
    heic = BytesIO()
    Image.new("RGB", (40, 30), "navy").save(heic, "HEIF")
    staff, person = as_role(), build.contact()
    url = f"/records/{person.id}/files"
    files = [
        (BytesIO(photo((30, 60), "red")), "trang 1.jpg"),
        (BytesIO(b"a,b\n"), "kèm.csv"),
        (BytesIO(heic.getvalue()), "IMG_2.HEIC"),
        (BytesIO(photo((60, 30), "lime", "PNG")), "trang 3.png"),
    ]
    assert staff.post(url, data=answers(staff, url, as_pdf=True) | {"files": files}).status_code == 302
    with acting_as(SYSTEM):
        rows = {row.filename: row for row in queries.attachments_of(person.id)}
    assert set(rows) == {"trang 1.pdf", "kèm.csv"}
    with staff.get(f"/files/{rows['trang 1.pdf'].id}?save=1") as answer:
        pages = PdfReader(BytesIO(answer.data)).pages
        assert [page.mediabox.width < page.mediabox.height for page in pages] == [True, False, False]
        colours = [
            image.image.convert("RGB").resize((1, 1)).getpixel((0, 0))
            for page in pages
            for image in page.images
        ]
    strongest = ["rgb"[max(range(3), key=colour.__getitem__)] for colour in colours]
    assert strongest == ["r", "b", "g"]


def test_the_camera_stands_beside_every_box_for_files(app, as_role):
    staff = as_role()
    for url in ("/documents/new", f"/contacts/{build.contact().id}", "/interactions/new"):
        page = staff.get(url).text
        assert 'capture="environment"' in page
        assert "Chụp ảnh" in page
        assert "bí mật nhà nước" in page


def test_a_picture_too_large_for_its_format_is_refused_with_what_to_do():
    with pytest.raises(Invalid) as refused:
        storage.receive(
            BytesIO(vast_png(12_000, 9_000)), "ban-do.png", limit=LIMIT, kind=UploadKind.ATTACHMENT
        )
    assert "108" in refused.value.sentence
    assert "52" in refused.value.sentence


def vast_png(width, height):
    """Return a picture of many pixels in few bytes: only its first lines say how large it is."""

    def chunk(kind, data):
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


REDRAWS = """
import resource, sys
from crm.core.pictures import redraw
content = open(sys.argv[1], "rb").read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
drawn, kind = redraw(content, "image/jpeg")
print(kind, len(drawn), (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.full
def test_a_telephone_s_108_megapixels_are_taken_in_little_memory(tmp_path):
    source = tmp_path / "IMG.jpg"
    source.write_bytes(photo((12_000, 9_000), "teal"))
    program = [sys.executable, "-c", REDRAWS, str(source)]
    said = subprocess.run(program, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    kind, _size, grown = said.stdout.split()
    assert kind == "image/jpeg"
    assert int(grown) < 300, f"{grown} MB"
    assert pictures.redraw(photo((120, 90)), "image/jpeg")[1] == "image/jpeg"


@pytest.mark.full
def test_a_scan_of_400_pages_is_taken_at_once_and_drawn_in_little_memory(app, as_role, answers):
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    sheet = ImageReader(BytesIO(photo((1654, 2339), "white")))
    out = BytesIO()
    canvas = Canvas(out)
    for number in range(400):
        canvas.drawImage(sheet, 0, 0, 595, 842)
        canvas.drawString(60, 800, f"Trang {number + 1}")
        canvas.showPage()
    canvas.save()
    staff, person = as_role(), build.contact()
    url = f"/records/{person.id}/files"
    out.seek(0)
    # The system tells the largest of all children so far; an office suite that ran before is larger.
    largest_before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert staff.post(url, data=answers(staff, url) | {"files": (out, "Hồ sơ.pdf")}).status_code == 302
    draw()
    assert "400 trang" in staff.get(f"/contacts/{person.id}").text
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert largest < max(700 * 1024, largest_before + 1)

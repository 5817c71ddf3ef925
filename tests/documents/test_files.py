"""Files go to any record and are handed only to those who may see it."""

from io import BytesIO

import pytest
import sqlalchemy as sa
from PIL import Image

from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import db
from crm.core.records import Classification
from crm.core.storage import Received
from crm.documents import queries, service
from tests import browsing, build

pytestmark = pytest.mark.usefixtures("noon")

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture
def person(app):
    return build.contact(locality_id=build.locality().id)


def attached(record, name="Thư mời.pdf", media_type="application/pdf", content=PDF):
    with acting_as(SYSTEM):
        row = service.attach(record, Received(name, media_type, content), actor=SYSTEM)
        db.session.commit()
        return row.id


def names(record):
    with acting_as(SYSTEM):
        return [row.filename for row in queries.attachments_of(record.id)]


def test_files_are_put_to_a_person_from_the_page(as_role, answers, person):
    staff = as_role()
    url = f"/records/{person.id}/files"
    assert "bí mật nhà nước" in staff.get(f"/contacts/{person.id}").text
    files = [(BytesIO(PDF), "Thư mời.pdf"), (BytesIO("Tên,Chức vụ\n".encode()), "danh sách.csv")]
    sent = staff.post(url, data=answers(staff, url) | {"files": files})
    assert (sent.status_code, sent.location) == (302, f"/contacts/{person.id}")
    assert sorted(names(person)) == ["Thư mời.pdf", "danh sách.csv"]
    page = staff.get(sent.location).text
    assert "Thư mời.pdf" in page
    assert staff.person.display_name in page


def test_files_come_with_a_new_paper(as_role, answers):
    staff = as_role()
    data = answers(staff, "/documents/new", title="Kế hoạch") | {"files": (BytesIO(PDF), "kh.pdf")}
    sent = staff.post("/documents/new", data=data)
    assert "kh.pdf" in staff.get(sent.location).text


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"MZ\x90\x00" + b"\0" * 300, "thu-moi.pdf"),
        (b"MZ\x90\x00" + b"\0" * 300, "setup.exe"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "so-do.svg"),
        (b"<html><script>alert(1)</script>", "trang.txt"),
        (b"", "rong.pdf"),
    ],
    ids=["renamed exe", "exe", "svg", "page as text", "empty"],
)
def test_what_the_office_does_not_take_is_refused_beside_the_field(as_role, answers, person, content, name):
    staff = as_role()
    url = f"/records/{person.id}/files"
    files = [(BytesIO(PDF), "tốt.pdf"), (BytesIO(content), name)]
    sent = staff.post(url, data=answers(staff, url) | {"files": files})
    assert sent.status_code == 422
    assert 'id="files-errors"' in sent.text
    assert names(person) == []


def test_no_file_at_all_is_said(as_role, answers, person):
    staff = as_role()
    url = f"/records/{person.id}/files"
    assert staff.post(url, data=answers(staff, url)).status_code == 422


def test_a_file_too_large_gets_the_page_that_says_so(as_role, person):
    staff = as_role()
    url = f"/records/{person.id}/files"
    part = b'--cut\r\nContent-Disposition: form-data; name="files"; filename="lon.pdf"\r\n\r\n' + PDF
    body = part + b"\0" * (50 * 1024 * 1024) + b"\r\n--cut--\r\n"
    sent = staff.post(url, data=body, content_type="multipart/form-data; boundary=cut")
    assert sent.status_code == 413
    assert names(person) == []


def test_a_telephone_photo_is_kept_as_a_picture_every_desk_opens(as_role, answers, person):
    import pillow_heif

    pillow_heif.register_heif_opener()
    out = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "HEIF")
    out.seek(0)
    staff = as_role()
    url = f"/records/{person.id}/files"
    assert staff.post(url, data=answers(staff, url) | {"files": (out, "IMG_1.HEIC")}).status_code == 302
    assert names(person) == ["IMG_1.jpg"]


def test_safe_kinds_are_shown_in_place_and_the_rest_is_handed_over(as_role, person):
    viewer = as_role(Role.VIEWER)
    pdf = viewer.get(f"/files/{attached(person)}")
    assert pdf.mimetype == "application/pdf"
    assert pdf.headers["Content-Disposition"].startswith("inline")
    assert pdf.data == PDF
    saved = viewer.get(f"/files/{attached(person, 'b.pdf')}?save=1")
    assert saved.headers["Content-Disposition"].startswith("attachment")
    text = viewer.get(f"/files/{attached(person, 'ghi chú.txt', 'text/plain', b'<b>x</b>')}")
    assert text.mimetype == "application/octet-stream"
    assert text.headers["Content-Disposition"].startswith("attachment")
    assert text.headers["X-Content-Type-Options"] == "nosniff"
    for answer in (pdf, saved, text):
        answer.close()


def test_a_file_of_a_restricted_record_is_not_there_for_others(as_role):
    owner = as_role()
    secret = build.contact("Sato Yumi", classification=Classification.RESTRICTED, owner_id=owner.person.id)
    key = attached(secret)
    mine = owner.get(f"/files/{key}")
    assert mine.status_code == 200
    mine.close()
    other = as_role()
    assert other.get(f"/files/{key}").status_code == 404
    assert other.post(f"/files/{key}/remove", data={"csrf_token": ""}).status_code in (400, 404)
    assert names(secret) == ["Thư mời.pdf"]


def test_a_file_of_a_deleted_record_is_not_there(as_role, answers, person):
    boss = as_role(Role.MANAGER)
    key = attached(person)
    boss.post(f"/contacts/{person.id}/delete", data=answers(boss, f"/contacts/{person.id}"))
    assert boss.get(f"/files/{key}").status_code == 404


@pytest.mark.parametrize("key", ["0", "99999", "2147483648", "x"])
def test_a_key_of_no_file_is_not_there(as_role, key):
    assert as_role().get(f"/files/{key}").status_code == 404


def test_a_removed_file_is_put_back_by_undo(as_role, answers, person):
    staff = as_role()
    key = attached(person)
    token = answers(staff, f"/contacts/{person.id}")
    told = staff.post(f"/files/{key}/remove", data=token, follow_redirects=True).text
    assert names(person) == []
    assert staff.get(f"/files/{key}").status_code == 404
    browsing.undo(staff, told)
    assert names(person) == ["Thư mời.pdf"]


def test_readers_get_no_way_to_add_or_remove(as_role, person):
    key = attached(person)
    page = as_role(Role.VIEWER).get(f"/contacts/{person.id}").text
    assert f"/files/{key}" in page
    assert f"/files/{key}/remove" not in page
    assert f"/records/{person.id}/files" not in page


def test_a_page_asks_as_often_for_one_file_as_for_twenty(as_role, person):
    staff, url = as_role(), f"/contacts/{person.id}"
    attached(person)

    def asked():
        counted = []
        listener = lambda *given: counted.append(given[2])  # noqa: E731
        sa.event.listen(db.engine, "before_cursor_execute", listener)
        try:
            staff.get(url)
        finally:
            sa.event.remove(db.engine, "before_cursor_execute", listener)
        return len(counted)

    asked()  # the first look at a person is remembered
    before = asked()
    for number in range(20):
        attached(person, f"{number}.pdf")
    assert asked() == before

"""A file has versions: the newest is shown first, the older ones stay and can be opened."""

from io import BytesIO

import pytest

from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import db
from crm.core.records import Classification
from crm.core.storage import Received
from crm.documents import queries, service
from crm.documents.service import FileEntry
from tests import browsing, build

pytestmark = pytest.mark.usefixtures("noon")


def pdf(text):
    return b"%PDF-1.4\n" + text.encode() + b"\n%%EOF\n"


def received(text, name="Dự thảo.pdf"):
    return Received(name, "application/pdf", pdf(text))


@pytest.fixture
def paper(app):
    return build.document("Bản ghi nhớ", number="3/BGN")


def put(record, text="một", **said):
    with acting_as(SYSTEM):
        row = service.attach(record, received(text), FileEntry(**said), actor=SYSTEM)
        db.session.commit()
        return row.id


def newer(key, text, **said):
    with acting_as(SYSTEM):
        row = service.add_version(key, received(text), FileEntry(**said), actor=SYSTEM)
        db.session.commit()
        return row.id


def shown(record):
    with acting_as(SYSTEM):
        return [(row.id, row.number, row.note) for row in queries.attachments_of(record.id)]


def test_a_new_version_takes_the_place_and_the_old_ones_stay(as_role, answers, paper):
    first = put(paper, note="dự thảo 1")
    staff, url = as_role(), f"/files/{first}/versions"
    data = answers(staff, url, note="sau góp ý", lang="en") | {
        "files": (BytesIO(pdf("hai")), "Dự thảo 2.pdf")
    }
    sent = staff.post(url, data=data)
    assert sent.status_code == 302
    second = int(sent.location.split("/")[2])
    assert shown(paper) == [(second, 2, "sau góp ý")]
    page = staff.get(sent.location).text
    assert "Dự thảo 2.pdf" in page
    assert "dự thảo 1" in page
    assert "Tiếng Anh" in page
    assert staff.person.display_name in page
    for key, text in ((first, "một"), (second, "hai")):
        with staff.get(f"/files/{key}?save=1") as answer:
            assert answer.data == pdf(text)
    assert "Đây là bản cũ" in staff.get(f"/files/{first}/view").text


def test_versions_are_numbered_on_whichever_version_they_are_put(paper):
    first = put(paper)
    second = newer(first, "hai")
    third = newer(first, "ba")
    assert [number for _key, number, _note in shown(paper)] == [3]
    with acting_as(SYSTEM):
        assert [row.id for row in queries.versions_of(first)] == [third, second, first]


def test_languages_are_files_of_their_own_and_the_signed_one_stands_first(as_role, answers, paper):
    put(paper, "vi", lang="vi")
    signed = put(paper, "en", lang="en")
    put(paper, "ja", lang="ja")
    staff, url = as_role(), f"/files/{signed}/about"
    assert staff.post(url, data=answers(staff, url, is_signed=True, note="ký ngày 20/11")).status_code == 302
    assert shown(paper)[0] == (signed, 1, "ký ngày 20/11")
    page = staff.get(f"/documents/{paper.id}").text
    for word in ("Tiếng Việt", "Tiếng Anh", "Tiếng Nhật", "Đã ký", "ký ngày 20/11"):
        assert word in page


def test_removing_a_file_takes_all_versions_and_undo_brings_all_back(as_role, answers, paper):
    first = put(paper)
    second = newer(first, "hai")
    staff, home = as_role(), f"/documents/{paper.id}"
    assert staff.post(f"/files/{second}/remove", data=answers(staff, home)).status_code == 302
    page = staff.get(home).text
    assert shown(paper) == []
    for key in (first, second):
        assert [staff.get(f"/files/{key}{rest}").status_code for rest in ("", "/view", "/pages/0")] == [
            404
        ] * 3
    browsing.undo(staff, page)
    assert shown(paper) == [(second, 2, "")]
    assert "Bản ghi nhớ" in staff.get(f"/files/{first}/view").text


def test_a_version_is_one_file(as_role, answers, paper):
    first = put(paper)
    staff, url = as_role(), f"/files/{first}/versions"
    for files, as_pdf in (
        ([], False),
        (["a.pdf", "b.pdf"], False),
        (["a.pdf", "b.pdf"], True),
        (["a.exe"], False),
    ):
        data = answers(staff, url, as_pdf=as_pdf) | {"files": [(BytesIO(pdf(name)), name) for name in files]}
        assert staff.post(url, data=data).status_code == 422, files
    assert shown(paper) == [(first, 1, "")]


def test_versions_of_hidden_records_are_not_there_and_readers_change_none(as_role, answers, paper):
    hidden = build.document("Kín", classification=Classification.RESTRICTED)
    key, open_key = put(hidden), put(paper)
    staff = as_role()
    for rest in ("/view", "/versions", "/about", "/pages/0", ""):
        assert staff.get(f"/files/{key}{rest}").status_code == 404
    token = answers(staff, f"/files/{open_key}/about")
    assert staff.post(f"/files/{key}/about", data=token).status_code == 404
    reader = as_role(Role.VIEWER)
    assert "/versions" not in reader.get(f"/files/{open_key}/view").text
    assert reader.get(f"/files/{open_key}/versions").status_code == 403

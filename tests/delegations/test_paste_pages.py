"""A list of eight from a mail becomes eight members in three steps, and nothing is ever half written."""

from crm.core.access import SYSTEM, Role, acting_as
from crm.delegations import queries
from crm.delegations.models import MemberRole, MemberSide
from tests import build
from tests.delegations.test_members import names
from tests.markup import Page


def sent(reply, **fields):
    """Return what the form of a page would send, repeated fields included, with some changed."""
    values = {key: list(value) if isinstance(value, list) else value for key, value in form_of(reply).items()}
    return values | fields


def form_of(reply):
    return dict(Page(reply.text).form_with({"side"}).values)


def preview(browser, answers, delegation, text, **given):
    url = f"/delegations/{delegation.id}/paste"
    return browser.post(url, data=answers(browser, url, text=text, **given) | {"action": "save"})


def save(browser, delegation, reply, **fields):
    return browser.post(f"/delegations/{delegation.id}/paste", data=sent(reply, action="save", **fields))


def test_eight_members_are_pasted_previewed_and_saved_in_the_order_received(as_role, answers, coming, eight):
    browser = as_role(Role.STAFF)
    shown = preview(browser, answers, coming, eight)
    assert shown.status_code == 200
    assert "TANAKA Kenichi" in shown.text
    assert names(coming) == []
    assert save(browser, coming, shown).status_code == 302
    assert names(coming) == [
        "TANAKA Kenichi",
        "SATO Yumi",
        "YAMAMOTO Hiroshi",
        "KOBAYASHI Aya",
        "ITO Daisuke",
        "WATANABE Naoko",
        "NAKAMURA Ken",
        "ABE Midori",
    ]
    with acting_as(SYSTEM):
        kept = queries.members_of(coming.id)
    assert [m.place for m in kept] == list(range(1, 9))
    assert (kept[0].native_name, kept[0].native_lang, kept[0].role) == ("田中 健一", "ja", MemberRole.HEAD)
    assert kept[3].role is MemberRole.INTERPRETER
    assert kept[0].title == {"vi": "Cục trưởng"}
    page = browser.get(f"/delegations/{coming.id}").text
    assert "田中 健一" in page


def test_saving_twice_writes_the_list_once(as_role, answers, coming, eight):
    browser = as_role(Role.STAFF)
    data = sent(preview(browser, answers, coming, eight), action="save")
    for _ in range(2):
        browser.post(f"/delegations/{coming.id}/paste", data=data)
    assert len(names(coming)) == 8


def test_a_list_saved_over_somebody_elses_change_is_refused_and_kept(as_role, answers, coming, eight):
    browser = as_role(Role.STAFF)
    shown = preview(browser, answers, coming, eight)
    url = f"/delegations/{coming.id}/members/new"
    browser.post(url, data=answers(browser, url, latin_name="TANAKA Kenichi"))
    reply = save(browser, coming, shown)
    assert reply.status_code == 409
    assert "ABE Midori" in reply.text
    assert "đã có trong đoàn" in reply.text or "already" in reply.text
    assert names(coming) == ["TANAKA Kenichi"]


def test_a_missing_name_is_told_beside_its_row_and_nothing_is_written(as_role, answers, coming):
    browser = as_role(Role.STAFF)
    text = "Họ tên\tChức vụ\nTANAKA Kenichi\tCục trưởng\n\tTrưởng phòng\n"
    shown = preview(browser, answers, coming, text)
    reply = save(browser, coming, shown)
    assert reply.status_code == 422
    assert names(coming) == []
    assert "Trưởng phòng" in reply.text
    cells = sent(reply)["cell"]
    cells[2] = "SATO Yumi"
    assert save(browser, coming, reply, cell=cells).status_code == 302
    assert names(coming) == ["TANAKA Kenichi", "SATO Yumi"]


def test_a_row_may_be_left_out(as_role, answers, coming):
    browser = as_role(Role.STAFF)
    shown = preview(browser, answers, coming, "Họ tên\tChức vụ\nTANAKA\tCục trưởng\nSATO\tTrưởng phòng\n")
    rows = sent(shown)["row"]
    save(browser, coming, shown, skip=[rows[0]])
    assert names(coming) == ["SATO"]


def test_a_column_guessed_wrong_is_put_right(as_role, answers, coming):
    browser = as_role(Role.STAFF)
    shown = preview(browser, answers, coming, "A B\tC D\nE F\tG H\n")
    save(browser, coming, shown, column=["organisation", "latin_name"])
    assert names(coming) == ["C D", "G H"]


def test_a_list_without_a_column_of_names_is_not_saved(as_role, answers, coming):
    browser = as_role(Role.STAFF)
    shown = preview(browser, answers, coming, "Họ tên\tChức vụ\nTANAKA\tCục trưởng\n")
    reply = save(browser, coming, shown, column=["organisation", "title_vi"])
    assert reply.status_code == 422
    assert "TANAKA" in reply.text
    assert names(coming) == []


def test_four_hundred_rows_are_refused_with_a_sentence_and_the_text_kept(as_role, answers, coming):
    text = "\n".join(f"Nguyễn Văn {number}\tChuyên viên" for number in range(400))
    reply = preview(as_role(Role.STAFF), answers, coming, text)
    assert reply.status_code == 422
    assert "400" in reply.text
    assert "Nguyễn Văn 399" in reply.text
    assert names(coming) == []


def test_nothing_and_nonsense_are_refused_beside_the_field(as_role, answers, coming):
    browser = as_role(Role.STAFF)
    for text in ("", "   ", "Kính gửi anh,\n"):
        reply = preview(browser, answers, coming, text)
        assert reply.status_code == 422
        assert 'id="text-errors"' in reply.text


def test_merged_cells_of_a_table_are_spread_and_marked(as_role, answers, coming):
    html = (
        "<table><tr><th>Họ tên</th><th>Chức vụ</th><th>Đơn vị</th></tr>"
        "<tr><td>TANAKA Kenichi</td><td>Cục trưởng</td><td rowspan=2>Cục Môi trường</td></tr>"
        "<tr><td>SATO Yumi</td><td>Trưởng phòng</td></tr></table>"
    )
    browser = as_role(Role.STAFF)
    shown = preview(browser, answers, coming, "TANAKA Kenichi SATO Yumi", html=html)
    assert "paste" in shown.text
    save(browser, coming, shown)
    with acting_as(SYSTEM):
        assert [m.organisation.best() for m in queries.members_of(coming.id)] == ["Cục Môi trường"] * 2


def test_a_large_table_from_a_word_processor_is_taken(as_role, answers, coming):
    padding = "<!-- " + "x" * 700_000 + " -->"
    html = (
        padding
        + "<table><tr><th>Họ tên</th><th>Chức vụ</th></tr><tr><td>TANAKA</td><td>Cục trưởng</td></tr></table>"
    )
    shown = preview(as_role(Role.STAFF), answers, coming, "TANAKA", html=html)
    assert shown.status_code == 200
    assert "Cục trưởng" in shown.text


def test_a_letter_that_cannot_be_printed_stops_the_list_beside_its_cell(as_role, answers, coming):
    browser = as_role(Role.STAFF)
    shown = preview(browser, answers, coming, "Họ tên\tChức vụ\nKa\U00012000li Ab\tCục trưởng\n")
    reply = save(browser, coming, shown)
    assert reply.status_code == 422
    assert 'aria-invalid="true"' in reply.text
    assert names(coming) == []


def test_known_people_are_linked_and_bring_what_the_list_lacks(as_role, answers, coming, place):
    known = build.contact(
        "TANAKA Kenichi",
        native_name="田中 健一",
        native_lang="ja",
        reading_vi="Ta-na-ca Ken-i-chi",
        address_vi="Ngài Cục trưởng",
        locality_id=place.id,
    )
    twin = {"native_name": "佐藤 由美", "native_lang": "ja", "locality_id": place.id}
    build.contact("SATO Yumi", **twin)
    build.contact("SATO Yumi", **twin)
    browser = as_role(Role.STAFF)
    shown = preview(
        browser, answers, coming, "Họ tên\tChức vụ\nTanaka Kenichi\tCục trưởng\nSATO Yumi\tTrưởng phòng\n"
    )
    assert shown.text.count("TANAKA Kenichi") >= 1
    save(browser, coming, shown)
    with acting_as(SYSTEM):
        first, second = queries.members_of(coming.id)
    assert (first.contact_id, first.reading_vi, first.address_vi) == (
        known.id,
        "Ta-na-ca Ken-i-chi",
        "Ngài Cục trưởng",
    )
    assert first.latin_name == "Tanaka Kenichi"
    assert second.contact_id is None


def test_our_own_list_goes_to_our_side(as_role, answers, coming):
    browser = as_role(Role.STAFF)
    shown = preview(browser, answers, coming, "Họ tên\tChức vụ\nNguyễn Thu Hà\tChuyên viên\n", side="ours")
    save(browser, coming, shown)
    assert names(coming, MemberSide.OURS) == ["Nguyễn Thu Hà"]
    assert names(coming) == []

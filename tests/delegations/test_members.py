"""Members: entered, corrected, put in order, taken from contacts and colleagues, never sorted by name."""

import sqlalchemy as sa

from crm.core import audit
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import Words, db
from crm.core.records import Classification
from crm.delegations import queries
from crm.delegations.models import Delegation, DelegationMember, MemberRole, MemberSide
from tests import build
from tests.delegations.test_pages import csrf


def names(delegation, side=MemberSide.THEIRS):
    """Read the names of one side in order."""
    with acting_as(SYSTEM):
        return [
            m.latin_name or m.native_name for m in queries.by_side(queries.members_of(delegation.id))[side]
        ]


def add(browser, answers, delegation, **given):
    url = f"/delegations/{delegation.id}/members/new"
    return browser.post(url, data=answers(browser, url, **given))


def test_a_member_is_kept_with_names_titles_and_form_of_address(as_role, answers, coming):
    given = {
        "side": "theirs",
        "role": "head",
        "latin_name": "TANAKA Kenichi",
        "native_name": "田中 健一",
        "native_lang": "ja",
        "reading_vi": "Ta-na-ca Ken-i-chi",
        "title_vi": "Cục trưởng",
        "title_native": "局長",
        "address_vi": "Ngài Cục trưởng",
        "phone": "+81 93 582 2146",
    }
    assert add(as_role(Role.STAFF), answers, coming, **given).status_code == 302
    with acting_as(SYSTEM):
        kept = queries.members_of(coming.id)[0]
    assert (kept.native_name, kept.reading_vi, kept.role) == (
        "田中 健一",
        "Ta-na-ca Ken-i-chi",
        MemberRole.HEAD,
    )
    assert kept.title == {"vi": "Cục trưởng", "ja": "局長"}
    assert kept.address_vi == "Ngài Cục trưởng"


def test_the_order_is_the_one_received_and_moves_only_by_hand(as_role, answers, coming):
    browser = as_role(Role.STAFF)
    for name in ("ZAN Third", "ABE First", "MORI Second"):
        add(browser, answers, coming, latin_name=name)
    assert names(coming) == ["ZAN Third", "ABE First", "MORI Second"]
    page = browser.get(f"/delegations/{coming.id}/members")
    with acting_as(SYSTEM):
        last = queries.members_of(coming.id)[-1]
        version = db.session.scalar(sa.select(Delegation.version).where(Delegation.id == coming.id))
    url = f"/delegations/{coming.id}/members/{last.id}/up"
    assert url in page.text
    assert browser.post(url, data={"csrf_token": csrf(page), "version": version}).status_code == 302
    assert names(coming) == ["ZAN Third", "MORI Second", "ABE First"]
    stale = browser.post(url, data={"csrf_token": csrf(page), "version": version})
    assert stale.status_code == 409
    assert names(coming) == ["ZAN Third", "MORI Second", "ABE First"]


def test_who_is_taken_out_leaves_no_gap(as_role, coming):
    first = build.member(coming, "A", place=1)
    build.member(coming, "B", place=2)
    build.member(coming, "C", place=3)
    browser = as_role(Role.STAFF)
    page = browser.get(f"/delegations/{coming.id}/members")
    url = f"/delegations/{coming.id}/members/{first.id}/remove"
    browser.post(url, data={"csrf_token": csrf(page), "version": coming.version})
    with acting_as(SYSTEM):
        assert [(m.latin_name, m.place) for m in queries.members_of(coming.id)] == [("B", 1), ("C", 2)]


def test_a_member_changed_by_somebody_else_is_not_overwritten(as_role, answers, coming):
    member = build.member(coming, "TANAKA Kenichi")
    browser = as_role(Role.STAFF)
    url = f"/delegations/{coming.id}/members/{member.id}"
    mine = answers(browser, url, latin_name="TANAKA Mine")
    browser.post(url, data=answers(browser, url, latin_name="TANAKA Theirs"))
    reply = browser.post(url, data=mine)
    assert reply.status_code == 409
    assert "TANAKA Mine" in reply.text
    assert names(coming) == ["TANAKA Theirs"]


def test_a_name_that_no_typeface_can_draw_is_told_beside_the_field(as_role, answers, coming):
    reply = add(as_role(Role.STAFF), answers, coming, latin_name="Ka\U00012000li", title_vi="Trưởng phòng")
    assert reply.status_code == 422
    assert 'id="latin_name-errors"' in reply.text
    assert "\U00012000" in reply.text
    assert names(coming) == []


def test_a_member_needs_one_form_of_the_name_and_a_true_address(as_role, answers, coming):
    reply = add(
        as_role(Role.STAFF), answers, coming, latin_name="", title_vi="Trưởng phòng", email="không có"
    )
    assert reply.status_code == 422
    assert 'id="latin_name-errors"' in reply.text
    assert 'id="email-errors"' in reply.text
    assert "Trưởng phòng" in reply.text


def test_one_character_and_markup_are_names_too(as_role, answers, coming):
    browser = as_role(Role.STAFF)
    for name in ("O", "Müller <b>AG", "=cmd|' /C calc'!A0"):
        assert add(browser, answers, coming, latin_name=name).status_code == 302
    text = browser.get(f"/delegations/{coming.id}/members").text
    assert "Müller &lt;b&gt;AG" in text
    assert names(coming) == ["O", "Müller <b>AG", "=cmd|' /C calc'!A0"]


def test_diet_is_sealed_and_shown_to_officers_only(as_role, answers, coming):
    staff = as_role(Role.STAFF)
    add(staff, answers, coming, latin_name="ITO", diet="Ăn chay trường")
    url = f"/delegations/{coming.id}/members"
    assert "Ăn chay trường" in staff.get(url).text
    assert "Ăn chay trường" not in as_role(Role.LEADER).get(url).text
    raw = db.session.execute(sa.text("SELECT diet FROM delegation_member")).scalar_one()
    assert "chay" not in raw
    changes = db.session.execute(sa.text("SELECT new FROM field_change WHERE entity = 'delegation_member'"))
    assert not any("chay" in (new or "") for (new,) in changes)


def test_a_member_is_filled_from_a_contact(as_role, answers, coming, place):
    known = build.contact(
        "SATO Yumi",
        native_name="佐藤 由美",
        native_lang="ja",
        reading_vi="Xa-tô Diu-mi",
        locality_id=place.id,
    )
    browser = as_role(Role.STAFF)
    url = f"/delegations/{coming.id}/members/new"
    assert "SATO Yumi" in browser.get(url).text
    taken = f"{url}?contact={known.id}"
    assert browser.post(taken, data=answers(browser, taken)).status_code == 302
    with acting_as(SYSTEM):
        kept = queries.members_of(coming.id)[0]
    assert (kept.contact_id, kept.native_name, kept.reading_vi) == (known.id, "佐藤 由美", "Xa-tô Diu-mi")
    assert coming.title in browser.get(f"/contacts/{known.id}").text


def test_one_of_us_is_filled_from_the_office(as_role, answers, coming):
    browser = as_role(Role.STAFF, name="Phạm Minh Đức")
    url = f"/delegations/{coming.id}/members/new?user={browser.person.id}"
    assert browser.post(url, data=answers(browser, url)).status_code == 302
    assert names(coming, MemberSide.OURS) == ["Phạm Minh Đức"]


def test_a_member_of_another_delegation_is_not_reached_by_its_number(as_role, coming, place):
    other = build.member(build.delegation(place, "Đoàn khác"))
    assert as_role(Role.STAFF).get(f"/delegations/{coming.id}/members/{other.id}").status_code == 404


def test_texts_in_the_partners_language_survive_an_edit(as_role, answers, coming):
    build.member(coming, "TANAKA", native_lang="ja", title=Words(vi="Cục trưởng", ja="局長"))
    with acting_as(SYSTEM):
        member = db.session.scalar(sa.select(DelegationMember))
    browser = as_role(Role.STAFF)
    url = f"/delegations/{coming.id}/members/{member.id}"
    browser.post(url, data=answers(browser, url, title_en="Director General"))
    with acting_as(SYSTEM):
        kept = db.session.scalar(sa.select(DelegationMember))
    assert kept.title == {"vi": "Cục trưởng", "en": "Director General", "ja": "局長"}


def only_member():
    """Read the one member there is."""
    with acting_as(SYSTEM):
        return db.session.scalars(sa.select(DelegationMember)).one()


def test_saving_an_untouched_member_keeps_every_language(as_role, answers, coming):
    texts = Words(vi="Cục trưởng", ja="局長", ko="국장")
    build.member(coming, "TANAKA", native_lang="ko", title=texts, organisation=texts, biography=texts)
    browser = as_role(Role.STAFF)
    url = f"/delegations/{coming.id}/members/{only_member().id}"
    assert browser.post(url, data=answers(browser, url)).status_code == 302
    kept = only_member()
    assert kept.title == kept.organisation == kept.biography == texts


def test_a_native_title_stays_in_its_language_though_the_name_has_none(as_role, answers, coming):
    build.member(coming, "TANAKA", title=Words(vi="Cục trưởng", ja="局長"))
    browser = as_role(Role.STAFF)
    url = f"/delegations/{coming.id}/members/{only_member().id}"
    browser.post(url, data=answers(browser, url))
    assert only_member().title == {"vi": "Cục trưởng", "ja": "局長"}
    browser.post(url, data=answers(browser, url, title_native=""))
    assert only_member().title == {"vi": "Cục trưởng"}


def test_a_title_follows_the_language_of_the_name_when_that_is_corrected(as_role, answers, coming):
    build.member(coming, "TANAKA", native_lang="zh", title=Words(zh="局長"))
    browser = as_role(Role.STAFF)
    url = f"/delegations/{coming.id}/members/{only_member().id}"
    browser.post(url, data=answers(browser, url, native_lang="ja"))
    assert only_member().title == {"ja": "局長"}


def test_keys_that_nobody_has_are_no_keys(as_role, answers, coming):
    browser = as_role(Role.STAFF)
    url = f"/delegations/{coming.id}/members/new"
    for key in ("2147483647", "0", "-4", "9" * 30, "x"):
        given = answers(browser, url, latin_name="ITO") | {"contact_id": key, "user_id": key}
        assert browser.post(url, data=given).status_code == 302
    with acting_as(SYSTEM):
        found = queries.members_of(coming.id)
    assert [(one.contact_id, one.user_id) for one in found] == [(None, None)] * 5
    assert browser.get(f"/delegations/{coming.id}/members").status_code == 200


def test_a_contact_that_one_may_not_see_is_neither_tied_nor_untied(as_role, answers, coming):
    hidden = build.contact("MORI Kín", classification=Classification.RESTRICTED)
    seen = build.contact("SATO Yumi")
    browser = as_role(Role.STAFF)
    url = f"/delegations/{coming.id}/members/new"
    browser.post(url, data=answers(browser, url, latin_name="ITO") | {"contact_id": hidden.id})
    assert only_member().contact_id is None
    member = only_member()
    with audit.change(SYSTEM, "test.built"):
        member.contact_id = hidden.id
    url = f"/delegations/{coming.id}/members/{member.id}"
    for key in ("", str(seen.id), "2147483647"):
        assert browser.post(url, data=answers(browser, url) | {"contact_id": key}).status_code == 302
        assert only_member().contact_id == hidden.id


def test_a_forged_key_does_not_untie_a_contact(as_role, answers, coming):
    known = build.contact("SATO Yumi").id
    build.member(coming, "SATO", contact_id=known)
    browser = as_role(Role.STAFF)
    url = f"/delegations/{coming.id}/members/{only_member().id}"
    key = "2147483647"
    browser.post(url, data=answers(browser, url) | {"contact_id": key, "user_id": key})
    assert (only_member().contact_id, only_member().user_id) == (known, None)

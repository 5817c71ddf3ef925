"""Ranks of each system beside each other, edited, kept, and the editions of rule sets."""

import pytest

from crm.core.access import SYSTEM, Role
from crm.core.db import Words, db
from crm.core.errors import Conflict, Forbidden, Invalid, RuleBroken
from crm.protocol import queries, service
from crm.protocol.models import PrecedenceKey, RankSystem
from crm.protocol.service import RankEntry, RuleEntry
from tests import build


@pytest.fixture
def loaded(app):
    service.load_protocol()
    db.session.commit()
    return app


def entry(name="Thư ký", **given):
    return RankEntry(**({"system": RankSystem.JP_CITY, "level": 7, "name": Words(vi=name)} | given))


@pytest.mark.parametrize(
    ("code", "counterparts"),
    [
        ("jp_city_bureau_head", ["vn_director"]),
        (
            "kr_vice_mayor_governor",
            ["vn_party_deputy_secretary", "vn_committee_vice_chair", "vn_council_vice_chair"],
        ),
        ("vn_director", ["vn_director"]),
        ("fr_director", ["vn_deputy_director"]),
        ("unheard_of", []),
    ],
)
def test_a_rank_is_matched_by_ours_of_the_same_level(loaded, code, counterparts):
    assert [one.code for one in queries.counterparts(code)] == counterparts


def test_loading_again_brings_nothing_twice_nor_what_the_office_deleted(loaded):
    service.remove_rank(queries.rank_by_code("fr_director").id, actor=SYSTEM)
    assert service.load_protocol() == 0
    assert queries.rank_by_code("fr_director") is None


def test_every_rank_of_a_partner_s_system_is_marked_as_a_sample(loaded):
    assert {one.system for one in queries.ranks() if not one.is_sample} == {RankSystem.VN}
    assert all(one.source for one in queries.ranks())


def test_the_ranks_of_the_partner_s_country_are_offered_first(loaded):
    offered = queries.rank_choices("KR")
    assert offered[0][0].startswith("kr_")
    assert len(offered) == len(queries.ranks())


def test_a_rank_is_corrected_and_the_late_hand_is_told(loaded):
    row = queries.rank_by_code("jp_city_mayor")
    service.change_rank(row.id, entry("Thị trưởng", level=2, version=row.version), actor=SYSTEM)
    assert row.name == {"vi": "Thị trưởng", "ja": "市長"}
    with pytest.raises(Conflict):
        service.change_rank(row.id, entry("Ông Thị trưởng", level=2, version=1), actor=SYSTEM)
    with pytest.raises(Invalid):
        service.change_rank(row.id, entry(level=12), actor=SYSTEM)


def test_only_who_keeps_the_settings_changes_ranks(loaded):
    with pytest.raises(Forbidden):
        service.add_rank(entry(), actor=build.person(Role.STAFF))


def test_a_rank_moves_among_those_of_its_level(loaded):
    codes = lambda: [one.code for one in queries.ranks(RankSystem.VN)][:3]  # noqa: E731
    first, second, third = codes()
    service.move_rank(queries.rank_by_code(third).id, up=True, actor=SYSTEM)
    assert codes() == [first, third, second]


def test_a_retired_rank_is_shown_where_it_is_chosen_and_offered_nowhere_else(loaded):
    row = service.add_rank(entry("Thư ký"), actor=SYSTEM)
    service.set_rank_aside(row.id, retired=True, actor=SYSTEM)
    assert row.code not in dict(queries.rank_choices("JP"))
    assert row.code in dict(queries.rank_choices("JP", row.code))


def test_a_changed_rule_set_is_a_new_edition_and_the_old_one_stays(loaded):
    first = queries.rule_sets()[0]
    given = {"name": Words(vi="Hội nghị"), "lang": "vi", "version": first.version}
    second = service.change_rule_set(
        first.id, RuleEntry(keys=(PrecedenceKey.COUNTRY,), **given), actor=SYSTEM
    )
    assert [(one.edition, one.is_current) for one in queries.editions(first.code)] == [(2, True), (1, False)]
    assert second.keys == "country received"
    assert [one.id for one in queries.rule_sets()] == [second.id]
    with pytest.raises(RuleBroken):
        service.change_rule_set(first.id, RuleEntry(keys=(PrecedenceKey.LEVEL,), **given), actor=SYSTEM)


def test_the_same_rule_set_saved_again_is_no_new_edition(loaded):
    first = queries.rule_sets()[0]
    keys = (PrecedenceKey.LEVEL, PrecedenceKey.COUNTRY, PrecedenceKey.IN_OFFICE)
    same = RuleEntry(name=first.name, keys=keys, lang=first.lang, basis=first.basis, version=first.version)
    assert service.change_rule_set(first.id, same, actor=SYSTEM) is first


@pytest.mark.parametrize(
    ("keys", "field"),
    [
        ((), "key_1"),
        ((PrecedenceKey.LEVEL, PrecedenceKey.LEVEL), "key_2"),
        ((PrecedenceKey.RECEIVED,), "key_1"),
    ],
)
def test_a_rule_set_compares_something_and_nothing_twice(loaded, keys, field):
    with pytest.raises(Invalid) as refused:
        service.add_rule_set(RuleEntry(name=Words(vi="Hội nghị"), keys=keys), actor=SYSTEM)
    assert refused.value.field == field


def test_the_settings_pages_keep_what_was_typed_and_save_it(loaded, as_role, answers):
    manager = as_role(Role.MANAGER)
    assert "Thị trưởng thành phố chỉ định" in manager.get("/settings/ranks").text
    sent = answers(manager, "/settings/ranks/new", system="kr", level="4", name_vi="")
    refused = manager.post("/settings/ranks/new", data=sent)
    assert refused.status_code == 422
    sent = answers(manager, "/settings/ranks/new", system="kr", level="4", name_vi="Trợ lý")
    assert "Trợ lý" in manager.post("/settings/ranks/new", data=sent, follow_redirects=True).text
    assert as_role(Role.STAFF).get("/settings/ranks").status_code == 403


def test_a_rule_set_is_written_on_its_page(loaded, as_role, answers):
    manager = as_role(Role.MANAGER)
    url = f"/settings/precedence/{queries.rule_sets()[0].id}"
    sent = answers(manager, url, key_1="country", key_2="country")
    assert manager.post(url, data=sent).status_code == 422
    sent = answers(manager, url, key_1="country", key_2="level", key_3="")
    shown = manager.post(url, data=sent, follow_redirects=True).text
    assert "phiên bản 2" in shown.lower() or "edition 2" in shown.lower()

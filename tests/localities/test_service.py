"""Keeping localities: what is saved, what is refused, and that nothing is half-written."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from crm.core import records, undo
from crm.core.access import Role, acting_as
from crm.core.audit import ChangeSet, FieldChange
from crm.core.db import Words, db
from crm.core.errors import Conflict, Forbidden, Invalid, RuleBroken
from crm.core.records import Classification
from crm.core.text import UnfitText
from crm.localities import queries, service
from crm.localities.models import ClaimSide, Fact, FactKind, Locality, NameKind, Scope
from crm.localities.service import ClaimEntry, FactEntry, LocalityEntry, NameEntry
from crm.reference.service import load_sectors
from tests import build

NAMES = (
    NameEntry(lang="vi", kind=NameKind.SHORT, text="Kitakyushu"),
    NameEntry(lang="vi", kind=NameKind.OFFICIAL, text="Thành phố Kitakyushu"),
    NameEntry(lang="ja", kind=NameKind.NATIVE, text="北九州市"),
    NameEntry(lang="ja", kind=NameKind.READING, text="きたきゅうしゅう"),
    NameEntry(lang="vi", kind=NameKind.RARE, text="Bắc Cửu Châu"),
)
AREA = FactEntry(kind=FactKind.AREA, value=Decimal("491.95"), source="Sở Ngoại vụ")


def entry(**given):
    return LocalityEntry(**({"names": NAMES, "country_code": "JP"} | given))


@pytest.fixture
def staff(app):
    with acting_as(build.person(Role.STAFF)) as _:
        from crm.core.access import viewer

        yield viewer()


def test_a_new_locality_takes_its_printed_name_script_zone_and_search_forms_from_what_was_typed(staff):
    made = service.add_locality(entry(facts=[AREA]), actor=staff)
    assert (made.title, made.native_name, made.native_lang, made.zone) == (
        "Kitakyushu",
        "北九州市",
        "ja",
        "Asia/Tokyo",
    )
    for typed in ("kitakyushu", "北九州", "きたきゅうしゅう", "bac cuu chau"):
        assert [row.id for row in queries.find_by_text(typed)] == [made.id], typed
    (fact,) = queries.facts_of(made.id)
    assert (fact.value, fact.unit) == (Decimal("491.95"), "km²")
    assert made.owner_id == staff.id


def test_names_typed_apart_letter_and_mark_are_kept_composed(staff):
    typed = unicodedata.normalize("NFD", "Viêng Chăn")
    made = service.add_locality(
        entry(names=[NameEntry(lang="vi", kind=NameKind.SHORT, text=typed)], country_code="LA"), actor=staff
    )
    db.session.refresh(made)
    assert made.title == "Viêng Chăn"
    assert [row.title for row in queries.find_by_text("vieng chan")] == ["Viêng Chăn"]


def test_a_name_of_300_characters_is_kept_and_one_of_301_is_refused(staff):
    long = [NameEntry(lang="vi", kind=NameKind.SHORT, text="ạ" * 300)]
    assert len(service.add_locality(entry(names=long), actor=staff).title) == 300
    too_long = [NameEntry(lang="vi", kind=NameKind.SHORT, text="ạ" * 301)]
    with pytest.raises((UnfitText, sa.exc.StatementError)):
        service.add_locality(entry(names=too_long), actor=staff)


def test_search_aids_alone_are_no_name(staff):
    with pytest.raises(Invalid) as refused:
        service.add_locality(entry(names=NAMES[3:]), actor=staff)
    assert refused.value.field == "names"


def test_an_edit_changes_the_rows_it_names_adds_new_ones_and_drops_the_emptied(staff):
    load_sectors()
    claim = ClaimEntry(side=ClaimSide.STRENGTH, sector_code="port", level=2, text=Words(vi="Cảng", en="Port"))
    made = service.add_locality(entry(facts=[AREA], claims=[claim]), actor=staff)
    kept = queries.facts_of(made.id)[0].id
    people = FactEntry(
        kind=FactKind.POPULATION, value=Decimal(947092), source="Trang thành phố", as_of_year=2020
    )
    corrected = FactEntry(id=kept, kind=FactKind.AREA, value=Decimal(492), source="Sở Ngoại vụ")
    service.edit_locality(made.id, entry(facts=[corrected, people], version=1), actor=staff)
    found = {fact.kind: fact for fact in queries.facts_of(made.id)}
    assert found[FactKind.AREA].id == kept
    assert found[FactKind.AREA].value == 492
    assert found[FactKind.POPULATION].unit == "người"
    assert queries.claims_of(made.id) == []
    changed = db.session.execute(
        sa.select(FieldChange.field, FieldChange.old, FieldChange.new)
        .join(ChangeSet)
        .where(ChangeSet.verb == "locality.edited", FieldChange.entity == "fact", FieldChange.row_id == kept)
    ).all()
    assert [row.field for row in changed] == ["value"]


def test_a_row_of_another_locality_cannot_be_taken_over(staff):
    mine = service.add_locality(entry(), actor=staff)
    other = service.add_locality(entry(facts=[AREA]), actor=staff)
    theirs = queries.facts_of(other.id)[0].id
    stolen = FactEntry(id=theirs, kind=FactKind.AREA, value=Decimal(1), source="x")
    service.edit_locality(mine.id, entry(facts=[stolen], version=1), actor=staff)
    assert queries.facts_of(other.id)[0].value == Decimal("491.95")
    assert queries.facts_of(mine.id)[0].id != theirs


def test_who_saves_second_is_told_who_saved_first(staff):
    made = service.add_locality(entry(), actor=staff)
    service.edit_locality(made.id, entry(version=1, city_day="10/02"), actor=staff)
    with pytest.raises(Conflict) as conflict:
        service.edit_locality(made.id, entry(version=1, city_day="11/02"), actor=staff)
    assert conflict.value.version == 2
    assert conflict.value.by == staff.display_name


def test_a_deleted_locality_is_gone_and_comes_back_with_everything(staff):
    made = service.add_locality(entry(facts=[AREA]), actor=staff)
    service.delete_locality(made.id, actor=staff)
    assert records.find(Locality, made.id) is None
    assert queries.find_by_text("kitakyushu") == []
    undo.restore([made.id], actor=staff)
    assert [row.id for row in queries.find_by_text("kitakyushu")] == [made.id]
    assert len(queries.facts_of(made.id)) == 1


def test_staff_may_not_delete_what_others_entered_and_nobody_the_home_city(staff):
    place = build.locality()
    with pytest.raises(Forbidden):
        service.delete_locality(place.id, actor=staff)
    home = service.add_locality(entry(scope=Scope.HOME), actor=staff)
    with pytest.raises(RuleBroken):
        service.delete_locality(home.id, actor=staff)
    assert [one.reason for one in undo.restore([place.id], actor=staff).refused] != []


def test_a_locality_cannot_follow_itself_but_may_follow_another(staff):
    old = service.add_locality(
        entry(names=[NameEntry(lang="vi", kind=NameKind.SHORT, text="Hải Dương")]), actor=staff
    )
    new = service.add_locality(entry(), actor=staff)
    names = [NameEntry(lang="vi", kind=NameKind.SHORT, text="Hải Dương")]
    with pytest.raises(Invalid):
        service.edit_locality(old.id, entry(names=names, successor_id=old.id, version=1), actor=staff)
    service.edit_locality(
        old.id, entry(names=names, successor_id=new.id, succeeded_on=date(2025, 7, 1), version=1), actor=staff
    )
    assert [queries.locality_with_names(place.id)[2] for place in (old, new, build.locality())] == [
        True,
        True,
        False,
    ]
    assert [(row.id, row.is_successor) for row in queries.kin_of(new)] == [(old.id, False)]
    assert [(row.id, row.is_successor) for row in queries.kin_of(old)] == [(new.id, True)]


def test_names_of_restricted_localities_are_told_to_nobody_else(app):
    owner = build.person(Role.STAFF)
    secret = build.locality("Busan", classification=Classification.RESTRICTED, owner_id=owner.id)
    with acting_as(build.person(Role.STAFF)):
        assert queries.locality_names([secret.id]) == {}
        assert queries.find_by_text("busan") == []
        assert queries.locality_with_names(secret.id) is None
    with acting_as(owner):
        assert queries.locality_names([secret.id]) == {secret.id: "Busan"}


def test_two_sources_that_disagree_both_stay_the_newest_first(staff):
    facts = [
        FactEntry(kind=FactKind.POPULATION, value=Decimal(961286), source="A", as_of_year=2015),
        FactEntry(kind=FactKind.POPULATION, value=Decimal(947092), source="B", as_of_year=2020),
    ]
    made = service.add_locality(entry(facts=facts), actor=staff)
    assert [fact.as_of_year for fact in queries.facts_of(made.id)] == [2020, 2015]
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Fact)) == 2

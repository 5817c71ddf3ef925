"""What logging a visit promises."""

from datetime import date

import pytest
import sqlalchemy as sa

from crm.commitments.models import Commitment, Side
from crm.core import audit, records, timeline, undo
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import Words, db
from crm.core.errors import Conflict, Forbidden, Invalid, Missing
from crm.core.records import Classification
from crm.interactions import queries, service
from crm.interactions.models import Channel, Interaction
from crm.interactions.queries import VisitFilter
from crm.interactions.rules import VisitOrder
from crm.interactions.service import FollowUp, LogEntry, Promise
from crm.people.models import Contact
from crm.tasks.models import Task
from tests import build

DAY = date(2026, 11, 19)


@pytest.fixture
def ha(app, noon):
    person = build.person()
    with acting_as(person):
        yield person


@pytest.fixture
def kitakyushu(ha):
    return build.locality(native_name="北九州市", native_lang="ja")


def entry(partner, **given):
    return LogEntry(
        **{"happened_on": DAY, "locality_id": partner.id, "summary": "Thống nhất lịch đoàn"} | given
    )


def found(chosen):
    return [row.id for row in db.session.execute(queries.visits(chosen))]


def names_in(visit):
    return [row.Contact.title for row in queries.contacts_in(visit.id)]


def test_day_partner_and_one_line_are_enough(ha, kitakyushu):
    visit = service.log_visit(entry(kitakyushu, is_to_complete=True), actor=ha)
    assert queries.visit_with_names(visit.id).locality == "Kitakyushu"
    assert found(VisitFilter(is_to_complete=True)) == [visit.id]


def test_one_form_writes_people_decisions_work_and_promises(ha, kitakyushu):
    tanaka = build.contact(locality_id=kitakyushu.id)
    duc = build.person(name="Trần Minh Đức")
    visit = service.log_visit(
        entry(
            kitakyushu,
            contact_ids=[tanaka.id],
            new_people=["Sato Yumi", "Kobayashi Aya", "Sato Yumi"],
            officer_ids=[ha.id, duc.id],
            decisions=["Đoàn đến ngày 26/11", "Thêm một phiên dịch"],
            tasks=[FollowUp(title="Đặt lịch nhà máy nước", due_on=date(2026, 11, 25), owner_id=duc.id)],
            commitments=[Promise(side=Side.THEIRS, text=Words(vi="Cử chuyên gia"))],
        ),
        actor=ha,
    )
    assert names_in(visit) == ["TANAKA Kenichi", "Sato Yumi", "Kobayashi Aya"]
    assert [row.display_name for row in queries.officers_in(visit.id)] == [ha.display_name, "Trần Minh Đức"]
    assert [row.text for row in queries.decisions_of(visit.id)] == [
        "Đoàn đến ngày 26/11",
        "Thêm một phiên dịch",
    ]
    task = db.session.scalars(sa.select(Task)).one()
    assert (task.about_id, task.locality_id, task.owner_id) == (visit.id, kitakyushu.id, duc.id)
    promise = db.session.scalars(sa.select(Commitment)).one()
    assert (promise.source_id, promise.locality_id) == (visit.id, kitakyushu.id)


def test_a_name_that_is_known_there_is_the_person_and_not_a_second_one(ha, kitakyushu):
    tanaka = build.contact(locality_id=kitakyushu.id, native_name="田中 健一")
    visit = service.log_visit(entry(kitakyushu, new_people=["田中 健一"]), actor=ha)
    assert [row.Contact.id for row in queries.contacts_in(visit.id)] == [tanaka.id]
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Contact)) == 1


def test_a_visit_is_not_logged_before_it_has_happened(ha, kitakyushu):
    with pytest.raises(Invalid) as refused:
        service.log_visit(entry(kitakyushu, happened_on=date(2026, 11, 23)), actor=ha)
    assert refused.value.field == "happened_on"


def test_a_visit_needs_a_partner_that_is_there(ha, kitakyushu):
    with pytest.raises(Invalid):
        service.log_visit(LogEntry(happened_on=DAY, locality_id=2**31 + 5, summary="x"), actor=ha)
    with pytest.raises(Missing):
        service.log_visit(entry(kitakyushu, delegation_id=kitakyushu.id), actor=ha)


def test_a_correction_changes_people_and_decisions_and_adds_work(ha, kitakyushu):
    tanaka, sato = (
        build.contact(locality_id=kitakyushu.id),
        build.contact("SATO Yumi", locality_id=kitakyushu.id),
    )
    visit = service.log_visit(
        entry(
            kitakyushu,
            contact_ids=[tanaka.id],
            officer_ids=[ha.id],
            decisions=["Một", "Hai"],
            is_to_complete=True,
        ),
        actor=ha,
    )
    service.correct_visit(
        visit.id,
        entry(
            kitakyushu,
            contact_ids=[sato.id],
            decisions=["Hai"],
            tasks=[FollowUp(title="Thêm")],
            version=visit.version,
        ),
        actor=ha,
    )
    assert names_in(visit) == ["SATO Yumi"]
    assert queries.officers_in(visit.id) == []
    assert [row.text for row in queries.decisions_of(visit.id)] == ["Hai"]
    assert found(VisitFilter(is_to_complete=True)) == []
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Task)) == 1


def test_a_correction_on_an_old_version_changes_nothing(ha, kitakyushu):
    visit = service.log_visit(entry(kitakyushu), actor=ha)
    service.correct_visit(visit.id, entry(kitakyushu, summary="Một", version=1), actor=ha)
    with pytest.raises(Conflict):
        service.correct_visit(visit.id, entry(kitakyushu, summary="Hai", version=1), actor=ha)


def test_a_correction_keeps_the_seat_of_somebody_its_author_may_not_see(app, noon):
    ha, yen = build.person(), build.person(name="Lê Yến")
    place = build.locality()
    hidden = build.contact(
        "Kín", locality_id=place.id, classification=Classification.RESTRICTED, owner_id=ha.id
    )
    with acting_as(ha):
        visit = service.log_visit(entry(place, contact_ids=[hidden.id]), actor=ha)
    with acting_as(yen):
        service.correct_visit(visit.id, entry(place, version=visit.version), actor=yen)
        assert names_in(visit) == []
    with acting_as(ha):
        assert names_in(visit) == ["Kín"]


@pytest.fixture
def secret(app, noon):
    """A restricted visit that Hà logged with Đức; Yến was not there."""
    ha, duc, yen = build.person(), build.person(name="Trần Minh Đức"), build.person(name="Lê Yến")
    place = build.locality()
    tanaka = build.contact(locality_id=place.id)
    with acting_as(ha):
        visit = service.log_visit(
            entry(
                place,
                summary="Chuyện kín",
                classification=Classification.RESTRICTED,
                contact_ids=[tanaka.id],
                officer_ids=[ha.id, duc.id],
                tasks=[FollowUp(title="Việc kín")],
                commitments=[Promise(side=Side.OURS, text=Words(vi="Hứa kín"))],
            ),
            actor=ha,
        )
        db.session.commit()
    return visit, place, tanaka, (ha, duc, yen)


def test_a_restricted_visit_shows_to_those_who_took_part_and_nowhere_to_others(secret):
    visit, place, tanaka, people = secret
    for person, sees in zip(people, (True, True, False), strict=True):
        with acting_as(person):
            assert (visit.id in found(VisitFilter())) is sees
            assert (visit.id in found(VisitFilter(text="kín"))) is sees
            assert bool(queries.visit_with_names(visit.id)) is sees
            assert bool(queries.last_interaction(place.id)) is sees
            assert bool(timeline.events_of(place)[0]) is sees
            assert bool(timeline.events_of(tanaka)[0]) is sees


def test_what_follows_from_a_restricted_visit_is_hidden_with_it(secret):
    _visit, _place, _tanaka, (ha, _duc, yen) = secret
    for person, seen in ((ha, 1), (yen, 0)):
        with acting_as(person):
            assert len(db.session.scalars(sa.select(Task)).all()) == seen
            assert len(db.session.scalars(sa.select(Commitment)).all()) == seen


def test_restricting_a_visit_later_hides_what_came_of_it_too(ha, kitakyushu):
    visit = service.log_visit(
        entry(kitakyushu, commitments=[Promise(side=Side.OURS, text=Words(vi="Hứa"))]), actor=ha
    )
    service.correct_visit(
        visit.id, entry(kitakyushu, classification=Classification.RESTRICTED, version=visit.version), actor=ha
    )
    assert db.session.scalars(sa.select(Commitment)).one().classification is Classification.RESTRICTED


def test_a_manager_deletes_and_restores_a_visit_and_staff_only_their_own(app, noon):
    ha, yen, manager = build.person(), build.person(name="Lê Yến"), build.person(Role.MANAGER)
    place = build.locality()
    with acting_as(ha):
        visit = service.log_visit(entry(place), actor=ha)
    with acting_as(yen), pytest.raises(Forbidden):
        service.delete_visit(visit.id, actor=yen)
    with acting_as(ha):
        service.delete_visit(visit.id, actor=ha)
        assert found(VisitFilter()) == []
        assert queries.last_interaction(place.id) is None
    with acting_as(manager):
        undo.restore([visit.id], actor=manager)
        assert found(VisitFilter()) == [visit.id]


def test_the_list_is_cut_and_sorted(ha, kitakyushu):
    nanning = build.locality("Nam Ninh")
    old = build.interaction(kitakyushu, "Thư mời", happened_on=date(2026, 1, 5), channel=Channel.LETTER)
    new = build.interaction(nanning, happened_on=DAY)
    mine = service.log_visit(entry(kitakyushu, officer_ids=[ha.id]), actor=ha)
    assert found(VisitFilter(locality_id=nanning.id)) == [new.id]
    assert found(VisitFilter(channel=Channel.LETTER)) == [old.id]
    assert found(VisitFilter(since=date(2026, 11, 1))) == [mine.id, new.id]
    assert found(VisitFilter(with_user_id=ha.id)) == [mine.id]
    assert found(VisitFilter(text="thu moi")) == [old.id]
    assert found(VisitFilter(order=VisitOrder.OLDEST)) == [old.id, new.id, mine.id]
    assert found(VisitFilter(order=VisitOrder.PARTNER)) == [mine.id, old.id, new.id]


def test_the_thread_marks_letters_and_events_by_their_kind(ha, kitakyushu):
    for channel in (Channel.CALL, Channel.LETTER, Channel.EVENT):
        build.interaction(kitakyushu, channel.value, channel=channel, result="x" * 200)
    events, _more = timeline.events_of(kitakyushu)
    assert {event.title: event.mark for event in events} == {
        "call": "meeting",
        "letter": "letter",
        "event": "activity",
    }
    assert all(len(event.detail) == 141 for event in events)


def test_the_last_contact_of_a_partner_is_the_newest_one(ha, kitakyushu):
    build.interaction(kitakyushu, "Cũ", happened_on=date(2026, 1, 5))
    build.interaction(kitakyushu, "Mới", happened_on=DAY)
    assert queries.last_interaction(kitakyushu.id).title == "Mới"


def test_text_in_any_script_and_with_any_sign_is_kept_as_typed(ha, kitakyushu):
    for said in ("<script>alert(1)</script>", "=cmd|' /C calc'!A0", "北九州 ສະບາຍດີ «тест»", "x" * 300):
        visit = service.log_visit(entry(kitakyushu, summary=said, result=said, place=said), actor=ha)
        db.session.expire_all()
        kept = db.session.scalars(sa.select(Interaction).where(Interaction.id == visit.id)).one()
        assert (kept.title, kept.result, kept.place) == (said, said, said)


def test_logging_is_one_entry_in_the_history(ha, kitakyushu):
    service.log_visit(entry(kitakyushu, tasks=[FollowUp(title="Một")], decisions=["Hai"]), actor=ha)
    with acting_as(SYSTEM):
        verbs = db.session.scalars(
            sa.text("select verb from change_set where verb like 'visit%' or verb like 'task%'")
        )
        assert list(verbs) == ["visit.logged"]


@pytest.mark.parametrize("is_deleted", [True, False])
def test_a_visit_is_corrected_though_its_delegation_is_gone_or_hidden(app, noon, is_deleted):
    ha, yen = build.person(), build.person(name="Lê Yến")
    place = build.locality()
    trip = build.delegation(place, owner_id=ha.id)
    visit = build.interaction(place, delegation_id=trip.id)
    with acting_as(SYSTEM), audit.change(SYSTEM, "test.hidden"):
        if is_deleted:
            records.delete(trip, actor=SYSTEM)
        else:
            trip.classification = Classification.RESTRICTED
    db.session.commit()
    with acting_as(yen):
        corrected = entry(place, summary="Đã sửa", delegation_id=trip.id, version=visit.version)
        service.correct_visit(visit.id, corrected, actor=yen)
    assert (visit.title, visit.delegation_id) == ("Đã sửa", trip.id)


def test_whoever_is_added_to_a_restricted_visit_later_sees_what_came_of_it(secret):
    visit, place, _tanaka, (ha, duc, yen) = secret

    def sees(person):
        with acting_as(person):
            return [len(db.session.scalars(sa.select(kind)).all()) for kind in (Task, Commitment)]

    def correct(*officers):
        given = {"classification": Classification.RESTRICTED, "officer_ids": [one.id for one in officers]}
        with acting_as(ha):
            service.correct_visit(visit.id, entry(place, version=visit.version, **given), actor=ha)

    assert (sees(duc), sees(yen)) == ([1, 1], [0, 0])
    correct(ha, duc, yen)
    assert sees(yen) == [1, 1]
    correct(ha, yen)
    assert (sees(ha), sees(duc), sees(yen)) == ([1, 1], [0, 0], [1, 1])


def test_a_visit_that_somebody_changed_since_is_not_deleted(ha, kitakyushu):
    visit = service.log_visit(entry(kitakyushu), actor=ha)
    seen = visit.version
    service.correct_visit(visit.id, entry(kitakyushu, version=seen), actor=ha)
    with pytest.raises(Conflict):
        service.delete_visit(visit.id, version=seen, actor=ha)
    assert found(VisitFilter()) == [visit.id]

"""A restricted record of every kind, with a mark in every text: only its people ever meet the mark."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from datetime import time, timedelta

import pytest
import sqlalchemy as sa
from flask import url_for
from pypdf import PdfReader

from crm import ROOT
from crm.agreements.models import (
    Agreement,
    Article,
    ChainLink,
    Procedure,
    SignatorySide,
    Signature,
    Track,
)
from crm.approvals.models import ApprovalPaper, ApprovalRoute, ApprovalStep, Passport, StepKind, TravelFile
from crm.briefings import queries
from crm.briefings.content import Edition
from crm.briefings.rules import OFFERS, FileForm, Paper, Stamp, Wish, file_name
from crm.briefings.service.making import sheets_of
from crm.commitments.models import Commitment, Side
from crm.conferences.models import Conference, ConferenceCheck, ConferenceClock, ConferenceConsultation
from crm.core import audit, clock, locale, records, search
from crm.core.access import SYSTEM, Role, acting_as, look_with
from crm.core.db import LineType, ProseType, Words, WordsType, db
from crm.core.paper.administrative import render_docx, render_pdf
from crm.core.records import Classification, kind_of, kinds
from crm.core.secrets import Encrypted
from crm.core.storage import StoredFile
from crm.delegations.models import (
    Delegation,
    DelegationMember,
    DelegationMove,
    DelegationStatus,
    HotelRoom,
    ItemKind,
    LeaderBrief,
    LegKind,
    MemberRole,
    MemberSide,
    ProgrammeItem,
    RoomGuest,
    TalkingTopic,
    TravelLeg,
    Vehicle,
)
from crm.desk.models import RecentView
from crm.documents.models import Attachment, Document, DocumentLink
from crm.interactions.models import Decision, Interaction, InteractionContact
from crm.localities.models import Claim, ClaimSide, Fact, FactKind, Locality, LocalityName, NameKind
from crm.occasions.models import Anniversary, Basis, GreetingLetter, GreetingRound, GreetingText, Occasion
from crm.papers import queries as official
from crm.papers.content import PaperKind
from crm.papers.models import AgreementPaper, AgreementPaperText, DelegationPaper, PaperText
from crm.papers.rules import DELEGATION_PAPERS, SIGNING_PAPERS
from crm.papers.rules import file_name as official_name
from crm.papers.wording import letter_or_paper
from crm.partnerships.models import Partnership, Stage, StageMove
from crm.people.models import Contact, ContactPoint, Organisation, PointKind, Position
from crm.reference.models import DeadlineUnit, RuleKind, Sector
from crm.requests.models import DelegationRequest
from crm.succession.models import NameDuty, TieHolder
from crm.tasks.models import Task
from tests import browsing, build, offices
from tests.briefings.pdf_reading import text_by_poppler
from tests.roads import furnish, roads

MARK = "Qzxmark"
COMPARED = (Role.MANAGER, Role.VIEWER)
OTHERS = [Role.VIEWER, Role.LEADER, Role.STAFF, Role.MANAGER, Role.ADMIN]
PASSING = re.compile(r'(?:name="(?:csrf_token|form_key)"|nonce=)[^>]*|X-CSRFToken[^>]*|content="Ij[^"]*"')
"""What differs between two loads of the same page."""


def marked(model, **given):
    """Build a row with the mark in every text it has."""
    values = {}
    for attribute in sa.inspect(model).column_attrs:
        column = attribute.columns[0]
        told = f"{MARK} {column.table.name} {attribute.key}"
        if isinstance(column.type, WordsType):
            values[attribute.key] = Words(vi=told, en=told)
        elif isinstance(column.type, LineType | ProseType | Encrypted):
            values[attribute.key] = told[: getattr(column.type.impl, "length", None) or 300]
    return model(**(values | given))


class Secrets:
    """The sample office, a keeper of another division, and what the keeper hides."""

    def __init__(self, app):
        self.app, self.keys = app, furnish(app)
        self.roads = [road for road in roads(app, self.keys) if road.permission and "GET" in road.methods]
        self.bare = build.locality("Thành phố chưa có quan hệ")
        unit, other = build.unit("Phòng khác"), build.unit("Phòng thứ ba")
        self.keeper = build.person(Role.STAFF, "Người giữ", unit_id=unit.id)
        self.people = {role: build.person(role, unit_id=other.id) for role in OTHERS}
        self.hidden = {}

    def enter(self, person):
        """Sign in as somebody."""
        return browsing.sign_in(self.app.test_client(), person)

    def addresses(self):
        """Name every page, and every way to ask for the mark."""
        asked = [f"/search?q={MARK}", f"/search?q={MARK[:3].lower()}"]
        asked += [f"/search?q={MARK}&kind={kind.code}" for kind in kinds()]
        asked += [f"/search/suggest?q={MARK[:4]}&kind={kind.code}" for kind in kinds()]
        lists = [
            road.url for road in self.roads if road.endpoint.endswith("index") or road.url.count("/") == 1
        ]
        asked += [f"{url}?q={MARK}" for url in lists if url != "/"]
        here = self.keys["locality"]
        asked += [
            f"/search/suggest?q={MARK[:4]}&kind=contact&locality={here}",
            f"/localities/{here}?thread=all",
        ]
        asked += [f"/interactions/new?locality={here}", f"/localities/{self.bare.id}", "/tasks/all?show=late"]
        asked += [f"/localities/{self.keys['other_locality']}", f"/localities/{self.bare.id}/profile.pdf"]
        return [road.url for road in self.roads] + asked

    def seen_by(self, browser):
        """Return what a browser gets at every address, without what differs from load to load."""
        db.session.execute(sa.delete(RecentView))  # a person begins with nothing opened, each time
        db.session.commit()
        seen = {}
        for url in self.addresses():
            with browser.get(url) as answer:
                text = f"{answer.status_code} "
                text += said(answer)
            seen[url] = PASSING.sub("", text)
        return seen

    def hide(self):
        """Plant a restricted record of every kind beside records that everybody sees."""
        with acting_as(SYSTEM), audit.change(self.keeper, "test.hidden"):
            self._hide_at_the_bare_place()
            self._hide_places()
            self._hide_people()
            self._hide_doings()
            self._hide_visit()
        db.session.commit()

    def _plant(self, model, **given):
        given |= {"classification": Classification.RESTRICTED, "owner_id": self.keeper.id}
        record = records.add(marked(model, **given), actor=self.keeper)
        search.index(record, MARK)
        self.hidden[record.kind] = record
        return record

    def _rows(self, *rows):
        db.session.add_all(rows)
        db.session.flush()

    def _hide_at_the_bare_place(self):
        """Filters and counts must not tell that there is anything at a place where all is hidden."""
        here, today = self.bare.id, clock.today()
        self._plant(Contact, locality_id=here)
        self._plant(Organisation, locality_id=here)
        self._plant(Delegation, locality_id=here, starts_on=today, ends_on=today)
        self._plant(Interaction, locality_id=here, happened_on=today)
        self._plant(Commitment, locality_id=here, side=Side.THEIRS, due_on=today)
        self._plant(Agreement, locality_id=here, signed_on=today)
        self._plant(Conference, locality_id=here, starts_on=today)

    def _hide_places(self):
        follows = self.keys["other_locality"]
        place = self._plant(
            Locality, country_code="JP", zone="Asia/Tokyo", native_lang="ja", successor_id=follows
        )
        sector = db.session.scalars(sa.select(Sector.code)).first()
        self._rows(
            marked(LocalityName, locality_id=place.id, lang="vi", kind=next(iter(NameKind))),
            marked(Fact, locality_id=place.id, kind=FactKind.AREA, value=1, as_of_year=2026),
            marked(Claim, locality_id=place.id, sector_code=sector, side=next(iter(ClaimSide)), level=1),
        )
        tie = self._plant(
            Partnership, locality_id=self.bare.id, stage=Stage.SISTER, next_action_on=clock.today()
        )
        self._rows(
            marked(StageMove, partnership_id=tie.id, to_stage=Stage.SISTER, moved_on=clock.today()),
            marked(TieHolder, partnership_id=tie.id, holder_id=self.keys["body"]),
            marked(NameDuty, record_id=tie.id, due_on=clock.today()),
            marked(
                LocalityName,
                locality_id=place.id,
                lang="vi",
                kind=NameKind.FORMER,
                valid_to=clock.today() + timedelta(days=1),
            ),
        )

    def _hide_people(self):
        here = self.keys["locality"]
        body = self._plant(Organisation, locality_id=here)
        person = self._plant(Contact, locality_id=here, native_lang="ja")
        self._rows(
            marked(Position, contact_id=person.id, organisation_id=self.keys["organisation"]),
            marked(Position, contact_id=person.id, organisation_id=body.id),
            marked(ContactPoint, contact_id=person.id, kind=next(iter(PointKind))),
        )

    def _hide_doings(self):
        here, today = self.keys["locality"], clock.today()
        late = today - timedelta(days=2)
        visit = self._plant(
            Interaction, locality_id=here, happened_on=today, delegation_id=self.keys["delegation"]
        )
        self._rows(
            marked(Decision, interaction_id=visit.id, place=1),
            InteractionContact(interaction_id=visit.id, contact_id=self.keys["contact"], place=1),
        )
        self._plant(
            Commitment, locality_id=here, source_id=self.keys["interaction"], side=Side.OURS, due_on=late
        )
        self._plant(Task, locality_id=here, about_id=self.keys["delegation"], due_on=late)
        self._hide_agreement(today)
        self._hide_conference(today)
        self._hide_letters(here, today)
        paper = self._plant(Document, issued_on=today, answers_id=self.keys["document"])
        self._rows(
            *(
                DocumentLink(document_id=paper.id, record_id=self.keys[kind])
                for kind in ("locality", "organisation", "contact", "delegation", "interaction")
                + ("commitment", "task")
            )
        )
        file_id = db.session.scalars(sa.select(StoredFile.id)).first()
        self._rows(
            *(
                marked(Attachment, record_id=record.id, file_id=file_id, added_by_id=self.keeper.id)
                for record in (visit, paper)
            )
        )

    def _hide_agreement(self, today):
        """It takes the place of one that everybody sees, with the same partner."""
        before = db.session.scalars(sa.select(Agreement).where(Agreement.signed_on.is_not(None))).first()
        pact = self._plant(
            Agreement,
            locality_id=before.locality_id,
            signed_on=today,
            previous_id=before.id,
            link=ChainLink.REPLACES,
            holder_id=self.keys["body"],
        )
        self._rows(
            marked(Signature, agreement_id=pact.id, side=SignatorySide.OURS),
            marked(Article, agreement_id=pact.id),
            Procedure(agreement_id=pact.id, track=Track.NORMAL),
            marked(NameDuty, record_id=pact.id, due_on=today),
        )
        sent = marked(AgreementPaper, agreement_id=pact.id, kind=PaperKind.SUBMISSION)
        self._rows(sent)
        self._rows(marked(AgreementPaperText, paper_id=sent.id, agreement_id=pact.id, code="need"))

    def _hide_conference(self, today):
        """It is with a partner that everybody sees, late in every way."""
        late = today - timedelta(days=3)
        gathering = self._plant(
            Conference, locality_id=self.keys["locality"], starts_on=today, received_on=late, held_on=today
        )
        of_it = {"conference_id": gathering.id}
        body = marked(ConferenceConsultation, sent_on=late, received_on=late, **of_it)
        self._rows(body, marked(ConferenceCheck, **of_it))
        self._rows(
            marked(
                ConferenceClock,
                consultation_id=body.id,
                rule_code="conference_opinion",
                rule_version=1,
                trigger_on=late,
                amount=15,
                unit=DeadlineUnit.CALENDAR_DAY,
                rule_kind=RuleKind.STATUTORY,
                due_on=late,
                **of_it,
            )
        )

    def _hide_letters(self, here, today):
        """Letters on an occasion and an anniversary that nobody else may know of."""
        self._plant(
            Anniversary,
            key=f"tie-{here}",
            years=5,
            basis=Basis.TIE,
            locality_id=here,
            since=today,
            falls_on=today,
        )
        about = self._plant(GreetingRound, occasion=Occasion.CONDOLENCE, day=today)
        sent = marked(GreetingLetter, round_id=about.id, locality_id=here, lang="vi", sent_on=today)
        self._rows(sent)
        self._rows(marked(GreetingText, round_id=about.id, letter_id=sent.id, lang="vi"))

    def _hide_visit(self):
        today = clock.today()
        trip = self._plant(
            Delegation, locality_id=self.keys["locality"], starts_on=today, ends_on=today + timedelta(days=2)
        )
        member = marked(
            DelegationMember,
            delegation_id=trip.id,
            side=MemberSide.THEIRS,
            place=1,
            native_lang="ja",
            contact_id=self.keys["contact"],
        )
        item = marked(ProgrammeItem, delegation_id=trip.id, day=today, starts_at=time(9))
        self._rows(member, item, marked(TalkingTopic, delegation_id=trip.id, place=1))
        sent = marked(DelegationPaper, delegation_id=trip.id, kind=PaperKind.PLAN, lang="vi")
        self._rows(sent)
        self._rows(
            marked(
                TravelLeg,
                delegation_id=trip.id,
                kind=LegKind.ARRIVAL,
                leaves_zone="Asia/Tokyo",
                arrives_zone="Asia/Tokyo",
            ),
            marked(HotelRoom, delegation_id=trip.id, beds=1),
            marked(Vehicle, delegation_id=trip.id, place=1, seats=3),
        )
        self._rows(
            marked(LeaderBrief, delegation_id=trip.id, item_id=item.id, meets_id=member.id),
            marked(PaperText, paper_id=sent.id, delegation_id=trip.id, code="purpose"),
        )
        self._hide_approval(trip, member, today)

    def _hide_approval(self, trip, member, today):
        """Hide what was asked, decided and approved, and who travels on what."""
        route = marked(
            ApprovalRoute,
            delegation_id=trip.id,
            made_on=today,
            direction=trip.direction,
            starts_on=today,
            ends_on=today,
            approval_days=1,
        )
        self._rows(route, marked(DelegationRequest, delegation_id=trip.id, sector_code=None))
        ours = {"delegation_id": trip.id, "route_id": route.id, "place": 1}
        self._rows(
            marked(ApprovalStep, kind=StepKind.APPROVAL, days=1, sent_on=today, due_on=today, **ours),
            marked(ApprovalPaper, **ours),
            marked(TravelFile, delegation_id=trip.id),
            marked(Passport, delegation_id=trip.id, member_id=member.id),
            marked(
                DelegationMove,
                delegation_id=trip.id,
                from_status=DelegationStatus.REQUESTED,
                to_status=DelegationStatus.IN_REVIEW,
            ),
        )

    def point_at_the_hidden(self):
        """Let records that everybody sees point at the hidden ones."""
        hidden, keys = {kind: record.id for kind, record in self.hidden.items()}, self.keys
        with acting_as(SYSTEM), audit.change(self.keeper, "test.linked"):
            for model, key, values in (
                (Locality, keys["other_locality"], {"successor_id": hidden["locality"]}),
                (Contact, keys["contact"], {"locality_id": hidden["locality"]}),
                (Organisation, keys["organisation"], {"parent_id": hidden["organisation"]}),
                (Interaction, keys["interaction"], {"delegation_id": hidden["delegation"]}),
                (
                    Commitment,
                    keys["commitment"],
                    {
                        "source_id": hidden["interaction"],
                        "agreement_id": hidden["agreement"],
                        "delivered_id": hidden["interaction"],
                    },
                ),
                (
                    Agreement,
                    keys["agreement"],
                    {
                        "previous_id": hidden["agreement"],
                        "counterpart_id": hidden["contact"],
                        "holder_id": hidden["locality"],
                    },
                ),
                (
                    Conference,
                    keys["conference"],
                    {name: hidden[name[:-3]] for name in ("locality_id", "delegation_id", "agreement_id")},
                ),
                (Task, keys["task"], {"about_id": hidden["contact"], "locality_id": hidden["locality"]}),
                (Partnership, keys["partnership"], {"counterpart_id": hidden["contact"]}),
                (DelegationMember, keys["member_id"], {"contact_id": hidden["contact"]}),
                (Position, keys["position_id"], {"organisation_id": hidden["organisation"]}),
                (Document, keys["document"], {"answers_id": hidden["document"]}),
                (GreetingLetter, keys["letter_id"], {"contact_id": hidden["contact"]}),
                (GreetingRound, keys["greeting"], {"previous_id": hidden["greeting"]}),
                (Anniversary, keys["anniversary"], {"locality_id": hidden["locality"]}),
            ):
                row = db.session.scalars(sa.select(model).where(model.id == key)).one()
                for name, value in values.items():
                    setattr(row, name, value)
            self._rows(DocumentLink(document_id=keys["document"], record_id=hidden["locality"]))
            place = sa.select(sa.func.count()).where(InteractionContact.interaction_id == keys["interaction"])
            last = db.session.scalar(place) + 1
            self._rows(
                InteractionContact(
                    interaction_id=keys["interaction"], contact_id=hidden["contact"], place=last
                )
            )
        db.session.commit()

    def own_pages(self):
        """Return the addresses of the hidden records themselves, and of what hangs on them."""
        with self.app.test_request_context():
            pages = {url_for(kind_of(code).endpoint, record_id=r.id) for code, r in self.hidden.items()}
        trip, place, person = (self.hidden[kind].id for kind in ("delegation", "locality", "contact"))
        pages.add(f"/agreements/{self.hidden['agreement'].id}/procedure")
        meeting = f"/conferences/{self.hidden['conference'].id}"
        pages |= {f"{meeting}/{rest}" for rest in ("procedure", "report.pdf", "submission.docx")}
        pages.add(f"/localities/{place}/profile.pdf")
        pages |= {f"/greetings/{self.hidden['greeting'].id}/letters.{ending}" for ending in ("pdf", "docx")}
        deal = self.hidden["agreement"].id
        draft = db.session.scalar(sa.select(AgreementPaper.id).where(AgreementPaper.agreement_id == deal))
        pages |= {f"/agreements/{deal}/{rest}" for rest in ("procedure", "sheet.pdf", "official")}
        pages |= {f"/agreements/{deal}/official/{draft}{rest}" for rest in ("", ".pdf", ".docx")}
        pages |= {
            f"/delegations/{trip}/papers",
            f"/delegations/{trip}/travel",
            f"/delegations/{trip}/members",
            f"/contacts/{person}/photo",
        }
        pages |= {f"/delegations/{trip}/report{ending}" for ending in ("", ".pdf", ".docx")}
        paper = db.session.scalar(sa.select(DelegationPaper.id).where(DelegationPaper.delegation_id == trip))
        pages |= {f"/delegations/{trip}/official{rest}" for rest in ("", f"/{paper}", f"/{paper}.pdf")}
        files = db.session.scalars(sa.select(Attachment.id).where(Attachment.filename.like(f"{MARK}%")))
        pages |= {f"/files/{key}{rest}" for key in files for rest in ("", "/view", "/pages/0")}
        edits = {
            f"/delegations/{trip}/paste",
            f"/records/{trip}/files",
            f"/records/{trip}/papers",
            f"/documents/{self.hidden['document'].id}/links",
            f"/localities/{place}/partnership/new",
            f"/agreements/with/{place}/grade",
            f"/delegations/{trip}/official/new/plan",
            f"/delegations/{trip}/official/{paper}/issue",
            f"/agreements/{deal}/official/new/submission",
            f"/agreements/{deal}/official/{draft}/issue",
        }
        edits |= {
            f"{url}/edit"
            for url in pages
            if url.count("/") == 2 and not url.startswith(("/files", "/occasions", "/partner"))
        }
        return sorted(pages), sorted(edits)


def said(answer):
    """Return what an answer says: the words of a page or a PDF; of a picture, which one it is."""
    if answer.mimetype.startswith("image/"):
        return hashlib.sha256(answer.data).hexdigest()
    return pdf_text(answer.data) if answer.mimetype == "application/pdf" else answer.text


def pdf_text(content):
    """Return all that a PDF says."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.full)])
def secrets(request, office_of):
    app = office_of(request.param)
    with app.app_context(), clock.held(clock.now()):
        look_with(None)
        locale.speak("vi")
        offices.empty()
        office = Secrets(app)
        office.browsers = {role: office.enter(person) for role, person in office.people.items()}
        office.before = {role: office.seen_by(office.browsers[role]) for role in COMPARED}
        office.hide()
        yield office
        db.session.remove()
        look_with(None)


def leaks(seen):
    """Name the pages where the mark stands, and what stands beside it."""
    found = []
    for url, text in seen.items():
        asked_for = MARK in url
        shown = text.replace(f'value="{MARK}"', "").replace(f"q={MARK}", "") if asked_for else text
        if told := sorted(set(re.findall(rf"{MARK} \w+ \w+", shown, re.IGNORECASE))):
            found.append(f"{url}: {told}")
    return found


def test_hidden_records_change_nothing_that_others_see_and_show_nowhere(secrets):
    assert set(secrets.hidden) == {kind.code for kind in kinds()}
    wrong = []
    for role, browser in secrets.browsers.items():
        seen = secrets.seen_by(browser)
        wrong += [f"{role} {leak}" for leak in leaks(seen)]
        for url, text in secrets.before.get(role, {}).items():
            if text != seen[url]:
                wrong.append(f"{role} {url} has changed: {difference(text, seen[url])}")
    assert not wrong, "\n" + "\n".join(wrong)


def difference(before, after):
    """Return the first place where two pages part."""
    at = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    return f"{before[at - 60 : at + 60]!r} / {after[at - 60 : at + 60]!r}"


@pytest.mark.parametrize("role", OTHERS)
def test_a_hidden_record_s_own_pages_are_not_there_for_others(secrets, role):
    browser = secrets.browsers[role]
    pages, edits = secrets.own_pages()
    may_edit = role not in (Role.VIEWER, Role.LEADER)
    wrong = [url for url in pages if browser.get(url).status_code != 404]
    wrong += [url for url in edits if browser.get(url).status_code != (404 if may_edit else 403)]
    if may_edit:
        secrets_of = [
            f"/interactions/new?{kind}={secrets.hidden[kind].id}" for kind in ("locality", "contact")
        ]
        wrong += [leak for leak in leaks({url: browser.get(url).text for url in secrets_of})]
    assert not wrong


def test_its_keeper_finds_every_hidden_record(secrets):
    browser = secrets.enter(secrets.keeper)
    for code, record in secrets.hidden.items():
        with secrets.app.test_request_context():
            url = url_for(kind_of(code).endpoint, record_id=record.id)
        page = browser.get(url, follow_redirects=True)
        assert page.status_code == 200, code
        assert MARK in page.text, code
    found = browser.get(f"/search?q={MARK}").text
    for kind in kinds():
        if kind.search_order:
            assert f"{MARK} record title" in found, kind.code


def test_papers_of_a_visible_delegation_are_silent_about_the_hidden(secrets, answers):
    browser = secrets.browsers[Role.STAFF]
    url = f"/delegations/{secrets.keys['delegation']}/papers"
    for paper, edition in (
        (Paper.PACK, Edition.STAFF),
        (Paper.LEADER, Edition.LEADER),
        (Paper.MEMBERS, Edition.STAFF),
    ):
        sent = answers(browser, url, paper=paper, edition=edition, lang="vi")
        printed = browser.get(browser.post(url, data=sent).location)
        assert printed.mimetype == "application/pdf"
        assert MARK.lower() not in pdf_text(printed.data).lower()


def test_no_question_whether_there_is_a_record_goes_around_the_policy():
    """The policy lies over selects; ``sa.exists()`` alone selects nothing and would count what is hidden."""
    kind_models = {mapper.class_.__name__ for mapper in records.Record.__mapper__.self_and_descendants}
    bare = re.compile(r"\bexists\(\)\s*\.where\(\s*(\w+)\.")
    asked = [
        f"{path.name}: {model}"
        for path in (ROOT / "crm").rglob("*.py")
        for model in bare.findall(path.read_text())
        if model in kind_models
    ]
    assert asked == []


def test_visible_records_that_point_at_hidden_ones_do_not_tell(secrets):
    secrets.point_at_the_hidden()
    wrong = []
    for role in (Role.VIEWER, Role.STAFF, Role.ADMIN):
        seen = secrets.seen_by(secrets.browsers[role])
        wrong += [f"{role} {leak}" for leak in leaks(seen)]
        wrong += [f"{role} {url}: {text[:3]}" for url, text in seen.items() if text.startswith("5")]
    assert not wrong, "\n" + "\n".join(wrong)


PLANTED = "Qzyplant"
PRIVATE = ("diet", "access", "health", "passport_number", "born_on", "note")
"""What is known of a member and stands on no paper for guests; all but the note stand on no paper at all."""


def test_no_paper_tells_a_private_field_and_no_guest_a_note(secrets):
    """Every paper, edition and form of a visit that everybody sees, with a mark in each private field."""
    trip = _marked_visit(secrets)
    wrong = []
    for wish in _wishes(trip):
        with acting_as(secrets.keeper):
            found = queries.head_of(trip["trip"])
            content = queries.briefing_of(found, wish, Stamp(7, clock.now(), "Người in"))
        printed = sheets_of(content, wish.paper, wish.form)
        told = everything(printed, wish.form) + file_name(wish.paper, content.delegation.short, 7, wish.form)
        wrong += [
            f"{wish.paper} {wish.edition} {wish.form} {wish.lang}: {word}" for word in _leaked(told, wish)
        ]
    assert not wrong, "\n" + "\n".join(wrong)


def test_what_a_print_keeps_for_comparing_holds_nothing_private(secrets):
    trip = _marked_visit(secrets)
    with acting_as(secrets.keeper):
        kept = json.dumps(queries.state_of(trip["trip"]), ensure_ascii=False)
    assert [name for name in PRIVATE if f"{PLANTED} {name}" in kept] == []
    assert f"{PLANTED} room" not in kept


def test_no_official_paper_and_no_letter_tells_a_private_field_or_a_note(secrets):
    """Every kind of paper after Decree 30 and of letter, as PDF and for Word, with its name."""
    trip, wrong = _marked_visit(secrets), []
    asked = [(DelegationPaper, trip["trip"], kind, {"lang": "vi+ja"}) for kind in DELEGATION_PAPERS]
    asked += [(AgreementPaper, secrets.keys["agreement"], kind, {}) for kind in SIGNING_PAPERS]
    for papers, key, kind, known in asked:
        with acting_as(secrets.people[Role.STAFF]):
            head = official.head_of(papers, key)
            material = official.material_of(head, official.new_choices(papers, head, kind, (), **known))
        paper = letter_or_paper(material)
        for form, render in ((FileForm.PDF, render_pdf), (FileForm.DOCX, render_docx)):
            told = everything(render(paper, clock.now()), form) + official_name(material.name, form, kind)
            wrong += [f"{kind} {form}: {word}" for word in re.findall(rf"{MARK} (\w+)", told)]
    assert not wrong, "\n" + "\n".join(wrong)


def _marked_visit(secrets):
    """Lay a public visit with a mark of its own in each private field and in the notes of every row."""
    today = clock.today()
    with acting_as(SYSTEM), audit.change(secrets.keeper, "test.marked"):
        of = {"locality_id": secrets.keys["locality"], "starts_on": today, "ends_on": today}
        trip = Delegation(
            title="Đoàn công khai",
            name=Words(vi="Đoàn công khai", en="Public"),
            notes=f"{PLANTED} notes",
            owner_id=secrets.keeper.id,
            **of,
        )
        records.add(trip, actor=secrets.keeper)
        mine = {"delegation_id": trip.id}
        people = [
            DelegationMember(
                side=side,
                place=1,
                role=role,
                latin_name=f"Người {at}",
                native_lang="ja",
                **{name: f"{PLANTED} {name}" for name in PRIVATE},
                **mine,
            )
            for at, (side, role) in enumerate(
                [(side, MemberRole.HEAD) for side in MemberSide] + [(MemberSide.OURS, MemberRole.INTERPRETER)]
            )
        ]
        item = ProgrammeItem(
            day=today,
            starts_at=time(9),
            title=Words(vi="Làm việc", en="Talks"),
            note=Words(vi=f"{PLANTED} item", en=f"{PLANTED} item"),
            plan_b=Words(vi=f"{PLANTED} plan", en=f"{PLANTED} plan"),
            kind=ItemKind.TALKS,
            **mine,
        )
        car = Vehicle(name="Xe 1", note=f"{PLANTED} car", driver=f"{PLANTED} driver", **mine)
        room = HotelRoom(hotel="Sông Cấm", number=f"{PLANTED} room", note=f"{PLANTED} roomnote", **mine)
        leg = TravelLeg(kind=LegKind.ARRIVAL, note=f"{PLANTED} leg", **mine)
        topic = TalkingTopic(title=Words(vi="Nước"), avoid=Words(vi=f"{PLANTED} avoid"), **mine)
        secrets._rows(*people, item, car, room, leg, topic)
        brief = LeaderBrief(
            item_id=item.id, meets_id=people[0].id, not_promise=Words(vi=f"{PLANTED} brief"), **mine
        )
        secrets._rows(brief, RoomGuest(room_id=room.id, member_id=people[0].id, **mine))
    db.session.commit()
    return {"trip": trip.id, "item": item.id, "member": people[0].id}


def _wishes(trip):
    """Name every paper in every edition and form; a guest's in every sort of language too."""
    for paper, offer in OFFERS.items():
        for edition in offer.editions:
            for form in offer.forms:
                more = ["en", "vi+ja"] if edition is Edition.GUEST else []
                for lang in ("vi", *(one for one in more if offer.speaks_two or "+" not in one)):
                    chosen = {"item_id": trip["item"]} if paper is Paper.SEATING else {}
                    yield Wish(paper=paper, edition=edition, lang=lang, form=form, **chosen)


def _leaked(told, wish):
    """Return the marks that stand where they may not."""
    marks = set(re.findall(rf"{PLANTED} (\w+)", told))
    if wish.edition is Edition.GUEST:
        return marks
    allowed = {"note", "item", "plan", "car", "driver", "leg", "avoid", "brief"}
    if wish.paper is Paper.ROOMS:
        allowed |= {"room", "roomnote"}
    return marks - allowed


def everything(printed, form):
    """Return all that a file says, and all that it says of itself."""
    if form is FileForm.DOCX:
        with zipfile.ZipFile(io.BytesIO(printed)) as packed:
            return " ".join(re.sub("<[^>]+>", " ", packed.read(name).decode()) for name in packed.namelist())
    file = PdfReader(io.BytesIO(printed))
    outline = " ".join(str(entry.title) for entry in file.outline if not isinstance(entry, list))
    return f"{text_by_poppler(printed)} {file.metadata} {outline} {file.xmp_metadata or ''}"

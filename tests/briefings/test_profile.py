"""The sheet of a partner: what it says, that nothing is left out, and that it is the same each time."""

from __future__ import annotations

from datetime import date

from crm.agreements.models import AgreementKind, Article, ChainLink, Term
from crm.commitments.models import CommitmentState, Side
from crm.core.access import Role
from crm.core.db import db
from crm.localities.models import Fact, FactKind
from crm.partnerships.models import Grade, Stage
from tests import build
from tests.briefings.pdf_reading import text_by_poppler


def partner():
    here = build.locality(native_name="北九州市", native_lang="ja")
    build.partnership(here, stage=Stage.SISTER, grade=Grade.SISTER, grade_reason="Theo biên bản")
    first = build.agreement(
        here,
        "Thỏa thuận hữu nghị",
        agreement_kind=AgreementKind.FRIENDSHIP,
        signed_on=date(2009, 4, 17),
        term=Term.FIXED,
        expires_on=date(2014, 4, 17),
        expiry_decision="Rà soát, nâng lên kết nghĩa",
    )
    second = build.agreement(
        here,
        "Thỏa thuận kết nghĩa",
        agreement_kind=AgreementKind.SISTER,
        signed_on=date(2014, 4, 18),
        previous_id=first.id,
        link=ChainLink.UPGRADES,
    )
    done = build.row(Article(agreement_id=second.id, number="1"))
    build.row(Article(agreement_id=second.id, number="2"))
    kept = {"agreement_id": second.id, "article_id": done.id}
    build.commitment(here, "Mời đoàn", side=Side.JOINT, state=CommitmentState.DONE, **kept)
    build.commitment(here, "Gửi số liệu nước", side=Side.OURS, due_on=date(2026, 11, 12))
    build.commitment(here, "Cử chuyên gia", side=Side.THEIRS)
    build.interaction(here, "Gọi trực tuyến", happened_on=date(2026, 11, 20))
    build.contact("KOKURA Kenichi", locality_id=here.id)
    build.row(
        Fact(
            locality_id=here.id,
            kind=FactKind.POPULATION,
            value=947092,
            unit="person",
            as_of_year=2020,
            source="Sở",
        )
    )
    db.session.commit()
    return here


SAID = (
    *("Kitakyushu", "北九州市", "LƯU HÀNH NỘI BỘ", "Hồ sơ đối tác", "Kết nghĩa", "Theo biên bản"),
    *("17/04/2009", "đến 17/04/2014", "Rà soát, nâng lên kết nghĩa", "18/04/2014"),
    *("Đã thực hiện: 1", "Chưa thực hiện: 1", "Gửi số liệu nước", "QUÁ HẠN 10 ngày", "Cử chuyên gia"),
    *("Gọi trực tuyến", "KOKURA Kenichi", "947.092", "2020", "số liệu cũ, 6 năm", "[1]", "chưa có"),
)


def test_the_sheet_of_a_partner_says_what_is_known_and_what_is_not(app, noon, as_role, tmp_path):
    here, browser = partner(), as_role(Role.VIEWER)
    answer = browser.get(f"/localities/{here.id}/profile.pdf")
    assert "%20%20" not in answer.headers["Content-Disposition"]
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert "ho-so-doi-tac-kitakyushu-2026-11-22.pdf" in answer.headers["Content-Disposition"]
    told = " ".join(text_by_poppler(answer.data).split())
    assert [word for word in SAID if word not in told] == [], told
    assert browser.get(f"/localities/{here.id}/profile.pdf").data == answer.data
    assert browser.get("/localities/99999/profile.pdf").status_code == 404
    assert f"/localities/{here.id}/profile.pdf" in browser.get(f"/localities/{here.id}").text

"""The sample briefing with a second column: the same visit as a partner would read it in each language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from crm.briefings.content import Briefing, Edition, Missing, ProgrammeDay
from tests.briefings.sample_content import VIETNAMESE, for_edition


@dataclass(frozen=True)
class Said:
    """What stands in the second column of the sample."""

    title: str
    home: str
    agency: str
    call: str
    host: str
    all_of_them: str
    post: str
    purpose: str
    day: str
    span: str
    programme: str


SAID = {
    "ja": Said(
        "北九州市訪問団",
        "ハイフォン",
        "ハイフォン市外務局",
        "人民委員会副委員長への表敬訪問",
        "外務局長",
        "代表団全員",
        "副市長",
        "2027年から2029年までの協力計画に関する意見交換を行い、双方の関係を深める。",
        "2026年11月25日\uff08水\uff09",
        "2026年11月25日〜27日",
        "詳細日程",
    ),
    "zh": Said(
        "北九州市代表团",
        "海防",
        "海防市外务厅",
        "礼节性拜会人民委员会副主席",
        "外务厅厅长",
        "全体团员",
        "副市长",
        "就2027年至2029年合作计划交换意见,加深双方关系。",
        "2026年11月25日\uff08星期三\uff09",
        "2026年11月25日至27日",
        "详细日程",
    ),
    "ko": Said(
        "기타큐슈시 방문단",
        "하이퐁",
        "하이퐁시 외무국",
        "인민위원회 부위원장 예방",
        "외무국장",
        "대표단 전원",
        "부시장",
        "2027~2029년 협력 계획에 관한 의견 교환",
        "2026년 11월 25일(수)",
        "2026년 11월 25일~27일",
        "세부 일정",
    ),
    "ru": Said(
        "Делегация города Китакюсю",
        "Хайфон",
        "Департамент иностранных дел",
        "Визит вежливости к заместителю председателя",
        "Директор Департамента",
        "Вся делегация",
        "Заместитель мэра",
        "Обмен мнениями о плане сотрудничества",
        "среда, 25 ноября 2026 г.",
        "25–27 ноября 2026 г.",
        "Подробная программа",
    ),
    "lo": Said(
        "ຄະນະຜູ້ແທນນະຄອນຄິຕະກິວຊຸ",
        "ຫ໋າຍຝ່ອງ",
        "ພະແນກການຕ່າງປະເທດ",
        "ການເຂົ້າຢ້ຽມຂ່ຳນັບ",
        "ຫົວໜ້າພະແນກ",
        "ໝົດຄະນະ",
        "ຮອງເຈົ້ານະຄອນ",
        "ແລກປ່ຽນຄຳເຫັນກ່ຽວກັບແຜນການຮ່ວມມື",
        "ວັນພຸດ ວັນທີ 25 ພະຈິກ 2026",
        "ວັນທີ 25–27 ພະຈິກ 2026",
        "ກຳນົດການລະອຽດ",
    ),
    "fr": Said(
        "Délégation de la ville de Kitakyushu",
        "Haïphong",
        "Service des affaires étrangères",
        "Visite de courtoisie au vice-président",
        "Directeur du Service",
        "Toute la délégation",
        "Maire adjoint",
        "Échange de vues sur le plan de coopération",
        "mercredi 25 novembre 2026",
        "du 25 au 27 novembre 2026",
        "Programme détaillé",
    ),
    "en": Said(
        "Delegation of the City of Kitakyushu",
        "Hai Phong",
        "Department of Foreign Affairs",
        "Courtesy call on the Vice Chairman",
        "Director",
        "The whole delegation",
        "Vice Mayor",
        "Exchange of views on the cooperation plan",
        "Wednesday, 25 November 2026",
        "25–27 November 2026",
        "Detailed programme",
    ),
}


def in_two(lang: str, edition: Edition = Edition.LEADER, **more: Any) -> Briefing:
    """Return the sample with a second column; what has no translation is owed by Đ/c Hà."""
    first = for_edition(VIETNAMESE, edition)
    return replace(first, second=second(first, lang), **more)


def second(first: Briefing, lang: str) -> Briefing:
    """Write the second column of a briefing."""
    said, owed = SAID[lang], Missing("Đ/c Hà", lang=lang)
    return replace(
        first,
        lang=lang,
        owner="",
        leader=Missing(),
        delegation=replace(
            first.delegation,
            title_own=said.title,
            short=said.title,
            home=said.home,
            agency=said.agency,
            parent_agency="",
            head=said.post,
            place=said.home,
            host=said.host,
            purpose=said.purpose,
        ),
        programme=replace(
            first.programme, other_clock="", days=tuple(_day(one, said, owed) for one in first.programme.days)
        ),
        members=tuple(
            replace(one, title_own=owed if at else said.post, address_form=None, note="", phone="")
            for at, one in enumerate(first.members)
        ),
        biographies=tuple(replace(one, title=said.post, text=owed) for one in first.biographies),
        contacts=tuple(replace(one, role=said.host, note="") for one in first.contacts),
        commitments=(),
        meetings=(),
    )


def _day(one: ProgrammeDay, said: Said, owed: Missing) -> ProgrammeDay:
    items = tuple(
        replace(
            item,
            title_own=said.call if item.leader_attends else owed,
            place=said.home,
            host=said.host,
            participants=(said.all_of_them,),
            detail=None,
            note="",
            plan_b="",
            travel="",
            groups=(),
        )
        for item in one.items
    )
    return replace(one, items=items)

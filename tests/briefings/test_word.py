"""Papers for Word: the same words in every script, the same bytes each time, nothing of ours for a guest."""

from __future__ import annotations

import re
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from crm.briefings.content import Edition
from crm.briefings.rules import FileForm
from crm.briefings.service.making import RENDER
from crm.core.locale import PARTNER_LANGUAGES
from crm.core.paper import MissingGlyph
from tests.briefings.sample_content import VIETNAMESE, for_edition
from tests.briefings.second_content import in_two

WORD = RENDER[FileForm.DOCX]
PAPERS = list(WORD)
NAMES = ("小倉 健一", "李明华", "한미래", "ບຸນມີ ແສງທອງ", "Соколов Игорь Сергеевич", "Nguyễn Minh Họa")


def words_of(file: bytes) -> str:
    """Return every word of a file, with its head and foot."""
    with zipfile.ZipFile(BytesIO(file)) as packed:
        parts = [name for name in packed.namelist() if name.startswith("word/") and name.endswith(".xml")]
        told = [packed.read(name).decode() for name in sorted(parts)]
    told = [one.replace("\u00a0", " ") for one in told]
    return " ".join(re.sub(r"<[^>]+>", "", re.sub(r"</w:p>|<w:br/>", " ", one)) for one in told)


@pytest.mark.parametrize("paper", PAPERS)
def test_the_same_content_gives_the_same_file(paper):
    assert WORD[paper](VIETNAMESE) == WORD[paper](VIETNAMESE)
    Document(BytesIO(WORD[paper](VIETNAMESE)))


@pytest.mark.parametrize("paper", ["members", "cards"])
def test_every_name_stands_in_its_own_script(paper):
    words = words_of(WORD[paper](VIETNAMESE))
    if paper == "cards":
        words = words.replace("NGUYỄN MINH HỌA", "Nguyễn Minh Họa")
    assert [name for name in NAMES if name not in words] == []


@pytest.mark.parametrize("lang", PARTNER_LANGUAGES)
def test_a_paper_in_two_languages_has_both(lang):
    content = in_two(lang)
    words = words_of(WORD["programme"](content))
    item, same = content.programme.days[0].items[0], content.second.programme.days[0].items[0]
    assert item.title_vi in words
    assert str(same.title_own) in words or "chưa có" in words


def test_each_script_names_a_face_that_word_has():
    with zipfile.ZipFile(BytesIO(WORD["members"](VIETNAMESE))) as packed:
        body = packed.read("word/document.xml").decode()
    for face in ("MS Mincho", "SimSun", "Batang", "Leelawadee UI"):
        assert f'"{face}"' in body, face


def test_what_changed_has_a_bar_and_what_is_gone_is_struck_through():
    day = VIETNAMESE.programme.days[0]
    first, second, *rest = (replace(item, changed=False, removed=False) for item in day.items)
    items = (replace(first, changed=True), replace(second, removed=True), *rest)
    programme = replace(VIETNAMESE.programme, days=(replace(day, items=items),))
    file = Document(BytesIO(WORD["programme"](replace(VIETNAMESE, programme=programme))))
    rows = file.tables[0].rows
    assert ["pBdr" in row.cells[0].paragraphs[0]._p.xml for row in rows[:3]] == [True, True, False]
    assert all(run.font.strike for run in rows[1].cells[1].paragraphs[0].runs)


@pytest.mark.parametrize("paper", ["programme", "members", "cards"])
def test_a_guest_reads_nothing_of_ours_and_no_box(paper):
    words = words_of(WORD[paper](for_edition(VIETNAMESE, Edition.GUEST)))
    for ours in ("LƯU HÀNH NỘI BỘ", "đọc:", "thưa:", "Phương án B", "bổ sung", "Báo chí"):
        assert ours not in words, ours


def test_a_letter_that_no_face_draws_is_refused_here_too():
    one, *others = VIETNAMESE.members
    broken = replace(one, name=replace(one.name, latin="\U00012000"))
    with pytest.raises(MissingGlyph):
        WORD["members"](replace(VIETNAMESE, members=(broken, *others)))


@pytest.mark.full
@pytest.mark.parametrize(
    ("paper", "lang"),
    [*((paper, "") for paper in PAPERS), *(("members", lang) for lang in ("ja", "zh", "ko", "ru", "lo"))],
)
def test_libreoffice_opens_it_and_loses_no_name(paper, lang, tmp_path):
    content = in_two(lang) if lang else VIETNAMESE
    here = tmp_path / "paper.docx"
    here.write_bytes(WORD[paper](content))
    subprocess.run(  # noqa: S603 - a fixed command
        [
            "/usr/bin/soffice",
            f"-env:UserInstallation=file://{tmp_path}/office",
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            str(tmp_path),
            str(here),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    told = " ".join(here.with_suffix(".txt").read_text(encoding="utf-8-sig").split()).casefold()
    wanted = NAMES if paper in ("members", "cards") else (content.delegation.title_vi,)
    if paper == "talking":
        wanted = [topic.title for meeting in content.meetings for topic in meeting.topics]
    assert [name for name in wanted if str(name).casefold() not in told] == []

# SPDX-License-Identifier: MIT
"""A page as a PDF, read back: its text, its sheets, its fonts, and that nothing else is in the file."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zlib
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase

from relationship_journal.qt.paper import Paper, Sheets
from relationship_journal.qt.printing import pdf_bytes, write_pdf
from relationship_journal.reports.page import Page, PageItem, PageLine, PageSection

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.skipif(
        not shutil.which("pdftotext") and "CI" not in os.environ, reason="needs poppler-utils, as dev.py test installs"
    ),
]


def item(*lines: str) -> PageItem:
    return PageItem(tuple(PageLine(line) for line in lines))


def page_of(*lines: str, foot: str = "Business side only.") -> Page:
    return Page("Hand-over", ("For Sam Lee",), (PageSection("Promises", tuple(map(item, lines))),), "Bye", foot)


def run(tool: str, *words: str | Path) -> str:
    command = [tool, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True, encoding="utf-8").stdout


@pytest.fixture
def text_of(tmp_path: Path):
    """The text a reader finds in a page's PDF, each sheet as a list of lines."""

    def read(page: Page, paper: Paper = Paper.A4) -> list[list[str]]:
        path = tmp_path / "page.pdf"
        write_pdf(path, page, paper)
        return [
            [" ".join(line.split()) for line in sheet.splitlines() if line.strip()]
            for sheet in run("pdftotext", "-layout", path, "-").split("\f")
            if sheet
        ]

    return read


def test_words_stay_words(text_of):
    (sheet,) = text_of(page_of("We owe Dana: due 17 Nov 2026 – 5 days late", "“office” · 400 GBP, £5, 10:00"))
    assert sheet == [
        "Hand-over",
        "For Sam Lee",
        "Promises We owe Dana: due 17 Nov 2026 – 5 days late",
        "“office” · 400 GBP, £5, 10:00",
        "Bye",
        "Business side only. 1 of 1",
    ]


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("小林 花子", QFontDatabase.WritingSystem.Japanese),
        ("김철수", QFontDatabase.WritingSystem.Korean),
        ("דנה לוי", QFontDatabase.WritingSystem.Hebrew),
    ],
)
def test_names_of_any_script_can_be_found_in_the_file(text_of, name, script):
    if not QFontDatabase.families(script) and "CI" not in os.environ:
        pytest.skip("no font here has this script")
    (sheet,) = text_of(page_of(name))
    said = re.sub(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", " ".join(sheet))
    assert name in said


def test_no_line_is_split_or_lost_over_sheets(text_of):
    lines = [f"Line {number:03} {'goes on and on and on, ' * (number % 9)}ends {number:03}" for number in range(150)]
    sheets = text_of(page_of(*lines))
    assert len(sheets) > 3
    said = " ".join(line for sheet in sheets for line in sheet)
    for number in range(150):
        assert said.count(f"Line {number:03}") == said.count(f"ends {number:03}") == 1
    for number, sheet in enumerate(sheets, 1):
        assert sheet[-1] == f"Business side only. {number} of {len(sheets)}"
        assert "Promises" in " ".join(sheet[:3]) or sheet[0] == "Bye", "what goes on says what it is"


def test_a_line_is_found_on_its_sheet():
    sheets = Sheets(page_of(*map(str, range(120))), Paper.A4)
    places = [sheets.place_of(line) for line in range(120)]
    assert places == sorted(places)
    assert places[0][0] == 0 and places[-1][0] == len(sheets) - 1
    assert sheets.place_of(500) == (0, 0.0)


def test_what_belongs_together_stands_on_one_sheet(text_of):
    page = Page("T", (), (PageSection("S", tuple(item(*[f"{n}.{part}" for part in range(7)]) for n in range(40))),))
    for sheet in text_of(page):
        said = " ".join(sheet).split()
        for number in range(40):
            assert sum(word.startswith(f"{number}.") for word in said) in {0, 7}


@pytest.mark.parametrize(
    ("paper", "size"), [(Paper.A4, "595 x 842 pts (A4)"), (Paper.LETTER, "612 x 792 pts (letter)")]
)
def test_the_file_says_nothing_of_itself(tmp_path, paper, size):
    path = tmp_path / "hand-over-2026-11-22.pdf"
    write_pdf(path, page_of("Dana"), paper)
    said = dict(line.split(":", 1) for line in run("pdfinfo", path).splitlines())
    assert not {"Title", "Author", "Creator", "Producer", "CreationDate", "ModDate", "Subject"} & said.keys()
    assert said["Metadata Stream"].strip() == "no"
    assert said["Page size"].strip() == size
    assert path.stat().st_mode & 0o777 == 0o600
    content = path.read_bytes()
    for hidden in (b"Qt", b"xmp", b"rdf", b"/ID", b"Date", b"20261122", b"hand-over", str(tmp_path).encode()):
        assert hidden not in content, hidden


def test_fonts_are_inside_and_have_characters(tmp_path):
    path = tmp_path / "page.pdf"
    write_pdf(path, page_of("Dana 小林"), Paper.A4)
    for line in run("pdffonts", path).splitlines()[2:]:
        assert re.search(r"yes (yes|no) +yes +\d+ +0$", line), line


def test_nothing_but_the_page_is_in_any_stream(tmp_path):
    content = pdf_bytes(page_of("Dana"), Paper.A4)
    for found in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
        try:
            plain = zlib.decompress(found[1])
        except zlib.error:
            plain = found[1]
        assert b"xpacket" not in plain and b"Dana" not in plain, "text stands as glyphs, and once"


def test_the_same_page_is_the_same_on_every_paper_and_has_at_least_one_sheet():
    assert len(Sheets(Page("Nothing"), Paper.LETTER)) == 1
    assert len(Sheets(page_of(*map(str, range(200))), Paper.A4)) > 1


def test_a_word_longer_than_the_column_is_broken_not_cut(text_of):
    (sheet,) = text_of(page_of("x" * 400))
    assert "".join(sheet).count("x") == 400


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path):
    with pytest.raises(OSError, match=r"."):
        write_pdf(tmp_path / "nowhere" / "page.pdf", page_of("Dana"), Paper.A4)
    assert list(tmp_path.iterdir()) == []

# SPDX-License-Identifier: MIT
"""Marks of a text are read, and whatever is no mark stays as it was typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QApplication
from test_delegates import ENTRY, WIDTH

from relationship_journal.qt import theme
from relationship_journal.qt.markdown import Kind, Line, Style, addresses_in, is_marked, lines_of
from relationship_journal.qt.widgets.card import MAX_LINES, CardLayout


def one(text: str) -> Line:
    (line,) = lines_of(text)
    return line


def styled(text: str) -> list[tuple[str, Style, str]]:
    line = one(text)
    units = line.text.encode("utf-16-le")
    return [
        (units[2 * span.start : 2 * (span.start + span.length)].decode("utf-16-le"), span.style, span.address)
        for span in line.spans
    ]


@pytest.mark.parametrize(
    ("typed", "shown", "style"),
    [
        ("said **no** twice", "no", Style.BOLD),
        ("said *no* twice", "no", Style.ITALIC),
        ("said _no_ twice", "no", Style.ITALIC),
        ("order `SKU_1*2`", "SKU_1*2", Style.CODE),
        ("about #roll-out.", "#roll-out", Style.TAG),
        ("asked @marcus, too", "@marcus", Style.TAG),
        ("🎉 **דנה** 🎉", "דנה", Style.BOLD),
        ("🎉🎉 #東京 ok", "#東京", Style.TAG),
    ],
)
def test_words_are_set(qapp: QApplication, typed: str, shown: str, style: Style) -> None:
    assert is_marked(typed)
    assert styled(typed) == [(shown, style, "")]


@pytest.mark.parametrize(
    ("typed", "shown", "address"),
    [
        ("see [the sheet](https://a.example/b?c=1)", "the sheet", "https://a.example/b?c=1"),
        ("see https://a.example/b_c_d, or", "https://a.example/b_c_d", "https://a.example/b_c_d"),
        ("(www.a.example)", "www.a.example", "www.a.example"),
        ("<https://a.example>", "https://a.example", "https://a.example"),
    ],
)
def test_links_are_found(qapp: QApplication, typed: str, shown: str, address: str) -> None:
    assert styled(typed) == [(shown, Style.LINK, address)]
    assert addresses_in(f"one\n{typed}\n{typed}") == [address]


@pytest.mark.parametrize(
    "typed",
    [
        "2*3*4 = 24", "snake_case_name", "<b>bold</b> and <img src=x>", "a &amp; b &lt;", r"C:\new\table", "C* algebra",
        "1. one", "12) twelve", "+ 5 boxes", "---", "***", "===", "#nospace", "100% #1", "a@b.example", "5 < 6 > 4",
        "| a | b |", "* ", "**", "``", "\\", "[x]: https//lost", "~~~", "a  b   c", "x\ty",
    ],
)  # fmt: skip
def test_what_is_no_mark_stays_as_it_was_typed(qapp: QApplication, typed: str) -> None:
    for text in (typed, f"**so** {typed}"):
        line = one(text)
        assert line.text.endswith(typed.strip()), line
        assert line.kind is Kind.PLAIN


@pytest.mark.parametrize(
    ("typed", "kind", "level", "shown"),
    [
        ("# Review", Kind.HEADING, 0, "Review"),
        ("### Review", Kind.HEADING, 0, "Review"),
        ("- one", Kind.BULLET, 0, "one"),
        ("  - one", Kind.BULLET, 1, "one"),
        ("* one", Kind.BULLET, 0, "one"),
        ("- - one", Kind.BULLET, 0, "- one"),
        ("- # one *so*", Kind.BULLET, 0, "# one so"),
        ("> quoted", Kind.QUOTE, 0, "quoted"),
        ("private: mine", Kind.PRIVATE, 0, "private: mine"),
        ("- Private: mine", Kind.PRIVATE, 0, "Private: mine"),
        ("1. private: mine", Kind.PRIVATE, 0, "1. private: mine"),
        ("> private: mine", Kind.PRIVATE, 0, "private: mine"),
        ("_private:_ mine", Kind.PRIVATE, 0, "private: mine"),
        ("        deep", Kind.PLAIN, 0, "deep"),
    ],
)
def test_lines_are_what_they_begin_with(qapp: QApplication, typed: str, kind: Kind, level: int, shown: str) -> None:
    assert one(typed) == replace(one(typed), kind=kind, level=level, text=shown)


def test_lines_stay_lines(qapp: QApplication) -> None:
    text = "> quoted\nplain **bold**\n- item\nplain\n\nend"
    assert [line.text for line in lines_of(text)] == ["quoted", "plain bold", "item", "plain", "", "end"]


def test_no_picture_is_ever_asked_for(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(QTextDocument, "loadResource", lambda *given: asked.append(given))
    typed = "![secret](file:///etc/passwd) **b** <img src='https://a.example/x.png'>"
    layout = CardLayout(theme.LIGHT)
    card = layout.card(replace(ENTRY, text=typed), WIDTH)
    assert asked == []
    assert "\ufffc" not in card.paragraphs[0].layout.text()
    assert card.paragraphs[0].layout.text() == "!secret b <img src='https://a.example/x.png'>"
    assert isinstance(QImage(), QImage)


@given(st.text(alphabet="ab1 *_`[]()#>-+\\<&!.\n~=|:/@é東", max_size=60))
def test_letters_and_numbers_are_never_lost(text: str) -> None:
    """Only the signs of marks and the addresses behind links go; the words stay, in their order."""
    shown = "".join(line.text + "".join(span.address for span in line.spans) for line in lines_of(text))
    rest = iter(shown)
    words = [sign for sign in text if sign.isalnum()]
    behind_links = "](" in text or "<" in text
    assert behind_links or all(word in rest for word in words)


@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0])
def test_a_marked_card_is_cut_at_six_lines_and_says_so(qapp: QApplication, scale: float) -> None:
    layout = CardLayout(theme.LIGHT.scaled(scale))
    for text in ("- **item**\n" * 12, "**word** " * 300, "> " + "wort" * 900, "# a\n" + "**x** yy " * 200):
        card = layout.card(replace(ENTRY, text=text), WIDTH)
        assert sum(paragraph.lines for paragraph in card.paragraphs) == MAX_LINES
        assert card.paragraphs[-1].layout.text().endswith("…")
        whole = layout.card(replace(ENTRY, text=text), WIDTH, whole=True)
        assert whole.height > card.height
        assert "…" not in whole.paragraphs[-1].layout.text()


def test_a_text_without_marks_takes_the_short_way(qapp: QApplication) -> None:
    card = CardLayout(theme.LIGHT).card(replace(ENTRY, text="Nothing - at all, 5 * 3, here_and there"), WIDTH)
    assert card.paragraphs == ()
    assert card.lines == ("Nothing - at all, 5 * 3, here_and there",)


def test_the_address_below_a_point_is_found(qapp: QApplication) -> None:
    (paragraph,) = (
        CardLayout(theme.LIGHT).card(replace(ENTRY, text="see [the sheet](https://a.example) now"), WIDTH).paragraphs
    )
    line = paragraph.layout.lineAt(0)
    found = [paragraph.address_at(x, 9, 18) for x in range(0, int(line.naturalTextWidth()) + 40, 3)]
    assert {"", "https://a.example"} == set(found)
    assert found[0] == found[-1] == ""

# SPDX-License-Identifier: MIT
"""The help opens about where one is, leads only inside itself, and its pages are all there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from window_desk import Desk

import relationship_journal
from relationship_journal.assets import asset
from relationship_journal.preferences import Preferences
from relationship_journal.qt.appearance import Appearance
from relationship_journal.qt.dialogs.help import HelpWindow
from relationship_journal.qt.early_help import EarlyHelp
from relationship_journal.qt.models import help as topics
from relationship_journal.qt.widgets.reader import Reader

PAGES = topics.pages()


def action(desk: Desk, name: str) -> QAction:
    return next(found for found in desk.window.actions() if found.objectName() == name)


def opened(desk: Desk) -> HelpWindow:
    action(desk, "help").trigger()
    return desk.part(HelpWindow, "helpWindow")


def title(window: HelpWindow) -> str:
    reader = window.findChild(Reader, "helpPage")
    return reader.document().begin().text()


def test_every_file_is_a_topic_and_every_topic_a_file() -> None:
    folder = asset("help/first-steps.md").parent
    assert {file.stem for file in folder.iterdir()} == set(topics.TOPICS) == {page.topic for page in PAGES}
    assert len({page.title for page in PAGES}) == len(PAGES)


@pytest.mark.parametrize("page", PAGES, ids=[page.topic for page in PAGES])
def test_a_page_is_short_leads_only_to_topics_and_fetches_nothing(page: topics.Page) -> None:
    assert page.text.startswith(f"# {page.title}\n")
    assert len(page.text) < 3_000
    assert "![" not in page.text and "<" not in re.sub(r"`[^`]*`", "", page.text)
    links = re.findall(r"\]\(([^)]*)\)", page.text)
    assert [link for link in links if topics.topic_of_link(link) is None] == []


@pytest.mark.parametrize(
    ("part", "shown"),
    [("composerText", "Writing an entry"), ("mixSlider", "The mix"), ("contactList", "People"),
     ("contactSearch", "Search"), ("timeline", "Timeline and filters")],
)  # fmt: skip
def test_f1_tells_about_what_has_the_focus(desk: Desk, part: str, shown: str) -> None:
    desk.part(QWidget, part).setFocus()
    assert title(opened(desk)) == shown


def test_what_nothing_is_written_about_begins_at_the_beginning() -> None:
    assert topics.topic_for(None) == topics.topic_for(QAction("odd")) == "first-steps"


def test_links_turn_the_page_and_lead_nowhere_else(desk: Desk) -> None:
    window = opened(desk)
    reader = window.findChild(Reader, "helpPage")
    reader.anchorClicked.emit(QUrl("mix.md"))
    assert title(window) == "The mix"
    assert window.findChild(QPushButton, "help-mix").isChecked()
    for address in ("https://example.com/mix.md", "file:///etc/passwd", "../mix.md", "nothing.md"):
        reader.anchorClicked.emit(QUrl(address))
        assert title(window) == "The mix"


def test_nothing_is_fetched_for_a_page(qtbot: QtBot) -> None:
    reader = Reader("Page")
    qtbot.addWidget(reader)
    for kind in QTextDocument.ResourceType:
        assert reader.loadResource(kind.value, QUrl("file:///etc/hostname")) is None


def test_search_leaves_the_topics_that_have_all_the_words(desk: Desk) -> None:
    window = opened(desk)
    search = window.findChild(QLineEdit, "helpSearch")
    search.setText("passphrase reset")
    rows = [row for row in window.findChildren(QPushButton) if row.objectName().startswith("help-")]
    assert [row.text() for row in rows if row.isVisibleTo(window)] == ["Journals and passphrases"]
    assert title(window) == "Journals and passphrases"
    assert window.findChild(Reader, "helpPage").extraSelections()
    search.setText("zzyzx")
    assert [row for row in rows if row.isVisibleTo(window)] == []
    desk.bot.keyClick(search, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert all(row.isVisibleTo(window) for row in rows)


def test_f1_works_over_a_dialog_that_lets_nothing_else_be_used(desk: Desk) -> None:
    seen: list[str] = []

    def ask() -> None:
        dialog = QApplication.activeModalWidget()
        desk.bot.waitUntil(lambda: action(desk, "help") in dialog.actions())
        desk.bot.keyClick(dialog, Qt.Key.Key_F1)
        window = dialog.findChild(HelpWindow)
        seen.append(title(window))
        window.close()
        dialog.reject()

    QTimer.singleShot(100, ask)
    action(desk, "about_me").trigger()
    assert seen == ["People"]


def test_every_name_f1_knows_is_the_name_of_something() -> None:
    package = Path(relationship_journal.__file__).parent
    sources = "".join(file.read_text(encoding="utf-8") for file in package.rglob("*.py") if file.name != "help.py")
    assert [name for name in topics.TOPIC_OF if f'"{name}"' not in sources] == []
    assert set(topics.TOPIC_OF.values()) <= set(topics.TOPICS)


def test_another_question_turns_the_open_window(desk: Desk) -> None:
    desk.part(QPlainTextEdit, "composerText").setFocus()
    window = opened(desk)
    window.close()
    desk.part(QWidget, "contactList").setFocus()
    assert opened(desk) is window
    assert title(window) == "People"


@pytest.mark.parametrize("name", ["startDialog", "lockScreen"])
def test_f1_opens_the_help_before_there_is_a_window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, name: str
) -> None:
    before = (qapp.styleSheet(), qapp.font(), qapp.palette())
    early = EarlyHelp(qapp, Appearance(qapp, Preferences(), tmp_path / "preferences.json"))
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setObjectName(name)
    field = QLineEdit(dialog)
    dialog.open()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClick(field, Qt.Key.Key_F1)
    shown = dialog.findChild(HelpWindow)
    early.stop()
    assert shown is not None
    assert title(shown) == "Journals and passphrases"
    qapp.setStyleSheet(before[0])
    qapp.setFont(before[1])
    qapp.setPalette(before[2])

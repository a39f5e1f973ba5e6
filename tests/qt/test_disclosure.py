# SPDX-License-Identifier: MIT
"""“Where is my data?” and “About”: what they say is so, and what is copied for others holds nothing of the journal."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from window_desk import NOW

from relationship_journal import __version__
from relationship_journal.paths import Paths
from relationship_journal.preferences import Preferences
from relationship_journal.qt.dialogs.about import AboutDialog
from relationship_journal.qt.dialogs.where import WhereDialog
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.models import whereabouts
from relationship_journal.storage import edits
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId, NewContact, NewConversation, When


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shutdown()


@pytest.fixture
def where(qtbot: QtBot, jobs: Jobs, journal: Journal, people: dict[str, ContactId], tmp_path: Path) -> WhereDialog:
    find = partial(whereabouts.find_out, journal, Paths.under(tmp_path / "home"), NOW)
    dialog = WhereDialog(journal, jobs, find)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "conversations" in read(dialog))
    return dialog


def read(dialog: QWidget) -> str:
    """Every sentence that can be seen now, without the marks where a path may break."""
    shown = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    return " ".join(shown).replace("\u200b", "")


def part(dialog: QWidget, kind: type, name: str):
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


def test_it_says_how_much_there_is_where_and_how_it_is_kept(where: WhereDialog, tmp_path: Path) -> None:
    said = read(where)
    for words in (
        "3 conversations with 3 people",
        "beside it while it is open",
        whereabouts.PLAIN,
        "SQLCipher",
        str(tmp_path / "home" / "config" / "preferences.json"),
        str(tmp_path / "home" / "logs" / "journal.log"),
        "relationship-journal export everything.json",
    ):
        assert words in said, words


def test_the_path_can_be_copied(where: WhereDialog, journal: Journal) -> None:
    path = part(where, QLineEdit, "journalPath")
    assert path.isReadOnly()
    assert path.text() == str(journal.path)
    part(where, QPushButton, "copyPath").click()
    assert QGuiApplication.clipboard().text() == str(journal.path)
    assert "Copied." in read(where)


def test_the_folder_is_shown_or_it_is_said_that_it_cannot(
    where: WhereDialog, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toLocalFile()))
    part(where, QPushButton, "showFolder").click()
    assert asked == [str(journal.path.parent)]
    assert "could not be shown" in read(where)


def test_a_journal_without_a_word_in_it_and_an_encrypted_one(encrypted_journal: Journal, tmp_path: Path) -> None:
    paths = Paths.under(tmp_path / "home")
    facts = dict(whereabouts.find_out(encrypted_journal, paths, NOW).facts)
    assert facts["Last saved"] == "nothing written yet"
    assert facts["Protection"] == whereabouts.ENCRYPTED
    edits.add_contact(encrypted_journal, NewContact("Dana Whitfield"))
    facts = dict(whereabouts.find_out(encrypted_journal, paths, NOW).facts)
    assert facts["Last saved"] != "nothing written yet"
    assert facts["Holds"] == "0 conversations with 1 person"


def test_diagnostics_hold_versions_and_counts_and_nothing_else(
    qtbot: QtBot, journal: Journal, make_contact, make_conversation
) -> None:
    dana = make_contact("Dana Whitfield")
    edits.log_conversation(journal, NewConversation((dana,), When(NOW.replace(tzinfo=None)), text="A private word"))
    made_of = whereabouts.made_of(journal)
    dialog = AboutDialog(made_of, partial(whereabouts.diagnostics, journal, Preferences()))
    qtbot.addWidget(dialog)
    dialog.show()
    assert f"Version {__version__}, MIT license" in read(dialog)
    assert "opens no network connection" in read(dialog)
    part(dialog, QPushButton, "copyDiagnostics").click()
    copied = QGuiApplication.clipboard().text()
    assert "No name, no path" in read(dialog)
    for words in ("1 conversations, 1 people", "SQLite", "Python", "Qt", "plain"):
        assert words in copied
    for words in ("Dana", "private word", "/", "\\"):
        assert words not in copied.replace("x86_64", ""), words

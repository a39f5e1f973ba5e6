# SPDX-License-Identifier: MIT
"""The first page: three ways in, a journal made away from the window's thread, nothing made of a slip of the keys."""

from __future__ import annotations

import stat
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from relationship_journal.paths import Paths
from relationship_journal.preferences import Preferences
from relationship_journal.qt import theme
from relationship_journal.qt.appearance import theme_of
from relationship_journal.qt.dialogs import files
from relationship_journal.qt.dialogs.start import DemoWanted, StartDialog
from relationship_journal.qt.jobs import Jobs
from relationship_journal.storage import edits, queries
from relationship_journal.storage.errors import JournalError, WrongPassphrase
from relationship_journal.storage.journal import Journal, looks_encrypted
from relationship_journal.values import NewContact

WORDS = "four random words here"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.under(tmp_path)


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shutdown()


@pytest.fixture
def page(qtbot: QtBot, paths: Paths, jobs: Jobs) -> Iterator[StartDialog]:
    made = StartDialog(paths, jobs)
    qtbot.addWidget(made)
    made.show()
    yield made
    if isinstance(made.answer, Journal):
        made.answer.close()


@pytest.fixture
def press(page: StartDialog) -> Callable[[str], None]:
    return lambda name: part(page, QAbstractButton, name).click()


def part(page: QWidget, kind: type, name: str):
    return page.findChild(kind, name)


def field(page: QWidget, name: str) -> QLineEdit:
    return part(page, QLineEdit, name)


def fill(page: QWidget, first: str = WORDS, again: str = WORDS) -> None:
    field(page, "newPassphrase").setText(first)
    field(page, "newPassphraseAgain").setText(again)


def read(page: QWidget) -> str:
    """Every sentence that can be seen now."""
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def made(qtbot: QtBot, page: StartDialog) -> Journal:
    qtbot.waitUntil(lambda: page.answer is not None, timeout=20_000)
    assert isinstance(page.answer, Journal)
    assert not page.isVisible()
    return page.answer


def test_looking_around_asks_for_the_demo_and_makes_nothing(page, press, paths) -> None:
    press("startDemo")
    assert page.answer == DemoWanted()
    assert page.result() == page.DialogCode.Accepted
    assert not paths.journal.exists()


def test_closing_the_page_answers_nothing(page, paths) -> None:
    page.close()
    assert page.answer is None
    assert not paths.journal.exists()


def test_what_a_passphrase_means_is_said_before_one_is_chosen(page, press) -> None:
    assert "no way to reset" not in read(page)
    press("startNew")
    said = read(page)
    assert "There is no way to reset a passphrase. Write it down." in said
    assert "Anyone who can use this computer account can read it." in said
    assert "your employer may own business facts and inspect its laptops" in said
    assert "Leave out health, faith, politics, patients." in said


def test_an_encrypted_journal_is_made_and_handed_back_open(qtbot, page, press, paths) -> None:
    press("startNew")
    fill(page)
    press("newMake")
    assert part(page, QPushButton, "newMake").text() == "Making the journal…"
    journal = made(qtbot, page)
    assert (journal.path, journal.encrypted) == (paths.journal, True)
    assert stat.S_IMODE(paths.journal.stat().st_mode) == 0o600
    edits.add_contact(journal, NewContact("Dana Whitfield"))
    journal.close()
    assert looks_encrypted(paths.journal)
    with pytest.raises(WrongPassphrase):
        Journal.open(paths.journal, "something else")
    with Journal.open(paths.journal, WORDS) as again:
        assert [row.name for row in queries.contacts(again)] == ["Dana Whitfield"]


def test_the_window_s_thread_goes_first_in_the_new_journal(qtbot, page, press) -> None:
    press("startNew")
    press("newPlain")
    press("newMake")
    assert made(qtbot, page).lock._first == threading.get_ident()


def test_a_plain_journal_only_by_choosing_it(qtbot, page, press, paths) -> None:
    press("startNew")
    fill(page, "typed before", "the choice")
    press("newPlain")
    assert not field(page, "newPassphrase").isEnabled()
    press("newMake")
    assert not made(qtbot, page).encrypted
    page.answer.close()
    assert not looks_encrypted(paths.journal)


@pytest.mark.parametrize(
    ("first", "again", "sentence", "where"),
    [
        ("", "", "There is no passphrase yet.", "newPassphrase"),
        ("  \t ", "  \t ", "There is no passphrase yet.", "newPassphrase"),
        (WORDS, "", "The two passphrases differ.", "newPassphraseAgain"),
        (WORDS, f"{WORDS} ", "The two passphrases differ.", "newPassphraseAgain"),
    ],
)
def test_a_slip_is_said_beside_the_field_and_makes_nothing(page, press, paths, first, again, sentence, where) -> None:
    press("startNew")
    fill(page, first, again)
    press("newMake")
    assert sentence in read(page)
    assert page.focusWidget() is field(page, where)
    assert sentence in field(page, where).accessibleDescription()
    assert page.answer is None
    assert not paths.journal.parent.exists()


def test_typing_on_takes_the_sentence_away(qtbot, page, press) -> None:
    press("startNew")
    press("newMake")
    qtbot.keyClicks(field(page, "newPassphrase"), "f")
    assert "no passphrase yet" not in read(page)
    assert field(page, "newPassphrase").accessibleDescription() == ""


def test_an_existing_file_is_left_alone_and_the_page_can_be_used_again(qtbot, page, press, paths) -> None:
    paths.journal.parent.mkdir(parents=True)
    paths.journal.write_bytes(b"something else")
    press("startNew")
    fill(page)
    press("newMake")
    qtbot.waitUntil(lambda: "left untouched" in read(page), timeout=20_000)
    assert paths.journal.read_bytes() == b"something else"
    assert part(page, QPushButton, "newMake").text() == "Make the journal"
    assert field(page, "newPassphrase").isEnabled()
    assert page.isVisible()
    paths.journal.unlink()
    press("newMake")
    assert made(qtbot, page).encrypted


def test_what_nobody_expected_is_said_and_reported(qtbot, page, press, monkeypatch) -> None:
    def broken(*_: object) -> Journal:
        raise ZeroDivisionError

    monkeypatch.setattr(Journal, "create", broken)
    press("startNew")
    press("newPlain")
    with qtbot.captureExceptions() as reported:
        press("newMake")
        qtbot.waitUntil(lambda: "could not be made" in read(page))
    assert [kind for kind, *_ in reported] == [ZeroDivisionError]
    assert part(page, QPushButton, "newMake").isEnabled()


def test_the_page_waits_for_a_journal_being_made(qtbot, page, press, monkeypatch) -> None:
    go_on, create = threading.Event(), Journal.create

    def slow(path: Path, passphrase: str | None) -> Journal:
        assert go_on.wait(20)
        return create(path, passphrase)

    monkeypatch.setattr(Journal, "create", slow)
    press("startNew")
    press("newPlain")
    press("newMake")
    page.reject()
    page.close()
    press("startDemo")
    press("newMake")
    assert page.isVisible()
    assert page.answer is None
    go_on.set()
    made(qtbot, page)


@pytest.mark.parametrize("leave", ["startDemo", "startNew", "close"])
def test_the_passphrase_does_not_outlive_the_form(page, press, leave) -> None:
    press("startNew")
    fill(page)
    press("newReveal")
    page.close() if leave == "close" else press(leave)
    for name in ("newPassphrase", "newPassphraseAgain"):
        field(page, name).undo()
        assert field(page, name).text() == ""
        assert field(page, name).echoMode() is QLineEdit.EchoMode.Password


def test_the_passphrase_is_hidden_until_it_is_shown(page, press) -> None:
    press("startNew")
    fill(page)
    assert field(page, "newPassphrase").displayText() != WORDS
    press("newReveal")
    assert [field(page, name).displayText() for name in ("newPassphrase", "newPassphraseAgain")] == [WORDS, WORDS]
    hints = field(page, "newPassphrase").inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText


def test_a_journal_elsewhere_is_answered_with_its_path(page, press, tmp_path, monkeypatch) -> None:
    other = tmp_path / "other.rj"
    Journal.create(other).close()
    monkeypatch.setattr(files, "ask_open", lambda *_, **__: [other])
    press("startOpen")
    assert page.answer == other
    assert not page.isVisible()


def test_what_is_no_journal_is_refused_with_a_sentence(page, press, tmp_path, monkeypatch) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("Call Dana.")
    monkeypatch.setattr(files, "ask_open", lambda *_, **__: [other])
    press("startOpen")
    with pytest.raises(JournalError) as caught:
        looks_encrypted(other)
    assert str(caught.value) in read(page)
    assert page.isVisible()
    assert page.answer is None


def test_choosing_no_file_changes_nothing(page, press, monkeypatch) -> None:
    monkeypatch.setattr(files, "ask_open", lambda *_, **__: [])
    press("startOpen")
    assert page.isVisible()
    assert page.answer is None


# Without a mouse


def walk(qtbot: QtBot, page: QWidget) -> list[QWidget]:
    """What Tab leads to, once around."""
    found = []
    while (focused := page.focusWidget()) not in found:
        found.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    return found


def test_every_stop_of_the_tab_key_has_a_name(qtbot, page, press) -> None:
    part(page, QPushButton, "startDemo").setFocus()
    assert [stop.objectName() for stop in walk(qtbot, page)] == ["startDemo", "startNew", "startOpen"]
    press("startNew")
    stops, radios = walk(qtbot, page), {"newEncrypted", "newPlain"}
    names = ["newPassphrase", "newPassphraseAgain", "newReveal", "newElsewhere", "newMake"]
    names += ["startOpen", "startDemo", "startNew"]
    assert [stop.objectName() for stop in stops if stop.objectName() not in radios] == names
    assert all(stop.accessibleName() for stop in stops)


def test_a_journal_by_keyboard_alone(qtbot, page) -> None:
    start = part(page, QPushButton, "startNew")
    start.setFocus()
    qtbot.keyClick(start, Qt.Key.Key_Return)
    first, again = field(page, "newPassphrase"), field(page, "newPassphraseAgain")
    assert page.focusWidget() is first
    qtbot.keyClicks(first, WORDS)
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert page.focusWidget() is again
    assert page.answer is None
    qtbot.keyClicks(again, WORDS)
    qtbot.keyClick(again, Qt.Key.Key_Return)
    assert made(qtbot, page).encrypted


# Any text size


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_it_fits_a_small_window_at_any_text_size(qtbot, qapp, paths, jobs, percent, name) -> None:
    before = qapp.styleSheet(), qapp.palette(), qapp.font()
    look = theme_of(Preferences(theme=name, text_size=percent))
    theme.apply(qapp, look)
    try:
        page = StartDialog(paths, jobs)
        qtbot.addWidget(page)
        page.show()
        page.resize(1024, 640)
        part(page, QPushButton, "startNew").click()
        qtbot.wait(20)
        area = page.findChild(QScrollArea)
        assert area.horizontalScrollBar().maximum() == 0
        assert page.minimumSizeHint().width() <= 1024
        for label in page.findChildren(QLabel):
            if label.isVisible() and label.text():
                assert label.heightForWidth(label.width()) <= label.height(), label.text()
        part(page, QPushButton, "newMake").click()
        qtbot.wait(20)
        focused = page.focusWidget()
        shown = focused.mapTo(area.viewport(), focused.rect().center())
        assert area.viewport().rect().contains(shown)
    finally:
        qapp.setStyleSheet(before[0] or "QWidget#none {}")
        qapp.setPalette(before[1])
        qapp.setFont(before[2])

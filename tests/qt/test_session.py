# SPDX-License-Identifier: MIT
"""From one journal to another in one process: nothing typed is lost, and one that cannot be opened costs nothing."""

from __future__ import annotations

import lzma
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSystemTrayIcon,
    QWidget,
)
from pytestqt.qtbot import QtBot
from window_desk import now

from relationship_journal.paths import Paths
from relationship_journal.preferences import Preferences
from relationship_journal.qt import recent
from relationship_journal.qt.action_table import RECENT
from relationship_journal.qt.appearance import Appearance
from relationship_journal.qt.dialogs import files
from relationship_journal.qt.dialogs.wait import WaitDialog
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.main_window import MainWindow
from relationship_journal.qt.session import Session
from relationship_journal.qt.widgets.quick_window import PLACE, QuickWindow
from relationship_journal.storage import drafts, edits, queries
from relationship_journal.storage.errors import SaveFailed
from relationship_journal.storage.journal import Journal
from relationship_journal.values import NewContact

WORDS = "four random words here"


class Program:
    """What app.py does, with hands: one journal after the other, each with something to do in its window."""

    def __init__(self, bot: QtBot, paths: Paths) -> None:
        self.bot = bot
        self.paths = paths
        self.seen: list[Path] = []
        self.session: Session | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.looks = Appearance(app, Preferences(theme="light"), paths.preferences)

    def live(self, path: Path, *doings: Callable[[], object], quick: bool = False) -> None:
        """Run one session for each thing to do; the last one closes the window by itself where it does not lead on."""
        journal: Journal | None = Journal.open(path)
        for doing in doings:
            assert journal is not None, "the program ended too early"
            with journal:
                self.seen.append(journal.path)
                self.session = Session(journal, Jobs(), self.looks, self.paths, now, self._add)
                QTimer.singleShot(0, self.session, partial(self._try, doing))
                following = self.session.run(quick=quick)
                self.session.close()
            journal = following
        if journal is not None:
            self.seen.append(journal.path)
            journal.close()

    def _try(self, doing: Callable[[], object]) -> None:
        """What fails must not leave the test in the event loop."""
        try:
            doing()
        except BaseException:
            QApplication.exit()
            raise

    @staticmethod
    def _add(_: Journal, request: dict[str, Any]) -> dict[str, Any]:
        return request

    @property
    def window(self) -> MainWindow:
        assert self.session is not None
        return self.session.window()

    def do(self, name: str) -> None:
        self.window.registry[name].trigger()

    def quit(self) -> None:
        self.do("quit")

    def close_window(self) -> None:
        self.window.close()

    def write(self, text: str) -> None:
        box = self.window.findChild(QPlainTextEdit, "composerText")
        assert box is not None
        box.setPlainText(text)

    @property
    def text(self) -> str:
        box = self.window.findChild(QPlainTextEdit, "composerText")
        assert box is not None
        return box.toPlainText()

    @property
    def toast(self) -> str:
        frame = self.window.findChild(QFrame, "undoToast")
        assert frame is not None
        return frame.accessibleName() if frame.isVisible() else ""

    def recent(self) -> list[QAction]:
        menu = self.window.registry.menu(RECENT)
        menu.aboutToShow.emit()
        return [action for action in menu.actions() if action.text()]


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    before = (qapp.styleSheet(), qapp.font(), qapp.palette())
    paths = Paths.under(tmp_path / "home")
    paths.make()
    yield Program(qtbot, paths)
    qapp.setQuitOnLastWindowClosed(True)
    qapp.setStyleSheet(before[0] or "QWidget#none {}")
    qapp.setFont(before[1])
    qapp.setPalette(before[2])


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """A journal with Dana and one with Priya."""
    paths = tmp_path / "one.rj", tmp_path / "two.rj"
    for path, name in zip(paths, ("Dana Whitfield", "Priya Raman"), strict=True):
        with Journal.create(path) as journal:
            edits.add_contact(journal, NewContact(name))
    return paths


def choosing(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    monkeypatch.setattr(files, "ask_journal", lambda *_, **__: path)


def test_a_switch_keeps_the_draft_and_closes_what_was_open(
    program: Program, two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = two

    def away() -> None:
        choosing(monkeypatch, other)
        program.write("Half a thought")
        program.do("open_journal")

    def back() -> None:
        assert not Path(f"{one}-wal").exists()
        assert program.text == ""
        choosing(monkeypatch, one)
        program.do("open_journal")

    def look() -> None:
        assert program.text == "Half a thought"
        program.quit()

    program.live(one, away, back, look)
    assert program.seen == [one, other, one]
    Journal.open(one).close()
    Journal.open(other).close()


def test_a_switch_to_an_older_journal_waits_behind_a_page(
    program: Program, two: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = tmp_path / "earlier.rj"
    kept = Path(__file__).parents[1] / "storage" / "data" / "format-1.rj.xz"
    earlier.write_bytes(lzma.decompress(kept.read_bytes()))
    pages: list[str] = []
    show = WaitDialog.showEvent

    def seen(page: WaitDialog, event: QShowEvent) -> None:
        pages.append(page.objectName())
        show(page, event)

    monkeypatch.setattr(WaitDialog, "showEvent", seen)

    def away() -> None:
        choosing(monkeypatch, earlier)
        program.do("open_journal")

    program.live(two[0], away, program.quit)
    assert program.seen == [two[0], earlier]
    assert pages == ["waitPage"]


def test_what_cannot_be_opened_is_said_and_the_window_stays_as_it_is(
    program: Program, two: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = tmp_path / "notes.txt"
    wrong.write_text("not a journal\n" * 30, encoding="utf-8")

    def attempt() -> None:
        program.write("Half a thought")
        choosing(monkeypatch, wrong)
        program.do("open_journal")
        assert "is a text file, not a journal" in program.toast
        choosing(monkeypatch, tmp_path / "gone.rj")
        program.do("open_journal")
        assert "There is no journal at" in program.toast
        choosing(monkeypatch, two[0])
        program.do("open_journal")
        assert program.toast == "This journal is the one that is open."
        choosing(monkeypatch, None)
        program.do("open_journal")
        assert program.text == "Half a thought"
        program.quit()

    program.live(two[0], attempt)
    assert program.seen == [two[0]]


def test_another_window_s_journal_is_not_taken(
    program: Program, two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def attempt() -> None:
        choosing(monkeypatch, two[1])
        program.do("open_journal")
        program.bot.waitUntil(lambda: "is open in another window" in program.toast)
        program.quit()

    with Journal.open(two[1]):
        program.live(two[0], attempt)
    assert program.seen == [two[0]]


def test_a_draft_that_cannot_be_kept_keeps_the_window(
    program: Program, two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise SaveFailed("The disk is full.")

    def attempt() -> None:
        program.write("Half a thought")
        with monkeypatch.context() as patched:
            patched.setattr(Journal, "note", full)
            choosing(monkeypatch, two[1])
            program.do("open_journal")
            program.bot.waitUntil(lambda: "could not be kept yet" in program.toast)
        assert program.text == "Half a thought"
        assert program.window.isVisible()
        Journal.open(two[1]).close()  # it was let go
        program.quit()

    program.live(two[0], attempt)
    assert program.seen == [two[0]]


def test_an_encrypted_journal_is_unlocked_over_the_window(
    program: Program, two: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.rj"
    Journal.create(secret, WORDS).close()

    def unlock() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        field = dialog.findChild(QLineEdit, "passphraseField")
        assert field is not None
        field.setText(WORDS)
        program.bot.keyClick(field, Qt.Key.Key_Return)

    def away() -> None:
        choosing(monkeypatch, secret)
        QTimer.singleShot(0, program.window, unlock)
        program.do("open_journal")

    program.live(two[0], away, program.quit)
    assert program.seen == [two[0], secret]


def test_nobody_who_closes_the_question_is_led_away(
    program: Program, two: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.rj"
    Journal.create(secret, WORDS).close()

    def leave() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        dialog.close()

    def attempt() -> None:
        choosing(monkeypatch, secret)
        QTimer.singleShot(0, program.window, leave)
        program.do("open_journal")
        assert program.window.isVisible()
        program.quit()

    program.live(two[0], attempt)
    assert program.seen == [two[0]]


def test_a_new_journal_is_made_beside_the_open_one(program: Program, two: tuple[Path, Path]) -> None:
    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        plain = dialog.findChild(QRadioButton, "newPlain")
        make = dialog.findChild(QPushButton, "newMake")
        assert plain is not None and make is not None
        plain.click()
        make.click()

    def new() -> None:
        QTimer.singleShot(0, program.window, fill)
        program.do("new_journal")

    def look() -> None:
        assert program.window.findChild(QWidget, "welcome") is not None
        program.quit()

    program.live(two[0], new, look)
    assert program.seen == [two[0], program.paths.journal]


def test_the_demo_is_one_click_away_and_never_remembered(program: Program, two: tuple[Path, Path]) -> None:
    def away() -> None:
        program.do("look_around")

    def look() -> None:
        assert not program.window.registry["look_around"].isVisible()
        (back, *_) = program.recent()
        assert back.text().startswith("&1  one.rj")
        back.trigger()

    program.live(two[0], away, look, program.quit)
    assert program.seen == [two[0], program.paths.demo_journal, two[0]]
    assert recent.read(program.paths.recent) == [two[0]]


def test_a_dialog_that_is_open_is_finished_before_the_window_goes(program: Program, two: tuple[Path, Path]) -> None:
    def away() -> None:
        dialog = QDialog(program.window)
        dialog.setModal(True)
        dialog.show()
        program.do("look_around")
        program.bot.wait(1_500)
        assert program.window.isVisible()
        dialog.accept()

    program.live(two[0], away, program.quit)
    assert program.seen == [two[0], program.paths.demo_journal]


def test_quitting_over_the_contact_editor_keeps_what_was_typed(
    program: Program, two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise SaveFailed("The disk is full.")

    def leave() -> None:
        assert program.session is not None
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        program.bot.keyClicks(dialog.focusWidget(), "Ana")
        with monkeypatch.context() as patched:
            patched.setattr(Journal, "note", full)
            program.session.quit()
            assert dialog.isVisible() and program.window.isVisible()
        program.session.quit()

    def attempt() -> None:
        QTimer.singleShot(200, program.session, leave)
        program.do("new_contact")

    program.live(two[0], attempt)
    with Journal.open(two[0]) as journal:
        kept = drafts.load(journal, "contact:new")
    assert kept is not None and kept["typed"]["name"] == "Ana"


def test_the_menu_lists_recent_journals_by_name_and_folder_and_can_be_cleared(
    program: Program, two: tuple[Path, Path]
) -> None:
    recent.remember(program.paths.recent, two[1])

    def look() -> None:
        first, clear = program.recent()
        assert first.text().startswith("&1  two.rj  in ")
        assert first.text().endswith(two[1].parent.name)
        clear.trigger()
        (nothing,) = program.recent()
        assert not nothing.isEnabled()
        program.quit()

    program.live(two[0], look)
    assert two[1] not in recent.read(program.paths.recent)


def test_undo_does_not_reach_into_the_other_journal(
    program: Program, two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        assert program.session is not None
        edits.add_contact(program.session._journal, NewContact("Marcus Oyelaran"))
        assert program.window.registry["undo"].isEnabled()
        choosing(monkeypatch, two[1])
        program.do("open_journal")

    def look() -> None:
        assert not program.window.registry["undo"].isEnabled()
        program.quit()

    program.live(two[0], away, look)
    with Journal.open(two[0]) as one:
        assert len(queries.contacts(one)) == 2


# The small window and the tray


def quick(program: Program) -> QuickWindow:
    assert program.session is not None
    return program.session.quick_window()


def jot(program: Program, text: str) -> None:
    box = quick(program).findChild(QPlainTextEdit, "composerText")
    assert box is not None
    program.bot.waitUntil(quick(program).isActiveWindow)
    box.setPlainText(text)
    program.bot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_quick_window_alone_ends_with_itself(program: Program, two: tuple[Path, Path]) -> None:
    def write() -> None:
        assert program.session is not None
        assert program.session._window is None
        jot(program, "@Dana Whitfield call 25m the renewal")
        quick(program).close()

    program.live(two[0], write, quick=True)
    with Journal.open(two[0]) as journal:
        assert queries.counts(journal).conversations == 1


def test_torn_off_it_saves_into_the_window_s_journal_and_goes_with_quit(
    program: Program, two: tuple[Path, Path]
) -> None:
    def write() -> None:
        program.do("quick_entry")
        assert quick(program).isVisible()
        jot(program, "@Dana Whitfield call 25m the renewal")
        assert program.window.registry["undo"].isEnabled()
        box = quick(program).findChild(QPlainTextEdit, "composerText")
        assert box is not None
        box.setPlainText("half a thought")
        program.quit()

    program.live(two[0], write)
    with Journal.open(two[0]) as journal:
        kept = drafts.load(journal, PLACE)
    assert kept is not None
    assert kept["text"] == "half a thought"


def test_a_second_start_brings_the_whole_window_to_the_quick_one(program: Program, two: tuple[Path, Path]) -> None:
    def ask() -> None:
        assert program.session is not None
        assert program.session._raise({}) == {"raised": True}
        assert program.window.isVisible()
        quick(program).close()
        assert program.session._quicken({}) == {"shown": True}
        assert quick(program).isVisible()
        program.quit()

    program.live(two[0], ask, quick=True)


@pytest.mark.qt_log_ignore("QPlatformNativeInterface::systemTrayWindowChanged", extend=True)
def test_with_an_icon_in_the_tray_closing_the_window_is_not_the_end(
    program: Program, two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)

    def settled() -> None:
        program.bot.waitUntil(lambda: program.session is not None and program.session._door is not None)

    def close() -> None:
        settled()
        program.looks.choices.choose("tray", True)
        assert program.session is not None
        tray = program.session._tray
        assert tray is not None and tray.is_shown
        program.window.close()
        QTimer.singleShot(20, program.session, back)

    def back() -> None:
        assert program.session is not None and program.session._tray is not None
        assert not program.window.isVisible()
        entry, window, leave = program.session._tray._menu.actions()
        window.trigger()
        assert program.window.isVisible()
        entry.trigger()
        assert quick(program).isVisible()
        program.looks.choices.choose("tray", False)
        assert not program.session._tray.is_shown
        leave.trigger()

    program.live(two[0], close)


def test_without_a_tray_the_preference_changes_nothing(
    program: Program, two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    program.looks.choices.choose("tray", True)
    program.live(two[0], program.close_window)

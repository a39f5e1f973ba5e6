# SPDX-License-Identifier: MIT
"""A hand that uses the window at random and remembers what it typed: whatever it does, no draft may be lost."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPlainTextEdit, QWidget

from relationship_journal.qt.main_window import MainWindow
from relationship_journal.storage import checks
from relationship_journal.storage.journal import Journal

W = TypeVar("W", bound=QWidget)

WORDS = (
    "rollout", "pallets", "audit", "Leeds", "fee", "renewal", "thanks", "Sam", "college", "@dana", "#family", "call",
    "25m", "65%", "yesterday", "invoice", "lunch?", "- point", "**bold**",
)  # fmt: skip
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


class Seat(Protocol):
    """What the robot sits at: a journal with a window on it that can be closed and opened again."""

    journal: Journal

    @property
    def window(self) -> MainWindow: ...

    def part(self, kind: type[W], name: str) -> W: ...

    def open(self) -> MainWindow: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Stretch:
    """How long the window was busy at a stretch during a move, in ms: by the clock, and of that computing."""

    move: str
    took: float
    computed: float


@dataclass
class Move:
    """Something the robot can do, and how often beside the others."""

    do: Callable[[], None]
    weight: int


@dataclass
class Robot:
    """Uses the window of a desk. `stretches` holds when it was busy: only that is computing which it did itself."""

    desk: Seat
    seed: int
    stretches: list[Stretch] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    drafts: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)
        self._awake = _clocks()
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        dispatcher.awake.connect(self._woke)
        dispatcher.aboutToBlock.connect(self._rests)
        self._moves = {
            "write": Move(self._write, 30),
            "rate": Move(self._rate, 6),
            "save": Move(self._save, 10),
            "switch": Move(self._switch, 16),
            "all entries": Move(self._all_entries, 3),
            "search": Move(self._search, 6),
            "open a hit": Move(self._open_a_hit, 3),
            "undo": Move(self._undo, 8),
            "redo": Move(self._redo, 4),
            "delete": Move(self._delete, 5),
            "edit": Move(self._edit, 5),
            "back": Move(self._back, 4),
            "palette": Move(self._palette, 4),
            "filter": Move(self._filter, 3),
            "scroll": Move(self._scroll, 6),
            "theme": Move(self._theme, 2),
            "size": Move(self._size, 3),
            "wait": Move(self._wait, 6),
            "restart": Move(self._restart, 2),
        }

    # The walk

    def walk(self, steps: int) -> None:
        """Do so many things at random; after each, everything typed must still be where it was typed."""
        names = list(self._moves)
        weights = [move.weight for move in self._moves.values()]
        for name in self._random.choices(names, weights, k=steps):
            self.done.append(name)
            self._moves[name].do()
            self._live(0)
            self._look()
            self._shut_popups()
        self.done.append("restart")
        self._restart()
        self._look()
        assert checks.check(self.desk.journal).problems == ()

    def _look(self) -> None:
        composer = self._composer()
        if composer is None or not composer.isVisible():
            return
        here, expected = composer.toPlainText(), self.drafts.get(self._key(), "")
        assert here == expected, f"the draft of {self._key()} after {self.done[-6:]}"

    def _key(self) -> str:
        """Whose composer it is: the contact chosen in the list, or everybody's."""
        chosen = self.desk.part(QListView, "contactList").selectionModel().selectedIndexes()
        return str(chosen[0].data()) if chosen else "everybody"

    def _composer(self) -> QPlainTextEdit | None:
        return self.desk.window.findChild(QPlainTextEdit, "composerText")

    # What it does

    def _write(self) -> None:
        composer = self._composer()
        if composer is None or not composer.isVisible() or not composer.isEnabled():
            return
        self._act("new_entry")
        composer.setFocus()
        composer.moveCursor(composer.textCursor().MoveOperation.End)
        words = " ".join(self._random.choices(WORDS, k=self._random.randint(1, 5)))
        self._type(composer, words + " ")
        if self._random.random() < 0.2:
            self._press(composer, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        self._close_completion(composer)
        self.drafts[self._key()] = composer.toPlainText()

    def _close_completion(self, composer: QPlainTextEdit) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            self._press(popup, Qt.Key.Key_Escape)

    def _rate(self) -> None:
        slider = self.desk.window.findChild(QWidget, "mixSlider")
        if slider is not None and slider.isVisible():
            slider.setFocus()
            self._press(slider, Qt.Key(Qt.Key.Key_0.value + self._random.randint(0, 9)))

    def _save(self) -> None:
        before = self._key()
        self._act("save_entry")
        composer = self._composer()
        if composer is not None and self._key() == before:
            self.drafts[before] = composer.toPlainText()

    def _switch(self) -> None:
        view = self.desk.part(QListView, "contactList")
        rows = view.model().rowCount()
        if rows:
            view.setCurrentIndex(view.model().index(self._random.randrange(rows), 0))

    def _all_entries(self) -> None:
        self._act("all_entries")

    def _search(self) -> None:
        field = self.desk.part(QLineEdit, "contactSearch")
        self._act("find")
        field.selectAll()
        self._type(field, self._random.choice(("rollout", "dana", "fee -audit", "with:dana", "tag:family", "x")))
        self._live(80)
        if self._random.random() < 0.7:
            self._press(field, Qt.Key.Key_Escape)

    def _open_a_hit(self) -> None:
        field = self.desk.part(QLineEdit, "contactSearch")
        self._act("find")
        field.selectAll()
        self._type(field, "rollout")
        self._live(80)
        self._press(field, Qt.Key.Key_Down)
        self._press(field, Qt.Key.Key_Return)

    def _undo(self) -> None:
        self._act("undo")

    def _redo(self) -> None:
        self._act("redo")

    def _delete(self) -> None:
        timeline = self.desk.part(QListView, "timeline")
        if timeline.model().rowCount() > 1:
            row = self._random.randrange(1, timeline.model().rowCount())
            timeline.setCurrentIndex(timeline.model().index(row, 0))
            self._act("delete_entry")

    def _edit(self) -> None:
        timeline = self.desk.part(QListView, "timeline")
        if timeline.model().rowCount() > 1 and self._can("edit_entry"):
            timeline.setFocus()
            timeline.setCurrentIndex(timeline.model().index(1, 0))
            self._act("edit_entry")
            editor = QApplication.focusWidget()
            if isinstance(editor, QPlainTextEdit) and editor.objectName() != "composerText":
                self._type(editor, " and more")
                keys = (Qt.Key.Key_Return, CONTROL) if self._random.random() < 0.6 else (Qt.Key.Key_Escape, NONE)
                self._press(editor, *keys)

    def _back(self) -> None:
        self._act(self._random.choice(("back", "back", "forward")))

    def _palette(self) -> None:
        if not self._can("go_to"):
            return
        self._act("go_to")
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit) and field.objectName() != "contactSearch":
            self._type(field, self._random.choice(("dan", "mar", "all", "pri")))
            self._press(field, self._random.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape)))

    def _filter(self) -> None:
        self._act("filter_entries")
        focus = QApplication.focusWidget()
        if focus is not None and self._random.random() < 0.5:
            self._press(focus, Qt.Key.Key_Escape)

    def _scroll(self) -> None:
        bar = self.desk.part(QListView, "timeline").verticalScrollBar()
        bar.setValue(self._random.randint(0, max(bar.maximum(), 0)))

    def _theme(self) -> None:
        self._act(self._random.choice(("theme_light", "theme_dark", "larger_text", "usual_text")))

    def _size(self) -> None:
        self.desk.window.resize(self._random.choice((1360, 1024, 700)), self._random.choice((860, 640, 420)))

    def _wait(self) -> None:
        self._live(self._random.choice((5, 120, 700)))

    def _restart(self) -> None:
        self.desk.close()
        self.desk.open()
        self._live(20)

    # Hands

    def _action(self, name: str) -> QAction:
        return next(action for action in self.desk.window.actions() if action.objectName() == name)

    def _can(self, name: str) -> bool:
        return self._action(name).isEnabled() and self._action(name).isVisible()

    def _act(self, name: str) -> None:
        if self._can(name):
            self._timed(self._action(name).trigger)

    def _shut_popups(self) -> None:
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()

    def _type(self, widget: QWidget, text: str) -> None:
        for letter in text:
            self._timed(partial(QTest.keyClick, widget, letter))

    def _press(self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        self._timed(partial(QTest.keyClick, widget, key, modifier))

    def _timed(self, do: Callable[[], object]) -> None:
        begin = _clocks()
        do()
        self._note(begin)

    # Time

    def _note(self, begin: tuple[float, float]) -> None:
        took, computed = (1000 * (end - start) for start, end in zip(begin, _clocks(), strict=True))
        self.stretches.append(Stretch(self.done[-1], took, computed))

    def _woke(self) -> None:
        self._awake = _clocks()

    def _rests(self) -> None:
        if self.done:
            self._note(self._awake)

    def _live(self, milliseconds: int) -> None:
        """Let the window live for a moment."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop, loop.quit)
        self._woke()
        loop.exec()


def _clocks() -> tuple[float, float]:
    """The clock on the wall and the one of this thread, which stands still while others have the processor."""
    return time.perf_counter(), time.thread_time()

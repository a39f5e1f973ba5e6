# SPDX-License-Identifier: MIT
"""A hand that uses the window at random and remembers what it typed: whatever it does, no draft may be lost."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPlainTextEdit, QWidget
from robot_hands import NONE, Move
from robot_views import Wanderer

from relationship_journal.storage import checks

WORDS = (
    "rollout", "pallets", "audit", "Leeds", "fee", "renewal", "thanks", "Sam", "college", "@dana", "#family", "call",
    "25m", "65%", "yesterday", "invoice", "lunch?", "- point", "**bold**",
)  # fmt: skip
CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Robot(Wanderer):
    """Writes, saves, goes back and forth, takes back; and wanders through the views and dialogs."""

    def __post_init__(self) -> None:
        super().__post_init__()
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
            **self.elsewhere(),
        }

    # The walk

    def walk(self, steps: int) -> None:
        """Do so many things at random; after each, everything typed must still be where it was typed."""
        names = list(self._moves)
        weights = [move.weight for move in self._moves.values()]
        for name in self.chance.choices(names, weights, k=steps):
            self.done.append(name)
            self._moves[name].do()
            self.live(0)
            self._look()
            self.shut_popups()
        self.done.append("restart")
        self._restart()
        self._look()
        assert checks.check(self.desk.journal).problems == ()

    def _look(self) -> None:
        composer = self.composer()
        if composer is None or not composer.isVisible():
            return
        here, expected = composer.toPlainText(), self.drafts.get(self.key(), "")
        assert here == expected, f"the draft of {self.key()} after {self.done[-6:]}: {here!r}, not {expected!r}"

    # What it does

    def _write(self) -> None:
        composer = self.composer()
        if composer is None or not composer.isVisible() or not composer.isEnabled():
            return
        self.act("new_entry")
        composer.setFocus()
        composer.moveCursor(composer.textCursor().MoveOperation.End)
        words = " ".join(self.chance.choices(WORDS, k=self.chance.randint(1, 5)))
        self.type(composer, words + " ")
        if self.chance.random() < 0.2:
            self.press(composer, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        self._close_completion(composer)
        self.drafts[self.key()] = composer.toPlainText()

    def _close_completion(self, composer: QPlainTextEdit) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            self.press(popup, Qt.Key.Key_Escape)

    def _rate(self) -> None:
        slider = self.desk.window.findChild(QWidget, "mixSlider")
        if slider is not None and slider.isVisible():
            slider.setFocus()
            self.press(slider, Qt.Key(Qt.Key.Key_0.value + self.chance.randint(0, 9)))

    def _save(self) -> None:
        before = self.key()
        self.act("save_entry")
        composer = self.composer()
        if composer is not None and composer.isVisible() and self.key() == before:
            self.drafts[before] = composer.toPlainText()

    def _switch(self) -> None:
        view = self.desk.part(QListView, "contactList")
        rows = view.model().rowCount()
        if rows:
            view.setCurrentIndex(view.model().index(self.chance.randrange(rows), 0))

    def _all_entries(self) -> None:
        self.act("all_entries")

    def _search(self) -> None:
        field = self.desk.part(QLineEdit, "contactSearch")
        self.act("find")
        field.selectAll()
        self.type(field, self.chance.choice(("rollout", "dana", "fee -audit", "with:dana", "tag:family", "x")))
        self.live(80)
        if self.chance.random() < 0.7:
            self.press(field, Qt.Key.Key_Escape)

    def _open_a_hit(self) -> None:
        field = self.desk.part(QLineEdit, "contactSearch")
        self.act("find")
        field.selectAll()
        self.type(field, "rollout")
        self.live(80)
        self.press(field, Qt.Key.Key_Down)
        self.press(field, Qt.Key.Key_Return)

    def _undo(self) -> None:
        self.act("undo")

    def _redo(self) -> None:
        self.act("redo")

    def _delete(self) -> None:
        timeline = self.desk.part(QListView, "timeline")
        if timeline.model().rowCount() > 1:
            row = self.chance.randrange(1, timeline.model().rowCount())
            timeline.setCurrentIndex(timeline.model().index(row, 0))
            self.act("delete_entry")

    def _edit(self) -> None:
        timeline = self.desk.part(QListView, "timeline")
        if timeline.model().rowCount() > 1 and self.can("edit_entry"):
            timeline.setFocus()
            timeline.setCurrentIndex(timeline.model().index(1, 0))
            self.act("edit_entry")
            editor = QApplication.focusWidget()
            if isinstance(editor, QPlainTextEdit) and editor.objectName() != "composerText":
                self.type(editor, " and more")
                keys = (Qt.Key.Key_Return, CONTROL) if self.chance.random() < 0.6 else (Qt.Key.Key_Escape, NONE)
                self.press(editor, *keys)

    def _back(self) -> None:
        self.act(self.chance.choice(("back", "back", "forward")))

    def _palette(self) -> None:
        if not self.can("go_to"):
            return
        self.act("go_to")
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit) and field.objectName() != "contactSearch":
            self.type(field, self.chance.choice(("dan", "mar", "all", "pri")))
            self.press(field, self.chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape)))

    def _filter(self) -> None:
        self.act("filter_entries")
        focus = QApplication.focusWidget()
        if focus is not None and self.chance.random() < 0.5:
            self.press(focus, Qt.Key.Key_Escape)

    def _scroll(self) -> None:
        bar = self.desk.part(QListView, "timeline").verticalScrollBar()
        bar.setValue(self.chance.randint(0, max(bar.maximum(), 0)))

    def _theme(self) -> None:
        self.act(self.chance.choice(("theme_light", "theme_dark", "larger_text", "usual_text")))

    def _size(self) -> None:
        self.desk.window.resize(self.chance.choice((1360, 1024, 700)), self.chance.choice((860, 640, 420)))

    def _wait(self) -> None:
        self.live(self.chance.choice((5, 120, 700)))

    def _restart(self) -> None:
        self.desk.close()
        self.desk.open()
        self.live(20)

# SPDX-License-Identifier: MIT
"""A dialog about a list of things: letters narrow it, buttons act on what is chosen, each step has its way back."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.dialogs.manners import begin_with, in_words, raise_ours
from relationship_journal.qt.jobs import Jobs, Lane, Report
from relationship_journal.qt.models.two_lines import LineRole, LinesModel, TwoLines
from relationship_journal.qt.speech import announce
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.undo import UndoHistory
from relationship_journal.qt.widgets.overlay_bar import OverlayBarList
from relationship_journal.qt.widgets.two_line_delegate import TwoLineDelegate

_SIZE = (76, 30)
T = TypeVar("T")


class RowsDialog(QDialog):
    """Lays out a LinesModel; a subclass adds its buttons with `button`, and does what they ask with `work`."""

    def __init__(
        self, name: str, title: str, find: str, model: LinesModel, jobs: Jobs, history: UndoHistory, look: Theme,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self._lines = model
        self._jobs = jobs
        self._history = history
        self._working = False
        self._begun = False
        self.sought = QLineEdit()
        self.sought.setObjectName(f"{name}Find")
        self.sought.setPlaceholderText(find)
        self.sought.setAccessibleName(find)
        self.list = RowsList(f"{name}List", title)
        self.list.setModel(model)
        self.list.setItemDelegate(TwoLineDelegate(look, self.list))
        self.empty = words("", "muted")
        self.said = words("", "")
        self._undo = QPushButton("&Undo")
        self._undo.hide()
        self.foot = QHBoxLayout()
        self._acting: list[tuple[QPushButton, int, int]] = []
        self._lay_out()
        self._join()
        begin_with(self, *_SIZE)
        self.show_empty("")

    def _lay_out(self) -> None:
        ground, said = QFrame(), QHBoxLayout()
        theme.look(ground, "card")
        theme.look(self._undo, "link")
        self._undo.setAutoDefault(False)
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(1, 6, 1, 6)
        inside.addWidget(self.list, 1)
        inside.addWidget(self.empty)
        self.empty.setContentsMargins(16, 8, 16, 8)
        said.addWidget(self.said, 1)
        said.addWidget(self._undo, 0, Qt.AlignmentFlag.AlignTop)
        self.middle = QVBoxLayout()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(12)
        rows.addWidget(self.sought)
        rows.addWidget(ground, 1)
        rows.addLayout(self.middle)
        rows.addLayout(said)
        rows.addLayout(self.foot)

    def _join(self) -> None:
        self.list.selectionModel().selectionChanged.connect(self.follow)
        self._lines.rowsRemoved.connect(self.follow)
        self._lines.rowsInserted.connect(self._choose_new)
        self._undo.clicked.connect(self._history.undo)
        self._history.stepped.connect(self._tell_step)
        self._history.refused.connect(self.say)
        down = QShortcut(QKeySequence("Down"), self.sought, context=Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self.list.setFocus)
        for keys, do in (("Ctrl+Z", self._history.undo), ("Ctrl+F", self.sought.setFocus)):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    def button(
        self, name: str, text: str, do: Callable[[], object], *, least: int = 1, most: int = 1_000_000
    ) -> QPushButton:
        """A button at the foot that works on `least` to `most` rows."""
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(do)
        self.foot.addWidget(button)
        self._acting.append((button, least, most))
        return button

    def close_button(self) -> None:
        """What ends the dialog, at the far end of the foot."""
        close = QPushButton("&Close")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        self.follow()

    @property
    def chosen(self) -> list[Hashable]:
        """The ids of the rows that are chosen, from the top."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        lines = (self._lines.index(row).data(LineRole.LINE) for row in rows)
        return [line.id for line in lines if isinstance(line, TwoLines)]

    @property
    def is_working(self) -> bool:
        """Whether something is being written."""
        return self._working

    def follow(self) -> None:
        """Offer what fits what is chosen."""
        count = len(self.list.selectionModel().selectedRows())
        for button, least, most in self._acting:
            button.setEnabled(least <= count <= most and not self._working)

    def show_rows(self, rows: Sequence[TwoLines], empty: str) -> None:
        """Show these rows; `empty` is said where there are none."""
        self._lines.set_rows(rows)
        self.show_empty("" if rows else empty)
        self.follow()

    def show_empty(self, sentence: str) -> None:
        """Say why there are no rows."""
        self.empty.setText(sentence)
        self.empty.setVisible(bool(sentence))
        self.list.setVisible(not sentence)

    def say(self, sentence: str, *, undo: bool = False) -> None:
        """Say what was done, with its way back."""
        self.said.setText(sentence)
        self._undo.setVisible(undo and self._history.canUndo())
        announce(self.said, sentence)

    def work(self, do: Callable[[Report], T], done: Callable[[T], object], about: str) -> None:
        """Write beside the window; `done` follows, or a sentence says why it could not be done."""

        def finish(result: T) -> None:
            self._end_work()
            done(result)

        def fail(error: Exception) -> None:
            self._end_work()
            self.say(in_words(error))
            raise_ours(error)

        self._working = True
        self.follow()
        self._jobs.start(do, owner=self, done=finish, failed=fail, about=about, lane=Lane.WRITING)

    def _end_work(self) -> None:
        self._working = False
        self.follow()

    def _tell_step(self, sentence: str, back: bool) -> None:
        self.say(sentence, undo=not back)

    def _choose_new(self, _: QModelIndex, first: int) -> None:
        """What comes where nothing is chosen is what somebody wants to act on: at first, and after an undo."""
        if not self._begun or not self.list.selectionModel().hasSelection():
            self._begun = True
            self.list.choose_row(first)
            if not self.sought.hasFocus() or not self.sought.text():
                QTimer.singleShot(0, self.list, self.list.setFocus)


class RowsList(OverlayBarList):
    """A list in which several can be chosen."""

    def __init__(self, name: str, says: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(says)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)

    def choose_row(self, row: int) -> None:
        """Choose one row alone."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.model().index(row, 0), flags.ClearAndSelect)

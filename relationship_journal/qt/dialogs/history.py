# SPDX-License-Identifier: MIT
"""The history of a contact, an entry or a mark: what changed when, how it was, and ways back to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.dialogs.manners import begin_with
from relationship_journal.qt.dialogs.rows import RowsDialog
from relationship_journal.qt.jobs import Jobs, Report
from relationship_journal.qt.models.history import HistoryModel, Version
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.undo import UndoHistory
from relationship_journal.storage.journal import Journal

_LOOKING = "Looking for what it was…"
_NONE = "Nothing is known of it."
_STATE_HEIGHT = 70
_SIZE = (76, 40)
_COPIED = "The earlier version stands beside it now."


class HistoryDialog(RowsDialog):
    """Shows a HistoryModel: the versions above, and the one that is chosen in full below them."""

    def __init__(
        self, journal: Journal, signals: JournalSignals, jobs: Jobs, history: UndoHistory,
        today: Callable[[], date], record: tuple[str, int], look: Theme, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self._model = HistoryModel(journal, signals, jobs, today, *record)
        super().__init__("historyDialog", "History", "", self._model.lines, jobs, history, look, parent)
        self._model.setParent(self)
        self.sought.hide()
        self.list.setSelectionMode(self.list.SelectionMode.SingleSelection)
        self._head = words("", "section")
        self._state = QVBoxLayout()
        self._lay_out_state(look)
        self.button("historyRestore", "&Restore it", self.restore, most=1)
        self.button("historyCopy", "Copy &beside", self.copy, most=1)
        self.button("historyPutBack", "&Put back removed", self.put_back, most=1)
        self.close_button()
        self._model.changed.connect(self._show)
        self.show_empty(_LOOKING)
        self._model.read()

    def _lay_out_state(self, look: Theme) -> None:
        inside = QWidget()
        theme.look(inside, "panel")
        inside.setLayout(self._state)
        self._state.setContentsMargins(14, 10, 14, 10)
        self._state.setSpacing(4)
        area = QScrollArea()
        area.setObjectName("historyState")
        area.setAccessibleName("How it was")
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumHeight(look.px(_STATE_HEIGHT))
        ground = QFrame()
        theme.look(ground, "card")
        rows = QVBoxLayout(ground)
        rows.setContentsMargins(1, 6, 1, 6)
        rows.addWidget(area)
        self.middle.addWidget(self._head)
        self.middle.addWidget(ground, 1)
        whole = self.layout()
        assert isinstance(whole, QVBoxLayout)
        whole.setStretchFactor(self.middle, 1)
        begin_with(self, *_SIZE)

    def follow(self) -> None:
        """Show the version that is chosen, and what can be done with it."""
        super().follow()
        version = self._version()
        for button, _, __ in self._acting:
            name = button.objectName()
            able = version is not None and (bool(version.removed) if name == "historyPutBack" else version.revision)
            button.setEnabled(bool(able) and not self.is_working)
        if version is not None:
            self._show_state(version)

    def restore(self) -> None:
        """Let it be again what it was."""
        self._do(self._model.restore, "It is again what it was then.")

    def copy(self) -> None:
        """Put how it was beside how it is."""
        self._do(self._model.copy, _COPIED)

    def put_back(self) -> None:
        """Bring back what was removed then."""
        self._do(self._model.put_back, "What was removed is back.")

    def _do(self, verb: Callable[[Version], None], said: str) -> None:
        version = self._version()
        if version is None or self.is_working:
            return

        def do(_: Report) -> None:
            verb(version)

        def done(_: object) -> None:
            self.say(said, undo=True)

        self.work(do, done, "")

    def _version(self) -> Version | None:
        chosen = self.chosen
        number = chosen[0] if chosen else None
        versions = self._model.versions
        return versions[number] if isinstance(number, int) and number < len(versions) else None

    def _show(self) -> None:
        self.setWindowTitle(f"History of {self._model.title}".replace("\n", " "))
        self.show_empty("" if self._model.versions else _NONE)
        self.follow()

    def _show_state(self, version: Version) -> None:
        while (item := self._state.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        was = f"As {version.of} was then" if version.of else "As it was then"
        self._head.setText(was if version.of or version.revision else "As it is now")
        changed = words("; ".join(version.words), "muted")
        self._state.addWidget(changed)
        for label, value in self._model.state(version):
            self._state.addWidget(words(f"{label}: {value}", ""))
        self._state.addStretch(1)

# SPDX-License-Identifier: MIT
"""The last line of an entry's form: whether it is planned, and what can be done with what was typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.tips import tip
from relationship_journal.qt.widgets.choice_chip import SwitchChip
from relationship_journal.qt.widgets.flow import FlowLayout


class EntryFoot(QWidget):
    """`planned` and `more` are choices of the entry, told of by themselves; the others are told of here."""

    save_wanted = Signal()
    leave_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self.planned = SwitchChip("entryPlanned", "Planned")
        self.more = QPushButton("How it was")
        self._discard, self._close, self._save = (QPushButton(words) for words in ("Discard changes", "Close", "Save"))
        self._name_parts()
        room = QWidget()  # what does something stands at the far end
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._flow = FlowLayout(self, together=4)
        for part in (self.more, self.planned, room, self._discard, self._close, self._save):
            self._flow.addWidget(part)
        self._save.clicked.connect(self.save_wanted)
        self._close.clicked.connect(self.leave_wanted)
        self._discard.clicked.connect(self.discard_wanted)
        self.set_theme(look)

    def _name_parts(self) -> None:
        for part, name in ((self._save, "entrySave"), (self._close, "entryClose"), (self._discard, "entryDiscard"),
                           (self.more, "entryMore")):  # fmt: skip
            part.setObjectName(name)
        self._save.setAccessibleName("Save the entry")
        self._save.setToolTip("Ctrl+Enter")
        self._close.setAccessibleName("Close; unsaved changes are kept")
        self._close.setToolTip("Esc. Unsaved changes are kept.")
        self.more.setCheckable(True)
        self.more.setToolTip(tip("Off duty, who needed an ear, cost, in confidence … (Ctrl+Shift+M)"))
        theme.look(self.more, "pill")
        theme.look(self._save, "primary")
        theme.look(self._discard, "link")

    def set_theme(self, look: Theme) -> None:
        """Take another text scale."""
        self._flow.set_gaps(look.px(12), look.px(8))

    def set_changed(self, changed: bool) -> None:
        """Whether there is anything to discard."""
        self._discard.setVisible(changed)

# SPDX-License-Identifier: MIT
"""After a first import: who of these people became friends."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QPushButton, QWidget

from relationship_journal import wording
from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.dialogs.page import PageDialog
from relationship_journal.qt.models.friends import FriendsModel
from relationship_journal.storage.errors import JournalError

WIDTH, LIST_HEIGHT = 460, 300
_SAYS = (
    "An address book cannot tell. Tick those you would call a friend: the journal then looks at your talks with them "
    "as talks between friends. You can change it later on each page."
)


class FriendsDialog(PageDialog):
    """A list to tick; `done_so(str)` says what was written, which one Undo takes back."""

    done_so = Signal(str)

    def __init__(self, model: FriendsModel, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent)
        self.setObjectName("friendsDialog")
        self.setWindowTitle("Who became a friend?")
        model.setParent(self)
        self._model = model
        self._find = QLineEdit()
        self._list = QListView()
        self._said = words("", "warning")
        self._later = QPushButton("Not now")
        self._keep = QPushButton()
        self._set_up()
        for label in (words("Tick the people who became friends", "title"), words(_SAYS, "muted")):
            self.page.addWidget(label)
        for part in (self._find, self._list, self._said):
            self.page.addWidget(part)
        self.foot.addStretch(1)
        self.foot.addWidget(self._later)
        self.foot.addWidget(self._keep)
        self._count()
        self._list.setFocus()

    def _set_up(self) -> None:
        self._find.setObjectName("friendsFind")
        self._find.setPlaceholderText("Name or account")
        self._find.setAccessibleName("Show only people with this name or account")
        self._find.textChanged.connect(self._model.narrow)
        people = self._list
        people.setObjectName("friendsList")
        people.setAccessibleName("People of the address book")
        people.setModel(self._model)
        people.setUniformItemSizes(True)
        people.setFixedHeight(self.look.px(LIST_HEIGHT))
        people.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        people.clicked.connect(self._toggle)
        people.installEventFilter(self)
        theme.look(people, "ticks")
        people.ensurePolished()  # the size of a row is asked for once
        people.setCurrentIndex(self._model.index(0, 0))
        theme.look(self._keep, "primary")
        self._said.hide()
        self._model.changed.connect(self._count)
        for button, name, do in ((self._later, "later", self.reject), (self._keep, "keepFriends", self._write)):
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(do)
        self._later.setAccessibleName("Not now")
        self._keep.setDefault(True)

    def _toggle(self, index: QModelIndex) -> None:
        self._model.toggle(index)

    def _count(self) -> None:
        ticked = self._model.ticked
        self._keep.setText(f"Mark {wording.count(ticked, 'friend')}" if ticked else "Mark friends")
        self._keep.setAccessibleName(self._keep.text())
        self._keep.setEnabled(ticked > 0)

    def _write(self) -> None:
        try:
            said = self._model.keep()
        except JournalError as error:
            self._said.setText(str(error))
            self._said.show()
            self.fit()
        else:
            self.accept()
            self.done_so.emit(said)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space ticks whoever the cursor is on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space:
            self._toggle(self._list.currentIndex())
            return True
        return super().eventFilter(watched, event)

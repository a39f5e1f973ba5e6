# SPDX-License-Identifier: MIT
"""How a conversation was, under the fields of a composer: what is said of it, or all there is to say."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.models.manner_form import MannerForm
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.manner_row import MannerRow
from relationship_journal.values import ContactId

NOTHING = MannerForm()
_LEAST_HEIGHT = 36


class ComposerManner(QScrollArea):
    """Takes as much room as its choices need, and scrolls in a low window. `changed` follows what a person does."""

    changed = Signal()

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composerManner")
        self._theme = look
        self._room: int | None = None
        self._row = MannerRow(look)
        self._row.changed.connect(self._tell)
        self._row.installEventFilter(self)
        theme.look(self._row, "panel")
        theme.look(self, "panel")
        self.setWidget(self._row)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._settle()

    def set_theme(self, look: Theme) -> None:
        """Take another text scale."""
        self._theme = look
        self._row.set_theme(look)

    def set_room(self, height: int) -> None:
        """How high it may become, in pixels; a line of choices it has anyway."""
        if height != self._room:
            self._room = height
            self.updateGeometry()

    @property
    def is_open(self) -> bool:
        """Whether there is all to be said."""
        return self._row.is_open

    def set_open(self, is_open: bool) -> None:
        """Show all there is to say, or only what is said."""
        self._row.set_open(is_open)
        self._settle()

    def begin(self) -> None:
        """Put the cursor on the first choice."""
        self._row.begin()

    def tab_after(self, before: QWidget) -> None:
        """Let Tab lead here from another widget."""
        for part in self._row.parts:
            QWidget.setTabOrder(before, part)
            before = part

    def set_people(self, names: Mapping[ContactId, str]) -> None:
        """Who took part."""
        self._row.set_people(names)
        self._settle()

    @property
    def form(self) -> MannerForm | None:
        """What is said, None for nothing."""
        form = self._row.form
        return None if form == NOTHING else form

    def show_form(self, form: MannerForm | None) -> None:
        """Show what is said, without telling anybody."""
        self._row.show_form(form or NOTHING)
        self._settle()

    def show_said(self, said: MannerForm | None) -> None:
        """Show what lines of the text say, None for nothing."""
        self._row.show_said(said or NOTHING)
        self._settle()

    def set_wrong(self, wrong: bool) -> None:
        """Mark the cost as one that cannot be read, or not."""
        self._row.set_wrong(wrong)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        whole = self._row.heightForWidth(width)
        return whole if self._room is None else min(whole, max(self._room, self._theme.px(_LEAST_HEIGHT)))

    def sizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, min(self._theme.px(_LEAST_HEIGHT), self.sizeHint().height()))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The choices need another room once other ones are shown."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return False

    def _tell(self) -> None:
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        self.setVisible(self._row.is_needed)
        self.updateGeometry()

# SPDX-License-Identifier: MIT
"""The middle of the window: head, composer and timeline of one contact, or of everybody."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.models.composer import called
from relationship_journal.qt.models.head import HeadModel
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.composer import Composer
from relationship_journal.qt.widgets.head import Head
from relationship_journal.qt.widgets.timeline import Timeline

LOW = 380
"""Below this height, in pixels at 100 % text, the head leaves its facts out."""
ROOMY = 520
"""From this height on, in pixels at 100 % text, the facts may take a second line."""
LEAST_BELOW = 40
"""What a growing text leaves of the timeline, in pixels at 100 % text."""
_NO_ENTRIES = "No conversations yet. They will be here, newest first, as soon as you log one with a contact."


class ContactPage(QFrame):
    """Puts the three parts above each other."""

    def __init__(
        self, model: HeadModel, head: Head, composer: Composer, timeline: Timeline, look: Theme,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        theme.look(self, "panel")
        self._model = model
        self._theme = look
        self.head = head
        self.composer = composer
        self.timeline = timeline
        self._bar: QWidget | None = None
        self._edits = False
        self._parts = (head, composer, timeline)
        self._middle = QVBoxLayout()
        self._middle.addWidget(composer)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(head)
        rows.addLayout(self._middle)
        rows.addWidget(timeline, 1)
        model.changed.connect(self._show)
        self._fit(look)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._theme = look
        for part in self._parts:
            part.set_theme(look)
        self._fit(look)

    def show_bar(self, bar: QWidget, shown: bool) -> None:
        """Show a bar between composer and timeline, or hide it; in a low window the composer makes room for it."""
        if self._bar is None:
            self._middle.addWidget(bar)
        self._bar = bar
        bar.setVisible(shown)
        self._make_room()

    def edit_below(self, edits: bool) -> None:
        """An entry is edited on the timeline, or not any more; in a low window the composer makes room for it."""
        self._edits = edits
        self._make_room()

    @property
    def has_room_to_write(self) -> bool:
        """Whether the composer can be seen beside a bar that is shown and an entry that is edited."""
        barred = self._bar is not None and not self._bar.isHidden()
        return not (barred or self._edits) or self.height() >= self._theme.px(LOW)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()  # the composer grows while somebody writes
        return super().event(event)

    def _make_room(self) -> None:
        """Where composer and head do not fit below each other, what is being written goes first."""
        self.composer.setVisible(self.has_room_to_write)
        head, edges = self._parts[0], self._middle.contentsMargins()
        inner = self.width() - edges.left() - edges.right()
        self.composer.set_room(self.height() - edges.top() - edges.bottom() - self._theme.px(LEAST_BELOW))
        written = self.composer.heightForWidth(inner) + edges.top() + edges.bottom() if self.has_room_to_write else 0
        whole = head.layout()
        if whole is not None and head.isHidden():
            whole.update()  # nobody tells a hidden widget's layout of a change
            whole.activate()
        head.setVisible(head.heightForWidth(self.width()) + written <= self.height())

    def _fit(self, look: Theme) -> None:
        px = look.px
        self._middle.setContentsMargins(px(26), px(14), px(26), px(4))
        self._middle.setSpacing(px(10))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.head.set_compact(self.height() < self._theme.px(LOW))
        self.head.set_roomy(self.height() >= self._theme.px(ROOMY))
        self._make_room()

    def _show(self) -> None:
        timeline, person = self.timeline, self._model.person
        self._make_room()
        if person is None:
            timeline.set_empty_text(_NO_ENTRIES)
        else:
            name = called(person)
            timeline.set_empty_text(f"No conversations with {name} yet. Write the last one down above.")

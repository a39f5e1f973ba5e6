# SPDX-License-Identifier: MIT
"""The middle of the window: head, composer and timeline of one contact, or of everybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.models.composer import called
from relationship_journal.qt.models.head import HeadModel
from relationship_journal.qt.places import Tab
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.composer import Composer
from relationship_journal.qt.widgets.head import Head
from relationship_journal.qt.widgets.tab_line import TabLine
from relationship_journal.qt.widgets.timeline import Timeline
from relationship_journal.values import ContactId

if TYPE_CHECKING:
    from relationship_journal.qt.widgets.sheet import SheetPage

LOW = 380
"""Below this height, in pixels at 100 % text, the head leaves its facts out."""
ROOMY = 520
"""From this height on, in pixels at 100 % text, the facts may take a second line."""
LEAST_BELOW = 40
"""What a growing text leaves of the timeline, in pixels at 100 % text."""
LEAST_SHEET = 120
"""What the head leaves of another tab, in pixels at 100 % text."""
_NO_ENTRIES = "No conversations yet. They will be here, newest first, as soon as you log one with a contact."


class ContactPage(QFrame):
    """Puts the three parts above each other; other tabs stand in place of the lower two.

    `tab_wanted(Tab)` is a tab that was clicked.
    """

    tab_wanted = Signal(object)

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
        self._tab = self._kept_tab = Tab.TIMELINE
        self._other: SheetPage | None = None
        self._others: dict[Tab, SheetPage] = {}
        self._make_tab: Callable[[Tab], SheetPage] | None = None
        self._tabs = TabLine()
        self._tabs.wanted.connect(self.tab_wanted)
        head.put_tabs(self._tabs)
        self._middle = QVBoxLayout()
        self._middle.addWidget(composer)
        self._talks = QWidget()
        self._below = QVBoxLayout(self._talks)
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.setSpacing(0)
        self._below.addLayout(self._middle)
        self._below.addWidget(timeline, 1)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(head)
        self._rows.addWidget(self._talks, 1)
        model.changed.connect(self._show)
        self._fit(look)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads out of the composer to what was written before."""
        focused = self.focusWidget()
        inside = focused is not None and self.composer.isAncestorOf(focused)
        if event.key() == Qt.Key.Key_Escape and not event.modifiers() and inside:
            self.timeline.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    @property
    def model(self) -> HeadModel:
        """Who is shown."""
        return self._model

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._theme = look
        for part in self._parts:
            part.set_theme(look)
        for sheet in self._others.values():
            sheet.set_theme(look)
        self._fit(look)

    @property
    def contact(self) -> ContactId | None:
        """Whose page it is; None for everybody's."""
        return self._model.contact

    @property
    def tab(self) -> Tab:
        """What is shown below the head."""
        return self._tab

    @property
    def kept_tab(self) -> Tab:
        """What the page of a contact shows there; everybody's has its timeline alone."""
        return self._kept_tab

    def set_tabs(self, make: Callable[[Tab], SheetPage]) -> None:
        """Who gives the other tabs: asked each time one is shown, to have it read what it shows."""
        self._make_tab = make

    def show_tab(self, tab: Tab) -> None:
        """Show one of the tabs; the keyboard goes along if it was in what goes."""
        whose = self._model.contact is not None
        inside = self.focusWidget() is not None and not self._tabs.hasFocus() and self._below_has_focus()
        changed = tab is not self._tab
        self._tab = tab
        if whose:
            self._kept_tab = tab
        self._tabs.setVisible(whose)
        self._tabs.show_tab(tab)
        other = None if tab is Tab.TIMELINE or self._make_tab is None else self._make_tab(tab)
        if other is not None and tab not in self._others:
            self._others[tab] = other
            self._rows.addWidget(other, 1)
        if self._other is not None and self._other is not other:
            self._other.hide()
        self._other = other
        self._talks.setVisible(other is None)
        if other is not None:
            other.show()
        self._make_room()
        if changed and inside:
            (self._tabs if other is not None else self.timeline).setFocus()

    def _below_has_focus(self) -> bool:
        focused = self.focusWidget()
        return any(
            part is not None and focused is not None and part.isAncestorOf(focused)
            for part in (self._talks, self._other)
        )

    def add_foot(self, bar: QWidget) -> None:
        """Put a bar below the timeline."""
        self._below.addWidget(bar)

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

    def minimumSizeHint(self) -> QSize:
        """As wide at every tab: the panes beside it stay where they are."""
        hint = super().minimumSizeHint()
        return QSize(max(hint.width(), self._talks.minimumSizeHint().width()), hint.height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()  # the composer grows while somebody writes
        return super().event(event)

    def _make_room(self) -> None:
        """Where composer and head do not fit below each other, what is being written goes first."""
        writes = self.has_room_to_write
        self.composer.setVisible(writes)
        head, edges = self._parts[0], self._middle.contentsMargins()
        inner = self.width() - edges.left() - edges.right()
        self.composer.set_room(self.height() - edges.top() - edges.bottom() - self._theme.px(LEAST_BELOW))
        written = self.composer.heightForWidth(inner) + edges.top() + edges.bottom() if writes else 0
        if self._other is not None:
            written = self._theme.px(LEAST_SHEET)
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

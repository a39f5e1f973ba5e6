# SPDX-License-Identifier: MIT
"""The timeline of a page: entries by month, and what stands there while there are none."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QColor, QContextMenuEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from relationship_journal import wording
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.markdown import addresses_in
from relationship_journal.qt.models.carried import NOTHING, Carried
from relationship_journal.qt.models.timeline import TimelineModel, TimelineRole
from relationship_journal.qt.places import Spot
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.overlay_bar import lay_bar_over
from relationship_journal.qt.widgets.timeline_delegate import TimelineDelegate
from relationship_journal.qt.widgets.timeline_view import TimelineView
from relationship_journal.storage.rows import moment_of
from relationship_journal.values import ConversationId, Entry

_MOST_LINKS, _LINK_LETTERS = 5, 48


class Timeline(TimelineView):
    """A TimelineView with a context menu, which can be led to an entry or a month.

    `menu_opening(QMenu, Entry, Carried)` lets others put something at the head of the menu of an entry.
    """

    menu_opening = Signal(object, object, object)

    def __init__(self, model: TimelineModel, look: Theme, parent: QWidget | None = None) -> None:
        self._delegate_here = TimelineDelegate(look)
        super().__init__(model, self._delegate_here, parent)
        self._model = model
        self._theme = look
        self._empty = ""
        self._empty_shown = True
        self.setObjectName("timeline")
        self.setAccessibleName("Timeline")
        self._delegate_here.setParent(self)
        lay_bar_over(self)
        self.setMinimumHeight(1)  # in a low window the composer goes first

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._theme = look
        self._delegate_here.set_theme(look)
        self.retheme()

    def set_empty_text(self, text: str) -> None:
        """What stands here while there are no entries."""
        self._empty = text
        self.viewport().update()

    def set_empty_shown(self, shown: bool) -> None:
        """Whether that text may stand here; not while a filter hides entries that are there."""
        self._empty_shown = shown
        self.viewport().update()

    @property
    def entry(self) -> Entry | None:
        """The entry that is chosen; of several the one that was chosen last."""
        index = self.currentIndex()
        entry = index.data(TimelineRole.ENTRY) if self.selectionModel().isSelected(index) else None
        return entry if isinstance(entry, Entry) else None

    @property
    def carried(self) -> Carried:
        """What the entry that is chosen carries."""
        found = self.currentIndex().data(TimelineRole.CARRIED)
        return found if isinstance(found, Carried) else NOTHING

    def below_entry(self) -> QPoint:
        """Where on the screen a menu of the chosen entry can stand: below what is to be seen of it."""
        rect = self.visualRect(self.currentIndex()).intersected(self.viewport().rect())
        at = rect.bottomRight() if self.isRightToLeft() else rect.bottomLeft()
        return self.viewport().mapToGlobal(at + QPoint(self._theme.px(26), -self._theme.px(6)))

    @property
    def chosen(self) -> list[ConversationId]:
        """The entries that are chosen, from the top down."""
        return self._model.conversations(self.chosen_rows())

    def mark_unsaved(self, drafts: Iterable[str]) -> None:
        """Say on the cards of these entries (the keys of their drafts) that they have unsaved changes."""
        self._delegate_here.unsaved = frozenset(key.rpartition(":")[2] for key in drafts)
        self.viewport().update()

    def neighbor(self) -> ConversationId | None:
        """The entry that stays when those chosen go: the first older one, else the newest before them."""
        rows = self.chosen_rows()
        if not rows:
            return None
        gone = frozenset(rows)
        left = (*range(rows[0], self._model.rowCount()), *range(rows[0] - 1, 0, -1))
        around = (found for row in left if row not in gone and (found := self._model.conversations([row])))
        return next((found[0] for found in around), None)

    def lead_to(self, conversation: ConversationId) -> bool:
        """Choose an entry and bring it into view; answers whether it is on this timeline."""
        row = self._model.row_of(conversation)
        if row is None:
            return False
        index = self._model.index(row)
        self.choose(index)
        self.scrollTo(index, TimelineView.ScrollHint.PositionAtCenter)
        return True

    @property
    def day(self) -> date | None:
        """The day of the entry at the top of the window; None without entries."""
        row, _ = self._anchor()
        place = self._model.place_at(row + (row in self._model.headings()))
        return None if place is None else moment_of(place).date()

    def spot(self) -> Spot | None:
        """How far it is scrolled; None at its top, where new entries are to be seen."""
        row, offset = self._anchor()
        at = row + (row in self._model.headings())
        place = self._model.place_at(at)
        if place is None or (row == 0 and offset == 0):
            return None
        return Spot(place, offset - (self._heights[row] if at > row else 0))

    def stand_at(self, spot: Spot | None) -> None:
        """Scroll as far as it was at a spot, or to what is nearest to it now; None for the top."""
        row = None if spot is None else self._model.row_near(spot.place)
        if spot is None or row is None:
            self.verticalScrollBar().setValue(0)
        else:
            self.stand(row, spot.offset)

    def return_to(self, conversation: ConversationId | None, spot: Spot | None) -> bool:
        """Choose and scroll as it was left; answers whether the entry is still here."""
        self.clearSelection()
        self.setAutoScroll(False)  # or Qt would scroll to the chosen entry once the window is shown
        found = conversation is not None and self.lead_to(conversation)
        self.setAutoScroll(True)
        self.stand_at(spot)
        return found

    def reveal(self, conversation: ConversationId) -> None:
        """Bring an entry into view without choosing it."""
        row = self._model.row_of(conversation)
        if row is not None:
            self.scrollTo(self._model.index(row))

    def lead_to_month(self, month: str) -> bool:
        """Bring a month (YYYY-MM) to the top; answers whether it has entries here."""
        row = self._model.heading_of(month)
        if row is not None:
            self.scrollTo(self._model.index(row), TimelineView.ScrollHint.PositionAtTop)
        return row is not None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the entry below the pointer; by its key that of the chosen one."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._offer(self.currentIndex(), self.below_entry())
        else:
            self._offer(self.indexAt(event.pos()), event.globalPos())

    def _offer(self, index: QModelIndex, at: QPoint) -> None:
        entry = index.data(TimelineRole.ENTRY)
        if not isinstance(entry, Entry):
            return
        menu = QMenu(self)
        self.menu_opening.emit(menu, entry, index.data(TimelineRole.CARRIED))
        menu.addActions([action for action in self.actions() if not action.isSeparator()])
        for address in addresses_in(entry.text)[:_MOST_LINKS]:
            shown = wording.shortened(address, _LINK_LETTERS).replace("&", "&&")
            menu.addAction(f"Copy {shown}").triggered.connect(partial(self._copy_address, address))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _copy_address(self, address: str, _: bool = False) -> None:
        self.address_clicked.emit(address)

    def offer(self, action: QAction) -> None:
        """Put an action on the context menu of entries."""
        self.addAction(action)

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._empty and self._empty_shown and not self._model.rowCount():
            px = self._theme.px
            painter = QPainter(self.viewport())
            painter.setFont(self.font())
            painter.setPen(QColor(self._theme.muted))
            room = QRect(px(26), px(28), self.viewport().width() - px(52), self.viewport().height() - px(28))
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self._empty)
            painter.end()

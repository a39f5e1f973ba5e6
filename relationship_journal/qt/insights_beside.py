# SPDX-License-Identifier: MIT
"""Insights in a side pane: the panel is loaded with the first reading, and shows the news of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.side_pane import SidePane
from relationship_journal.values import ContactId

if TYPE_CHECKING:
    from relationship_journal.qt.insight_work import InsightWork
    from relationship_journal.qt.models.insight_cards import Panel
    from relationship_journal.qt.views import Parts


def nobody() -> ContactId | None:
    """The contact whose page it is, where it is nobody's."""
    return None


class InsightsBeside(QObject):
    """Keeps what a pane shows in step with what stands; a pane nobody sees waits until somebody does."""

    def __init__(
        self,
        parts: Parts,
        pane: SidePane,
        panel: Callable[[], Panel],
        contact: Callable[[], ContactId | None] = nobody,
    ) -> None:
        super().__init__(pane)
        self._parts = parts
        self._look = parts.look
        self._pane = pane
        self._panel = panel
        self._contact = contact
        self._work: InsightWork | None = None
        self._stale = True
        parts.insights.changed.connect(self._follow)
        pane.installEventFilter(self)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._look = look
        self._pane.set_theme(look)
        if self._work is not None:
            self._work.set_theme(look)

    def show(self, *, anew: bool) -> None:
        """Show what stands now; `anew` where the page is another one."""
        if not self._parts.insights.is_read:
            return
        from relationship_journal.qt.insight_work import InsightWork  # noqa: PLC0415  (with the first reading)

        self._stale = False
        if self._work is None:
            self._work = InsightWork(self._parts, self._pane, self._panel, self._contact)
            self._work.set_theme(self._look)
        else:
            self._work.show(anew=anew)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._stale:
            if self._work is None:  # made for the first time: the page itself is painted before that
                QTimer.singleShot(0, self, self._catch_up)
            else:
                self.show(anew=False)
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        self._stale = True
        self._catch_up()

    def _catch_up(self) -> None:
        if self._stale and self._pane.isVisible():
            self.show(anew=False)

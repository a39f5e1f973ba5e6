# SPDX-License-Identifier: MIT
"""A panel of insights beside a page: what it shows, and what its cards want."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from relationship_journal.qt.insight_deeds import InsightDeeds
from relationship_journal.qt.models.insight_cards import Act, Card, Panel, Why, why
from relationship_journal.qt.places import ALL_INSIGHTS, Place
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.insights_panel import InsightsPanel
from relationship_journal.qt.widgets.side_pane import SidePane
from relationship_journal.values import ContactId, MarkKind, MarkRef

if TYPE_CHECKING:
    from relationship_journal.qt.views import Parts

_NOT_FROM_ENTRIES = "Not from an entry:"


class InsightWork(QObject):
    """Puts a panel into a side pane; `panel` tells what it shows, `contact` whose page it stands beside."""

    def __init__(
        self, parts: Parts, pane: SidePane, panel: Callable[[], Panel], contact: Callable[[], ContactId | None]
    ) -> None:
        super().__init__(pane)
        self._parts = parts
        self._told = panel
        self._contact = contact
        self.panel = InsightsPanel(self._explain, parts.look)
        self._deeds = InsightDeeds(parts, self.panel)
        pane.put_below(self.panel)
        self.panel.wanted.connect(self._do)
        self.panel.accepted.connect(self._accept)
        self.panel.record_wanted.connect(self._offer_deeds)
        self.panel.rest_wanted.connect(self._show_rest)
        self.panel.question_answered.connect(self._answer_question)
        self.panel.question_skipped.connect(self._skip_question)
        self.show(anew=True)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self.panel.set_theme(look)

    def show(self, *, anew: bool) -> None:
        """Show what stands now; `anew` where the page is another one."""
        panel = self._told() if self._parts.insights.is_read else Panel()
        self.panel.setVisible(panel != Panel())
        self.panel.show_panel(panel, anew=anew)

    def show_news(self) -> None:
        """Show what stands now on the same page."""
        self.show(anew=False)

    def _explain(self, card: Card) -> Why:
        return why(card.insight, self._parts.insights.reading.settings, self._deeds.today)

    def _do(self, card: Card, act: Act, at: QWidget) -> None:
        if act is Act.ENTRIES:
            self._show_entries(card)
        elif act is Act.STEP:
            self._deeds.take_step(card.insight, at)
        elif act is Act.SNOOZE:
            self._deeds.offer_snoozes(card.insight, at, at.mapToGlobal(at.rect().bottomLeft()))
        elif act is Act.TAKE_BACK:
            self._deeds.take_back(card)

    def _show_entries(self, card: Card) -> None:
        loose = self._deeds.show_entries(card, self._contact())
        if loose and (shown := self.panel.card_widget(card)) is not None:
            shown.list_records(_NOT_FROM_ENTRIES, loose)

    def _accept(self, card: Card, note: str) -> None:
        self._deeds.accept(card.insight, note)

    def _offer_deeds(self, mark: MarkRef, at: QWidget) -> None:
        self._deeds.marks.menu(mark, at).popup(at.mapToGlobal(at.rect().bottomLeft()))

    def _answer_question(self) -> None:
        """What they first met over is their first need."""
        self._deeds.marks.write(MarkKind.GOAL, self._contact())

    def _skip_question(self) -> None:
        if (contact := self._contact()) is not None:
            self._deeds.skip_question(contact)

    def _show_rest(self) -> None:
        self._parts.go(Place(view=ALL_INSIGHTS))

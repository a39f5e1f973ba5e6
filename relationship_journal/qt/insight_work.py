# SPDX-License-Identifier: MIT
"""A panel of insights beside a page, and what is done there: shown, answered, taken up, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from relationship_journal.qt.models.behind_insight import BehindInsight
from relationship_journal.qt.models.insight_cards import Act, Card, Panel, Why, why
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.insights_panel import InsightsPanel
from relationship_journal.qt.widgets.side_pane import SidePane
from relationship_journal.storage import edits
from relationship_journal.storage.errors import JournalError
from relationship_journal.values import ContactId, MarkRef
from relationship_journal.wording.insights import put_off_words

if TYPE_CHECKING:
    from relationship_journal.qt.mark_work import MarkWork
    from relationship_journal.qt.views import Parts

SNOOZES = (("For a &week", 7), ("For a &month", 30), ("For &90 days", 90))
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
        self._marks: MarkWork | None = None
        self.panel = InsightsPanel(self._explain, parts.look)
        pane.put_below(self.panel)
        self.panel.wanted.connect(self._do)
        self.panel.accepted.connect(self._accept)
        self.panel.record_wanted.connect(self._offer_deeds)
        parts.insights.changed.connect(self.show_news)
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

    def _today(self) -> date:
        return self._parts.now().date()

    def _explain(self, card: Card) -> Why:
        return why(card.insight, self._parts.insights.reading.settings, self._today())

    # What a card wants

    def _do(self, card: Card, act: Act, at: QWidget) -> None:
        if act is Act.ENTRIES:
            self.show_entries(card)
        elif act is Act.STEP:
            self._take_step(card, at)
        elif act is Act.SNOOZE:
            self._offer_snoozes(card, at)
        elif act is Act.TAKE_BACK:
            self._take_back(card)

    def show_entries(self, card: Card) -> None:
        """Exactly what the insight rests on: entries on their timeline, marks that came from none in the card."""
        found = BehindInsight.of(self._parts.journal, card.insight, self._contact(), card.title, self._today())
        if found.loose and (shown := self.panel.card_widget(card)) is not None:
            shown.list_records(_NOT_FROM_ENTRIES, found.loose)
        if found.place is not None:
            self._parts.go(found.place)

    def _offer_snoozes(self, card: Card, at: QWidget) -> None:
        menu = QMenu(at)
        menu.setObjectName("snoozeMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        for words, days in SNOOZES:
            menu.addAction(words).triggered.connect(partial(self._snooze, card, days))
        menu.addSeparator()
        menu.addAction("&Until something changes").triggered.connect(partial(self._snooze, card, None))
        menu.popup(at.mapToGlobal(at.rect().bottomLeft()))

    def _snooze(self, card: Card, days: int | None, _: bool = False) -> None:
        until = None if days is None else self._today() + timedelta(days=days)
        one = card.insight
        verb = partial(edits.snooze_insight, self._parts.journal, one.rule, one.subject, one.evidence, until)
        self._try(verb, put_off_words(until, self._today()))

    def _accept(self, card: Card, note: str) -> None:
        one = card.insight
        verb = partial(edits.accept_insight, self._parts.journal, one.rule, one.subject, one.evidence, note)
        self._try(verb, "Noted: it’s fine. It comes back if there is more of it.")

    def _take_back(self, card: Card) -> None:
        if card.answer is not None:
            verb = partial(edits.withdraw_answer, self._parts.journal, card.answer.id)
            self._try(verb, "It stands again.")

    def _take_step(self, card: Card, at: QWidget) -> None:
        from relationship_journal.qt.insight_steps import take  # noqa: PLC0415  (when first asked for)

        take(self._parts, self._mark_work(), card.insight, at)

    def _offer_deeds(self, mark: MarkRef, at: QWidget) -> None:
        self._mark_work().menu(mark, at).popup(at.mapToGlobal(at.rect().bottomLeft()))

    def _mark_work(self) -> MarkWork:
        from relationship_journal.qt.mark_work import MarkWork  # noqa: PLC0415  (when first asked for)

        if self._marks is None:
            parts = self._parts
            self._marks = MarkWork(parts.journal, parts.notices, self._today, self.panel)
        return self._marks

    def _try(self, verb: Callable[[], object], words: str) -> None:
        try:
            verb()
        except JournalError as error:
            self._parts.notices.say(str(error))
        else:
            self._parts.notices.did(words)

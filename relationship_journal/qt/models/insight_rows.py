# SPDX-License-Identifier: MIT
"""Every insight as a row, by how much it asks for; letters narrow them down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from relationship_journal import wording
from relationship_journal.qt.models.insight_cards import Card, card_of
from relationship_journal.qt.models.insights import InsightsModel
from relationship_journal.qt.models.ranking import folded
from relationship_journal.qt.models.today import DayRows
from relationship_journal.qt.models.today_deeds import DayDeed, RowDeed
from relationship_journal.qt.models.today_rows import TodayRow
from relationship_journal.values.insights import Severity
from relationship_journal.wording.insights import SEVERITIES, answered_words

_OPEN = RowDeed(DayDeed.OPEN, "Open", "O", shown=False)
_ENTRIES = RowDeed(DayDeed.ENTRIES, "Show entries", "E", shown=False)
_SNOOZE = RowDeed(DayDeed.SNOOZE, "Snooze", "Z")
_FINE = RowDeed(DayDeed.FINE, "I know, it’s fine", "F", shown=False)
_TAKE_BACK = RowDeed(DayDeed.WAKE, "Take back", "B")
_ANSWERED = "Put off or fine"


class InsightRows(DayRows):
    """Shows what stands, and below it what was answered; `look_for` narrows both down."""

    def __init__(self, model: InsightsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._sought = ""
        self._cards: dict[str, Card] = {}
        self._watched = False
        self._stale = True
        self.count_line = ""
        model.changed.connect(self._follow)

    def look_for(self, text: str) -> None:
        """Show those alone that hold every word of this."""
        self._sought = text
        self.refresh()

    @property
    def is_filtered(self) -> bool:
        return bool(self._sought.strip())

    def card(self, row_id: str) -> Card | None:
        """The insight of a row."""
        return self._cards.get(row_id)

    def watch(self, watched: bool) -> None:
        """Say whether somebody looks; no card is made otherwise."""
        self._watched = watched
        if watched and self._stale:
            self.refresh()

    def _follow(self) -> None:
        self._stale = True
        if self._watched:
            self.refresh()

    def refresh(self) -> None:
        """Take over what was read last."""
        if not self._model.is_read:
            return
        self._stale = False
        found = self._model.reading
        standing = [card_of(one, found.today, named=True) for one in found.standing]
        answered = [card_of(one, found.today, named=True, answer=said) for one, said in found.answered]
        said = answered_words(one.kind for _, one in found.answered) if answered else ""
        self.count_line = wording.SEPARATOR.join(filter(None, (wording.count(len(standing), "insight"), said)))
        self._cards = {}
        rows: list[TodayRow] = []
        for severity in Severity:
            rows += self._section(severity, SEVERITIES[severity], [one for one in standing if one.severity is severity])
        rows += self._section(Severity.GOOD, _ANSWERED, answered)
        self.set_rows(rows)
        self.shown.emit()

    def _section(self, severity: Severity, title: str, cards: Sequence[Card]) -> list[TodayRow]:
        wanted = folded(self._sought).split()
        inside = [card for card in cards if all(word in folded(_all_words(card)) for word in wanted)]
        if not inside:
            return []
        heading = TodayRow(f"heading:{title}", severity, title, wording.number(len(inside)), heading=True)
        return [heading, *(self._row(card) for card in inside)]

    def _row(self, card: Card) -> TodayRow:
        row_id = ":".join(map(str, (card.insight.rule, *card.insight.subject[:2], *card.insight.evidence[:1])))
        self._cards[row_id] = card
        line = wording.SEPARATOR.join(filter(None, (card.whose, card.sentence, card.answered)))
        step = RowDeed(DayDeed.STEP, card.step, "S")
        deeds = (_OPEN, _TAKE_BACK, _ENTRIES) if card.answer is not None else (_OPEN, step, _SNOOZE, _ENTRIES, _FINE)
        return TodayRow(row_id, card.severity, card.title, line, deeds=deeds, severity=card.severity)


def _all_words(card: Card) -> str:
    return f"{card.title} {card.sentence} {card.whose} {card.answered}"

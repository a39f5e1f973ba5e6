# SPDX-License-Identifier: MIT
"""What is done about an insight from anywhere in the window: its entries shown, its step taken, an answer given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from relationship_journal.qt.models.behind_insight import BehindInsight
from relationship_journal.qt.models.insight_cards import Card
from relationship_journal.qt.models.insight_reading import QUESTION
from relationship_journal.storage import edits
from relationship_journal.storage.errors import JournalError
from relationship_journal.values import ContactId, MarkRef
from relationship_journal.values.insights import Insight, Subject, SubjectKind
from relationship_journal.wording.insights import put_off_words

if TYPE_CHECKING:
    from relationship_journal.qt.mark_work import MarkWork
    from relationship_journal.qt.views import Parts

SNOOZES = (("For a &week", 7), ("For a &month", 30), ("For &90 days", 90), ("&Until something changes", None))
FINE = "Noted: it’s fine. It comes back if there is more of it."


class InsightDeeds(QObject):
    """Does it with one verb each and says so, with Undo; what it opens stands before the window of `owner`."""

    def __init__(self, parts: Parts, owner: QWidget) -> None:
        super().__init__(owner)
        self._parts = parts
        self._owner = owner
        self._marks: MarkWork | None = None

    @property
    def today(self) -> date:
        """The day things are done on."""
        return self._parts.now().date()

    def show_entries(self, card: Card, contact: ContactId | None) -> tuple[tuple[MarkRef, str], ...]:
        """Lead to exactly the entries an insight rests on; answers the marks that came from none, in words."""
        found = BehindInsight.of(self._parts.journal, card.insight, contact, card.title, self.today)
        if found.place is not None:
            self._parts.go(found.place)
        return found.loose

    def take_step(self, insight: Insight, at: QWidget) -> None:
        """Take the step an insight suggests."""
        from relationship_journal.qt.insight_steps import take  # noqa: PLC0415  (when first asked for)

        take(self._parts, self.marks, insight.step, at)

    def offer_snoozes(self, insight: Insight, over: QWidget, at: QPoint) -> None:
        """Ask for how long an insight is put off, in a menu at a point of the screen."""
        menu = QMenu(over)
        menu.setObjectName("snoozeMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        for words, days in SNOOZES:
            menu.addAction(words).triggered.connect(partial(self._snooze, insight, days))
        menu.popup(at)

    def _snooze(self, insight: Insight, days: int | None, _: bool = False) -> None:
        until = None if days is None else self.today + timedelta(days=days)
        verb = partial(
            edits.snooze_insight,
            self._parts.journal,
            insight.rule,
            insight.subject,
            insight.evidence,
            until,
            self.today,
        )
        self._try(verb, put_off_words(until, self.today))

    def accept(self, insight: Insight, note: str = "") -> None:
        """Say that it is known and fine."""
        verb = partial(
            edits.accept_insight,
            self._parts.journal,
            insight.rule,
            insight.subject,
            insight.evidence,
            note,
            self.today,
        )
        self._try(verb, FINE)

    def take_back(self, card: Card) -> None:
        """Let an insight stand again that was answered."""
        if card.answer is not None:
            self._try(partial(edits.withdraw_answer, self._parts.journal, card.answer.id), "It stands again.")

    def skip_question(self, contact: ContactId) -> None:
        """Ask no more what somebody and the writer first met over."""
        about = Subject(SubjectKind.CONTACT, contact)
        verb = partial(edits.accept_insight, self._parts.journal, QUESTION, about, (), on=self.today)
        self._try(verb, "It will not be asked again.")

    @property
    def marks(self) -> MarkWork:
        """What does deeds to marks."""
        from relationship_journal.qt.mark_work import MarkWork  # noqa: PLC0415  (when first asked for)

        if self._marks is None:
            parts = self._parts
            self._marks = MarkWork(parts.journal, parts.notices, self._day, self._owner)
        return self._marks

    def _day(self) -> date:
        return self.today

    def _try(self, verb: Callable[[], object], words: str) -> None:
        try:
            verb()
        except JournalError as error:
            self._parts.notices.say(str(error))
        else:
            self._parts.notices.did(words)

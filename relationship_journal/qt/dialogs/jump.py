# SPDX-License-Identifier: MIT
"""Jump to a date: words or a day of the calendar, and where that leads before one goes there."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate
from PySide6.QtGui import QFont, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDialog, QPushButton, QVBoxLayout, QWidget

from relationship_journal import wording
from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.manners import begin_with, make_room
from relationship_journal.qt.models.timeline import Landing, TimelineModel
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets import calendar
from relationship_journal.qt.widgets.day_field import DayField, in_words

_HINT = "March 2024, last tue, 3 weeks ago"
_NOBODY = "There are no entries here."
_CALENDAR_LINES = 12
_AROUND = timedelta(days=14)
"""A page of the calendar shows some days of the months beside it."""


class JumpDialog(QDialog):
    """Asks for a day, a month or a year; `landing` is the entry it leads to."""

    def __init__(self, model: TimelineModel, start: date, today: date, look: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("jumpDialog")
        self.setWindowTitle("Jump to date")
        self.landing: Landing | None = None
        self._model = model
        self._go = QPushButton("&Go")
        theme.look(self._go, "primary")
        self._go.setDefault(True)
        self._go.clicked.connect(self.go)
        self._field = DayField("&Date", "jumpDate", _HINT, today, lines=2, beside=self._go)
        self._calendar = QCalendarWidget()
        self._calendar.setObjectName("jumpCalendar")
        self._calendar.setAccessibleName("Calendar: days with entries are bold")
        calendar.dress(self._calendar, look)
        theme.look(self._calendar, "card")
        self._calendar.setMinimumHeight(_CALENDAR_LINES * self.fontMetrics().height())
        self._calendar.setSelectedDate(QDate(start.year, start.month, start.day))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 20)
        rows.setSpacing(12)
        for part in (self._field, self._calendar):
            rows.addWidget(part)
        self._field.changed.connect(self._look_ahead)
        self._calendar.currentPageChanged.connect(self._embolden)
        self._calendar.clicked.connect(self._take_day)
        self._calendar.activated.connect(self._go_to_day)
        self._embolden(start.year, start.month)
        begin_with(self, 46, 1)
        make_room(self)
        self._field.edit.setFocus()

    def go(self) -> None:
        """Go where the words lead, or say what cannot be read; without words to the day of the calendar."""
        if self._field.complain():
            make_room(self)
            return
        if self._field.span is None:
            self._take_day(self._calendar.selectedDate())
        if self.landing is not None:
            self.accept()

    def _look_ahead(self) -> None:
        """Say where the words lead, and turn the calendar there."""
        span = self._field.span
        self.landing = None if span is None else self._model.landing(*span)
        if span is None:
            return
        self._field.say(f"{in_words(*span)}. {_leads_to(self.landing)}")
        make_room(self)
        shown = span[1] if self.landing is None else min(max(self.landing.day, span[0]), span[1])
        self._calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))

    def _take_day(self, day: QDate) -> None:
        chosen = date(day.year(), day.month(), day.day())
        self._field.show_span(chosen, chosen)

    def _go_to_day(self, day: QDate) -> None:
        self._take_day(day)
        self.go()

    def _embolden(self, year: int, month: int) -> None:
        """Set the days in bold that have entries."""
        first = date(year, month, 1)
        busy = self._model.busy_days(first - _AROUND, first + timedelta(days=31) + _AROUND)
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        self._calendar.setDateTextFormat(QDate(), QTextCharFormat())
        for day in busy:
            self._calendar.setDateTextFormat(QDate(day.year, day.month, day.day), bold)


def _leads_to(landing: Landing | None) -> str:
    if landing is None:
        return _NOBODY
    if landing.entries:
        return f"{wording.count(landing.entries, 'entry')}."
    return f"No entry then; the nearest is on {wording.day_with_year(landing.day)}."

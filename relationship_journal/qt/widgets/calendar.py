# SPDX-License-Identifier: MIT
"""Qt's calendar in our look: quiet weekends, no week numbers, our own arrows."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton

from relationship_journal.qt import icons
from relationship_journal.qt.theme import Theme


def dress(calendar: QCalendarWidget, look: Theme) -> None:
    """Take the look off a theme; do it again when the theme changes."""
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
    calendar.setFirstDayOfWeek(Qt.DayOfWeek(look.first_day) if look.first_day else QLocale().firstDayOfWeek())
    heading, weekend = QTextCharFormat(), QTextCharFormat()
    heading.setForeground(QColor(look.muted))
    heading.setBackground(QColor(look.panel))
    weekend.setForeground(QColor(look.muted))
    calendar.setHeaderTextFormat(heading)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, weekend)
    for name, picture in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
        button = calendar.findChild(QToolButton, name)
        if button is not None:
            button.setIcon(icons.icon(picture, look.text))

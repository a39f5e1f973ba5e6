# SPDX-License-Identifier: MIT
"""The filter of a timeline as a line of pills: each says what it is set to and offers the rest."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from relationship_journal import wording
from relationship_journal.qt import theme
from relationship_journal.qt.models.entry_filter import SIDES, FilterModel, Period
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.flow import FlowLayout
from relationship_journal.qt.widgets.menu_pill import LONG_NAME, MenuPill, tick
from relationship_journal.qt.widgets.timeline import Timeline
from relationship_journal.values import Channel, MixSide
from relationship_journal.wording.manner import manner_kind
from relationship_journal.wording.marks import mark_titles

_OTHER_DAYS = "other days"


class FilterBar(QFrame):
    """Sets a FilterModel; `left` when somebody is done with it, `days_wanted` when they want to say which days."""

    left = Signal()
    days_wanted = Signal()

    def __init__(self, model: FilterModel, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self.setAccessibleName("Filter entries")
        self._model = model
        self._side = MenuPill("filterSide", "Side", self._offer_sides)
        self._channel = MenuPill("filterChannel", "Channel", self._offer_channels)
        self._tag = MenuPill("filterTag", "Tag", self._offer_tags)
        self._mark = MenuPill("filterMark", "Mark", self._offer_marks)
        self._period = MenuPill("filterPeriod", "Period", self._offer_periods)
        self._picked = QPushButton()
        self._count = QLabel()
        self._done = QPushButton()
        self._set_up()
        self._flow = FlowLayout(self, together=2)
        pills = (self._side, self._channel, self._tag, self._mark, self._period)
        for part in (self._picked, *pills, self._count, self._done):
            self._flow.addWidget(part)
        model.changed.connect(self._show)
        self.set_theme(look)
        self._show()

    def _set_up(self) -> None:
        self._picked.setObjectName("filterPicked")
        self._picked.setProperty("set", True)
        theme.look(self._picked, "pill")
        self._count.setObjectName("filterCount")
        theme.look(self._count, "muted")
        self._done.setObjectName("filterClear")
        theme.look(self._done, "link")
        self._picked.clicked.connect(self._model.take_any)
        self._done.clicked.connect(self._clear_or_leave)

    def set_theme(self, look: Theme) -> None:
        """Take another text scale; the colors come from the style sheet."""
        self._flow.set_gaps(look.px(6), look.px(6))

    def begin(self) -> None:
        """Take the keyboard."""
        self._side.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._model.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _clear_or_leave(self) -> None:
        if self._model.filter.shows_all:
            self.left.emit()
        else:
            self._model.clear()

    def _show(self) -> None:
        model = self._model
        self._side.say(model.side_words)
        self._channel.say(model.channel_words)
        self._tag.say(model.tag_words)
        self._mark.say(model.mark_words)
        self._period.say(model.period_words)
        self._picked.setText(f"{model.ids_words}  ×")
        self._picked.setAccessibleName(f"{model.ids_words}: show more than these")
        self._picked.setVisible(bool(model.ids_words))
        self._count.setText(model.line)
        self._done.setText("Close" if model.filter.shows_all else "Clear")
        self._done.setAccessibleName("Close the filter" if model.filter.shows_all else "Clear the filter")

    # What the pills offer, made when a menu opens

    def _offer_sides(self, menu: QMenu) -> None:
        chosen = self._model.filter.side
        group = _one_of(menu, [(words, side, side is chosen) for side, words in SIDES.items()])
        group.triggered.connect(self._take_side)
        menu.addSeparator()
        tick(menu, "Rated only", self._model.filter.rated_only, self._model.take_rated_only)

    def _offer_channels(self, menu: QMenu) -> None:
        for channel in Channel:
            chosen = channel in self._model.filter.channels
            tick(menu, wording.channel_name(channel), chosen, partial(self._model.take_channel, channel))

    def _offer_tags(self, menu: QMenu) -> None:
        tags = self._model.tags()
        for tag in tags:
            name = tag.name if len(tag.name) <= LONG_NAME else f"{tag.name[: LONG_NAME - 1]}…"
            words = f"{name}  ({wording.number(tag.entries)})"
            tick(menu, words, tag.id in self._model.filter.tags, partial(self._model.take_tag, tag.id))
        if not tags:
            menu.addAction("No tags on these entries yet").setEnabled(False)

    def _offer_marks(self, menu: QMenu) -> None:
        used = self._model.marks()
        for one in used:
            words = f"{mark_titles(one.kind)}  ({wording.number(one.entries)})"
            tick(menu, words, one.kind in self._model.filter.marks, partial(self._model.take_marks, one.kind))
        manners = self._model.manners()
        if used and manners:
            menu.addSeparator()
        for was in manners:
            words = f"{manner_kind(was.kind)}  ({wording.number(was.entries)})"
            tick(menu, words, was.kind in self._model.filter.manners, partial(self._model.take_manner, was.kind))
        if not used and not manners:
            menu.addAction("No marks on these entries yet").setEnabled(False)

    def _offer_periods(self, menu: QMenu) -> None:
        wanted, chosen = self._model.filter, self._model.period
        free = wanted.first is None and wanted.last is None
        periods = [(period.value, period, period is chosen) for period in Period]
        other = ("Other days…", _OTHER_DAYS, not free and chosen is None)
        group = _one_of(menu, [("Any time", None, free), *periods, other])
        group.triggered.connect(self._take_period)
        menu.addSeparator()
        tick(menu, "Planned only", wanted.planned_only, self._model.take_planned_only)

    def _take_side(self, choice: QAction) -> None:
        self._model.take_side(MixSide(choice.data()) if choice.data() else None)

    def _take_period(self, choice: QAction) -> None:
        if choice.data() == _OTHER_DAYS:
            self.days_wanted.emit()
        else:
            self._model.take_period(Period(choice.data()) if choice.data() else None)


def _one_of(menu: QMenu, choices: Iterable[tuple[str, str | None, bool]]) -> QActionGroup:
    """Choices of which one holds: words, data, and whether it is the one."""
    group = QActionGroup(menu)
    for words, data, chosen in choices:
        choice = menu.addAction(words)
        choice.setCheckable(True)
        choice.setChecked(chosen)
        choice.setData(data)
        group.addAction(choice)
    return group


class NoMatch(QWidget):
    """Stands in a timeline where no entry matches its filter; `clear` when its button is pressed."""

    clear = Signal()

    def __init__(self, timeline: Timeline, look: Theme) -> None:
        super().__init__(timeline.viewport())
        self.setObjectName("noMatch")
        words = QLabel("No entry matches this filter.")
        theme.look(words, "muted")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        button = QPushButton("Clear the filter")
        button.setObjectName("noMatchClear")
        button.setAccessibleName("Clear the filter: no entry matches it")
        theme.look(button, "link")
        button.clicked.connect(self.clear)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(words)
        self._rows.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        whole = QVBoxLayout(timeline.viewport())
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self, 0, Qt.AlignmentFlag.AlignTop)
        self.set_theme(look)
        self.hide()

    def set_theme(self, look: Theme) -> None:
        """Take another text scale; the colors come from the style sheet."""
        self._rows.setContentsMargins(look.px(26), look.px(14), look.px(26), 0)
        self._rows.setSpacing(look.px(4))

# SPDX-License-Identifier: MIT
"""What to watch: the cards of what was noticed, one good sentence where nothing was, what is put off or fine."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.models.insight_cards import Card, Panel, Why
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.flow import FlowLayout
from relationship_journal.qt.widgets.insight_card import InsightCard
from relationship_journal.qt.widgets.word_link import WordLink
from relationship_journal.qt.widgets.wrapped import Wrapped

MOST = 8
"""Cards at first; the rest comes with a click."""
AHEAD_MS = 120
"""Between two cards that are made while nobody waits: a page with many of them is to have them at once."""


class InsightsPanel(QFrame):
    """Shows a Panel. What its cards want, it wants; `rest_wanted` leads to every insight.

    `question_answered` and `question_skipped` are what somebody does about the question of the first weeks.
    """

    wanted = Signal(object, object, QWidget)
    accepted = Signal(object, str)
    record_wanted = Signal(object, QWidget)
    rest_wanted = Signal()
    question_answered = Signal()
    question_skipped = Signal()

    def __init__(self, explain: Callable[[Card], Why], look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("insightsPanel")
        theme.look(self, "window")
        self._explain = explain
        self._look = look
        self._shown = Panel()
        self._cards: list[InsightCard] = []
        self._all = self._unfolds = False
        self._ahead = QTimer(self)
        self._ahead.setInterval(AHEAD_MS)
        self._ahead.timeout.connect(self._make_ahead)
        self._ahead.start()
        self._title = Wrapped("What to watch", "section")
        self._quiet, self._lines, self._foot = Wrapped(look="muted"), Wrapped(look="muted"), Wrapped(look="small")
        self._more, self._rest, self._answered = WordLink(""), WordLink(""), WordLink("", "still")
        self._loop, self._question = WordLink(""), Wrapped()
        self._answer, self._skip = WordLink("Note the answer"), WordLink("Skip", "still")
        self._lay_out()
        self.set_theme(look)
        self.show_panel(Panel())

    def _lay_out(self) -> None:
        self._answered.setCheckable(True)
        self._asking = FlowLayout()
        for part in (self._answer, self._skip):
            self._asking.addWidget(part)
        self._loop.clicked.connect(self._want_loop)
        self._answer.clicked.connect(self.question_answered)
        self._skip.clicked.connect(self.question_skipped)
        for link, name in (
            (self._loop, "insightsLoop"), (self._answer, "insightsAnswer"), (self._skip, "insightsSkip"),
            (self._more, "insightsMore"), (self._rest, "insightsRest"), (self._answered, "insightsAnswered"),
        ):  # fmt: skip
            link.setObjectName(name)
        self._more.clicked.connect(self._show_all)
        self._rest.clicked.connect(self.rest_wanted)
        self._answered.toggled.connect(self._turn_answered)
        self._standing, self._said = QVBoxLayout(), QVBoxLayout()
        self._rows = QVBoxLayout(self)
        leading = Qt.AlignmentFlag.AlignLeading
        for label in (self._title, self._quiet, self._lines):
            self._rows.addWidget(label)
        self._rows.addWidget(self._loop, 0, leading)
        self._rows.addLayout(self._standing)
        for part in (self._more, self._rest):
            self._rows.addWidget(part, 0, leading)
        self._rows.addWidget(self._question)
        self._rows.addLayout(self._asking)
        self._rows.addWidget(self._foot)
        self._rows.addWidget(self._answered, 0, leading)
        self._rows.addLayout(self._said)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._look = look
        px = look.px
        self._rows.setContentsMargins(px(16), px(14), px(16), px(16))
        self._rows.setSpacing(px(8))
        self._asking.set_gaps(px(14), px(4))
        for rows in (self._standing, self._said):
            rows.setSpacing(px(10))
        for card in self._cards:
            card.set_theme(look)

    @property
    def cards(self) -> list[InsightCard]:
        """The cards that are shown, from the top."""
        return [card for rows in (self._standing, self._said) for card in _widgets(rows) if not card.isHidden()]

    def show_panel(self, panel: Panel, *, anew: bool = False) -> None:
        """Show this; of somebody else (`anew`) from the top, with nothing unfolded."""
        if anew:
            self._all = False
            self._answered.setChecked(False)
            for card in self._cards:
                card.fold()
        self._shown = panel
        self._show()

    def _show(self) -> None:
        panel = self._shown
        most = len(panel.cards) if self._all else MOST
        for label, text in (
            (self._quiet, panel.quiet), (self._lines, "\n".join(panel.lines)), (self._foot, panel.foot),
            (self._question, panel.question),
        ):  # fmt: skip
            label.say(text)
            label.setVisible(bool(text))
        hidden = len(panel.cards) - most
        for link, text in (
            (self._more, f"Show {hidden} more" if hidden > 0 else ""),
            (self._rest, panel.rest),
            (self._loop, panel.loop[1] if panel.loop is not None else ""),
            (self._answer, "Note the answer" if panel.question else ""),
            (self._skip, "Skip" if panel.question else ""),
            (self._answered, panel.answered_line),
        ):
            link.say(text)
            link.setAccessibleName(text)
            link.setVisible(bool(text))
        standing = panel.cards[:most]
        self._fill(standing, panel.answered if self._unfolds else ())

    def _fill(self, standing: Sequence[Card], said: Sequence[Card]) -> None:
        """Give each card a widget: the one it has, else one that is free; what is not needed is hidden and kept."""
        wanted = [*standing, *said]
        before = self.cards
        held = next((place for place, widget in enumerate(before) if widget.holds_focus), None)
        keys = [widget.card.key for widget in before if widget.card is not None]
        had = {widget.card.key: widget for widget in self._cards if widget.card is not None}
        kept = {id(had[card.key]) for card in wanted if card.key in had}
        free = [widget for widget in self._cards if id(widget) not in kept]
        taken: set[int] = set()
        placed: list[InsightCard] = []
        for card in wanted:
            widget = had.get(card.key)
            if widget is None or id(widget) in taken:
                widget = free.pop() if free else self._made()
            taken.add(id(widget))
            placed.append(widget)
            widget.show_card(card)
        for rows, widgets in ((self._standing, placed[: len(standing)]), (self._said, placed[len(standing) :])):
            for place, widget in enumerate(widgets):
                if rows.indexOf(widget) != place:
                    rows.insertWidget(place, widget)
                widget.show()
        if held is not None:
            _hand_on(keys, held, placed)
        for widget in self._cards:
            if id(widget) not in taken:
                widget.fold()
                widget.hide()
        self._order(placed)

    def _order(self, placed: Sequence[InsightCard]) -> None:
        """Tab goes as one reads."""
        before: QWidget | None = None
        for widget in placed:
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget

    def _make_ahead(self) -> None:
        if len(self._cards) >= MOST:
            self._ahead.stop()
        else:
            self._made()

    def _made(self) -> InsightCard:
        card = InsightCard(self._explain, self._look)
        card.setParent(self)
        card.hide()
        card.polish_parts()
        card.wanted.connect(self.wanted)
        card.accepted.connect(self.accepted)
        card.record_wanted.connect(self.record_wanted)
        card.stepped.connect(self._step)
        self._cards.append(card)
        return card

    def card_widget(self, card: Card) -> InsightCard | None:
        """What shows a card."""
        return next((one for one in self.cards if one.card is not None and one.card.key == card.key), None)

    def _step(self, way: int) -> None:
        order, sender = self.cards, self.sender()
        if isinstance(sender, InsightCard) and sender in order:
            aim = order[max(0, min(order.index(sender) + way, len(order) - 1))]
            aim.setFocus(Qt.FocusReason.TabFocusReason)
            self._bring(aim)

    def _bring(self, card: QWidget) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(card, 0, self._look.px(12))

    def _want_loop(self) -> None:
        if self._shown.loop is not None:
            self.record_wanted.emit(self._shown.loop[0], self._loop)

    def _show_all(self) -> None:
        self._all = True
        self._show()

    def _turn_answered(self, shown: bool) -> None:
        self._unfolds = shown
        self._show()


def _hand_on(keys: Sequence[object], held: int, placed: Sequence[InsightCard]) -> None:
    """Where the card that had the keyboard is gone, the next one takes it: itself, and none of its deeds."""
    now = {widget.card.key: widget for widget in placed if widget.card is not None}
    if keys[held] not in now and placed:
        following = next((now[key] for key in keys[held:] if key in now), placed[min(held, len(placed) - 1)])
        following.setFocus(Qt.FocusReason.OtherFocusReason)


def _widgets(rows: QVBoxLayout) -> list[InsightCard]:
    items = (rows.itemAt(place) for place in range(rows.count()))
    return [card for item in items if item is not None and isinstance(card := item.widget(), InsightCard)]

# SPDX-License-Identifier: MIT
"""An insight as a card: what was noticed, what it rests on, what to do about it, and why it stands, unfolded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from relationship_journal.qt import pixel, theme
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.models.insight_cards import Act, Card, Why
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.flow import FlowLayout
from relationship_journal.qt.widgets.severity_dot import SeverityDot
from relationship_journal.qt.widgets.word_link import WordLink
from relationship_journal.qt.widgets.wrapped import Wrapped
from relationship_journal.values import MarkRef

_WORDS = {
    Act.ENTRIES: "Show entries",
    Act.STEP: "",
    Act.SNOOZE: "Snooze",
    Act.FINE: "I know, it’s fine",
    Act.TAKE_BACK: "Take back",
    Act.WHY: "Why",
}
_STANDING = (Act.ENTRIES, Act.STEP, Act.SNOOZE, Act.FINE, Act.WHY)
_ANSWERED = (Act.ENTRIES, Act.TAKE_BACK, Act.WHY)
_LOOKS = {Act.WHY: "still"}


_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})


class _CardLink(WordLink):
    """What a card offers; the arrows are for the card."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _NoteEdit(QLineEdit):
    """Why it is fine; `noted` with Enter, which the card is not to take for its own, and once where it is held."""

    noted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.noted.emit()


def _acts(card: Card | None) -> tuple[object, ...]:
    """What the links of a card act on, and whether it was answered, which is when others are offered."""
    return () if card is None else (card.key, card.insight.step, card.answer is None)


class InsightCard(QFrame):
    """Shows a Card; Tab comes to it, Right and Left go through what it offers, Enter shows its entries.

    `wanted(Card, Act, QWidget)` is what was chosen, and where; `accepted(Card, str)` says that it is fine, with a note;
    `record_wanted(MarkRef, QWidget)` is a mark of its list; `stepped(int)` asks for the next card (1) or the last (-1).
    """

    wanted = Signal(object, object, QWidget)
    accepted = Signal(object, str)
    record_wanted = Signal(object, QWidget)
    stepped = Signal(int)

    def __init__(self, explain: Callable[[Card], Why], look: Theme) -> None:
        super().__init__()
        self.setObjectName("insightCard")
        theme.look(self, "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._explain = explain
        self._look = look
        self._rings = False
        self.card: Card | None = None
        self._dot = SeverityDot(look)
        self._title, self._sentence = Wrapped(look="section"), Wrapped()
        self._line, self._whose, self._said = Wrapped(look="small"), Wrapped(look="small"), Wrapped(look="small")
        self._links = {act: _CardLink(_WORDS[act], _LOOKS.get(act, "words")) for act in _WORDS}
        self._unfolded: QWidget | None = None
        self._open: str = ""
        self._lay_out()
        for act, link in self._links.items():
            link.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes from card to card, the arrows within one
            link.setObjectName(f"insight-{act.name.lower()}")
            link.clicked.connect(partial(self._do, act))
        self.set_theme(look)

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._dot, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(self._title, 1)
        self._flow = FlowLayout()
        for link in self._links.values():
            self._flow.addWidget(link)
        self._rows = QVBoxLayout(self)
        self._rows.addLayout(self._head)
        for part in (self._whose, self._sentence, self._line, self._said):
            self._rows.addWidget(part)
        self._rows.addLayout(self._flow)

    def polish_parts(self) -> None:
        """Let the style sheet look at every part now: it takes as long as making them."""
        for part in (self, *self.findChildren(QWidget)):
            part.ensurePolished()

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._look = look
        px = look.px
        self._dot.set_theme(look)
        self._rows.setContentsMargins(px(13), px(11), px(13), px(11))
        self._rows.setSpacing(px(4))
        self._head.setSpacing(px(5))
        self._flow.set_gaps(px(14), px(4))
        self._flow.setContentsMargins(-1, px(3), 0, 0)  # the links have a line around them that is not seen
        self._fit_unfolded()

    def show_card(self, card: Card) -> None:
        """Show a card; what is unfolded stays where it is the same one."""
        if card == self.card:
            return
        if self.card is None or card.key != self.card.key:
            self.fold()
        if self.window().focusWidget() in self._links.values() and _acts(card) != _acts(self.card):
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # or the next Enter would do a deed nobody asked for
        self.card = card
        self._dot.show_severity(card.severity)
        for label, text in (
            (self._title, card.title), (self._whose, card.whose), (self._sentence, card.sentence),
            (self._line, card.line), (self._said, card.answered),
        ):  # fmt: skip
            label.say(text)
            label.setVisible(bool(text))
        offered = _ANSWERED if card.answer is not None else _STANDING
        self._links[Act.STEP].say(card.step)
        self._links[Act.ENTRIES].say(_WORDS[Act.ENTRIES])
        for act, link in self._links.items():
            link.setVisible(act in offered and bool(card.step or act is not Act.STEP))
            link.setAccessibleName(f"{card.step if act is Act.STEP else _WORDS[act]}: {card.title}")
        self.setAccessibleName(card.spoken)
        self.setAccessibleDescription("Enter shows its entries; Right goes to what can be done.")

    @property
    def holds_focus(self) -> bool:
        """Whether it, or something in it, has the keyboard."""
        return _in_it(self)

    # What unfolds below

    def fold(self) -> None:
        """Put away what is unfolded."""
        if self._unfolded is not None:
            focused = _in_it(self._unfolded)
            self._rows.removeWidget(self._unfolded)
            self._unfolded.hide()
            self._unfolded.deleteLater()
            self._unfolded = None
            if focused:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._open = ""

    def unfold_why(self) -> None:
        """Show why the insight stands, or put that away again."""
        if self._turn("why") and self.card is not None:
            told = self._explain(self.card)
            parts = [Wrapped(told.rule)]
            if told.numbers:
                parts.append(Wrapped("\n".join(f"· {number}" for number in told.numbers), "muted"))
            parts.append(Wrapped(f"What ends it: {told.clears}", "muted"))
            if told.source:
                parts.append(Wrapped(f"The advice is from {told.source}.", "small"))
            self._unfold(parts)

    def ask_note(self) -> None:
        """Let somebody say why it is fine; nothing has to be said."""
        if self._turn("note"):
            edit = _NoteEdit()
            edit.setObjectName("insightNote")
            edit.setPlaceholderText("Why it is fine, if you like")
            edit.setAccessibleName("Why it is fine; may stay empty")
            done = QPushButton("It’s fine")
            done.setObjectName("insightNoteDone")
            done.setAccessibleName("Say that it is fine")
            edit.noted.connect(partial(self._accept, edit))
            done.clicked.connect(partial(self._accept, edit))
            self._unfold([edit, done])
            edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def list_records(self, title: str, records: Sequence[tuple[MarkRef, str]]) -> None:
        """Show marks that came from no entry, each with what can be done about it."""
        self.fold()
        self._open = "records"
        parts: list[QWidget] = [Wrapped(title, "small")]
        for mark, text in records:
            link = WordLink(text)
            link.setObjectName("insightRecord")
            link.setAccessibleName(text)
            link.clicked.connect(partial(self._want_record, mark, link))
            parts.append(link)
        self._unfold(parts)

    def _turn(self, what: str) -> bool:
        """Whether something is to be unfolded; it is put away where it is already."""
        before = self._open
        self.fold()
        self._open = "" if before == what else what
        return bool(self._open)

    def _unfold(self, parts: Sequence[QWidget]) -> None:
        self._unfolded = QWidget()
        rows = QVBoxLayout(self._unfolded)
        rows.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            if isinstance(part, QPushButton) and not isinstance(part, WordLink):
                rows.addWidget(part, 0, Qt.AlignmentFlag.AlignLeading)
            else:
                rows.addWidget(part)
        self._rows.addWidget(self._unfolded)
        self._fit_unfolded()

    def _fit_unfolded(self) -> None:
        if self._unfolded is not None and (rows := self._unfolded.layout()) is not None:
            rows.setSpacing(self._look.px(5))
            rows.setContentsMargins(0, self._look.px(4), 0, 0)

    def _accept(self, edit: QLineEdit, _: bool = False) -> None:
        card, note = self.card, edit.text()
        self.fold()
        if card is not None:
            self.accepted.emit(card, note)

    def _want_record(self, mark: MarkRef, link: QWidget, _: bool = False) -> None:
        self.record_wanted.emit(mark, link)

    def _do(self, act: Act, _: bool = False) -> None:
        if act is Act.WHY:
            self.unfold_why()
        elif act is Act.FINE:
            self.ask_note()
        elif self.card is not None:
            self.wanted.emit(self.card, act, self._links[act])

    # By keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        ahead, behind = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.isRightToLeft():
            ahead, behind = behind, ahead
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in {ahead, behind}:
            self._walk(1 if key == ahead else -1)
        elif key in _ENTER:
            if not event.isAutoRepeat():  # a key that is held would go on with the next card
                self._press()
        elif key == Qt.Key.Key_Escape and (self._open or not self.hasFocus()):
            self.fold()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _press(self) -> None:
        """Follow the link the arrows came to; from the card itself, show its entries."""
        focused = self.focusWidget()
        if isinstance(focused, QPushButton) and self.isAncestorOf(focused):
            focused.click()
        else:
            self._do(Act.ENTRIES)

    def _walk(self, way: int) -> None:
        """The card itself comes first, then what it offers."""
        stops = [self, *(link for link in self._links.values() if not link.isHidden())]
        at = next((number for number, stop in enumerate(stops) if stop.hasFocus()), 0)
        stops[max(0, min(at + way, len(stops) - 1))].setFocus(Qt.FocusReason.TabFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._rings = event.reason() is not Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self._rings:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pixel.draw_focus(painter, QRect(0, 0, self.width(), self.height()), self._look)
            painter.end()


def _in_it(part: QWidget) -> bool:
    """Whether the keyboard is in a part now; the part's own focusWidget() is only the last in it that had it."""
    focused = part.window().focusWidget()
    return focused is not None and (focused is part or part.isAncestorOf(focused))

# SPDX-License-Identifier: MIT
"""The head of a page: who it is, a line about them, a few facts, and what can be done from here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTime, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.actions import plain
from relationship_journal.qt.models.head import Fact, FactName, HeadModel
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.tips import tip
from relationship_journal.qt.widgets.elided import ElidedLabel
from relationship_journal.qt.widgets.flow import FlowLayout
from relationship_journal.qt.widgets.linked_line import LinkedLine

_MINUTE = 60_000
_MOST_TAGS = 3
_COPY = "Choose one to copy it"


class Head(QFrame):
    """Shows a HeadModel; its buttons do what the actions given do. `copied(str)` says what is on the clipboard now.

    `account(int)` is asked for by whoever follows the line with the name of one, `fact_chosen(FactName, QPoint)` by
    whoever wants to see what a fact counts; the point below it is where a menu can stand.
    """

    copied = Signal(str)
    account = Signal(int)
    fact_chosen = Signal(object, QPoint)

    def __init__(
        self,
        model: HeadModel,
        brief: QAction,
        export: QAction,
        new_entry: QAction,
        look: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("contactHead")
        theme.look(self, "panel")
        self._model = model
        self._title = ElidedLabel()
        self._line = LinkedLine()
        self._clock = QLabel()
        self._reach = QPushButton("Reach ▾")
        self._ways = QMenu(self)
        self._note: QPushButton | None = None
        self._minute = QTimer(self)
        self._brief = QPushButton(plain(brief.text()))
        self._export = QPushButton(plain(export.text()) + "…")
        self._new = QPushButton(plain(new_entry.text()))
        self._facts: list[_FactBox] = []
        self._tags = _TagsBox()
        self._compact = False
        self._roomy = False
        self._name_parts()
        self._lay_out()
        self._brief.clicked.connect(brief.trigger)
        self._export.clicked.connect(export.trigger)
        self._new.clicked.connect(new_entry.trigger)
        self._ways.triggered.connect(self._copy)
        self._line.opened.connect(self._lead_to_account)
        self._minute.setSingleShot(True)
        self._minute.timeout.connect(self._show_clock)
        model.changed.connect(self._show)
        self.set_theme(look)

    def _name_parts(self) -> None:
        theme.look(self._title, "title")
        for label in (self._line, self._clock):
            theme.look(label, "muted")
        self._clock.setTextFormat(Qt.TextFormat.PlainText)
        theme.look(self._reach, "inline")
        self._reach.setObjectName("reachButton")
        self._reach.setMenu(self._ways)
        theme.look(self._new, "primary")
        self._brief.setObjectName("briefButton")
        self._export.setObjectName("exportChartButton")
        self._export.setAccessibleName("Export chart")
        self._new.setObjectName("newEntryButton")
        self._new.setAccessibleName("New entry")

    def _lay_out(self) -> None:
        self._top = FlowLayout(together=3)
        for part in (self._title, self._brief, self._export, self._new):
            self._top.addWidget(part)
        self._under = FlowLayout(together=2)
        for below in (self._line, self._clock, self._reach):
            self._under.addWidget(below)
        self._strip = FlowLayout(most_lines=1)
        self._strip.addWidget(self._tags)
        self._rows = QVBoxLayout()
        self._rows.addLayout(self._top)
        self._rows.addLayout(self._under)
        self._rows.addLayout(self._strip)
        rule = QFrame()
        theme.look(rule, "rule")
        self._foot = QHBoxLayout()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._rows)
        whole.addLayout(self._foot)
        whole.addWidget(rule)

    def put_tabs(self, tabs: QWidget) -> None:
        """Let the tabs of the page stand on the line below the head."""
        self._foot.addWidget(tabs, 0, Qt.AlignmentFlag.AlignLeading)

    def offer_marks(self, actions: Sequence[QAction]) -> None:
        """Let marks about the person be noted down from here, on the line of the tabs."""
        self._note = QPushButton("Note down ▾")
        self._note.setObjectName("noteDownButton")
        theme.look(self._note, "inline")
        menu = QMenu(self)
        menu.addActions(list(actions))
        self._note.setMenu(menu)
        self._foot.addStretch(1)
        self._foot.addWidget(self._note)
        self._show_note()

    def _show_note(self) -> None:
        if self._note is not None:
            edges = self._foot.contentsMargins()
            first = self._foot.itemAt(0)
            needed = (first.sizeHint().width() if first else 0) + self._note.sizeHint().width()
            room = self.width() - edges.left() - edges.right()
            self._note.setVisible(self._model.person is not None and not self._compact and needed <= room)
            self._note.setAccessibleName(f"Note down about {self._model.lines.title}")

    def set_theme(self, look: Theme) -> None:
        """Take another text scale; the colors come from the style sheet."""
        px = look.px
        self._rows.setContentsMargins(px(26), px(18), px(26), px(12))
        self._rows.setSpacing(px(1))
        self._foot.setContentsMargins(px(26), 0, px(26), 0)
        self._top.set_gaps(px(8), px(6))
        self._under.set_gaps(px(12), px(2))
        self._tags.fit(look)
        self._space = px(12)
        self._strip.setContentsMargins(0, 0 if self._compact else self._space, 0, 1)
        self._strip.set_gaps(px(26), px(8))

    def set_compact(self, compact: bool) -> None:
        """Leave out the facts, and the button that stands in a menu too, in a window too low for them."""
        if compact != self._compact:
            self._compact = compact
            self._strip.setContentsMargins(0, 0 if compact else self._space, 0, 1)
            self._fit_buttons()
            self._show_note()
            self._show_facts(self._model.lines.facts)

    def _fit_buttons(self) -> None:
        """Where a name would be cut, what stands in the menus too goes, the chart before the brief."""
        self._brief.setAccessibleName(f"Meeting brief for {self._model.lines.title}")
        edges, gap = self._rows.contentsMargins(), self._top.gap
        room = self.width() - edges.left() - edges.right() - self._title.sizeHint().width()
        room -= self._new.sizeHint().width() + gap
        for button, offered in ((self._brief, self._model.person is not None), (self._export, True)):
            needed = button.sizeHint().width() + gap
            fits = offered and not self._compact and (needed <= room or not self._can_go(button))
            button.setVisible(fits)
            room -= needed if fits else 0

    def _can_go(self, button: QPushButton) -> bool:
        """The one button beside a new entry on a page of everybody stays."""
        return button is self._brief or self._model.person is not None

    def set_roomy(self, roomy: bool) -> None:
        """Whether facts that do not fit on one line may take another."""
        self._roomy = roomy
        self._fit_strip()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_strip()
        self._fit_buttons()
        self._show_note()

    def _fit_strip(self) -> None:
        """Facts may take a second line, tags alone do not."""
        edges = self._rows.contentsMargins()
        width = self.width() - edges.left() - edges.right()
        shown = [box for box in self._facts if not box.isHidden()]
        self._strip.set_most_lines(2 if self._roomy and self._strip.lines_for(width, shown) > 1 else 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_clock()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    def _show(self) -> None:
        lines = self._model.lines
        self._title.say(lines.title)
        self._line.say(lines.line)
        person = self._model.person
        self._line.lead_to(person.account if person is not None and person.account_id is not None else "")
        self._show_clock()
        self._show_ways()
        self._show_note()
        self._fit_buttons()
        self._show_facts(lines.facts)

    def _lead_to_account(self) -> None:
        person = self._model.person
        if person is not None and person.account_id is not None:
            self.account.emit(person.account_id)

    def _show_clock(self) -> None:
        """The clock where they are; again when the minute is over, as long as anybody can see it."""
        said = self._model.clock
        self._clock.setText(said)
        self._clock.setVisible(bool(said))
        if said and self.isVisible():
            self._minute.start(_MINUTE - QTime.currentTime().msecsSinceStartOfDay() % _MINUTE + 20)

    def _show_ways(self) -> None:
        ways = self._model.ways
        self._ways.clear()
        self._ways.addAction(_COPY).setEnabled(False)
        for way in ways:
            self._ways.addAction(way.words.replace("&", "&&")).setData(way.value)
        self._reach.setVisible(bool(ways))
        self._reach.setAccessibleName(f"Reach {self._model.lines.title}")

    def _copy(self, way: QAction) -> None:
        """Nothing is dialed or sent: where to use it is the writer's choice."""
        value = str(way.data())
        QGuiApplication.clipboard().setText(value)
        self.copied.emit(f"Copied {value}")

    def _show_facts(self, facts: Sequence[Fact]) -> None:
        while len(self._facts) < len(facts):
            box = _FactBox()
            box.chosen.connect(self.fact_chosen)
            self._facts.append(box)
            self._strip.addWidget(box)
        for number, box in enumerate(self._facts):
            box.setVisible(number < len(facts) and not self._compact)
            if number < len(facts):
                box.say(facts[number])
        self._show_tags()
        self._fit_strip()
        self._strip.invalidate()

    def _show_tags(self) -> None:
        """Last in the strip, because they are the first that may go where there is no room."""
        tags = self._model.lines.tags
        self._strip.removeWidget(self._tags)
        self._strip.addWidget(self._tags)
        self._tags.say(tags)
        self._tags.setVisible(bool(tags) and not self._compact)


class _FactBox(QWidget):
    """A small heading over what there is to say; a fact that leads somewhere is a link."""

    chosen = Signal(object, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self._name: FactName | None = None
        self._label = QLabel()
        self._value = QLabel()
        self._link = QPushButton()
        theme.look(self._label, "small")
        theme.look(self._value, "section")
        theme.look(self._link, "figure")
        self._link.clicked.connect(self._choose)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(self._label)
        rows.addWidget(self._value)
        rows.addWidget(self._link)

    def say(self, fact: Fact) -> None:
        self._name = fact.name
        self._label.setText(fact.label)
        self._value.setText(fact.value)
        self._link.setText(fact.value.replace("&", "&&"))
        self._link.setAccessibleName(f"{fact.label}: {fact.tip or fact.value}")
        self._link.setToolTip(tip(fact.tip) if fact.tip and fact.tip != fact.value else "")
        self._link.setObjectName(f"fact_{fact.name}" if fact.name else "")
        self._value.setVisible(fact.name is None)
        self._link.setVisible(fact.name is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for a fact, Tab does not stop at it."""
        super().resizeEvent(event)
        stops = self.width() > 0
        self._link.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.NoFocus)

    def _choose(self) -> None:
        self.chosen.emit(self._name, self.mapToGlobal(self.rect().bottomLeft()))


class _TagsBox(QWidget):
    """The heading "Tags" over a few of them."""

    def __init__(self) -> None:
        super().__init__()
        label = QLabel("Tags")
        theme.look(label, "small")
        self._chips = [QLabel() for _ in range(_MOST_TAGS + 1)]
        self._line = QHBoxLayout()
        for chip in self._chips:
            theme.look(chip, "chip")
            chip.setTextFormat(Qt.TextFormat.PlainText)
            self._line.addWidget(chip)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(label)
        rows.addLayout(self._line)

    def fit(self, look: Theme) -> None:
        """Take a text scale."""
        self._line.setSpacing(look.px(5))

    def say(self, tags: Sequence[str]) -> None:
        """Show the first of these, and how many more there are."""
        more = len(tags) - _MOST_TAGS
        words = [*tags[:_MOST_TAGS], *([f"+{more}"] if more > 0 else [])]
        for number, chip in enumerate(self._chips):
            chip.setText(words[number] if number < len(words) else "")
            chip.setVisible(number < len(words))
        self.setToolTip(tip(", ".join(tags)) if more > 0 else "")

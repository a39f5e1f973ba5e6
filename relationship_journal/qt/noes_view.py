# SPDX-License-Identifier: MIT
"""The view of why they said no: every no with its reason, counted by class, and what can be done about each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup, QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.mark_work import MarkWork
from relationship_journal.qt.models.entry_filter import Period
from relationship_journal.qt.models.mark_deeds import Deed
from relationship_journal.qt.models.refusals import REASONS, RefusalsModel
from relationship_journal.qt.models.table import as_text
from relationship_journal.qt.places import Place
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.flow import FlowLayout
from relationship_journal.qt.widgets.menu_pill import MenuPill
from relationship_journal.qt.widgets.table import Table
from relationship_journal.qt.widgets.table_page import FindField, TablePage
from relationship_journal.values import ContactId, MarkKind
from relationship_journal.values.refusals import NoClass, Reason, Refusal
from relationship_journal.wording import refusals as words

if TYPE_CHECKING:
    from relationship_journal.qt.views import Parts

_NONE = (
    "Nobody has said no yet. When somebody does, note it with the conversation: a line that begins with “a no”, "
    "then what they refused. Their reasons gather here, with what changed since."
)
_NO_MATCH = "No refusal matches this filter."
_DEEDS = {"reason": Deed.GIVE_REASON, "hurts": Deed.GET_OVER}
"""What a click on a cell does, or Enter there, where it does something."""


class NoesView:
    """What `Navigation` asks of a page; made when it is first shown."""

    def __init__(self, parts: Parts) -> None:
        self._go, self._notices = parts.go, parts.notices
        self._model = RefusalsModel(parts.journal, parts.signals, lambda: parts.now().date())
        self._find = FindField("whyNoFind", "Find what, who, or their words")
        self._period = MenuPill("whyNoPeriod", "Period", self._offer_periods)
        self._classes = _Classes(parts.look)
        table = Table(self._model, parts.look)
        table.setObjectName("whyNoTable")
        table.setAccessibleName("Why they said no")
        tools = (self._find, self._period)
        self.page = TablePage(
            "whyNoView", "Why they said no", table, tools, parts.state, parts.look, self._offer, self._classes
        )
        self.page.add_link("whyNoWrite", "Note a no…", self._write)
        self.side: QWidget | None = None
        self._work = MarkWork(parts.journal, parts.notices, lambda: parts.now().date(), self.page)
        self._model.setParent(self.page)
        self._set_up(table)

    def _set_up(self, table: Table) -> None:
        self._period.say("")
        for reason, button in self._classes.buttons.items():
            button.toggled.connect(partial(self._model.want, reason))
        self._find.textChanged.connect(self._model.look_for)
        self._find.went_on.connect(table.setFocus)
        self._model.counted.connect(self._show)
        self.page.cleared.connect(self._clear)
        self.page.copy_wanted.connect(self._copy)
        table.opened.connect(self._open)
        table.acted.connect(self._act)
        table.left.connect(self._find.setFocus)

    # What Navigation asks for

    def read(self, _: Place) -> None:
        """Show the table as it is now, as it was left."""
        self._model.look(True)

    def look_at(self, _: Place) -> None:
        """Take the keyboard."""
        self.page.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def return_to(self, _: Place) -> None:
        """The table stands as it was left."""
        self.page.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def seen(self, place: Place) -> Place:
        """Nothing of how the table is looked at belongs to the place."""
        return place

    def leave(self) -> None:
        """Read nothing while nobody looks."""
        self._model.look(False)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self.page.set_theme(look)
        self._classes.set_theme(look)

    # What is done with a row

    def _open(self, number: int) -> None:
        self._lead_to(self._model.row(number))

    def _lead_to(self, refusal: Refusal) -> None:
        self._go(Place(ContactId(refusal.contact), entry=refusal.conversation))

    def _act(self, number: int, key: str) -> None:
        row = self._model.row(number)
        # The form for a missing reason asks for their words too, and these are there.
        in_words = key == "reason" and row.known_reason is NoClass.WORDS
        self._work.do(row.ref, Deed.EDIT if in_words else _DEEDS[key], self.page)

    def _write(self) -> None:
        self._work.write(MarkKind.REFUSAL)

    def _offer(self, menu: QMenu, refusal: Refusal) -> None:
        self._work.fill(menu, refusal.ref)
        menu.addSeparator()
        menu.addAction("Open", partial(self._lead_to, refusal))

    def _copy(self) -> None:
        """The rows that are chosen, without private lines, and without what was said in confidence."""
        table = self.page.table
        rows = table.chosen_rows() or list(range(self._model.rowCount()))
        public = [row for row in rows if not self._model.row(row).in_confidence]
        QGuiApplication.clipboard().setText(as_text(self._model, public, table.shown_columns()))
        self._notices.say(words.copied(len(public), len(rows) - len(public)))

    # Filters

    def _offer_periods(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        for period in (None, *Period):
            choice = menu.addAction("Any time" if period is None else period.value)
            choice.setCheckable(True)
            choice.setChecked(period is self._model.period)
            choice.triggered.connect(partial(self._reach, period))
            group.addAction(choice)

    def _reach(self, period: Period | None, _: bool = False) -> None:
        self._model.reach(period)
        self._period.say("" if period is None else period.value)

    def _clear(self) -> None:
        self._find.clear()
        for button in self._classes.buttons.values():
            button.setChecked(False)
        self._reach(None)
        self.page.table.setFocus()

    def _show(self) -> None:
        model = self._model
        shown, everything = model.rowCount(), model.everything
        empty = "" if shown else _NO_MATCH if model.is_filtered else _NONE
        self.page.say(words.counted(shown, everything) if everything else "", empty, filtered=model.is_filtered)
        self._classes.show_counts(model.counts())


class _Classes(QWidget):
    """How many there are of each class; each shows its own alone, several together."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self.setObjectName("whyNoClasses")
        self.buttons: dict[Reason, QPushButton] = {reason: QPushButton() for reason in REASONS}
        self._flow = FlowLayout(self)
        for reason, button in self.buttons.items():
            button.setObjectName(f"whyNo-{reason}")
            button.setCheckable(True)
            theme.look(button, "pill")
            self._flow.addWidget(button)
        self.set_theme(look)

    def set_theme(self, look: Theme) -> None:
        """Take another text scale; the colors come from the style sheet."""
        self._flow.set_gaps(look.px(6), look.px(6))

    def show_counts(self, counts: dict[Reason, int]) -> None:
        """Show the classes there are any of, and those that are chosen."""
        for reason, button in self.buttons.items():
            many = counts.get(reason, 0)
            button.setText(f"{words.reason(reason)}  {many}")
            button.setAccessibleName(f"{words.reason(reason)}: {words.counted(many, many)}")
            button.setVisible(bool(many) or button.isChecked())
            if button.property("set") is not button.isChecked():
                button.setProperty("set", button.isChecked())
                theme.repolish(button)

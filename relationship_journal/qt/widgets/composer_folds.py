# SPDX-License-Identifier: MIT
"""What unfolds under the fields of a composer: buttons that begin a mark, and how the conversation was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relationship_journal.qt.theme import Theme
from relationship_journal.values import ContactId

if TYPE_CHECKING:
    from relationship_journal.qt.models.manner_form import MannerForm
    from relationship_journal.qt.widgets.composer_manner import ComposerManner
    from relationship_journal.qt.widgets.mark_buttons import MarkButtons

LOW = 300
"""Pixels at 100 % text: with less room the buttons that begin a mark are left out."""


class ComposerFolds(QObject):
    """Each is made when first wanted, above `below`, and follows `before` with Tab; `people` are those written about,
    and `said` is what lines of the text say of how it was.

    `line_wanted` with the kind of line to begin, `changed` when something was said of how it was, `left` when the
    cursor is to go back to the text.
    """

    line_wanted = Signal(object)
    changed = Signal()
    left = Signal()

    def __init__(
        self, rows: QVBoxLayout, before: QWidget, below: QWidget, people: Callable[[], Mapping[ContactId, str]],
        said: Callable[[], MannerForm | None], look: Theme,
    ) -> None:  # fmt: skip
        super().__init__(below)
        self._rows = rows
        self._before = before
        self._below = below
        self._people = people
        self._said = said
        self._theme = look
        self._height: int | None = None
        self._buttons: MarkButtons | None = None
        self._manner: ComposerManner | None = None

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._theme = look
        for part in (self._buttons, self._manner):
            if part is not None:
                part.set_theme(look)

    def set_room(self, height: int) -> None:
        """How high the composer may become, in pixels."""
        self._height = height
        if self._manner is not None:
            self._manner.set_room(height // 4)

    def unfold(self, *, writing: bool) -> None:
        """Show the buttons that begin a mark, from the first time somebody is `writing`."""
        if self._buttons is None and writing:
            from relationship_journal.qt.widgets.mark_buttons import MarkButtons  # noqa: PLC0415  (when first needed)

            self._buttons = MarkButtons(self._theme)
            self._buttons.chosen.connect(self.line_wanted)
            self._buttons.how.clicked.connect(self.show_more)
            self._buttons.how.setChecked(self._manner is not None and self._manner.is_open)
            below = self._below if self._manner is None else self._manner
            self._rows.insertWidget(self._rows.indexOf(below), self._buttons)
            QWidget.setTabOrder(self._before, self._buttons)
        if self._buttons is not None:
            is_low = self._height is not None and self._height < self._theme.px(LOW)
            self._buttons.setVisible((writing or not self._buttons.isHidden()) and not is_low)

    def turn(self) -> None:
        """Unfold how it was, or fold it."""
        self.show_more(self._manner is None or not self._manner.is_open)

    def show_more(self, more: bool) -> None:
        """Unfold all there is to say of how it was and go there, or fold it to what is said and leave it."""
        self._set_open(more)
        if more:
            self._how_it_was().begin()
        else:
            self.left.emit()

    @property
    def is_open(self) -> bool:
        """Whether all there is to say of how it was is unfolded."""
        return self._manner is not None and self._manner.is_open

    @property
    def form(self) -> MannerForm | None:
        """How it was, None where nothing is said of that."""
        return None if self._manner is None else self._manner.form

    def show_form(self, form: MannerForm | None) -> None:
        """Show how it was, folded to what is said."""
        if self._manner is not None or form is not None:
            self._set_open(False)
            self._how_it_was().show_form(form)

    def follow(self) -> None:
        """Those written about may be others now, and lines may say how it was."""
        said = self._said()
        if said is not None or self._manner is not None:
            manner = self._how_it_was()
            manner.set_people(self._people())
            manner.show_said(said)

    def refuse(self) -> None:
        """The cost cannot be read: mark it, and go there."""
        self._how_it_was().set_wrong(True)

    def accept(self) -> None:
        """Nothing is wrong here any more."""
        if self._manner is not None:
            self._manner.set_wrong(False)

    def _set_open(self, is_open: bool) -> None:
        self._how_it_was().set_open(is_open)
        if self._buttons is not None:
            self._buttons.how.setChecked(is_open)

    def _how_it_was(self) -> ComposerManner:
        if self._manner is None:
            from relationship_journal.qt.widgets.composer_manner import ComposerManner  # noqa: PLC0415

            self._manner = ComposerManner(self._theme)
            self._manner.changed.connect(self.changed)
            self._rows.insertWidget(self._rows.indexOf(self._below), self._manner)
            self._manner.tab_after(self._before if self._buttons is None else self._buttons.how)
            if self._height is not None:
                self._manner.set_room(self._height // 4)
            self._manner.set_people(self._people())
            self._manner.show_said(self._said())
        return self._manner

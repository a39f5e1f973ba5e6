# SPDX-License-Identifier: MIT
"""Two contacts or two accounts side by side, and what becomes of all that hangs on the one that goes."""

from __future__ import annotations

from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.dialogs.manners import in_words, raise_ours
from relationship_journal.qt.dialogs.page import PageDialog
from relationship_journal.qt.jobs import Jobs, Lane
from relationship_journal.qt.models.merging import FieldRow, MergeModel
from relationship_journal.qt.tips import tip
from relationship_journal.storage.errors import JournalError

_WIDTH = 660
_MANY, _FEW = 32, 16
"""Letters shown of a value, in three columns and in two."""
_NOTHING = "—"
_SAYS = "Choose what stays where they differ. Everything else of both is kept, and one undo takes it back."


class MergeDialog(PageDialog):
    """Shows a MergeModel; accepted once the two are one, with `said` as what was done."""

    def __init__(self, model: MergeModel, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(_WIDTH, parent)
        self.setObjectName("mergeDialog")
        self.setWindowTitle(f"Merge two {model.noun}s")
        self.said = ""
        # With large text on a small screen there is no room for three columns; each label stands over its values.
        self._compact = self.screen().availableGeometry().width() < self.look.px(_WIDTH)
        self._model = model
        self._jobs = jobs
        self._groups: list[QButtonGroup] = []
        self._table = QFrame()
        self._moves = words("", "")
        self._warn = words("", "warning")
        self._warn.hide()
        self._swap = QPushButton("&Swap: keep the other one")
        self._cancel, self._do = QPushButton("Cancel"), QPushButton("&Merge")
        self._lay_out()
        self._show()
        self._do.setFocus()

    def _lay_out(self) -> None:
        self.page.addWidget(words(_SAYS, "muted"))
        theme.look(self._table, "card")
        QGridLayout(self._table)
        self.page.addWidget(self._table)
        self.page.addWidget(words("What comes along", "section"))
        self.page.addWidget(self._moves)
        self.page.addWidget(self._warn)
        self.page.addStretch(1)
        theme.look(self._swap, "link")
        theme.look(self._do, "primary")
        self._swap.setObjectName("mergeSwap")
        self._do.setObjectName("mergeDo")
        self._do.setDefault(True)
        for button, do in ((self._swap, self._swap_sides), (self._cancel, self.reject), (self._do, self._merge)):
            button.setAutoDefault(False)
            button.clicked.connect(do)
        self.foot.addWidget(self._swap)
        self.foot.addStretch(1)
        self.foot.addWidget(self._cancel)
        self.foot.addWidget(self._do)

    def _show(self) -> None:
        try:
            rows, names, moves = self._model.rows(), self._model.names(), self._model.moves()
        except JournalError as error:
            self._refuse(error)
            return
        self._fill(rows, names)
        self._moves.setText("\n".join(moves))
        self.fit()

    def _fill(self, rows: list[FieldRow], names: tuple[str, str]) -> None:
        grid = self._table.layout()
        assert isinstance(grid, QGridLayout)
        while (item := grid.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        self._groups.clear()
        px = self.look.px
        grid.setContentsMargins(px(16), px(12), px(16), px(12))
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        first = 0 if self._compact else 1
        for column, (says, name) in enumerate(zip(("Stays", "Becomes part of it"), names, strict=True), first):
            grid.addWidget(_head(says, name), 0, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 3)
        grid.setColumnStretch(0, 3 if self._compact else 2)
        for number, row in enumerate(rows, 1):
            self._put(grid, number, row, names)

    def _put(self, grid: QGridLayout, number: int, row: FieldRow, names: tuple[str, str]) -> None:
        if self._compact:
            grid.addWidget(words(row.label, "muted"), 2 * number - 1, 0, 1, 2)
        else:
            grid.addWidget(words(row.label, "muted"), number, 0)
        group = QButtonGroup(self._table)
        sides = ((row.kept, names[0], False), (row.gone, names[1], True))
        line, first, most = (2 * number, 0, _FEW) if self._compact else (number, 1, _MANY)
        for column, (value, name, takes) in enumerate(sides, first):
            choice = _Choice(value or _NOTHING, most)
            choice.setAccessibleName(f"{row.label}: {value or 'nothing'}, of {name}")
            choice.setChecked(row.takes is takes)
            choice.toggled.connect(partial(self._choose, row.field, takes))
            group.addButton(choice)
            grid.addWidget(choice, line, column)
        self._groups.append(group)

    def _choose(self, field: StrEnum, takes: bool, chosen: bool) -> None:
        if chosen:
            self._model.choose(field, takes=takes)

    def _swap_sides(self) -> None:
        try:
            self._model.swap()
        except JournalError as error:
            self._refuse(error)
        else:
            self._show()

    def _merge(self) -> None:
        kept, gone = self._model.names()
        self._busy(True)

        def done(_: object) -> None:
            self.said = f"{gone} is part of {kept} now."
            self.accept()

        self._jobs.start(
            self._model.merge, owner=self, done=done, failed=self._refuse, about=f"Merging two {self._model.noun}s",
            lane=Lane.WRITING,
        )  # fmt: skip

    def _busy(self, busy: bool) -> None:
        for part in (self._table, self._swap, self._do):
            part.setEnabled(not busy)

    def _refuse(self, error: Exception) -> None:
        self._busy(False)
        self._warn.setText(in_words(error))
        self._warn.show()
        self.fit()
        raise_ours(error)


class _Choice(QRadioButton):
    """A value to choose; of a long one the beginning, and all of it for those who point at it."""

    def __init__(self, value: str, most: int) -> None:
        shown = value if len(value) <= most else f"{value[: most - 1]}…"
        super().__init__(shown.replace("&", "&&"))
        if shown != value:
            self.setToolTip(tip(value))


def _head(says: str, name: str) -> QWidget:
    head = QWidget()
    rows = QVBoxLayout(head)
    rows.setContentsMargins(0, 0, 0, 4)
    rows.setSpacing(2)
    rows.addWidget(words(says, "small"))
    called = words(name, "section")
    called.setAlignment(Qt.AlignmentFlag.AlignLeft)
    rows.addWidget(called)
    return head

# SPDX-License-Identifier: MIT
"""Importing contacts: what each card would do and why is shown before anything is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from relationship_journal import wording
from relationship_journal.exchange.plan import ImportPlan
from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.manners import begin_with, buttons, in_words, raise_ours
from relationship_journal.qt.jobs import Jobs, Lane, Report, Ticket
from relationship_journal.qt.models.import_plan import CODE_PAGES, ImportPlanModel, Source, read_plan, take_in
from relationship_journal.storage.journal import Journal

_COLUMN_PARTS = (0.27, 0.23, 0.14)
"""Of the dialog's width; the last column has the rest."""
_STOP_FIRST = "Stop the import or wait until it is done; then the journal can be closed."


class ImportDialog(QDialog):
    """Takes in the cards of files or of a text; `said` is a sentence about what was done once it is accepted."""

    def __init__(self, journal: Journal, jobs: Jobs, sources: Sequence[Source], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importDialog")
        self.setWindowTitle("Import contacts")
        self.said = ""
        self._journal = journal
        self._jobs = jobs
        self._sources = tuple(sources)
        self._reading: Ticket | None = None
        self._writing: Ticket | None = None
        self._wants_to_quit = False
        self._model = ImportPlanModel(self)
        self._title = QLabel("Reading…")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._pages = QComboBox()
        self._table = QTableView()
        self._busy = QProgressBar()
        self._line = QLabel()
        self._line.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons, self._import = buttons(self, "Import")
        self._set_up()
        self._lay_out()
        QShortcut(QKeySequence("Ctrl+Q"), self).activated.connect(self._ask_to_quit)
        self._read()

    def _set_up(self) -> None:
        theme.look(self._title, "title")
        theme.look(self._line, "muted")
        self._line.setWordWrap(True)
        self._pages.setAccessibleName("Text encoding of the file")
        self._pages.addItems(list(CODE_PAGES))
        self._pages.currentIndexChanged.connect(self._read)
        self._busy.setRange(0, 0)
        self._busy.setAccessibleName("Progress")
        table = self._table
        table.setObjectName("importTable")
        table.setAccessibleName("Cards of the file")
        table.setModel(self._model)
        table.setShowGrid(False)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 12)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._model.changed.connect(self._say)
        self._buttons.accepted.connect(self._take_in)

    def _lay_out(self) -> None:
        label = QLabel("Text &encoding")
        label.setBuddy(self._pages)
        choice = QHBoxLayout()
        choice.addWidget(label)
        choice.addWidget(self._pages)
        choice.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(10)
        rows.addWidget(self._title)
        rows.addWidget(self._line)
        rows.addLayout(choice)
        rows.addWidget(self._table, 1)
        rows.addWidget(self._busy)
        rows.addWidget(self._buttons)
        begin_with(self, 130, 36)
        for column, part in enumerate(_COLUMN_PARTS):
            self._table.setColumnWidth(column, round(self.width() * part))

    def _read(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
        journal, sources, page = self._journal, self._sources, CODE_PAGES[self._pages.currentText()]
        self._set_busy(True)

        def work(report: Report) -> ImportPlan:
            report(0, 1)
            return read_plan(journal, sources, page)

        self._reading = self._jobs.start(work, owner=self, done=self._show, failed=self._refused)

    def _show(self, plan: ImportPlan) -> None:
        self._set_busy(False)
        self._model.show(plan)
        self._table.setFocus()
        if plan.items:
            self._table.setCurrentIndex(self._model.index(0, 0))

    def _say(self) -> None:
        self._title.setText(self._sources[0].name if len(self._sources) == 1 else f"{len(self._sources)} files")
        rest = "Nothing is written until you import; one Undo takes it back."
        if self._model.takes == 0:
            rest = "There is nothing new to import. Tick a card to take it in all the same."
        self._line.setText(f"{self._model.line}. {rest}")
        self._import.setEnabled(self._model.takes > 0)
        self._import.setText(f"Import {wording.number(self._model.takes)}" if self._model.takes else "Import")

    def _take_in(self) -> None:
        journal, plan = self._journal, self._model.plan
        if plan is None or self._writing is not None:
            return

        def work(report: Report) -> str:
            return take_in(journal, plan, report)

        self._wants_to_quit = False
        self._writing = self._jobs.start(
            work, owner=self, done=self._done, failed=self._refused, progress=self._show_progress,
            stopped=self._stopped, lane=Lane.WRITING,
        )  # fmt: skip
        self._set_busy(True)

    def _show_progress(self, step: int, total: int) -> None:
        self._busy.setRange(0, total)
        self._busy.setValue(step)
        rest = _STOP_FIRST if self._wants_to_quit else "Nothing is in your journal until all of it is."
        self._line.setText(f"Importing… {step:,} of {total:,}. {rest}")

    def _ask_to_quit(self) -> None:
        """Ctrl+Q does not leave an import half written, and says so."""
        self._wants_to_quit = self._writing is not None
        if self._wants_to_quit:
            self._line.setText(_STOP_FIRST)
        else:
            self.reject()

    def _stopped(self) -> None:
        self._writing = None
        self._set_busy(False)
        self._say()
        self._line.setText("The import was stopped. Nothing was imported.")

    def _done(self, said: str) -> None:
        self._writing = None
        self.said = said
        self.accept()

    def _refused(self, error: Exception) -> None:
        self._writing = None
        self._set_busy(False)
        self._model.show(None)
        self._title.setText("This cannot be imported")
        self._line.setText(in_words(error))
        self._import.setEnabled(False)
        raise_ours(error)

    def _set_busy(self, busy: bool) -> None:
        self._busy.setVisible(busy)
        for part in (self._table, self._pages):
            part.setDisabled(busy and self._writing is not None)
        self._import.setDisabled(busy)
        self._busy.setRange(0, 0)
        stop = self._buttons.button(QDialogButtonBox.StandardButton.Cancel)
        stop.setText("Cancel" if self._writing is None else "Stop")
        stop.setEnabled(True)

    def reject(self) -> None:
        """What is being written is stopped first, with nothing kept of it; a reading is dropped."""
        if self._writing is not None:
            self._writing.cancel()
            self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setEnabled(False)
            return
        if self._reading is not None:
            self._reading.cancel()
        super().reject()

# SPDX-License-Identifier: MIT
"""A hand-over sheet before it leaves: what it will look like, every line to tick or to say otherwise, then a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from relationship_journal.anonymity import neutral_file_name
from relationship_journal.qt import theme
from relationship_journal.qt.dialogs import files
from relationship_journal.qt.dialogs.field import Field, words
from relationship_journal.qt.dialogs.manners import begin_with
from relationship_journal.qt.jobs import Jobs, Lane, Report
from relationship_journal.qt.models.hand_over import HandOverModel, write_markdown
from relationship_journal.qt.paper import Paper, usual_paper
from relationship_journal.qt.printing import NotPrinted, write_pdf
from relationship_journal.qt.widgets.sheet_delegate import SheetDelegate
from relationship_journal.qt.widgets.sheet_preview import SheetPreview
from relationship_journal.reports.page import Page, markdown
from relationship_journal.wording.hand_over import left_out

_PAPERS: Mapping[Paper, str] = {Paper.A4: "A4", Paper.LETTER: "Letter"}
_HOW = "Tick what leaves. F2 says a line otherwise, on this sheet only."
_KIND = "hand-over"
_LARGE = 1.5
"""From this text scale on the lines need more of the room."""


class HandOverDialog(QDialog):
    """Shows a HandOverModel at the left as it will be, its lines at the right; nothing chosen here is kept."""

    def __init__(self, model: HandOverModel, jobs: Jobs, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("handOverDialog")
        self.setWindowTitle(model.title)
        model.setParent(self)
        look = theme.worn()
        self._model = model
        self._jobs = jobs
        self._today = today
        self._preview = SheetPreview(look)
        self._successor, self._closing = QLineEdit(), QLineEdit()
        self._papers = QComboBox()
        self._lines = QListView()
        self._delegate = SheetDelegate(look, self)
        self._said = words("", "muted")
        self._buttons = [
            self._button(*one)
            for one in (
                ("Close", "handOverClose", self.reject),
                ("Co&py", "handOverCopy", self._copy),
                ("Save as &Markdown…", "handOverMarkdown", self._save_markdown),
                ("&Save PDF…", "handOverPdf", self._save_pdf),
            )
        ]
        self._soon = QTimer(self)
        self._set_up()
        self._lay_out(look)
        self._draw()
        self._lines.setFocus()

    def _button(self, text: str, name: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)  # Enter ends the editing of a line, and saves nothing
        button.clicked.connect(do)
        return button

    def _set_up(self) -> None:
        theme.look(self._buttons[-1], "primary")
        self._successor.setObjectName("handOverSuccessor")
        self._successor.setMaxLength(120)
        self._successor.textChanged.connect(self._model.set_successor)
        self._closing.setObjectName("handOverClosing")
        self._closing.setMaxLength(1000)
        self._closing.textChanged.connect(self._model.set_closing)
        self._papers.setObjectName("handOverPaper")
        for paper, text in _PAPERS.items():
            self._papers.addItem(text, paper.value)
        self._papers.setCurrentIndex(list(_PAPERS).index(usual_paper()))
        self._papers.currentIndexChanged.connect(self._draw)
        lines = self._lines
        lines.setObjectName("handOverLines")
        lines.setAccessibleName("Lines of the sheet")
        lines.setAccessibleDescription(_HOW)
        lines.setToolTip(_HOW)
        lines.setModel(self._model)
        lines.setItemDelegate(self._delegate)
        lines.setResizeMode(QListView.ResizeMode.Adjust)
        lines.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lines.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        lines.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.look(lines, "ticks")
        lines.setCurrentIndex(self._model.index(1, 0))
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._draw)
        self._model.changed.connect(self._soon.start)
        lines.selectionModel().currentChanged.connect(self._reveal)

    def _lay_out(self, look: theme.Theme) -> None:
        px = look.px
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(Field("Who &takes over", self._successor, "muted"), 1)
        top.addWidget(Field("Pap&er", self._papers, "muted"))
        right = QVBoxLayout()
        right.setSpacing(px(8))
        right.addLayout(top)
        if look.scale < _LARGE:
            right.addWidget(words(_HOW, "muted"))
        right.addWidget(self._lines, 1)
        self._lines.setMinimumHeight(px(54))
        left = QVBoxLayout()
        left.setSpacing(px(8))
        left.addWidget(self._preview, 1)
        left.addWidget(Field("A word at the e&nd", self._closing, "muted"))
        halves = QHBoxLayout()
        halves.setSpacing(px(16))
        halves.addLayout(left, 5 if look.scale < _LARGE else 3)
        halves.addLayout(right, 4)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addStretch(1)
        for button in self._buttons:
            foot.addWidget(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(px(16), px(16), px(16), px(14))
        rows.setSpacing(px(10))
        rows.addLayout(halves, 1)
        rows.addWidget(self._said)
        rows.addLayout(foot)
        way = [self._successor, self._papers, self._lines, self._closing, self._preview, *self._buttons]
        for part, following in pairwise(way):
            QWidget.setTabOrder(part, following)
        begin_with(self, 200, 60)

    # What leaves

    @property
    def _paper(self) -> Paper:
        return Paper(self._papers.currentData())

    def _draw(self) -> None:
        self._soon.stop()
        self._preview.show_page(self._model.page(), self._paper)
        self._reveal()
        self._say(left_out(self._model.left_out))

    def _reveal(self) -> None:
        """Let the sheet show what the cursor is on, unless something is written elsewhere."""
        if self.focusWidget() is self._lines:
            self._preview.reveal(self._model.place_of(self._lines.currentIndex()))

    def _copy(self) -> None:
        self._draw()
        QGuiApplication.clipboard().setText(markdown(self._model.page()))
        self._say("Copied as it stands on the sheet.")

    def _save_pdf(self) -> None:
        paper = self._paper

        def write(path: Path, page: Page) -> None:
            write_pdf(path, page, paper)

        self._save("PDF page (*.pdf)", "pdf", write)

    def _save_markdown(self) -> None:
        self._save("Text in Markdown (*.md)", "md", write_markdown)

    def _save(self, filters: str, ending: str, write: Callable[[Path, Page], None]) -> None:
        path = files.ask_save(self, "Hand-over sheet", filters, f"{neutral_file_name(_KIND, self._today)}.{ending}")
        if path is None:
            return
        self._draw()  # what is said of it must not be said over what is saved
        page = self._model.page()

        def work(_: Report) -> str:
            write(path, page)
            return f"Saved as {path.name}. The file is not encrypted: keep it where only the right people can read it."

        self._jobs.start(work, owner=self, done=self._say, failed=self._refused, lane=Lane.WRITING)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, OSError):
            self._say(f"It could not be saved there: {error.strerror}. Choose another folder.", "warning")
        elif isinstance(error, NotPrinted):
            self._say(str(error), "warning")
        else:
            raise error

    def _say(self, sentence: str, look: str = "muted") -> None:
        theme.look(self._said, look)
        self._said.setText(sentence)
        self._said.setAccessibleName(sentence)

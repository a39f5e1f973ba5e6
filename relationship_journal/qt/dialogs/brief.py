# SPDX-License-Identifier: MIT
"""The page before a meeting, to be read: whole for the writer alone, in the pocket form for what leaves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from relationship_journal.anonymity import neutral_file_name
from relationship_journal.qt import theme
from relationship_journal.qt.brief_paper import BriefSheets
from relationship_journal.qt.dialogs import files
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.dialogs.manners import begin_with
from relationship_journal.qt.dialogs.print_preview import PrintPreview
from relationship_journal.qt.jobs import Jobs, Lane, Report
from relationship_journal.qt.models.briefs import BriefReading, as_markdown, write_markdown
from relationship_journal.qt.paper import usual_paper
from relationship_journal.qt.printing import NotPrinted, write_sheets
from relationship_journal.qt.widgets.brief_view import BriefView
from relationship_journal.reports.brief import Brief, Form
from relationship_journal.wording.brief import LEAVES_FULL, LEAVES_POCKET, LEAVES_POCKET_STILL

_KIND = "meeting-brief"
_FORMS = {Form.FULL: "&Full", Form.POCKET: "Poc&ket"}
_TIPS = {
    Form.FULL: "Everything, for your own eyes",
    Form.POCKET: "What may lie on a table: initials, no limits, no family, nothing in confidence",
}


class BriefDialog(QDialog):
    """Shows a brief in full. What is saved, printed or copied is the pocket form, unless a form was chosen here."""

    def __init__(self, reading: BriefReading, jobs: Jobs, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("briefDialog")
        self.setWindowTitle("Meeting brief")
        self._reading = reading
        self._jobs = jobs
        self._today = today
        self._shown = Form.FULL
        self._chosen: Form | None = None
        look = theme.worn()
        self._page = BriefView(look)
        self._forms = QButtonGroup(self)
        self._switches = [self._switch(form) for form in Form]
        self._said = words("", "muted")
        self._buttons = [
            self._button(*one)
            for one in (
                ("&Save PDF…", "briefPdf", self._save_pdf),
                ("Save as &Markdown…", "briefMarkdown", self._save_markdown),
                ("&Print…", "briefPrint", self._print),
                ("&Copy", "briefCopy", self._copy),
                ("Close", "briefClose", self.reject),
            )
        ]
        self._lay_out(look)
        self._show_form()
        self._page.setFocus()

    def _switch(self, form: Form) -> QPushButton:
        button = self._button(_FORMS[form], f"brief-{form.value}", None)
        button.setCheckable(True)
        button.setChecked(form is self._shown)
        button.setToolTip(_TIPS[form])
        button.setAccessibleDescription(_TIPS[form])
        theme.look(button, "inline")
        self._forms.addButton(button)
        return button

    def _button(self, text: str, name: str, do: Callable[[], object] | None) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        if do is not None:
            button.clicked.connect(do)
        return button

    def _lay_out(self, look: theme.Theme) -> None:
        px = look.px
        theme.look(self._buttons[0], "primary")
        self._forms.buttonClicked.connect(self._choose)
        top = QHBoxLayout()
        top.setContentsMargins(px(24), px(12), px(16), 0)
        top.setSpacing(px(4))
        top.addWidget(self._said, 1)
        for switch in reversed(self._switches):
            top.addWidget(switch)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(16), px(10), px(16), px(14))
        foot.setSpacing(px(8))
        foot.addStretch(1)
        for button in reversed(self._buttons):
            foot.addWidget(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(px(6))
        rows.addLayout(top)
        rows.addWidget(self._page, 1)
        rows.addLayout(foot)
        way = [self._page, *reversed(self._switches), *reversed(self._buttons)]
        for part, following in pairwise(way):
            QWidget.setTabOrder(part, following)
        begin_with(self, 124, 48)

    # Forms

    def _choose(self, button: QPushButton) -> None:
        self._chosen = self._shown = Form(button.objectName().removeprefix("brief-"))
        self._show_form()

    def _show_form(self) -> None:
        self._page.show_brief(self._reading.shown(self._shown))
        if self._chosen is Form.FULL:
            self._say(LEAVES_FULL)
        else:
            self._say(LEAVES_POCKET if self._shown is Form.POCKET else LEAVES_POCKET_STILL)

    # What leaves

    @property
    def _leaving(self) -> Brief:
        return self._reading.leaving(self._chosen or Form.POCKET)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_markdown(self._leaving))
        self._say(f"Copied in the {'full' if self._chosen is Form.FULL else 'pocket'} form.")

    def _print(self) -> None:
        preview = PrintPreview(BriefSheets(self._leaving, usual_paper()), self._today, self)
        preview.open()

    def _save_pdf(self) -> None:
        self._save("PDF page (*.pdf)", "pdf", _write_pdf)

    def _save_markdown(self) -> None:
        self._save("Text in Markdown (*.md)", "md", write_markdown)

    def _save(self, filters: str, ending: str, write: Callable[[Path, Brief], None]) -> None:
        path = files.ask_save(self, "Meeting brief", filters, f"{neutral_file_name(_KIND, self._today)}.{ending}")
        if path is None:
            return
        made = self._leaving

        def work(_: Report) -> str:
            write(path, made)
            return f"Saved as {path.name} in the {made.form.value} form. The file is not encrypted."

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


def _write_pdf(path: Path, made: Brief) -> None:
    write_sheets(path, BriefSheets(made, usual_paper()))

# SPDX-License-Identifier: MIT
"""Sheets of paper before they are printed: exactly what comes out, then the system's own question for a printer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from relationship_journal.anonymity import neutral_file_name
from relationship_journal.qt import theme
from relationship_journal.qt.brief_paper import BriefSheets, ManyBriefs
from relationship_journal.qt.dialogs import files
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.dialogs.manners import begin_with
from relationship_journal.qt.printing import NotPrinted, draw_on, write_sheets
from relationship_journal.qt.widgets.sheet_preview import SheetPreview

_NO_PRINTER = "No printer is set up on this computer. Save it as a PDF instead."
_KIND = "meeting-brief"


class PrintPreview(QDialog):
    """Shows sheets as they will be printed; `Print…` asks for the printer."""

    def __init__(self, sheets: BriefSheets | ManyBriefs, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("printPreview")
        self.setWindowTitle("Print preview")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look = theme.worn()
        self._sheets = sheets
        self._today = today
        self._said = words("", "muted")
        preview = SheetPreview(look)
        preview.setAccessibleName("The sheet as it is printed")
        preview.show_sheets(sheets, sheets.text)
        close, save, do = QPushButton("Close"), QPushButton("&Save PDF…"), QPushButton("&Print…")
        for button, name in ((close, "printClose"), (save, "printPdf"), (do, "printNow")):
            button.setObjectName(name)
            button.setAutoDefault(False)
        theme.look(do, "primary")
        close.clicked.connect(self.reject)
        save.clicked.connect(self._save)
        do.clicked.connect(self._print)
        px = look.px
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self._said, 1)
        foot.addWidget(close)
        foot.addWidget(save)
        foot.addWidget(do)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(px(16), px(16), px(16), px(14))
        rows.setSpacing(px(10))
        rows.addWidget(preview, 1)
        rows.addLayout(foot)
        begin_with(self, 110, 56)
        do.setFocus()

    def _print(self) -> None:
        # Loaded here: only who prints needs it.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo  # noqa: PLC0415

        if not QPrinterInfo.availablePrinterNames():
            self._say(_NO_PRINTER)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("Page")
        printer.setFullPage(True)
        printer.setPageSize(self._sheets.paper.size)
        printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
        if QPrintDialog(printer, self).exec() != QDialog.DialogCode.Accepted:
            return
        try:
            draw_on(printer, self._sheets)
        except NotPrinted:
            self._say("The printer did not take it. Nothing was printed.", "warning")
        else:
            self.accept()

    def _save(self) -> None:
        path = files.ask_save(self, "Meeting brief", "PDF page (*.pdf)", f"{neutral_file_name(_KIND, self._today)}.pdf")
        if path is not None:
            self._write(path)

    def _write(self, path: Path) -> None:
        # Not in a job: these sheets are laid out here, and belong to this thread.
        try:
            write_sheets(path, self._sheets)
        except OSError as error:
            self._say(f"It could not be saved there: {error.strerror}. Choose another folder.", "warning")
        except NotPrinted as error:
            self._say(str(error), "warning")
        else:
            self._say(f"Saved as {path.name}. The file is not encrypted.")

    def _say(self, sentence: str, look: str = "muted") -> None:
        theme.look(self._said, look)
        self._said.setText(sentence)
        self._said.setAccessibleName(sentence)

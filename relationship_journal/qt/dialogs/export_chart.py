# SPDX-License-Identifier: MIT
"""Exporting a chart: how the person is called, what kind of file, and exactly what leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from relationship_journal.anonymity import neutral_file_name
from relationship_journal.charts.export import Form, write_chart
from relationship_journal.charts.mix_over_time import Mode
from relationship_journal.qt import theme
from relationship_journal.qt.dialogs import files
from relationship_journal.qt.dialogs.manners import begin_with, buttons
from relationship_journal.qt.jobs import Jobs, Lane, Report, Ticket
from relationship_journal.qt.models.sharing import Naming, Shared, Sharing, compose
from relationship_journal.storage.journal import Journal

_NAMINGS: Mapping[Naming, str] = {
    Naming.ALIAS: "Customer A",
    Naming.INITIALS: "Initials",
    Naming.NAME: "The real name",
}
_FORMS: Mapping[Form, str] = {
    Form.PNG: "Picture (PNG, twice the size)",
    Form.SVG: "Drawing (SVG)",
    Form.PDF: "Page (PDF)",
}
_MODES: Mapping[Mode, str] = {Mode.HOURS: "Hours a month", Mode.SHARE: "Share of each conversation"}
_FILTERS: Mapping[Form, str] = {
    Form.PNG: "PNG picture (*.png)",
    Form.SVG: "SVG drawing (*.svg)",
    Form.PDF: "PDF page (*.pdf)",
}
_PAUSE_MS = 250


class ExportDialog(QDialog):
    """Shows a chart as it would leave and writes it; `said` is a sentence once it is accepted."""

    def __init__(
        self, journal: Journal, jobs: Jobs, sharing: Sharing, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self.setWindowTitle("Export chart")
        self.said = ""
        self._journal = journal
        self._jobs = jobs
        self._sharing = sharing
        self._today = today
        self._drawing: Ticket | None = None
        self._shared: Shared | None = None
        self._namings, self._modes, self._forms = QComboBox(), QComboBox(), QComboBox()
        self._caption = QLineEdit()
        self._preview = _Preview()
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons, self._save = buttons(self, "Save as…")
        self._pause = QTimer(self)
        self._set_up()
        self._lay_out()
        self._draw()

    def _set_up(self) -> None:
        for box, words, name, current in (
            (self._namings, _NAMINGS, "exportNaming", self._sharing.naming),
            (self._modes, _MODES, "exportMode", self._sharing.mode),
            (self._forms, _FORMS, "exportForm", self._sharing.form),
        ):
            box.setObjectName(name)
            for value, text in words.items():
                box.addItem(text, value.value)
            box.setCurrentIndex(list(words).index(current))
            box.currentIndexChanged.connect(self._draw)
        self._caption.setObjectName("exportCaption")
        self._caption.setPlaceholderText("A line under the chart, if you like")
        self._caption.setMaxLength(300)
        self._caption.textChanged.connect(self._wait)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._draw)
        theme.look(self._said, "muted")
        self._said.setWordWrap(True)
        self._buttons.accepted.connect(self._choose_file)

    def _lay_out(self) -> None:
        form = QFormLayout()
        for label, part in (
            ("&Name shown", self._namings),
            ("&Chart", self._modes),
            ("&File", self._forms),
            ("&What I want to discuss", self._caption),
        ):
            part.setAccessibleName(label.replace("&", ""))
            form.addRow(label, part)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(12)
        rows.addLayout(form)
        rows.addWidget(self._preview, 1)
        rows.addWidget(self._said)
        rows.addWidget(self._buttons)
        begin_with(self, 110, 42)

    def _wanted(self) -> Sharing:
        return replace(
            self._sharing,
            naming=Naming(self._namings.currentData()),
            mode=Mode(self._modes.currentData()),
            form=Form(self._forms.currentData()),
            caption=" ".join(self._caption.text().split()),
        )

    def _wait(self) -> None:
        self._save.setDisabled(True)
        self._pause.start()

    def _draw(self) -> None:
        if self._drawing is not None:
            self._drawing.cancel()
        self._save.setDisabled(True)
        journal, wanted = self._journal, replace(self._wanted(), form=Form.PNG)

        def work(report: Report) -> Shared:
            report(0, 1)
            return compose(journal, wanted)

        self._drawing = self._jobs.start(work, owner=self, done=self._show)

    def _show(self, shared: Shared) -> None:
        self._shared = shared
        self._preview.show_png(shared.content, shared.description)
        self._save.setDisabled(bool(shared.leaked))
        theme.look(self._said, "warning" if shared.leaked else "muted")
        self._said.setText(_about(shared))

    def _choose_file(self) -> None:
        wanted = self._wanted()
        suggested = f"{neutral_file_name('chart', self._today)}.{wanted.form.value}"
        path = files.ask_save(self, "Export chart", _FILTERS[wanted.form], suggested)
        if path is None:
            return
        journal = self._journal
        self._save.setDisabled(True)

        def work(_: Report) -> str:
            write_chart(path, compose(journal, wanted).content)
            return f"Chart saved as {path.name}."

        self._jobs.start(work, owner=self, done=self._done, failed=self._refused, lane=Lane.WRITING)

    def _done(self, said: str) -> None:
        self.said = said
        self.accept()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        theme.look(self._said, "warning")
        self._said.setText(f"The chart could not be saved there: {error.strerror}. Choose another folder.")
        self._save.setEnabled(True)


def _about(shared: Shared) -> str:
    if shared.leaked:
        return (
            f"The line under the chart holds a name from your journal: {', '.join(shared.leaked)}. "
            "Write it without, or choose “The real name”."
        )
    if shared.sharing.naming is Naming.NAME:
        return "This is exactly what leaves, with the real name on it. The file holds no date and no tool."
    return "This is exactly what leaves. The file holds no name, no date, no tool and nothing that is not seen here."


class _Preview(QFrame):
    """The picture, as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(90)
        self._label = QLabel("Drawing the chart…")
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setMinimumSize(QSize(1, 1))
        self._picture = QPixmap()
        rows = QVBoxLayout(self)
        rows.addWidget(self._label)

    def show_png(self, content: bytes, description: str) -> None:
        self._picture.loadFromData(content)
        self._label.setAccessibleName("Preview")
        self._label.setAccessibleDescription(description)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._picture.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = self._label.size() * ratio
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        shown = self._picture.scaled(room, keep, smooth)
        shown.setDevicePixelRatio(ratio)
        self._label.setPixmap(shown)

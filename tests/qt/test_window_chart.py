# SPDX-License-Identifier: MIT
"""The chart in the window and on its way out, and what an import shows before it writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from window_desk import Desk

from relationship_journal.anonymity import leaks
from relationship_journal.charts.export import Form
from relationship_journal.charts.mix_live import Live
from relationship_journal.charts.mix_over_time import Mode
from relationship_journal.qt.dialogs import files
from relationship_journal.qt.dialogs.export_chart import ExportDialog
from relationship_journal.qt.dialogs.import_contacts import ImportDialog
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.models.mix import Mix, MixModel
from relationship_journal.qt.models.sharing import Naming, Sharing, compose
from relationship_journal.storage import edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId, NewConversation, When

CTRL = Qt.KeyboardModifier.ControlModifier
CARDS = """BEGIN:VCARD
VERSION:3.0
N:Whitfield;Dana;;;
FN:Dana Whitfield
EMAIL:dana@northgate.example
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Kowal;Zofia;;;
FN:Zofia Kowal
ORG:Kowal sp. z o.o.
END:VCARD
"""


def test_a_window_closed_to_the_tray_comes_back_with_a_chart_of_what_was_saved_last(
    desk: Desk, people: dict[str, ContactId], make_conversation: Callable[..., int]
) -> None:
    assert desk.window.wait_for_chart(20_000)
    heard: list[Mix] = []
    desk.window.findChild(MixModel).changed.connect(heard.append)
    make_conversation(people["Dana"], at="2026-11-20T10:00", share=100)
    desk.window.close()
    desk.window.show()
    desk.bot.waitUntil(lambda: len(heard) > 0, timeout=3000)


def test_the_chart_is_drawn_after_the_first_paint_and_speaks(desk: Desk) -> None:
    chart = desk.part(QWidget, "mixChart")
    assert desk.window.wait_for_chart(20_000)
    assert chart.accessibleName() == "Mix over time with Dana Whitfield"
    assert "1 conversation, 1 rated" in chart.accessibleDescription()


def test_a_saved_talk_changes_the_chart_without_drawing_its_axes_again(
    desk: Desk, people: dict[str, ContactId], monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in (3, 4, 5):
        when = When(datetime(2026, 11, day))
        edits.log_conversation(desk.journal, NewConversation((people["Dana"],), when, minutes=60, share=50))
    assert desk.window.wait_for_chart(20_000)
    drawn: list[object] = []
    monkeypatch.setattr(Live, "draw_axes", lambda *given: drawn.append(given))
    chart = desk.part(QWidget, "mixChart")
    before = chart.grab().toImage()
    desk.press(Qt.Key.Key_N, CTRL)
    desk.type("Short one")
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.bot.waitUntil(lambda: chart.grab().toImage() != before, timeout=5000)
    assert drawn == []


def test_the_switch_shows_shares(desk: Desk) -> None:
    assert desk.window.wait_for_chart(20_000)
    chart = desk.part(QWidget, "mixChart")
    before = chart.grab().toImage()
    (share,) = [button for button in desk.window.findChildren(QPushButton) if button.text() == "Share"]
    desk.bot.mouseClick(share, Qt.MouseButton.LeftButton)
    desk.bot.waitUntil(lambda: chart.grab().toImage() != before, timeout=5000)


@pytest.mark.qt_log_ignore("does not support raise", extend=True)  # the tooltip, without a display
def test_a_month_of_the_chart_leads_to_its_entries(desk: Desk) -> None:
    assert desk.window.wait_for_chart(20_000)
    chart = desk.part(QWidget, "mixChart")
    chart.setFocus()
    asked: list[str] = []
    chart.month_chosen.connect(asked.append)
    desk.press(Qt.Key.Key_Left)
    desk.press(Qt.Key.Key_Return)
    assert asked == ["2026-11"]


# --- export


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shutdown()


@pytest.fixture
def export(qtbot: QtBot, journal: Journal, people: dict[str, ContactId], jobs: Jobs) -> ExportDialog:
    sharing = Sharing(people["Dana"], "Dana Whitfield", Mode.HOURS, 18, "2026-11")
    dialog = ExportDialog(journal, jobs, sharing, date(2026, 11, 22))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def button(dialog: QDialog, text: str) -> QPushButton:
    return next(found for found in dialog.findChildren(QPushButton) if found.text().startswith(text))


@pytest.mark.parametrize(("form", "magic"), [(0, b"\x89PNG"), (1, b"<?xml"), (2, b"%PDF")])
def test_an_exported_chart_holds_no_name(
    qtbot: QtBot,
    export: ExportDialog,
    journal: Journal,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    form: int,
    magic: bytes,
) -> None:
    suggested = []

    def choose(_parent: QWidget, _title: str, _filters: str, name: str) -> Path:
        suggested.append(name)
        return tmp_path / name

    monkeypatch.setattr(files, "ask_save", choose)
    save = button(export, "Save")
    qtbot.waitUntil(save.isEnabled, timeout=20_000)
    box = export.findChild(QComboBox, "exportForm")
    assert box is not None
    box.setCurrentIndex(form)
    qtbot.waitUntil(save.isEnabled, timeout=20_000)
    save.click()
    qtbot.waitUntil(lambda: bool(export.said), timeout=20_000)
    (name,) = suggested
    assert name.startswith("chart-2026-11-22.")
    content = (tmp_path / name).read_bytes()
    assert content.startswith(magic)
    assert leaks(content, queries.names(journal)) == []
    assert export.said == f"Chart saved as {name}."


def test_a_name_in_the_caption_is_noticed(qtbot: QtBot, export: ExportDialog) -> None:
    caption = export.findChild(QLineEdit, "exportCaption")
    assert caption is not None
    caption.setText("Is Dana still a customer?")
    save = button(export, "Save")
    said = [label for label in export.findChildren(QLabel) if "holds a name" in label.text()]
    qtbot.waitUntil(
        lambda: any("holds a name from your journal: Dana" in label.text() for label in export.findChildren(QLabel)),
        timeout=20_000,
    )
    assert said == []
    assert not save.isEnabled()


def test_only_the_real_name_shows_a_name(journal: Journal, people: dict[str, ContactId]) -> None:
    sharing = Sharing(people["Dana"], "Dana Whitfield", Mode.HOURS, 18, "2026-11", form=Form.SVG)
    shown = {naming: compose(journal, replace(sharing, naming=naming)).content.decode() for naming in Naming}
    assert "Customer A" in shown[Naming.ALIAS]
    assert "DW" in shown[Naming.INITIALS]
    assert [naming for naming, text in shown.items() if "Whitfield" in text] == [Naming.NAME]


def test_a_dark_window_exports_a_light_chart(journal: Journal, people: dict[str, ContactId]) -> None:
    content = compose(journal, Sharing(people["Dana"], "Dana", Mode.HOURS, 18, "2026-11")).content
    assert QImage.fromData(content).pixelColor(2, 2) == QColor("white")


# --- import


def test_an_import_is_shown_first_and_undone_at_once(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "phone.vcf"
    path.write_text(CARDS)
    monkeypatch.setattr(files, "ask_open", lambda *_: [path])
    seen: list[list[str]] = []

    def accept() -> None:
        dialog = desk.window.findChild(QDialog, "importDialog")
        table = dialog.findChild(QTableView) if dialog else None
        assert dialog is not None
        assert table is not None
        desk.bot.waitUntil(lambda: table.model().rowCount() == 2, timeout=5000)
        model = table.model()
        seen.extend([str(model.index(row, column).data()) for column in range(3)] for row in range(2))
        assert len(queries.contacts(desk.journal)) == 3
        button(dialog, "Import").click()

    QTimer.singleShot(0, accept)
    next(action for action in desk.window.actions() if action.objectName() == "import_contacts").trigger()
    assert seen == [["Dana Whitfield", "", "Complete"], ["Zofia Kowal", "Kowal sp. z o.o.", "Add"]]
    assert "Zofia Kowal" in " ".join(desk.rows("contactList"))
    desk.history.undo()
    assert "Zofia Kowal" not in " ".join(desk.rows("contactList"))


def test_a_card_that_is_unticked_stays_out(
    qtbot: QtBot, journal: Journal, people: dict[str, ContactId], jobs: Jobs, tmp_path: Path
) -> None:
    path = tmp_path / "phone.vcf"
    path.write_text(CARDS)
    dialog = ImportDialog(journal, jobs, [path])
    qtbot.addWidget(dialog)
    table = dialog.findChild(QTableView)
    assert table is not None
    model = table.model()
    qtbot.waitUntil(lambda: model.rowCount() == 2, timeout=5000)
    model.setData(model.index(1, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert model.index(1, 2).data() == "Leave out"
    button(dialog, "Import").click()
    qtbot.waitUntil(lambda: bool(dialog.said), timeout=5000)
    assert dialog.said == "Completed 1."
    assert len(queries.contacts(journal)) == len(people)


def test_a_file_without_contacts_is_refused_with_a_sentence(
    qtbot: QtBot, journal: Journal, jobs: Jobs, tmp_path: Path
) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("just words")
    dialog = ImportDialog(journal, jobs, [path])
    qtbot.addWidget(dialog)
    qtbot.waitUntil(
        lambda: any("holds no contacts" in label.text() for label in dialog.findChildren(QLabel)), timeout=5000
    )
    assert not button(dialog, "Import").isEnabled()


@pytest.mark.parametrize("ask", [files.ask_open, None])
def test_choosing_a_file_leaves_no_folder_in_the_settings_of_qt(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Callable[..., object] | None
) -> None:
    named = tmp_path / "Oyelaran and Sons"
    named.mkdir()
    home = tmp_path / "settings"
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(home))
    monkeypatch.setattr(files, "documents", lambda: named)
    parent = QWidget()
    qtbot.addWidget(parent)

    def leave() -> None:
        dialog = parent.findChild(QFileDialog)
        assert dialog is not None
        assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.accept() if ask is None else dialog.reject()

    QTimer.singleShot(50, leave)
    if ask is None:
        assert files.ask_save(parent, "Export", "PNG (*.png)", "chart.png") == named / "chart.png"
    else:
        assert ask(parent, "Import", "All files (*)") == []
    kept = "".join(path.read_text() for path in home.rglob("*") if path.is_file())
    assert "Oyelaran" not in kept


def test_a_chart_that_was_hidden_shows_whom_the_window_shows(desk: Desk, people: dict[str, ContactId]) -> None:
    assert desk.window.wait_for_chart(20_000)
    mix = desk.part(QAction, "show_mix")
    mix.trigger()
    desk.window.show_contact(people["Priya"])
    desk.bot.wait(300)
    mix.trigger()
    assert desk.window.wait_for_chart(20_000)
    chart = desk.part(QWidget, "mixChart")
    assert "Priya" in chart.accessibleName()
    assert chart.is_drawn

# SPDX-License-Identifier: MIT
"""An import can be stopped, and knows when there is nothing new."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from relationship_journal.qt.dialogs.import_contacts import ImportDialog
from relationship_journal.qt.jobs import Jobs
from relationship_journal.storage import composites, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId

CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Person {number}\nEMAIL:p{number}@example.org\nEND:VCARD\n"
CARDS = "BEGIN:VCARD\nVERSION:3.0\nFN:Dana Whitfield\nEMAIL:dana@northgate.example\nEND:VCARD\n" + CARD.format(number=1)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shutdown()


def button(dialog: QDialog, text: str) -> QPushButton:
    return next(found for found in dialog.findChildren(QPushButton) if found.text().startswith(text))


def test_the_same_cards_again_are_nothing_new(
    qtbot: QtBot, journal: Journal, people: dict[str, ContactId], jobs: Jobs, tmp_path: Path
) -> None:
    path = tmp_path / "phone.vcf"
    path.write_text(CARDS)
    for said in ("Added 1 contact, completed 1.", ""):
        dialog = ImportDialog(journal, jobs, [path])
        qtbot.addWidget(dialog)
        model = dialog.findChild(QTableView).model()
        qtbot.waitUntil(lambda model=model: model.rowCount() == 2, timeout=5000)
        button(dialog, "Import").click()
        qtbot.waitUntil(lambda dialog=dialog, said=said: dialog.said == said, timeout=5000)
    assert [model.index(row, 2).data() for row in (0, 1)] == ["Leave out", "Leave out"]
    assert "nothing new" in model.index(0, 3).data()
    assert any("nothing new to import" in label.text() for label in dialog.findChildren(QLabel))
    assert not button(dialog, "Import").isEnabled()
    model.setData(model.index(0, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert model.index(0, 2).data() == "Complete"


def test_a_large_import_can_be_stopped_with_nothing_kept_of_it(
    qtbot: QtBot, journal: Journal, jobs: Jobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "phone.vcf"
    path.write_text("".join(CARD.format(number=number) for number in range(600)))
    dialog = ImportDialog(journal, jobs, [path])
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.findChild(QTableView).model().rowCount() == 600, timeout=10_000)
    begun, go_on = threading.Event(), threading.Event()
    put = composites.put_contact

    def slow(*given: object) -> ContactId:
        begun.set()
        go_on.wait(10)
        return put(*given)

    monkeypatch.setattr(composites, "put_contact", slow)
    button(dialog, "Import").click()
    assert begun.wait(10)
    button(dialog, "Stop").click()
    assert dialog.result() == 0
    go_on.set()
    stopped = [label for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog)]
    qtbot.waitUntil(lambda: any("Nothing was imported" in label.text() for label in stopped), timeout=10_000)
    assert queries.contacts(journal) == []
    assert button(dialog, "Import").isEnabled()
    monkeypatch.setattr(composites, "put_contact", put)
    button(dialog, "Import").click()
    qtbot.waitUntil(lambda: dialog.said == "Added 600 contacts.", timeout=20_000)

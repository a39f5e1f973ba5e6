# SPDX-License-Identifier: MIT
"""About you: what is typed there is kept in one step, and an import then leaves out the writer's own card."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from relationship_journal.exchange.plan import Action
from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.me import MeDialog
from relationship_journal.qt.models.import_plan import read_plan
from relationship_journal.storage import edits, queries
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.values import Me

OWN = "BEGIN:VCARD\nVERSION:3.0\nFN:Ray Okafor\nEMAIL:Ray@Own.example\nTEL:07700 900222\nEND:VCARD\n"
MINE = Me("Ray Okafor", ("ray@own.example", "+44 7700 900222"))

Ask = Callable[[], MeDialog]


@pytest.fixture
def ask(qtbot: QtBot, journal: Journal) -> Ask:
    """Show the dialog, as the menu would."""

    def show() -> MeDialog:
        dialog = MeDialog(journal)
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.open()
        return dialog

    return show


def name_of(dialog: MeDialog) -> QLineEdit:
    found = dialog.findChild(QLineEdit, "meName")
    assert isinstance(found, QLineEdit)
    return found


def methods_of(dialog: MeDialog) -> QPlainTextEdit:
    found = dialog.findChild(QPlainTextEdit, "meMethods")
    assert isinstance(found, QPlainTextEdit)
    return found


def button(dialog: MeDialog, words: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == words)


def warnings(dialog: MeDialog) -> list[str]:
    labels = dialog.findChildren(QLabel)
    return [label.text() for label in labels if label.property("look") == "warning" and label.isVisible()]


def fill(dialog: MeDialog, name: str, methods: str) -> None:
    name_of(dialog).setText(name)
    methods_of(dialog).setPlainText(methods)
    button(dialog, "Save").click()


def test_typed_by_keyboard_alone_and_an_import_leaves_the_own_card_out(
    qtbot: QtBot, ask: Ask, journal: Journal, tmp_path: Path
) -> None:
    dialog = ask()
    assert dialog.focusWidget() is name_of(dialog)
    qtbot.keyClicks(name_of(dialog), "Ray Okafor")
    qtbot.keyClick(name_of(dialog), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is methods_of(dialog)
    qtbot.keyClicks(methods_of(dialog), "ray@own.example")
    qtbot.keyClick(methods_of(dialog), Qt.Key.Key_Return)
    qtbot.keyClicks(methods_of(dialog), "+44 7700 900222")
    qtbot.keyClick(methods_of(dialog), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is not methods_of(dialog)
    qtbot.keyClick(methods_of(dialog), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (dialog.result(), dialog.saved) == (1, True)
    assert queries.me(journal) == MINE
    (tmp_path / "own.vcf").write_text(OWN)
    (item,) = read_plan(journal, [tmp_path / "own.vcf"], None).items
    assert item.action is Action.SKIP


def test_it_is_one_step_that_goes_back(ask: Ask, journal: Journal, announced: list[Change]) -> None:
    edits.set_me(journal, MINE.name, MINE.methods)
    announced.clear()
    dialog = ask()
    fill(dialog, "", "")
    assert (dialog.saved, queries.me(journal)) == (True, Me())
    (change,) = announced
    journal.replay(change.inverse())
    assert queries.me(journal) == MINE


def test_what_is_known_stands_there_and_unchanged_is_no_step(
    ask: Ask, journal: Journal, announced: list[Change]
) -> None:
    # A card may have brought a number the dialog itself would not take.
    odd = Me("Ray Okafor", ("ray@own.example", "Office 555 0100"))
    edits.set_me(journal, odd.name, odd.methods)
    announced.clear()
    dialog = ask()
    assert name_of(dialog).text() == odd.name
    assert methods_of(dialog).toPlainText() == "ray@own.example\nOffice 555 0100"
    button(dialog, "Save").click()
    assert (dialog.result(), dialog.saved, announced) == (1, False, [])


def test_cancel_keeps_what_was(ask: Ask, journal: Journal) -> None:
    edits.set_me(journal, MINE.name, MINE.methods)
    dialog = ask()
    name_of(dialog).setText("Somebody else")
    button(dialog, "Cancel").click()
    assert (dialog.result(), dialog.saved, queries.me(journal)) == (0, False, MINE)


@pytest.mark.parametrize(
    "line", ["Ray", "12", "12 Main Street", "ray@", "@own.example", "a@b@c", "Ray <ray@own.example>", "a@b.c, d@e.f"]
)
def test_a_line_that_is_no_way_to_reach_you_is_named_beside_it(ask: Ask, journal: Journal, line: str) -> None:
    dialog = ask()
    fill(dialog, "Ray Okafor", f"ray@own.example\n{line}")
    (said,) = warnings(dialog)
    assert line in said
    assert dialog.isVisible()
    assert dialog.focusWidget() is methods_of(dialog)
    assert methods_of(dialog).accessibleDescription() == said
    assert queries.me(journal) == Me()
    methods_of(dialog).setPlainText("ray@own.example")
    assert warnings(dialog) == []


@pytest.mark.parametrize("line", ["4711", "(020) 7946-0001 ext. 12", "tel: +44 7700 900222", "٠٢٠٧٩٤٦", "a+b@c"])
def test_mails_and_numbers_as_people_write_them(ask: Ask, journal: Journal, line: str) -> None:
    fill(ask(), "  Ray   Okafor ", f"\n {line} \n\n{line}\n")
    assert queries.me(journal) == Me("Ray Okafor", (line,))


def test_a_number_without_a_name_is_not_taken(ask: Ask, journal: Journal) -> None:
    dialog = ask()
    fill(dialog, "  ", "+44 7700 900222")
    assert len(warnings(dialog)) == 1
    assert dialog.focusWidget() is name_of(dialog)
    assert queries.me(journal) == Me()


def test_what_the_journal_refuses_is_said(ask: Ask, journal: Journal) -> None:
    dialog = ask()
    fill(dialog, "x" * 10_001, "")
    assert "10,001" in warnings(dialog)[0]
    assert (dialog.isVisible(), dialog.saved) == (True, False)


def test_access_keys_lead_to_the_fields(qtbot: QtBot, ask: Ask) -> None:
    dialog = ask()
    qtbot.keyClick(dialog, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert dialog.focusWidget() is methods_of(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert dialog.focusWidget() is name_of(dialog)


def test_every_part_has_a_name_and_a_key_of_its_own(ask: Ask) -> None:
    dialog = ask()
    assert name_of(dialog).accessibleName() == "Your name"
    assert methods_of(dialog).accessibleName() == "Your e-mail addresses and phone numbers, one a line"
    buddies = {label.buddy() for label in dialog.findChildren(QLabel) if label.buddy() is not None}
    assert buddies == {name_of(dialog), methods_of(dialog)}
    texts = [part.text() for kind in (QLabel, QPushButton) for part in dialog.findChildren(kind)]
    keys = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert {"n", "e", "s"} <= set(keys)
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_overlaps_or_is_cut_at_any_text_size(qapp: QApplication, ask: Ask, scale: float) -> None:
    before = (qapp.styleSheet(), qapp.font(), qapp.palette())
    theme.apply(qapp, theme.LIGHT.scaled(scale))
    try:
        dialog = ask()
        fill(dialog, "Ray Okafor", "not a number, and a rather long line that says so in many words")
        dialog.adjustSize()
        parts: list[QWidget] = [name_of(dialog), methods_of(dialog), button(dialog, "Save")]
        parts += [label for label in dialog.findChildren(QLabel) if label.isVisible()]
        places = [part.rect().translated(part.mapTo(dialog, part.rect().topLeft())) for part in parts]
        assert all(dialog.rect().contains(place) for place in places)
        assert not any(one.intersects(other) for one, other in combinations(places, 2))
        assert all(part.height() >= part.heightForWidth(part.width()) for part in parts if isinstance(part, QLabel))
    finally:
        qapp.setStyleSheet(before[0] or "QWidget#none {}")
        qapp.setFont(before[1])
        qapp.setPalette(before[2])

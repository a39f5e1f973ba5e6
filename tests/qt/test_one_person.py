# SPDX-License-Identifier: MIT
"""Everything about the person on the page as a file, and forgetting them from the menu."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QLabel, QPushButton, QWidget
from window_desk import Desk

from relationship_journal.qt.dialogs import files
from relationship_journal.qt.dialogs.forget import ForgetDialog
from relationship_journal.storage import dump, forgetting, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId


def title(desk: Desk) -> str:
    return desk.part(QWidget, "contactHead").findChildren(QLabel)[0].text()


def asked(desk: Desk) -> ForgetDialog:
    desk.window.registry["forget_contact"].trigger()
    dialog = desk.window.findChild(ForgetDialog)
    assert dialog is not None
    return dialog


def do_it(desk: Desk, dialog: ForgetDialog) -> None:
    [button] = [one for one in dialog.findChildren(QPushButton) if one.text() == "&Forget for good"]
    with desk.bot.waitSignal(dialog.forgotten, timeout=20_000):
        desk.bot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_forgotten_person_is_gone_from_the_window_and_there_is_no_undo(
    desk: Desk, people: dict[str, ContactId], make_conversation: Callable[..., int]
) -> None:
    make_conversation(people["Dana"], text="one talk")
    desk.window.show_contact(people["Dana"])
    dialog = asked(desk)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Forget Dana Whitfield?" in said and "cannot be undone" in said
    do_it(desk, dialog)
    assert "Dana Whitfield" not in [row.name for row in queries.contacts(desk.journal)]
    desk.bot.waitUntil(lambda: title(desk) != "Dana Whitfield")
    assert not desk.history.canUndo()


def test_enter_and_escape_leave_everything_as_it_is(desk: Desk, people: dict[str, ContactId]) -> None:
    desk.window.show_contact(people["Dana"])
    dialog = asked(desk)
    cancel = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Cancel)
    assert cancel.isDefault()
    desk.bot.keyClick(dialog, Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: not dialog.isVisible())
    assert title(desk) == "Dana Whitfield"


def test_the_backups_that_hold_them_are_rewritten_unless_unticked(desk: Desk, people: dict[str, ContactId]) -> None:
    uids = forgetting.footprint(desk.journal, people["Dana"]).uids
    folder = desk.journal.path.parent / "backups"
    folder.mkdir()
    with Journal.create(folder / "2026-11-21.rj") as copy:
        dump.restore(copy, dump.record(desk.journal, "2026-11-21T12:00:00+00:00"))
    assert forgetting.copies_with(desk.journal.path, uids, None) == [folder / "2026-11-21.rj"]
    desk.window.show_contact(people["Dana"])
    dialog = asked(desk)
    ticked = dialog.findChild(QCheckBox, "forgetCopies")
    assert ticked.isVisible() and ticked.isChecked() and "1 &backup" in ticked.text()
    do_it(desk, dialog)
    assert forgetting.copies_with(desk.journal.path, uids, None) == []


def test_everything_about_them_is_written_where_one_says(
    desk: Desk, people: dict[str, ContactId], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    out = tmp_path / "them.md"
    names: list[str] = []

    def ask(_: QWidget, __: str, ___: str, suggested: str) -> Path:
        names.append(suggested)
        return out

    monkeypatch.setattr(files, "ask_save", ask)
    desk.window.show_contact(people["Dana"])
    desk.window.registry["everything_about"].trigger()
    desk.bot.waitUntil(out.exists)
    assert out.read_text(encoding="utf-8").startswith("# Everything about Dana Whitfield")
    assert "dana" not in names[0].casefold()


def test_neither_is_offered_where_nobody_is_shown(desk: Desk) -> None:
    desk.window.show_contact(None)
    assert not desk.window.registry["forget_contact"].isEnabled()
    assert not desk.window.registry["everything_about"].isEnabled()

# SPDX-License-Identifier: MIT
"""After a first import: who became a friend is ticked once, and one undo takes it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QListView, QPushButton
from pytestqt.qtbot import QtBot
from window_desk import Desk

from relationship_journal.qt.dialogs.friends import FriendsDialog
from relationship_journal.qt.dialogs.import_contacts import ImportDialog
from relationship_journal.qt.models.friends import FriendsModel
from relationship_journal.storage import edits, queries
from relationship_journal.storage.errors import SaveFailed
from relationship_journal.storage.journal import Journal
from relationship_journal.values import NewContact, NewJob, Stage

PEOPLE = ("Dana Whitfield", "Marcus Oyelaran", "Priya Raman")


def import_(journal: Journal, *names: str) -> None:
    edits.import_contacts(journal, [NewContact(name, jobs=(NewJob("Northgate"),)) for name in names], [], "cards.vcf")


def stages(journal: Journal) -> dict[str, Stage]:
    found = (queries.contact(journal, row.id) for row in queries.contacts(journal))
    return {person.name: person.stage for person in found if person is not None}


@pytest.fixture
def dialog(qtbot: QtBot, journal: Journal) -> FriendsDialog:
    import_(journal, *PEOPLE)
    model = FriendsModel.of_first_import(journal)
    assert model is not None
    made = FriendsDialog(model)
    qtbot.addWidget(made)
    made.show()
    return made


def part(dialog: QDialog, kind: type, name: str):
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


def test_only_the_people_of_a_first_import_are_asked_about(journal: Journal) -> None:
    edits.add_contact(journal, NewContact("Aiko Kuramoto"))
    assert FriendsModel.of_first_import(journal) is None
    import_(journal, *PEOPLE)
    edits.import_contacts(journal, [NewContact("Someone Else")], [], "more.vcf")
    assert FriendsModel.of_first_import(journal) is None


def test_who_is_ticked_by_keyboard_becomes_a_friend_in_one_change(
    qtbot: QtBot, dialog: FriendsDialog, journal: Journal, announced: list
) -> None:
    people, keep = part(dialog, QListView, "friendsList"), part(dialog, QPushButton, "keepFriends")
    assert not keep.isEnabled()
    said = []
    dialog.done_so.connect(said.append)
    for key in (
        Qt.Key.Key_Space,
        Qt.Key.Key_Down,
        Qt.Key.Key_Space,
        Qt.Key.Key_Space,
        Qt.Key.Key_Down,
        Qt.Key.Key_Space,
    ):
        qtbot.keyClick(people, key)
    assert keep.text() == "Mark 2 friends"
    qtbot.keyClick(people, Qt.Key.Key_Return)
    assert said == ["Marked 2 friends."]
    assert stages(journal) == {
        "Dana Whitfield": Stage.FRIEND,
        "Marcus Oyelaran": Stage.PROFESSIONAL,
        "Priya Raman": Stage.FRIEND,
    }
    (change,) = announced
    journal.replay(change.inverse())
    assert set(stages(journal).values()) == {Stage.PROFESSIONAL}


def test_a_click_anywhere_on_a_row_ticks_it_once(qtbot: QtBot, dialog: FriendsDialog) -> None:
    people = part(dialog, QListView, "friendsList")
    rect = people.visualRect(people.model().index(1, 0))
    qtbot.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert "a friend" in people.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    box = rect.topLeft()
    box.setX(box.x() + 10)
    box.setY(rect.center().y())
    qtbot.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert "not ticked" in people.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_few_letters_narrow_the_list_and_ticks_stay(qtbot: QtBot, dialog: FriendsDialog) -> None:
    people, find = part(dialog, QListView, "friendsList"), part(dialog, QLineEdit, "friendsFind")
    qtbot.keyClick(people, Qt.Key.Key_Space)
    qtbot.keyClicks(find, "priya")
    assert [people.model().index(row, 0).data() for row in range(people.model().rowCount())] == [
        "Priya Raman · Northgate"
    ]
    find.clear()
    assert part(dialog, QPushButton, "keepFriends").text() == "Mark 1 friend"


def test_what_cannot_be_written_is_said_and_the_ticks_stay(
    qtbot: QtBot, dialog: FriendsDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise SaveFailed("The disk is full.")

    monkeypatch.setattr(edits, "set_stages", full)
    qtbot.keyClick(part(dialog, QListView, "friendsList"), Qt.Key.Key_Space)
    part(dialog, QPushButton, "keepFriends").click()
    assert dialog.isVisible()
    assert part(dialog, QPushButton, "keepFriends").isEnabled()


def test_the_first_import_asks_and_its_answer_can_be_undone(
    make_desk: Callable[..., Desk], journal: Journal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def accept(dialog: ImportDialog) -> int:
        import_(journal, *PEOPLE)
        dialog.said = "Added 3 contacts."
        return 1

    monkeypatch.setattr(ImportDialog, "exec", accept)
    desk = make_desk(journal)
    desk.window._commands.import_files([tmp_path / "cards.vcf"])
    dialog = desk.window.findChild(FriendsDialog)
    assert dialog is not None
    desk.bot.keyClick(part(dialog, QListView, "friendsList"), Qt.Key.Key_Space)
    part(dialog, QPushButton, "keepFriends").click()
    assert desk.part(QFrame, "undoToast").accessibleName() == "Marked 1 friend."
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert set(stages(journal).values()) == {Stage.PROFESSIONAL}
    desk.window._commands.import_files([tmp_path / "cards.vcf"])
    assert [one for one in desk.window.findChildren(FriendsDialog) if one.isVisible()] == []

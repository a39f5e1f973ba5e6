# SPDX-License-Identifier: MIT
"""Merge, duplicates, archive, several people, trash and history, as the window offers them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from window_desk import Desk, now

from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.duplicates import DuplicatesDialog
from relationship_journal.qt.dialogs.history import HistoryDialog
from relationship_journal.qt.dialogs.merge import MergeDialog
from relationship_journal.qt.dialogs.rows import RowsDialog
from relationship_journal.qt.dialogs.trash import TrashDialog
from relationship_journal.qt.many_people import ManyPeople
from relationship_journal.qt.models.merging import AccountMergeModel, ContactMergeModel
from relationship_journal.qt.people import People
from relationship_journal.qt.widgets.people_list import PeopleList
from relationship_journal.storage import drafts, edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    ContactId,
    MethodKind,
    NewContact,
    NewConversation,
    NewJob,
    NewMethod,
    NewNote,
    PeopleFilter,
    Tier,
    When,
)

Make = Callable[..., RowsDialog]


def today():
    return now().date()


@pytest.fixture
def twin(journal: Journal, people: dict[str, ContactId]) -> ContactId:
    """Dana once more, with a mail and a talk of her own."""
    card = NewContact(
        "Dana Whitfeld",
        nickname="Dee",
        jobs=(NewJob("Lakeside"),),
        methods=(NewMethod(MethodKind.EMAIL, "d@x.example"),),
    )
    other = edits.add_contact(journal, card)
    edits.log_conversation(journal, NewConversation((other,), When(now().replace(tzinfo=None)), text="lunch"))
    return other


@pytest.fixture
def open_dialog(qtbot: QtBot, desk: Desk) -> Callable[[type[RowsDialog]], RowsDialog]:
    """A dialog on the desk's journal that has read what it shows."""

    def make(kind: type[RowsDialog], *more: object) -> RowsDialog:
        _, jobs, signals = desk.opened[-1]
        dialog = kind(desk.journal, signals, jobs, desk.history, *more, theme.worn(), desk.window)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        qtbot.waitUntil(lambda: dialog.list.model().rowCount() > 0 or bool(dialog.empty.text()))
        return dialog

    return make


def titles(dialog: RowsDialog) -> list[str]:
    model = dialog.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def desk_words(dialog: RowsDialog) -> str:
    """All that the rows say."""
    model = dialog.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return "; ".join(str(model.index(row, 0).data(role)) for row in range(model.rowCount()))


def press(dialog: QWidget, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    assert button.isEnabled()
    button.click()


def test_two_contacts_side_by_side_become_one(qtbot: QtBot, desk: Desk, people, twin) -> None:
    uid = queries.contact(desk.journal, twin).uid
    drafts.save(desk.journal, f"composer:{uid}", {"text": "not yet saved"})
    dialog = MergeDialog(ContactMergeModel(desk.journal, people["Dana"], twin), desk.opened[-1][1], desk.window)
    qtbot.addWidget(dialog)
    dialog.show()
    chosen = {one.accessibleName() for one in dialog.findChildren(QRadioButton) if one.isChecked()}
    assert "Name: Dana Whitfield, of Dana Whitfield" in chosen
    assert "Nickname: Dee, of Dana Whitfeld" in chosen
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "1 entry comes along." in said
    assert "An entry you have not saved there comes along." in said
    press(dialog, "mergeDo")
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted)
    assert dialog.said == "Dana Whitfeld is part of Dana Whitfield now."
    form = queries.contact_form(desk.journal, people["Dana"])
    assert (form.name, form.nickname) == ("Dana Whitfield", "Dee")
    kept = queries.contact(desk.journal, people["Dana"]).uid
    assert drafts.load(desk.journal, f"composer:{kept}") == {"text": "not yet saved"}
    assert desk.history.undo_text() == "Undo merge contacts"
    desk.history.undo()
    assert queries.contact_form(desk.journal, twin).name == "Dana Whitfeld"


def test_what_was_typed_about_the_other_stands_in_the_composer_that_is_shown(
    qtbot: QtBot, desk: Desk, people, twin
) -> None:
    uid = queries.contact(desk.journal, twin).uid
    drafts.save(desk.journal, f"composer:{uid}", {"text": "about the fair"})
    desk.window.show_contact(people["Dana"])
    desk.part(QPlainTextEdit, "composerText").setPlainText("about the audit")

    def merge() -> None:
        press(QApplication.activeModalWidget(), "mergeDo")

    QTimer.singleShot(50, merge)
    desk.window.tidying._merge(ContactMergeModel(desk.journal, people["Dana"], twin))
    assert desk.text == "about the audit\n\nabout the fair"
    desk.window.show_contact(people["Marcus"])
    desk.window.show_contact(people["Dana"])
    assert desk.text == "about the audit\n\nabout the fair"


def test_swapped_sides_keep_the_words_that_were_chosen(qtbot: QtBot, desk: Desk, people, twin) -> None:
    model = ContactMergeModel(desk.journal, people["Dana"], twin)
    before = {row.label: row.gone if row.takes else row.kept for row in model.rows()}
    model.swap()
    assert (model.kept, model.gone) == (twin, people["Dana"])
    assert {row.label: row.gone if row.takes else row.kept for row in model.rows()} == before


def test_two_accounts_merge(qtbot: QtBot, desk: Desk, people) -> None:
    one, other = (account.id for account in queries.accounts(desk.journal)[:2])
    dialog = MergeDialog(AccountMergeModel(desk.journal, one, other), desk.opened[-1][1], desk.window)
    qtbot.addWidget(dialog)
    press(dialog, "mergeDo")
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted)
    assert len(queries.accounts(desk.journal)) == 2


def test_a_pair_said_to_be_two_is_not_asked_about_again(qtbot: QtBot, desk: Desk, people, twin, open_dialog) -> None:
    dialog = open_dialog(DuplicatesDialog)
    assert titles(dialog) == ["Dana Whitfield and Dana Whitfeld"]
    press(dialog, "duplicatesApart")
    qtbot.waitUntil(lambda: titles(dialog) == [])
    assert "Nobody looks like a duplicate" in dialog.empty.text()
    desk.history.undo()
    qtbot.waitUntil(lambda: len(titles(dialog)) == 1)


def test_everything_deleted_is_found_and_comes_back(qtbot: QtBot, desk: Desk, people, open_dialog) -> None:
    edits.trash_contact(desk.journal, people["Priya"])
    edits.trash_mark(desk.journal, edits.add_mark(desk.journal, people["Dana"], NewNote("the audit")))
    dialog = open_dialog(TrashDialog, today)
    assert titles(dialog) == ["Note: the audit", "Contact: Priya Subramanian"]
    dialog.sought.setText("priya")
    assert titles(dialog) == ["Contact: Priya Subramanian"]
    dialog.list.selectAll()
    press(dialog, "trashRestore")
    qtbot.waitUntil(lambda: "Nothing in the trash has these words" in dialog.empty.text())
    assert not queries.contact(desk.journal, people["Priya"]).trashed
    desk.history.undo()
    qtbot.waitUntil(lambda: titles(dialog) == ["Contact: Priya Subramanian"])


def test_deleting_for_good_asks_first_and_ends_undo(qtbot: QtBot, desk: Desk, people, open_dialog) -> None:
    edits.trash_contact(desk.journal, people["Priya"])
    dialog = open_dialog(TrashDialog, today)
    press(dialog, "trashPurge")
    ask = dialog.findChild(QWidget, "trashAsk")
    assert ask.isVisible()
    assert len(titles(dialog)) == 1
    press(dialog, "trashYes")
    qtbot.waitUntil(lambda: titles(dialog) == [])
    assert queries.contact(desk.journal, people["Priya"]) is None
    assert not desk.history.canUndo()


def test_an_earlier_version_is_restored_from_its_history(
    qtbot: QtBot, desk: Desk, people, open_dialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = desk.journal.rows("SELECT conversation_id FROM participant WHERE contact_id = ?", [people["Dana"]])[0][0]
    edits.rate_conversation(desk.journal, talk, 20)
    monkeypatch.setattr("relationship_journal.qt.models.history._MOMENT", timedelta(-1))
    dialog = open_dialog(HistoryDialog, today, ("conversation", talk))
    qtbot.waitUntil(lambda: len(titles(dialog)) > 1)
    assert dialog.windowTitle() == "History of Entry: The rollout plan with Dana"
    assert "70% business → 20% business" in desk_words(dialog)
    dialog.list.choose_row(len(titles(dialog)) - 1)
    press(dialog, "historyRestore")
    qtbot.waitUntil(lambda: desk.history.undo_text() == "Undo restore an earlier version")
    assert queries.entry(desk.journal, talk).share == 70
    desk.history.undo()
    assert queries.entry(desk.journal, talk).share == 20


def test_the_history_of_somebody_merged_shows_the_other_too(
    qtbot: QtBot, desk: Desk, people, twin, open_dialog
) -> None:
    edits.merge_contacts(desk.journal, people["Dana"], twin)
    dialog = open_dialog(HistoryDialog, today, ("contact", people["Dana"]))
    qtbot.waitUntil(lambda: len(titles(dialog)) > 1)
    lines = desk_words(dialog).split("; ")
    assert any("Dana Whitfeld: Added" in line for line in lines)
    model = dialog.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    rows = range(model.rowCount())
    dialog.list.choose_row(next(row for row in rows if "Dana Whitfeld: Added" in str(model.index(row, 0).data(role))))
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert "As Dana Whitfeld was then" in shown
    assert "Name: Dana Whitfeld" in shown
    assert not dialog.findChild(QPushButton, "historyRestore").isEnabled()


def test_what_an_undo_brings_back_can_be_acted_on_at_once(qtbot: QtBot, desk: Desk, people, open_dialog) -> None:
    edits.trash_contact(desk.journal, people["Dana"])
    dialog = open_dialog(TrashDialog, today)
    qtbot.waitUntil(lambda: len(titles(dialog)) > 0)
    everything = len(titles(dialog))
    dialog.list.selectAll()
    press(dialog, "trashRestore")
    qtbot.waitUntil(lambda: not titles(dialog))
    desk.history.undo()
    qtbot.waitUntil(lambda: len(titles(dialog)) == everything)
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.list)
    assert dialog.findChild(QPushButton, "trashRestore").isEnabled()


def test_who_comes_back_from_the_archive_is_marked_as_shown(desk: Desk, people) -> None:
    desk.window.show_contact(people["Marcus"])
    action = next(one for one in desk.window.actions() if one.objectName() == "archive_contact")
    action.trigger()
    assert not desk.part(PeopleList, "contactList").chosen
    action.trigger()
    assert desk.part(PeopleList, "contactList").chosen == [people["Marcus"]]


def choose(desk: Desk, *rows: int) -> PeopleList:
    people = desk.part(PeopleList, "contactList")
    people.setFocus()
    flags = QItemSelectionModel.SelectionFlag
    people.selectionModel().clear()
    for row in rows:
        people.selectionModel().setCurrentIndex(people.model().index(row, 0), flags.Select)
    return people


def test_several_people_are_chosen_and_changed_in_one_step(qtbot: QtBot, desk: Desk, people) -> None:
    listed = choose(desk, 0, 1)
    bar = desk.part(QWidget, "peopleBar")
    assert bar.isVisible()
    assert [label.text() for label in bar.findChildren(QLabel)] == ["2 people selected"]
    chosen = listed.chosen
    desk.window.findChild(ManyPeople)._set_tier(Tier.A)
    qtbot.waitUntil(lambda: desk.history.undo_text() == "Undo change tier")
    assert {queries.contact(desk.journal, one).tier for one in chosen} == {Tier.A}
    desk.history.undo()
    assert {queries.contact(desk.journal, one).tier for one in chosen} == {Tier.NONE}


def test_the_page_stays_while_several_are_chosen_and_escape_leaves_one(qtbot: QtBot, desk: Desk, people) -> None:
    desk.window.show_contact(people["Dana"])
    listed = desk.part(PeopleList, "contactList")
    listed.setFocus()
    row = listed.currentIndex().row()
    other = row + 1 if row == 0 else row - 1
    key = Qt.Key.Key_Down if other > row else Qt.Key.Key_Up
    qtbot.keyClick(listed, key, Qt.KeyboardModifier.ShiftModifier)
    assert len(listed.chosen) == 2
    assert desk.window.findChild(QWidget, "contactHead").isVisible()
    qtbot.keyClick(listed, Qt.Key.Key_Escape)
    assert len(listed.chosen) == 1
    assert not desk.part(QWidget, "peopleBar").isVisible()


def test_the_archive_is_out_of_the_list_and_shown_by_the_filter(qtbot: QtBot, desk: Desk, people) -> None:
    desk.window.show_contact(people["Marcus"])
    desk.window.registry["archive_contact"].trigger()
    assert not any("Marcus" in row for row in desk.rows("contactList"))
    assert "Bring back" in desk.window.registry["archive_contact"].text()
    desk.window.findChild(People).show_only(PeopleFilter(archived=frozenset({True})))
    assert [row.partition(",")[0] for row in desk.rows("contactList")] == ["Marcus Oyelaran"]
    desk.window.registry["archive_contact"].trigger()
    desk.window.findChild(People).show_everybody()
    assert any("Marcus" in row for row in desk.rows("contactList"))


def test_every_button_of_a_list_dialog_has_a_name(desk: Desk, people, twin, open_dialog) -> None:
    edits.trash_contact(desk.journal, people["Priya"])
    for kind, more in ((TrashDialog, (today,)), (DuplicatesDialog, ())):
        dialog = open_dialog(kind, *more)
        assert all(button.text() or button.accessibleName() for button in dialog.findChildren(QPushButton))
        assert dialog.findChild(QListView).accessibleName()
        dialog.close()

# SPDX-License-Identifier: MIT
"""The tags dialog: counts, filter, rename, merge and remove by keyboard, each with a way back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QProgressBar, QPushButton
from window_desk import Desk

from relationship_journal.qt.dialogs.tags import TagsDialog
from relationship_journal.qt.theme import LIGHT
from relationship_journal.storage import edits, queries
from relationship_journal.values import ContactId

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(desk: Desk, people: dict[str, ContactId], make_conversation: Callable[..., int]) -> Iterator[TagsDialog]:
    """Over a journal with three tags on entries and one on a person."""
    for number, tags in enumerate([("rollout",), ("rollout", "roll-out"), ("budget",)]):
        make_conversation(people["Dana"], text=f"talk {number}", tags=tags)
    edits.tag_contact(desk.journal, people["Dana"], "golf")
    window, jobs, signals = desk.opened[-1]
    made = TagsDialog(desk.journal, signals, jobs, desk.history, LIGHT, window)
    with desk.bot.waitExposed(made):
        made.show()
    yield made
    made.close()
    made.deleteLater()


def rows(dialog: TagsDialog) -> list[str]:
    model = dialog.findChild(QListView, "tagsList").model()
    return [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]


def choose(dialog: TagsDialog, *names: str) -> None:
    view = dialog.findChild(QListView, "tagsList")
    view.clearSelection()
    for row, words in enumerate(rows(dialog)):
        if words.split(",")[0] in names:
            view.selectionModel().setCurrentIndex(view.model().index(row, 0), QItemSelectionModel.SelectionFlag.Select)
    view.setFocus()


def said(dialog: TagsDialog) -> str:
    return " | ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible() and label.text())


def press(
    desk: Desk, dialog: TagsDialog, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    desk.bot.keyClick(dialog.focusWidget(), key, modifier)


def button(dialog: TagsDialog, words: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "").startswith(words))


def test_both_kinds_are_counted_and_shown_apart(dialog: TagsDialog) -> None:
    assert rows(dialog) == ["budget, 1 entry", "roll-out, 1 entry", "rollout, 2 entries"]
    button(dialog, "Of people · 1").click()
    assert rows(dialog) == ["golf, 1 person"]


def test_a_few_letters_narrow_the_list(desk: Desk, dialog: TagsDialog) -> None:
    desk.bot.keyClicks(dialog.focusWidget(), "bud")
    assert rows(dialog) == ["budget, 1 entry"]
    desk.bot.keyClicks(dialog.focusWidget(), "x")
    assert rows(dialog) == []
    assert "No tag has these letters." in said(dialog)
    press(desk, dialog, Qt.Key.Key_Escape)
    assert len(rows(dialog)) == 3


def test_a_tag_is_renamed_by_keyboard_and_taken_back(desk: Desk, dialog: TagsDialog) -> None:
    choose(dialog, "budget")
    press(desk, dialog, Qt.Key.Key_F2)
    desk.bot.keyClicks(dialog.findChild(QLineEdit, "tagsName"), "money")
    press(desk, dialog, Qt.Key.Key_Return)
    assert "money, 1 entry" in rows(dialog)
    assert "Renamed to “money”, on 1 entry." in said(dialog)
    press(desk, dialog, Qt.Key.Key_Z, CTRL)
    assert "budget, 1 entry" in rows(dialog)


def test_a_name_that_is_taken_offers_to_merge(desk: Desk, dialog: TagsDialog) -> None:
    choose(dialog, "roll-out")
    press(desk, dialog, Qt.Key.Key_F2)
    desk.bot.keyClicks(dialog.findChild(QLineEdit, "tagsName"), "rollout")
    assert not [b for b in dialog.findChildren(QPushButton) if b.isVisible() and b.text() == "Rename"]
    press(desk, dialog, Qt.Key.Key_Return)
    assert rows(dialog) == ["budget, 1 entry", "rollout, 2 entries"]
    assert "Merged into “rollout”, on 2 entries." in said(dialog)


def test_several_are_merged_into_one(desk: Desk, dialog: TagsDialog) -> None:
    choose(dialog, "budget", "rollout", "roll-out")
    button(dialog, "Merge…").click()
    edit = dialog.findChild(QLineEdit, "tagsName")
    assert edit.text() == "rollout"
    desk.bot.keyClicks(edit, "work")
    press(desk, dialog, Qt.Key.Key_Return)
    assert rows(dialog) == ["work, 3 entries"]
    button(dialog, "Undo").click()
    assert len(rows(dialog)) == 3


def test_tags_are_removed_with_a_way_back_and_the_next_is_chosen(desk: Desk, dialog: TagsDialog) -> None:
    choose(dialog, "roll-out")
    press(desk, dialog, Qt.Key.Key_Delete)
    assert rows(dialog) == ["budget, 1 entry", "rollout, 2 entries"]
    assert "“roll-out” removed from 1 entry." in said(dialog)
    assert [line.tag.name for line in dialog.chosen] == ["rollout"]
    button(dialog, "Undo").click()
    assert len(rows(dialog)) == 3
    desk.bot.waitUntil(lambda: "Taken back: remove tag." in said(dialog), timeout=3000)


def test_many_are_merged_on_a_thread(desk: Desk, dialog: TagsDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edits, "FEW_LINKS", 0)
    choose(dialog, "rollout", "roll-out")
    button(dialog, "Merge…").click()
    press(desk, dialog, Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: "Merged into" in said(dialog), timeout=3000)
    assert not dialog.findChild(QProgressBar).isVisible()
    assert rows(dialog) == ["budget, 1 entry", "rollout, 2 entries"]
    press(desk, dialog, Qt.Key.Key_Z, CTRL)
    assert len(rows(dialog)) == 3


def test_a_merge_stopped_too_late_is_said_to_be_done(
    desk: Desk, dialog: TagsDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    merge, merged, may_end = edits.merge_many, threading.Event(), threading.Event()

    def held_up(*those: Any) -> None:
        merge(*those)
        merged.set()
        assert may_end.wait(10)

    monkeypatch.setattr(edits, "FEW_LINKS", 0)
    monkeypatch.setattr(edits, "merge_many", held_up)
    choose(dialog, "rollout", "roll-out")
    button(dialog, "Merge…").click()
    press(desk, dialog, Qt.Key.Key_Return)
    assert merged.wait(10)
    button(dialog, "Stop").click()
    assert "nothing was changed" not in said(dialog)
    may_end.set()
    desk.bot.waitUntil(lambda: "Merged into" in said(dialog), timeout=3000)
    button(dialog, "Undo").click()
    desk.bot.waitUntil(lambda: "Taken back: merge tags." in said(dialog), timeout=3000)
    assert len(rows(dialog)) == 3


def test_a_name_that_cannot_be_kept_is_said_and_stays(desk: Desk, dialog: TagsDialog) -> None:
    choose(dialog, "budget")
    press(desk, dialog, Qt.Key.Key_F2)
    press(desk, dialog, Qt.Key.Key_Backspace)
    press(desk, dialog, Qt.Key.Key_Return)
    assert "A tag needs a name." in said(dialog)
    press(desk, dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.findChild(QLineEdit, "tagsName").isVisible()


def test_the_journal_and_the_timeline_follow(desk: Desk, dialog: TagsDialog) -> None:
    choose(dialog, "budget")
    press(desk, dialog, Qt.Key.Key_Delete)
    assert "budget" not in " ".join(desk.rows("timeline"))
    assert "budget" not in {tag.name for tag in queries.tags(desk.journal)}


def test_everything_has_a_name(dialog: TagsDialog) -> None:
    for part in (*dialog.findChildren(QPushButton), *dialog.findChildren(QLineEdit), *dialog.findChildren(QListView)):
        assert part.accessibleName() or part.isHidden() or getattr(part, "text", str)()


def test_down_goes_from_the_filter_to_the_first_tag_found(desk: Desk, dialog: TagsDialog) -> None:
    desk.bot.keyClicks(dialog.focusWidget(), "roll")
    press(desk, dialog, Qt.Key.Key_Down)
    assert dialog.focusWidget() is dialog.findChild(QListView, "tagsList")
    assert [line.tag.name for line in dialog.chosen] == ["roll-out"]
    assert button(dialog, "Rename").isEnabled()


def test_a_merge_that_fails_says_why_and_leaves_the_name_to_be_tried_again(
    desk: Desk, dialog: TagsDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edits, "FEW_LINKS", 0)
    choose(dialog, "rollout", "roll-out")
    button(dialog, "Merge…").click()
    with desk.journal.bulk():
        press(desk, dialog, Qt.Key.Key_Return)
        desk.bot.waitUntil(lambda: "An import is running." in said(dialog), timeout=3000)
    assert not dialog.findChild(QProgressBar).isVisible()
    assert dialog.findChild(QLineEdit, "tagsName").isEnabled()
    press(desk, dialog, Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: "Merged into" in said(dialog), timeout=3000)

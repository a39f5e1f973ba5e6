# SPDX-License-Identifier: MIT
"""Where we are: what is shown when people come and go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from window_desk import Desk

from relationship_journal.storage import edits
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId, NewContact


def title(desk: Desk) -> str:
    return desk.part(QWidget, "contactHead").findChildren(QLabel)[0].text()


def test_nobody_stays_on_the_page_of_a_deleted_contact(desk: Desk, people: dict[str, ContactId]) -> None:
    desk.window.show_contact(people["Priya"])
    edits.trash_contact(desk.journal, people["Marcus"])
    assert title(desk) == "Priya Subramanian"
    edits.trash_contact(desk.journal, people["Priya"])
    assert title(desk) == "Dana Whitfield"


def test_undoing_the_contact_one_looks_at_leads_elsewhere(desk: Desk) -> None:
    added = edits.add_contact(desk.journal, NewContact("Nadia Rahman"))
    desk.window.show_contact(added)
    desk.history.undo()
    assert title(desk) != "Nadia Rahman"


def test_the_first_step_goes_with_the_first_person_and_comes_back_with_the_last(
    make_desk: Callable[..., Desk], journal: Journal
) -> None:
    desk = make_desk(journal)
    assert not desk.part(QWidget, "contactHead").isVisible()
    added = edits.add_contact(desk.journal, NewContact("Nadia Rahman"))
    assert desk.part(QWidget, "contactHead").isVisible()
    edits.trash_contact(desk.journal, added)
    assert not desk.part(QWidget, "contactHead").isVisible()


def test_a_deleted_person_leaves_everybodys_entries_where_they_are(desk: Desk, people: dict[str, ContactId]) -> None:
    desk.window.show_contact(None)
    edits.trash_contact(desk.journal, people["Marcus"])
    assert title(desk) == "All entries"
    assert desk.part(QPushButton, "navEntries").isChecked()

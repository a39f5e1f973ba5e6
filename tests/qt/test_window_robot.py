# SPDX-License-Identifier: MIT
"""Used at random: no lost draft, no exception, no Qt warning (pytest-qt fails for both)."""

from __future__ import annotations

from datetime import datetime

import pytest
from robot import Robot
from window_desk import NOW, Desk

from relationship_journal.storage import edits
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    ContactId,
    NewConversation,
    NewFriction,
    NewGoal,
    NewPromise,
    NewRefusal,
    When,
)

STEPS = 200


@pytest.fixture
def rich_desk(desk: Desk, journal: Journal, people: dict[str, ContactId]) -> Desk:
    """Something for every view: marks, a plan that passed, somebody who is in twice, something in the trash."""
    for mark in (
        NewPromise("the sheet", due=NOW.date()),
        NewFriction("fees"),
        NewGoal("less waste"),
        NewRefusal("price"),
    ):
        edits.add_mark(journal, people["Dana"], mark)
    plan = NewConversation((people["Marcus"],), When(datetime(2026, 11, 20, 10)), text="The audit", planned=True)
    edits.log_conversation(journal, plan)
    edits.rename_contact(journal, people["Priya"], "Priya S.")
    talk = edits.log_conversation(
        journal, NewConversation((people["Priya"],), When(datetime(2026, 11, 3, 9)), text="The fair")
    )
    edits.trash_conversation(journal, talk)
    return desk


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_random_use_loses_nothing(rich_desk: Desk, seed: int) -> None:
    robot = Robot(rich_desk, seed)
    robot.walk(STEPS)
    assert {"write", "save", "switch", "undo", "edit", "restart", "today", "tabs", "marks"} <= set(robot.done)

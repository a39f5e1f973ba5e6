# SPDX-License-Identifier: MIT
"""From the click on a view, or on a tab of a contact's page, to its paint."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from relationship_journal import dates
from relationship_journal.dates import now_here
from relationship_journal.qt.main_window import MainWindow
from relationship_journal.storage import edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import Channel, NewConversation, NewFavor, NewPromise
from tests.benchmarks.painted import FirstPainted, idle
from tests.benchmarks.report import Figure

LIMIT_MS = 100
ROUNDS = 9
MARKS_OF_ONE = 500
VIEWS = (
    ("Today", "today", "todayList"),
    ("Accounts", "accounts", "accountsList"),
    ("All customers", "all_customers", "customersTable"),
)
"""A view in words, the action that goes there, and the list that is to be painted."""
TABS = (("Both sides", "tab_sides", "bothSides"), ("About", "tab_about", "aboutContact"))


def figures(window: MainWindow, journal: Journal) -> Iterator[Figure]:
    """The views of the navigation, then the tabs of a contact's page."""
    yield from _views(window, journal)
    yield from _tabs(window, journal)


def _views(window: MainWindow, journal: Journal) -> Iterator[Figure]:
    """From the click to the painted view: the first time, and coming back after something was written."""
    person = queries.contacts(journal)[300].id
    firsts = {}
    for words, action, listed in VIEWS:
        window.show_contact(person)
        idle(120)
        firsts[words] = FirstPainted(listed).after(window.registry[action].trigger)
    for words, action, listed in VIEWS:
        times = []
        for _ in range(ROUNDS):
            window.show_contact(person)
            edits.log_conversation(
                journal, NewConversation((person,), dates.when_of(now_here()), Channel.CALL, "x", 25, 65)
            )
            idle(120)
            times.append(FirstPainted(listed).after(window.registry[action].trigger))
        yield Figure(f"{words}, the first click to paint", firsts[words], "ms", LIMIT_MS)
        yield Figure(f"{words}, a click after a change to paint", statistics.median(times), "ms", LIMIT_MS)
    window.show_contact(person)


def _tabs(window: MainWindow, journal: Journal) -> Iterator[Figure]:
    """From the click on a tab of the contact with a quarter of all conversations to its paint, with 500 marks."""
    person = max(queries.contacts(journal), key=lambda row: row.conversations).id
    for number in range(MARKS_OF_ONE):
        edits.add_mark(journal, person, NewFavor(f"favor {number}") if number % 2 else NewPromise(f"promise {number}"))
    for words, action, sheet in TABS:
        times = []
        for _ in range(ROUNDS):
            window.show_contact(person)
            window.registry["tab_timeline"].trigger()
            idle(120)
            times.append(FirstPainted(sheet).after(window.registry[action].trigger))
        yield Figure(f"{words}, the first click to paint", times[0], "ms", LIMIT_MS)
        yield Figure(f"{words}, a click to paint", statistics.median(times[1:]), "ms", LIMIT_MS)
    window.registry["tab_timeline"].trigger()

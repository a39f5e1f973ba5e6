# SPDX-License-Identifier: MIT
"""The list of people keeps its place while insights put others first."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractSlider
from window_desk import Desk

from relationship_journal.qt.models.attention import Attention
from relationship_journal.qt.widgets.people_list import PeopleList
from relationship_journal.storage import edits
from relationship_journal.storage.queries import Order
from relationship_journal.values import NewContact


@pytest.fixture
def people(desk: Desk) -> PeopleList:
    for number in range(40):
        edits.add_contact(desk.journal, NewContact(f"Person {number:02}"))
    found = desk.part(PeopleList, "contactList")
    found._people.set_order(Order.ATTENTION)
    desk.bot.waitUntil(lambda: found.verticalScrollBar().maximum() > 100)
    return found


def last_first(people: PeopleList) -> Attention:
    ids = [people._people.row(row).id for row in range(people._people.rowCount())]
    return Attention(dots=frozenset(ids[-3:]), order=tuple(ids[-3:]), why={})


def test_at_its_top_it_stays_there(people: PeopleList) -> None:
    people.scrollToTop()
    people.take_attention(last_first(people))
    assert people.verticalScrollBar().value() == 0


def test_what_nobody_scrolled_begins_at_the_top(people: PeopleList) -> None:
    last = people._people.index(people._people.rowCount() - 1, 0)
    people.setCurrentIndex(last)
    assert people.verticalScrollBar().value() > 0
    people.take_attention(last_first(people))
    assert people.verticalScrollBar().value() == 0


def test_where_somebody_scrolled_the_place_stays(people: PeopleList) -> None:
    people.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderPageStepAdd)
    place = people.verticalScrollBar().value()
    people.take_attention(last_first(people))
    assert people.verticalScrollBar().value() == place > 0

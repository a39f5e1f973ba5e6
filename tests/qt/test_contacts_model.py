# SPDX-License-Identifier: MIT
"""The contact list says who, where from, how long ago and how mixed, and follows the journal."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.models.attention import Attention
from relationship_journal.qt.models.contacts import ContactRole, ContactsModel
from relationship_journal.storage import edits
from relationship_journal.storage.errors import Conflict
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries import Order
from relationship_journal.values import Channel, ContactId, ConversationId, NewConversation, NewJob, Tier, When

MakeContact = Callable[..., ContactId]
MakeConversation = Callable[..., ConversationId]


class Calendar:
    """A today that can be turned over."""

    def __init__(self) -> None:
        self.day = date(2026, 11, 22)

    def today(self) -> date:
        return self.day


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def model(qapp: object, journal: Journal, calendar: Calendar) -> ContactsModel:
    made = ContactsModel(journal, JournalSignals(journal), calendar.today)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


def shown(model: ContactsModel, role: int = Qt.ItemDataRole.DisplayRole) -> list[object]:
    return [model.index(row).data(role) for row in range(model.rowCount())]


def test_a_row_says_who_and_how(
    model: ContactsModel, make_contact: MakeContact, make_conversation: MakeConversation
) -> None:
    dana = make_contact("Dana Whitfield", jobs=(NewJob("Northgate Logistics"),))
    make_conversation(dana, at="2026-11-16T15:10", channel=Channel.CALL, minutes=25, share=70)
    index = model.index(0)
    assert index.data() == "Dana Whitfield"
    assert index.data(ContactRole.ACCOUNT) == "Northgate Logistics"
    assert index.data(ContactRole.LAST) == "6 d"
    assert index.data(ContactRole.SHARE) == 70
    assert index.data(ContactRole.ID) == dana
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Dana Whitfield, Northgate Logistics. Last talked 6 days ago, a call. "
        "70% business, 30% personal. 1 conversation."
    )


def test_somebody_never_talked_to_has_no_last_and_no_share(model: ContactsModel, make_contact: MakeContact) -> None:
    make_contact()
    assert (model.index(0).data(ContactRole.LAST), model.index(0).data(ContactRole.SHARE)) == ("", None)


def test_the_latest_talk_comes_first_and_names_sort_on_request(
    model: ContactsModel, make_contact: MakeContact, make_conversation: MakeConversation
) -> None:
    priya, dana, marcus = (make_contact(name) for name in ("Priya", "Dana", "Marcus"))
    make_conversation(dana, at="2026-11-01T10:00")
    make_conversation(marcus, at="2026-11-10T10:00")
    assert shown(model) == ["Marcus", "Dana", "Priya"]
    model.set_order(Order.NAME)
    assert shown(model) == ["Dana", "Marcus", "Priya"]
    assert model.order is Order.NAME
    assert model.number_of(priya) == 2


def test_the_list_follows_names_trash_and_restore(
    journal: Journal, model: ContactsModel, make_contact: MakeContact
) -> None:
    dana = make_contact()
    edits.rename_contact(journal, dana, "Dana W.")
    assert shown(model) == ["Dana W."]
    edits.trash_contact(journal, dana)
    assert shown(model) == []
    edits.restore_contact(journal, dana)
    assert shown(model) == ["Dana W."]


def test_a_new_talk_moves_one_row_and_resets_nothing(
    model: ContactsModel, make_contact: MakeContact, make_conversation: MakeConversation
) -> None:
    people = [make_contact(f"Person {number}") for number in range(5)]
    told: list[str] = []
    model.modelReset.connect(lambda: told.append("reset"))
    model.rowsMoved.connect(lambda *_: told.append("moved"))
    make_conversation(people[4], at="2026-11-10T10:00")
    assert told == ["moved"]


def test_attention_marks_people_and_is_said_aloud(model: ContactsModel, make_contact: MakeContact) -> None:
    dana, _ = make_contact("Dana"), make_contact("Marcus")
    model.set_attention(Attention(frozenset({dana}), (dana,)))
    assert shown(model, ContactRole.ATTENTION) == [True, False]
    assert str(model.index_of(dana).data(Qt.ItemDataRole.AccessibleTextRole)).endswith("Needs attention.")


def test_who_is_marked_comes_first_by_attention_and_says_why(
    journal: Journal, model: ContactsModel, make_contact: MakeContact, make_conversation: MakeConversation
) -> None:
    late, marked, fresh = make_contact("Late", tier=Tier.A), make_contact("Marked"), make_contact("Fresh")
    make_conversation(late, at="2026-11-01T10:00")
    make_conversation(fresh, at="2026-11-20T10:00")
    model.set_order(Order.ATTENTION)
    assert shown(model) == ["Late", "Fresh", "Marked"]
    assert "7 days past the cadence." in str(model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    model.set_attention(Attention(frozenset({marked}), (marked,)))
    assert shown(model) == ["Marked", "Late", "Fresh"]
    make_conversation(late, at="2026-11-21T10:00")
    assert shown(model) == ["Marked", "Late", "Fresh"]
    edits.set_setting(journal, "tier_cadence", {"A": 400})
    make_conversation(fresh, at="2026-11-22T10:00")
    assert shown(model) == ["Marked", "Fresh", "Late"]


def test_after_midnight_a_refresh_counts_a_day_more(
    model: ContactsModel, calendar: Calendar, make_contact: MakeContact, make_conversation: MakeConversation
) -> None:
    make_conversation(make_contact(), at="2026-11-16T15:10")
    calendar.day = date(2026, 11, 23)
    model.refresh()
    assert shown(model, ContactRole.LAST) == ["7 d"]


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_the_list_is_the_one_a_new_window_shows(
    seed: int, order: Order, journal: Journal, model: ContactsModel, calendar: Calendar, make_contact: MakeContact
) -> None:
    pick = random.Random(seed)
    people = [
        make_contact(f"Person {pick.choice('aáBc')} {number}", tier=pick.choice(list(Tier))) for number in range(6)
    ]
    talks: list[ConversationId] = []
    model.set_order(order)

    def talk() -> NewConversation:
        day = datetime(2026, 11, pick.randint(1, 3), pick.choice((9, 10)), tzinfo=None)
        return NewConversation(
            tuple(pick.sample(people, pick.choice((1, 1, 2)))),
            When(day),
            pick.choice((Channel.CALL, Channel.MEAL)),
            "A talk",
            pick.choice((None, 10, 60)),
            pick.choice((None, 0, 100)),
            planned=pick.random() < 0.2,
        )

    model.set_attention(Attention(frozenset({people[3]}), (people[3],)))
    edits.set_setting(journal, "tier_cadence", {"A": 2, "B": 10, "C": 15})

    verbs: list[Callable[[], object]] = [
        lambda: talks.append(edits.log_conversation(journal, talk())),
        lambda: talks.append(edits.log_conversation(journal, talk())),
        lambda: talks and edits.rewrite_conversation(journal, pick.choice(talks), talk()),
        lambda: talks and edits.trash_conversation(journal, pick.choice(talks)),
        lambda: talks and edits.restore_conversation(journal, pick.choice(talks)),
        lambda: edits.rename_contact(journal, pick.choice(people), f"Name {pick.choice('xyéz')}"),
        lambda: edits.trash_contact(journal, pick.choice(people)),
        lambda: edits.restore_contact(journal, pick.choice(people)),
        lambda: people.append(make_contact(f"Newcomer {len(people)}")),
    ]
    for _ in range(40):
        with suppress(Conflict):  # what is in the trash takes no edit, and the list stays as it was
            pick.choice(verbs)()
        fresh = ContactsModel(journal, JournalSignals(journal), calendar.today)
        fresh.set_order(order)
        fresh.set_attention(Attention(frozenset({people[3]}), (people[3],)))
        assert [model.row(row) for row in range(model.rowCount())] == [
            fresh.row(row) for row in range(fresh.rowCount())
        ]

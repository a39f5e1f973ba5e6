# SPDX-License-Identifier: MIT
"""All customers as lines: which talks count, when a promise was kept on time, whose limit it is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from relationship_journal.storage import edits
from relationship_journal.storage.queries.customers import customers
from relationship_journal.values import (
    EVERYBODY,
    Channel,
    Cost,
    Drift,
    FavorKind,
    LimitKind,
    Manner,
    MarkKind,
    MarkRef,
    NewFavor,
    NewFriction,
    NewJob,
    NewLimit,
    NewPromise,
    OffDuty,
    PeopleFilter,
    PromiseId,
    Side,
    Stage,
    Status,
    Tier,
)
from relationship_journal.values.customers import Customer, LimitUse, TalkWindow, is_wanted

TODAY = date(2026, 11, 22)


@pytest.fixture
def line(journal):
    """The line of one contact."""

    def read(contact, today=TODAY):
        return next(one for one in customers(journal, today) if one.id == contact)

    return read


def at(days: int, clock: str = "10:00") -> str:
    return f"{TODAY - timedelta(days=days)}T{clock}"


class TestTalks:
    def test_rated_talks_are_weighted_by_their_minutes(self, make_contact, make_conversation, line):
        dana = make_contact("Dana")
        make_conversation(dana, at=at(3), minutes=30, share=90)
        make_conversation(dana, at=at(4), minutes=10, share=10)
        make_conversation(dana, at=at(5), minutes=60)  # not rated
        assert line(dana).now == TalkWindow(2, 70)
        assert line(dana).minutes == 100

    def test_what_is_no_talk_counts_for_no_share(self, make_contact, make_conversation, line):
        dana, others = make_contact("Dana"), [make_contact(f"P{n}") for n in range(3)]
        make_conversation(dana, at=at(1), channel=Channel.TEXT, share=100)
        make_conversation(dana, at=at(2), minutes=30, share=100, manner=Manner(brief=True))
        make_conversation(dana, at=at(3), minutes=120, share=0, manner=Manner(off_duty=OffDuty.KEPT))
        make_conversation(dana, *others, at=at(4), minutes=90, share=100)
        make_conversation(dana, at=at(-1), minutes=30, share=100, planned=True)
        make_conversation(dana, at=at(9), minutes=30, share=40)
        found = line(dana)
        assert found.now == TalkWindow(1, 40)
        assert found.last_talk == TODAY - timedelta(days=9)

    def test_windows_are_ninety_days_each_and_end_today(self, make_contact, make_conversation, line):
        dana = make_contact("Dana")
        for days, share in ((0, 10), (89, 10), (90, 80), (179, 80), (180, 50)):
            make_conversation(dana, at=at(days, "00:00"), minutes=20, share=share)
        assert (line(dana).now, line(dana).before) == (TalkWindow(2, 10), TalkWindow(2, 80))

    def test_five_talks_in_each_window_are_needed_to_compare(self, make_contact, make_conversation, line):
        dana = make_contact("Dana")
        for number in range(5):
            make_conversation(dana, at=at(number), minutes=20, share=70)
        for number in range(4):
            make_conversation(dana, at=at(100 + number), minutes=20, share=40)
        assert line(dana).drift is None
        make_conversation(dana, at=at(120), minutes=20, share=40)
        assert line(dana).drift == Drift(40, 70)

    def test_nobody_talked_to_has_empty_windows(self, make_contact, line):
        found = line(make_contact("Dana"))
        assert (found.now, found.before, found.minutes, found.last_talk) == (TalkWindow(), TalkWindow(), 0, None)


class TestPromises:
    @pytest.mark.parametrize(
        ("promise", "expected"),
        [
            (NewPromise("x", due=TODAY - timedelta(5), kept_on=TODAY - timedelta(5)), (1, 1)),
            (NewPromise("x", due=TODAY - timedelta(5), kept_on=TODAY), (1, 0)),
            (NewPromise("x", due=TODAY - timedelta(5)), (1, 0)),
            (NewPromise("x", due=TODAY), (0, 0)),
            (NewPromise("x", due=TODAY, kept_on=TODAY), (1, 1)),
            (NewPromise("x", due=TODAY + timedelta(1), kept_on=TODAY), (0, 0)),
            (NewPromise("x", due=TODAY - timedelta(180), kept_on=TODAY - timedelta(181)), (0, 0)),
            (NewPromise("x", due=TODAY - timedelta(179), kept_on=TODAY - timedelta(181)), (1, 1)),
            (NewPromise("x", due=TODAY - timedelta(5), let_go_on=TODAY - timedelta(6)), (0, 0)),
            (NewPromise("x", due=TODAY - timedelta(5), let_go_on=TODAY - timedelta(1)), (1, 0)),
            (NewPromise("x"), (0, 0)),
            (NewPromise("x", Side.THEM, TODAY - timedelta(5)), (0, 0)),
        ],
    )
    def test_on_time_is_by_the_day_agreed(self, journal, make_contact, line, promise, expected):
        dana = make_contact("Dana")
        edits.add_mark(journal, dana, promise)
        assert (line(dana).due, line(dana).on_time) == expected

    def test_a_told_move_moves_the_day_and_an_unspoken_one_does_not(self, journal, make_contact, line):
        dana = make_contact("Dana")
        for told in (True, False):
            made = edits.add_mark(journal, dana, NewPromise("x", due=TODAY - timedelta(20)))
            edits.move_promise(journal, PromiseId(made.id), TODAY - timedelta(3), told, TODAY - timedelta(21))
            edits.keep_promise(journal, PromiseId(made.id), TODAY - timedelta(4))
        assert (line(dana).due, line(dana).on_time, line(dana).open_promises) == (2, 1, 0)


def test_favors_count_both_ways_and_concessions_apart(journal, make_contact, line):
    dana = make_contact("Dana")
    for favor in (
        NewFavor("a", kind=FavorKind.PRICE, on=TODAY),
        NewFavor("b", kind=FavorKind.PRICE, normal_service=True, on=TODAY),
        NewFavor("c", kind=FavorKind.TERMS, on=TODAY - timedelta(400)),
        NewFavor("d", done_by=Side.THEM, kind=FavorKind.REFERENCE),
    ):
        edits.add_mark(journal, dana, favor)
    gone = edits.add_mark(journal, dana, NewFavor("e"))
    edits.trash_mark(journal, gone)
    edits.add_mark(journal, dana, NewFriction("f"))
    edits.add_mark(journal, dana, NewFriction("g", settled_on=TODAY))
    found = line(dana)
    assert (found.done_by_me, found.done_by_them, found.concessions, found.open_frictions) == (3, 1, 1, 1)


class TestLimits:
    def test_their_own_limit_wins_and_the_most_used_is_shown(self, journal, make_contact, make_conversation, line):
        dana, marcus = make_contact("Dana"), make_contact("Marcus")
        edits.set_limit(journal, None, NewLimit(LimitKind.PERSONAL_MINUTES, 600))
        edits.set_limit(journal, dana, NewLimit(LimitKind.PERSONAL_MINUTES, 120))
        edits.set_limit(journal, None, NewLimit(LimitKind.OFF_DUTY_TIMES, 3))
        make_conversation(dana, at=at(2), minutes=120, share=25)
        make_conversation(dana, at=at(3), minutes=60, share=0, manner=Manner(off_duty=OffDuty.KEPT))
        make_conversation(dana, at=at(40), minutes=600, share=0)  # another month
        assert line(dana).limit == LimitUse(LimitKind.PERSONAL_MINUTES, 150, 120)
        assert LimitUse(LimitKind.OFF_DUTY_TIMES, 1, 3) in line(dana).limits
        assert line(marcus).limits == (
            LimitUse(LimitKind.PERSONAL_MINUTES, 0, 600),
            LimitUse(LimitKind.OFF_DUTY_TIMES, 0, 3),
        )

    def test_spending_is_what_the_writer_paid_in_the_limits_currency(
        self, journal, make_contact, make_conversation, line
    ):
        dana = make_contact("Dana")
        edits.set_limit(journal, dana, NewLimit(LimitKind.SPENDING, 10_000, "EUR"))
        for cost in (Cost(4_000, "EUR", Side.ME), Cost(900, "EUR", Side.THEM), Cost(7_000, "USD", Side.ME)):
            make_conversation(dana, at=at(2), channel=Channel.MEAL, cost=cost)
        make_conversation(dana, at=at(2), planned=True, cost=Cost(5_000, "EUR", Side.ME))
        assert line(dana).limit == LimitUse(LimitKind.SPENDING, 4_000, 10_000, "EUR")

    def test_a_limit_of_nothing_is_used_up_by_anything(self):
        assert LimitUse(LimitKind.OFF_DUTY_TIMES, 0, 0).part == 0
        assert LimitUse(LimitKind.OFF_DUTY_TIMES, 1, 0).part > 1

    def test_a_limit_that_is_taken_away_is_gone(self, journal, make_contact, line):
        dana = make_contact("Dana")
        limit = edits.set_limit(journal, dana, NewLimit(LimitKind.OFF_DUTY_TIMES, 2))
        edits.trash_mark(journal, MarkRef(MarkKind.LIMIT, limit))
        assert line(dana).limit is None


def test_more_customers_take_no_more_queries(journal, make_contact, make_conversation, monkeypatch):
    def statements() -> int:
        asked, read = [], journal.rows
        monkeypatch.setattr(journal, "rows", lambda *query: asked.append(query) or read(*query))
        customers(journal, TODAY)
        monkeypatch.setattr(journal, "rows", read)
        return len(asked)

    for number in range(2):
        make_conversation(make_contact(f"P{number}"), at=at(1), share=50)
    few = statements()
    for number in range(20):
        dana = make_contact(f"Q{number}", jobs=(NewJob("Northgate"),), tags=("golf",))
        edits.add_mark(journal, dana, NewPromise("x", due=TODAY))
        make_conversation(dana, at=at(1), share=50)
    assert statements() == few <= 9


def test_a_filter_wants_one_of_each_kind_and_every_word(journal, make_contact):
    make_contact("Dana Whitfield", stage=Stage.FRIEND, tier=Tier.A, tags=("golf",), jobs=(NewJob("Northgate"),))
    make_contact("Marcus Oyelaran", status=Status.FORMER)
    make_contact("Sister", status=Status.NOT_CUSTOMER)
    everybody = {one.name: one for one in customers(journal, TODAY)}
    dana = everybody["Dana Whitfield"]

    def shown(wanted: PeopleFilter = EVERYBODY, text: str = "") -> list[str]:
        return sorted(one.name.split()[0] for one in everybody.values() if is_wanted(one, wanted, text))

    assert shown() == ["Dana"]
    assert shown(PeopleFilter(statuses=frozenset({Status.FORMER}))) == ["Marcus"]
    assert shown(PeopleFilter(stages=frozenset({Stage.FRIEND}), tiers=frozenset({Tier.B}))) == []
    assert shown(PeopleFilter(accounts=dana.accounts, tags=dana.tags, tiers=frozenset({Tier.A, Tier.B}))) == ["Dana"]
    assert shown(text="NORTH whit") == ["Dana"]
    assert shown(text="north golf") == []


def test_a_line_needs_nothing_but_who_it_is():
    line = Customer(1, "u", "Dana", "", Status.CUSTOMER, Stage.FRIEND, Tier.NONE, "unknown")
    assert (line.drift, line.limit) == (None, None)

# SPDX-License-Identifier: MIT
"""What marks say in words, what presses, and how money is read and written."""

from __future__ import annotations

from datetime import date

import pytest

from relationship_journal.values import (
    ContactId,
    FavorKind,
    GoalState,
    LimitKind,
    Mark,
    MarkKind,
    NewFavor,
    NewFriction,
    NewGoal,
    NewInterest,
    NewLimit,
    NewMark,
    NewNote,
    NewPromise,
    NewRefusal,
    NewShortcut,
    NewStageChange,
    NoteKind,
    Person,
    PromiseMove,
    RefusalReason,
    Side,
    Stage,
    parse_money,
)
from relationship_journal.wording import marks as words
from relationship_journal.wording.money import money

TODAY = date(2026, 11, 22)
DUE = date(2026, 11, 17)


def mark(said: NewMark, *moves: PromiseMove) -> Mark[NewMark]:
    return Mark(1, "uid", Person(ContactId(1), "Dana Whitfield"), None, date(2026, 11, 16), said, moves)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (NewPromise("send revised SLA sheet", due=DUE), "Promise: send revised SLA sheet, due 17 Nov"),
        (NewPromise("send it", due=date(2027, 1, 2)), "Promise: send it, due 2 Jan 2027"),
        (NewPromise("send it", due=TODAY), "Promise: send it, due today"),
        (NewPromise("call\nback", Side.THEM), "Their promise: call back"),
        (NewPromise("send it", due=DUE, kept_on=DUE), "Promise kept: send it"),
        (NewPromise("send it", due=DUE, kept_on=TODAY), "Promise kept late: send it"),
        (NewPromise("send it", due=DUE, let_go_on=TODAY), "Promise let go: send it"),
        (NewFavor("moved delivery", kind=FavorKind.DELIVERY), "Favor: moved delivery, no reason noted"),
        (NewFavor("moved delivery", kind=FavorKind.DELIVERY, reason="audit"), "Favor: moved delivery"),
        (NewFavor("ten off", kind=FavorKind.PRICE, said_one_off=True), "Favor: ten off, a one-off"),
        (NewFavor("drove Sam", pushed_aside="the audit"), "Favor: drove Sam, pushed aside the audit"),
        (NewFavor("drove Sam", pushed_aside="the audit", made_good_on=TODAY), "Favor: drove Sam, made good"),
        (NewFavor("a reference", Side.THEM, Side.ME), "Their favor: a reference"),
        (NewShortcut("other courier"), "Shortcut: other courier, not told"),
        (NewShortcut("other courier", told_on=TODAY), "Shortcut: other courier, told"),
        (NewFriction("the invoice"), "Friction: the invoice, not talked about"),
        (NewFriction("the invoice", crossed_on=TODAY), "Friction: the invoice, crossed over, not talked about"),
        (NewFriction("the invoice", settled_on=TODAY), "Friction settled: the invoice"),
        (NewRefusal("the renewal"), "A no: the renewal, reason not known"),
        (NewRefusal("the renewal", reason=RefusalReason.NOT_THEIR_DECISION), "A no: the renewal, not their decision"),
        (NewRefusal("a visit", in_their_words="no time", still_hurts=True), "A no: a visit, “no time”, still hurts"),
        (NewGoal("spoilage under 1%"), "Goal: spoilage under 1%"),
        (NewGoal("spoilage under 1%", GoalState.REACHED), "Goal reached: spoilage under 1%"),
        (NewNote("renewal"), "To raise: renewal"),
        (NewNote("renewal", raised_on=TODAY), "Raised: renewal"),
        (NewNote("Sam, Bristol?", NoteKind.ASK_ABOUT), "Ask about: Sam, Bristol?"),
        (NewNote("Sam, Bristol?", NoteKind.ASK_ABOUT, raised_on=TODAY), "Asked about: Sam, Bristol?"),
        (NewLimit(LimitKind.PERSONAL_MINUTES, 360), "Limit: 6 h of personal time a month"),
        (NewLimit(LimitKind.OFF_DUTY_TIMES, 1), "Limit: 1 off-duty time a month"),
        (NewLimit(LimitKind.SPENDING, 20000, "EUR"), "Limit: 200 EUR a month"),
        (NewLimit(LimitKind.TOPIC, topic="politics"), "Not to open: politics"),
        (NewInterest("touchline photography"), "Interest: touchline photography"),
        (NewStageChange(Stage.FRIENDLY, Stage.CLOSE_FRIEND), "Stage: friendly to close friend"),
    ],
)
def test_each_mark_says_what_it_is_and_how_it_stands(said: NewMark, shown: str) -> None:
    assert words.mark_words(mark(said), TODAY) == shown


def test_in_a_group_a_mark_says_whom_it_names() -> None:
    said = words.mark_words(mark(NewPromise("send it")), TODAY, named=True)
    assert said == "Promise, Dana Whitfield: send it"


def test_a_promise_is_overdue_after_the_day_last_agreed() -> None:
    said = NewPromise("send it", due=DUE)
    silent = PromiseMove(DUE, date(2026, 12, 1), TODAY, told=False)
    assert words.overdue(mark(said), TODAY)
    assert not words.overdue(mark(said), DUE)
    assert not words.overdue(mark(said, PromiseMove(DUE, date(2026, 12, 1), TODAY, told=True)), TODAY)
    assert words.overdue(mark(said, silent), TODAY)
    shown = words.mark_words(mark(said, silent), TODAY)
    assert shown == "Promise: send it, due 17 Nov, moved to 1 Dec without a word"


def test_what_is_in_order_does_not_press() -> None:
    calm = (
        NewPromise("send it", due=TODAY), NewPromise("send it"), NewGoal("less spoilage"), NewNote("renewal"),
        NewFavor("drove Sam"), NewFavor("x", kind=FavorKind.PRICE, normal_service=True), NewInterest("rugby"),
    )  # fmt: skip
    open_ones = (NewFavor("x", kind=FavorKind.PRICE), NewShortcut("x"), NewFriction("x"), NewRefusal("x"))
    assert [words.pressing(mark(said), TODAY) for said in calm] == [False] * len(calm)
    assert all(words.pressing(mark(said), TODAY) for said in open_ones)


def test_every_kind_has_its_title() -> None:
    assert all(words.mark_title(kind) and words.mark_titles(kind) for kind in MarkKind)


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [("120", 12000, "USD"), ("120.5", 12050, "USD"), ("1,200 eur", 120000, "EUR"), ("€ 20", 2000, "EUR"),
     ("JPY 900", 900, "JPY"), ("1.250 KWD", 1250, "KWD")],
)  # fmt: skip
def test_money_is_read_as_people_write_it(text: str, amount: int, currency: str) -> None:
    assert parse_money(text, "USD") == (amount, currency)


@pytest.mark.parametrize("text", ["", "much", "12.345", "-5", "1.5 JPY", "12 12.5x"])
def test_money_that_cannot_be_read_says_so(text: str) -> None:
    with pytest.raises(ValueError, match="is not an amount"):
        parse_money(text, "USD")


@pytest.mark.parametrize(
    ("amount", "currency", "shown"),
    [(12000, "EUR", "120 EUR"), (123450, "USD", "1,234.50 USD"), (900, "JPY", "900 JPY"), (5, "EUR", "0.05 EUR")],
)
def test_money_is_shown_without_needless_decimals(amount: int, currency: str, shown: str) -> None:
    assert money(amount, currency) == shown

# SPDX-License-Identifier: MIT
"""The business side: first need, goals, promises, concessions, shortcuts, a no, friction, what to raise, renewal."""

from __future__ import annotations

from datetime import date

from relationship_journal import wording
from relationship_journal.qt.models.sheet import Column, GoToAccount, Line, More, Piece, Section, Trigger
from relationship_journal.qt.models.sides.pieces import counted, line_of, offer, tally, with_waiting
from relationship_journal.qt.models.sides.shared import frictions, notes
from relationship_journal.values import FavorKind, GoalState, MarkKind, MixSide, NewFavor, Side
from relationship_journal.values.sides import BothSides, is_late, record_of, unexplained, worth
from relationship_journal.wording import marks as of_marks
from relationship_journal.wording import sides as of_sides


def business(sides: BothSides, today: date) -> Column:
    """The column."""
    sections = (
        _first_need(sides),
        _goals(sides, today),
        _promises(sides, today),
        _concessions(sides, today),
        _shortcuts(sides, today),
        _refusals(sides, today),
        frictions(sides, MixSide.BUSINESS, today),
        notes(sides, MixSide.BUSINESS, today),
        _renewal(sides, today),
    )
    return Column(sections, "Business", "business")


def _first_need(sides: BothSides) -> Section:
    need = sides.first_need
    if need is None:
        empty = f"What {sides.given} first wanted solved will be here: it is their first goal."
        return Section("First need", empty=empty, offers=(offer("Write it down", MarkKind.GOAL),))
    state = of_marks.goal_state(need.said.state).lower()
    since = f"since {wording.day_with_year(need.on)}, {state}"
    more = Piece("More to do", More(need.ref), hint=need.said.what)
    return Section("First need", (Line((Piece(need.said.what),), detail=since),), offers=(more,))


def _goals(sides: BothSides, today: date) -> Section:
    pieces = (
        piece
        for state in GoalState
        for piece in counted(sides.goals_that_are(state), of_marks.goal_state(state).lower(), "Goals")
    )
    waiting = [goal for goal in sides.goals if goal.said.open]
    add = offer("Add", MarkKind.GOAL, "Add a goal")
    empty = "What they want solved or reached will be here."
    return with_waiting("Goals", line_of(pieces), waiting, today, empty=empty, add=add)


def _promises(sides: BothSides, today: date) -> Section:
    lines = (*_promises_of(sides, Side.ME, today), *_promises_of(sides, Side.THEM, today))
    waiting = [one for one in sides.promises if one.said.open]
    add = offer("Add", MarkKind.PROMISE, "Add a promise")
    empty = "What you owe each other, and by when, will be here."
    return with_waiting("Promises", lines, waiting, today, empty=empty, add=add)


def _promises_of(sides: BothSides, side: Side, today: date) -> tuple[Line, ...]:
    promises, mine = sides.promises_of(side), side is Side.ME
    title = "Your promises" if mine else f"Promises of {sides.given}"
    waiting = [one for one in promises if one.said.open]
    kept = record_of(promises, today)
    on_time = of_sides.on_time(len(kept.on_time), len(kept.due))
    pieces = (
        *counted(waiting, "open", f"{title}, open"),
        *counted([one for one in waiting if is_late(one, today)], "overdue", f"{title}, overdue", pressing=True),
        *((tally(on_time, title, kept.due),) if kept.due else ()),
        *counted([one for one in promises if one.said.let_go_on], "let go", f"{title}, let go"),
    )
    return line_of(pieces, "You" if mine else sides.given)


def _concessions(sides: BothSides, today: date) -> Section:
    found = sides.concessions
    bare = unexplained(found)
    value = of_sides.worth_words(worth(found))
    pieces = (
        *counted(found, "in all", "Concessions"),
        *counted(bare, "without a reason", "Concessions without a reason", pressing=True),
        *((Piece(value),) if value else ()),
    )
    add = offer("Add", MarkKind.FAVOR, "Add a concession", NewFavor("", kind=FavorKind.PRICE))
    empty = "Favors that cost the business will be here: a price, a delivery, terms."
    return with_waiting("Concessions", line_of(pieces), bare, today, empty=empty, add=add)


def _shortcuts(sides: BothSides, today: date) -> Section:
    waiting = [one for one in sides.shortcuts if one.said.open]
    pieces = (
        *counted(waiting, "not told", "Shortcuts not told", pressing=True),
        *counted([one for one in sides.shortcuts if not one.said.open], "told", "Shortcuts told"),
    )
    add = offer("Add", MarkKind.SHORTCUT, "Add a shortcut")
    empty = "What was changed or skipped without asking or telling will be here."
    return with_waiting("Shortcuts", line_of(pieces), waiting, today, empty=empty, add=add)


def _refusals(sides: BothSides, today: date) -> Section:
    found = sides.refusals
    pieces = (
        *counted([no for no in found if not no.said.reason_known], "without a reason", "Noes", pressing=True),
        *counted([no for no in found if no.said.reason_known], "with a reason", "Noes and their reasons"),
        *counted([no for no in found if no.said.still_hurts], "still hurting", "Noes that still hurt"),
    )
    waiting = [no for no in found if no.said.open]
    add = offer("Add", MarkKind.REFUSAL, "Add a no")
    empty = "A deal, a price or a meeting that was refused will be here, and why."
    return with_waiting("A no", line_of(pieces), waiting, today, empty=empty, add=add)


def _renewal(sides: BothSides, today: date) -> Section:
    lines = tuple(
        Line((Piece(one.name, GoToAccount(one.account)),), detail=of_sides.renewal_due(one.on, today))
        for one in sides.renewals
    )
    empty = "When their account renews will be here, once the account says so."
    accounts = Piece("Accounts", Trigger("accounts"), hint="Opens the accounts")
    return Section("Renewal", lines, empty, () if lines else (accounts,))

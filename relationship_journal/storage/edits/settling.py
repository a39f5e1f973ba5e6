# SPDX-License-Identifier: MIT
"""What becomes of favors, shortcuts, frictions, refusals, goals and notes."""

from __future__ import annotations

from datetime import date

from relationship_journal.storage.edits.register import verb
from relationship_journal.storage.errors import BadValue
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.mark_validation import check_day
from relationship_journal.storage.validation import MAX_TEXT
from relationship_journal.values import (
    FavorId,
    FrictionId,
    GoalId,
    GoalState,
    NoteId,
    RefusalId,
    RefusalReason,
    ShortcutId,
)


@verb
def make_good_favor(journal: Journal, favor: FavorId, on: date) -> None:
    """What a favor pushed aside is made good."""
    _date(journal, "make good", "favor", favor, "made_good_on", on)


@verb
def explain_favor(journal: Journal, favor: FavorId, reason: str) -> None:
    """Give the business reason for a favor."""
    _check_text("reason", reason)
    with journal.write("give reason") as writer:
        writer.update("favor", favor, reason=reason)


@verb
def say_one_off(journal: Journal, favor: FavorId) -> None:
    """They were told that a favor is a one-off."""
    with journal.write("say it was a one-off") as writer:
        writer.update("favor", favor, said_one_off=1)


@verb
def tell_shortcut(journal: Journal, shortcut: ShortcutId, on: date) -> None:
    """They were told of a shortcut."""
    _date(journal, "tell shortcut", "shortcut", shortcut, "told_on", on)


@verb
def talk_about_friction(journal: Journal, friction: FrictionId, on: date) -> None:
    """A friction was talked about."""
    _date(journal, "talk about friction", "friction", friction, "talked_on", on)


@verb
def cross_friction(journal: Journal, friction: FrictionId, on: date) -> None:
    """A friction reached the other side of the relationship."""
    _date(journal, "friction crossed over", "friction", friction, "crossed_on", on)


@verb
def settle_friction(journal: Journal, friction: FrictionId, on: date) -> None:
    """A friction is settled."""
    _date(journal, "settle friction", "friction", friction, "settled_on", on)


@verb
def give_refusal_reason(
    journal: Journal, refusal: RefusalId, reason: RefusalReason | None, in_their_words: str
) -> None:
    """Say why they said no, as a class and in their words; with neither it is not known."""
    _check_text("in_their_words", in_their_words)
    with journal.write("give reason") as writer:
        writer.update("refusal", refusal, reason=reason.value if reason else None, in_their_words=in_their_words)


@verb
def set_still_hurts(journal: Journal, refusal: RefusalId, hurts: bool) -> None:
    """Say whether a no still hurts, or one is over it."""
    with journal.write("still hurts" if hurts else "get over it") as writer:
        writer.update("refusal", refusal, still_hurts=int(hurts))


@verb
def move_goal(journal: Journal, goal: GoalId, state: GoalState, on: date) -> None:
    """Say how far a goal has come; the day it moved is kept."""
    check_day("moved_on", on)
    with journal.write("move goal") as writer:
        before = writer.row("goal", goal)
        if before is None or before["state"] != state.value:
            writer.update("goal", goal, state=state.value, moved_on=on.isoformat())


@verb
def celebrate_goal(journal: Journal, goal: GoalId, on: date) -> None:
    """A goal that was reached was celebrated, or thanked for."""
    _date(journal, "celebrate goal", "goal", goal, "celebrated_on", on)


@verb
def raise_note(journal: Journal, note: NoteId, on: date) -> None:
    """Something to raise, or to ask about, has come up."""
    _date(journal, "raise note", "note", note, "raised_on", on)


def _date(journal: Journal, label: str, table: str, row_id: int, column: str, on: date) -> None:
    check_day(column, on)
    with journal.write(label) as writer:
        writer.update(table, row_id, **{column: on.isoformat()})


def _check_text(field: str, text: str) -> None:
    if len(text) > MAX_TEXT:
        raise BadValue(field, f"This text has {len(text):,} characters; {MAX_TEXT:,} are the most.")

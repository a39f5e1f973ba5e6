# SPDX-License-Identifier: MIT
"""Every verb of `edits`, in any order, with undo and redo: the record and what is derived from it stay right.

Arguments are made from the annotations of each verb, so a new verb is tested by being there.
"""

from __future__ import annotations

import collections.abc
import dataclasses
import enum
import inspect
import json
import shutil
import tempfile
import types
import typing
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from relationship_journal.storage import checks, derived, edits, errors, rows, tables
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    TRASH_TABLES,
    AccountId,
    BatchId,
    Channel,
    ContactId,
    ConversationId,
    FavorId,
    FrictionId,
    GoalId,
    Kept,
    LimitId,
    LimitKind,
    Manner,
    MarkKind,
    MarkOf,
    MarkRef,
    MethodKind,
    Minutes,
    NewAddress,
    NewContact,
    NewConversation,
    NewDate,
    NewFavor,
    NewFriction,
    NewGoal,
    NewInterest,
    NewJob,
    NewLimit,
    NewMethod,
    NewNote,
    NewPhoto,
    NewPromise,
    NewRefusal,
    NewRelation,
    NewShortcut,
    NoteId,
    OffDuty,
    PartialDate,
    PromiseId,
    PromiseMove,
    RefusalId,
    RevisionId,
    Share,
    ShortcutId,
    TagId,
    TrashRef,
    When,
)
from relationship_journal.values.insights import EVERYBODY, AnswerId, RecordKind, RecordRef, Subject, SubjectKind

TABLE_OF_ID = {
    PromiseId: "promise",
    FavorId: "favor",
    ShortcutId: "shortcut",
    FrictionId: "friction",
    RefusalId: "refusal",
    GoalId: "goal",
    NoteId: "note",
    LimitId: "limit",
    ContactId: "contact",
    AccountId: "account",
    ConversationId: "conversation",
    TagId: "tag",
    BatchId: "batch",
    RevisionId: "revision",
    AnswerId: "answer",
}
KINDS_OF_REF: dict[Any, Any] = {TrashRef: TRASH_TABLES, MarkRef: MarkKind, RecordRef: RecordKind}
NOBODY = 999_999

MARKS = (
    NewPromise("send 東京 sheet"), NewFavor("moved delivery", pushed_aside="their audit"), NewShortcut("no test"),
    NewFriction("late invoice"), NewRefusal("renewal"), NewGoal("fewer stops"), NewNote("the fee"),
    NewLimit(LimitKind.PERSONAL_MINUTES, 240), NewInterest("sailing"),
)  # fmt: skip

WORDS = st.sampled_from(["Dana", "dana fee", "東京 太郎", "Zürich", "#rollout", "Northgate Logistics", "O'Neil"])
CHANNEL_MINUTES = st.dictionaries(st.sampled_from([c.value for c in Channel]), st.integers(0, 500), max_size=3)
JSON_VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-10, 10), WORDS, st.lists(WORDS, max_size=2), CHANNEL_MINUTES
)

MOMENTS = st.datetimes(datetime(1999, 12, 1), datetime(2027, 2, 1)).map(lambda d: d.replace(second=0, microsecond=0))

LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    str: st.one_of(WORDS, WORDS, WORDS, st.text(max_size=12)),
    int: st.one_of(st.integers(0, 100), st.integers(-1, 101)),
    bool: st.booleans(),
    bytes: st.binary(max_size=8),
    date: st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    datetime: MOMENTS,
    Share: st.integers(0, 100),
    Minutes: st.integers(0, 10_080),
    Any: JSON_VALUES,
    object: JSON_VALUES,
    PartialDate: st.sampled_from(
        [PartialDate(1980, 6, 7), PartialDate(None, 2, 29), PartialDate(1976), PartialDate(None, 6, 31)]
    ),
    NewPhoto: st.builds(NewPhoto, st.sampled_from(["image/png", "image/jpeg", "text/plain"]), st.binary(max_size=8)),
    When: st.builds(When, local=MOMENTS, offset=st.integers(-720, 840), zone=st.sampled_from([None, "Europe/Berlin"])),
}

BY_NAME = {
    "report": st.none(),
    "key": st.sampled_from(["channel_minutes", "channel_minutes", "me", "insight_rules", "other"]),
    "rule": st.sampled_from(["late-promise", "late-promise", "quiet", "", "Late Promise"]),
    "number": st.sampled_from(["grace", "days", ""]),
}
"""Arguments whose annotation says too little for a verb to do much."""


BY_FIELD: dict[str, st.SearchStrategy[Any]] = {
    "zone": st.sampled_from([None, None, "Europe/Berlin", "Asia/Tokyo", "Nowhere/Here"]),
    "seasonal_months": st.lists(st.integers(1, 13), max_size=3).map(tuple),
    "currency": st.sampled_from(["", "", "EUR", "USD", "none"]),
    "worth": st.sampled_from([None, None, 500, -1]),
    "amount": st.sampled_from([None, 60, 240]),
    "topic": st.sampled_from(["", "politics"]),
    "meaning": st.sampled_from(["", "", "later delivery"]),
    "moves": st.sampled_from([(), (), (PromiseMove(None, date(2026, 5, 1), date(2026, 4, 1), True),)]),
    "person": st.sampled_from([0, 0, 0, 1, -1]),
    "ears": st.sampled_from([None, (), (0,), (0,), (1,)]),
    "cadence_days": st.sampled_from([None, None, 1, 28, 0]),
}
"""Fields of a value of which nearly nothing random would be accepted."""

TABLE_OF_PART = {
    NewJob: "job", NewMethod: "method", NewAddress: "address", NewDate: "date", NewRelation: "relation",
}  # fmt: skip
"""The rows a kept part of a contact may stand in."""


class UnknownAnnotation(Exception):
    """A verb takes something the machine cannot make; teach it in `LEAVES` or `strategy`."""


def strategy(annotation: Any, ids: Callable[[str], list[int]]) -> st.SearchStrategy[Any]:
    """Values of an annotation; `ids(table)` gives the rows there are, so that verbs mostly meet something."""
    if annotation in TABLE_OF_ID:
        return st.sampled_from([*ids(TABLE_OF_ID[annotation]) * 12, NOBODY])
    if annotation in LEAVES:
        return LEAVES[annotation]
    return composed(annotation, ids)


def composed(annotation: Any, ids: Callable[[str], list[int]]) -> st.SearchStrategy[Any]:
    if isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        return st.sampled_from(list(annotation))
    if annotation is Subject:
        people = [Subject(SubjectKind(kind), row) for kind in ("contact", "account") for row in [*ids(kind), NOBODY]]
        return st.sampled_from([*people * 2, EVERYBODY])
    if annotation in KINDS_OF_REF:
        kinds = KINDS_OF_REF[annotation]
        return st.sampled_from([annotation(kind, row) for kind in kinds for row in [*ids(kind) * 4, NOBODY]])
    if dataclasses.is_dataclass(annotation):
        return built(typing.cast(type, annotation), ids)
    if typing.get_origin(annotation) is Kept:
        (part,) = typing.get_args(annotation)
        rows_there = st.sampled_from([None, *ids(TABLE_OF_PART[part]) * 4, NOBODY])
        return st.builds(Kept, strategy(part, ids), rows_there)
    return generic(annotation, ids)


def generic(annotation: Any, ids: Callable[[str], list[int]]) -> st.SearchStrategy[Any]:
    origin, parts = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return strategy(parts[0], ids)
    if origin in {typing.Union, types.UnionType}:
        return st.one_of(*(st.none() if part is types.NoneType else strategy(part, ids) for part in parts))
    if origin is tuple and parts[-1] is not Ellipsis:
        return st.tuples(*(strategy(part, ids) for part in parts))
    if origin in {tuple, list, collections.abc.Sequence, collections.abc.Iterable}:
        some = st.lists(strategy(parts[0], ids), min_size=1, max_size=3).map(tuple)
        return st.sampled_from([some] * 5 + [st.just(())]).flatmap(lambda chosen: chosen)
    if origin in {dict, collections.abc.Mapping}:
        return st.dictionaries(strategy(parts[0], ids), strategy(parts[1], ids), max_size=3)
    if origin in {set, frozenset}:
        return st.frozensets(strategy(parts[0], ids), max_size=3)
    raise UnknownAnnotation(f"No values known for {annotation!r}: add it to LEAVES in {Path(__file__).name}.")


def built(kind: type, ids: Callable[[str], list[int]]) -> st.SearchStrategy[Any]:
    """A value of a dataclass with any of its optional fields left out."""
    hints = typing.get_type_hints(kind, include_extras=True)
    required, optional = {}, {}
    for field in dataclasses.fields(kind):
        has_default = field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING
        known = field.name in BY_FIELD
        given = BY_FIELD[field.name] if known else strategy(hints[field.name], ids)
        (optional if has_default else required)[field.name] = given
    return st.fixed_dictionaries(required, optional=optional).map(lambda given: kind(**given))


def arguments(verb: Callable[..., Any], ids: Callable[[str], list[int]]) -> st.SearchStrategy[dict[str, Any]]:
    """Everything a verb takes beside the journal."""
    hints = typing.get_type_hints(verb, include_extras=True)
    names = list(inspect.signature(verb).parameters)[1:]
    return st.fixed_dictionaries(
        {name: BY_NAME[name] if name in BY_NAME else strategy(hints[name], ids) for name in names}
    )


@pytest.mark.parametrize("name", sorted(edits.VERBS))
def test_the_machine_can_call_every_verb(name):
    arguments(edits.VERBS[name], lambda table: [])


def test_an_annotation_nobody_taught_the_machine_fails_with_its_name():
    def verb(journal: Journal, odd: complex) -> None: ...

    with pytest.raises(UnknownAnnotation, match="complex"):
        arguments(verb, lambda table: [])


def test_every_public_write_of_edits_is_a_registered_verb():
    """A function that takes the journal and opens a write is an action of the user, so it must be undoable."""
    for name, function in inspect.getmembers(edits, inspect.isfunction):
        if function.__module__.startswith(edits.__name__) and "journal.write(" in inspect.getsource(function):
            assert name in edits.VERBS


class EveryVerb(RuleBasedStateMachine):
    """Does verbs, undoes and redoes them; the record and everything derived must agree after every step."""

    record_of: Callable[[Journal], Any]

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="journal-machine-"))
        self.journal = Journal.create(self.folder / "journal.rj")
        self.heard: list[Change] = []
        self.journal.listen(self.heard.append)
        self.done: list[Change] = []
        self.undone: list[Change] = []
        self.empty = self.record_of(self.journal)

    def teardown(self) -> None:
        self.journal.close()
        shutil.rmtree(self.folder)

    def ids(self, table: str) -> list[int]:
        return [row_id for (row_id,) in self.journal.rows(f'SELECT id FROM "{table}" ORDER BY id')]

    @initialize()
    def some_people_and_talk(self) -> None:
        """A verb that meets nothing proves nothing."""
        card = NewContact(
            "Dana", jobs=(NewJob("Northgate"),), methods=(NewMethod(MethodKind.PHONE, "+1"),), tags=("friend",)
        )
        people = (edits.add_contact(self.journal, card), edits.add_contact(self.journal, NewContact("東京 太郎")))
        when = When(datetime(2026, 3, 31, 23, 59), 60)
        edits.log_conversation(self.journal, NewConversation(people, when, text="the fee", share=70, tags=("rollout",)))
        edits.log_conversation(self.journal, NewConversation(people[:1], when, Channel.MEAL, "dinner"))
        off_duty = NewConversation(
            people, when, Channel.MEAL, marks=tuple(MarkOf(mark, 1) for mark in MARKS), manner=Manner(OffDuty.PLANNED),
            ears=(0,),
        )  # fmt: skip
        edits.log_conversation(self.journal, off_duty)
        edits.move_promise(self.journal, PromiseId(1), date(2026, 5, 1), True, date(2026, 4, 1))
        promised = [RecordRef(RecordKind.PROMISE, 1)]
        edits.snooze_insight(self.journal, "late-promise", Subject(SubjectKind.CONTACT, people[1]), promised, None)
        edits.set_channel_minutes(self.journal, {"meal": 75})
        self.done += self.heard

    def do(self, name: str, data: st.DataObject) -> None:
        verb = edits.VERBS[name]
        given = data.draw(arguments(verb, self.ids), label=name)
        before = self.record_of(self.journal)
        self.heard.clear()
        try:
            verb(self.journal, **given)
        except errors.JournalError:
            assert not self.heard, "a refused action was announced"
        if self.heard:
            (change,) = self.heard
            assert change.edits
            self.done.append(change)
            self.undone.clear()
        else:
            assert self.record_of(self.journal) == before, "something changed and was not announced"

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        change = self.done.pop()
        self.replay(change.inverse())
        self.undone.append(change)

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        change = self.undone.pop()
        self.replay(change)
        self.done.append(change)

    @precondition(lambda self: self.done)
    @rule()
    def undo_everything_and_redo_it(self) -> None:
        full = self.record_of(self.journal)
        for change in reversed(self.done):
            self.replay(change.inverse())
        assert self.record_of(self.journal) == self.empty
        self.all_agrees()
        for change in self.done:
            self.replay(change)
        assert self.record_of(self.journal) == full

    def replay(self, change: Change) -> None:
        self.heard.clear()
        self.journal.replay(change)
        (heard,) = self.heard
        assert [(e.table, e.id) for e in heard.edits] == [(e.table, e.id) for e in change.edits]

    @invariant()
    def all_agrees(self) -> None:
        assert checks.check(self.journal).problems == ()
        for table, found in self.full_rows().items():
            for row in found:
                again = dict(row)
                rows.derive(table, again)
                assert again == row, f"a derived column of {table} is stale"

    @invariant()
    def channel_minutes_follow_the_setting(self) -> None:
        kept = self.journal.rows("SELECT * FROM channel_minutes ORDER BY channel")
        with self.journal.lock:
            self.journal.connection.execute("BEGIN")
            derived.set_channel_minutes(self.journal.connection)
            fresh = self.journal.rows("SELECT * FROM channel_minutes ORDER BY channel")
            self.journal.connection.execute("ROLLBACK")
        assert kept == fresh

    @invariant()
    def what_is_gone_has_a_tombstone_and_what_is_there_has_none(self) -> None:
        buried = {uid for (uid,) in self.journal.rows("SELECT uid FROM tombstone")}
        there = {row["uid"] for found in self.full_rows().values() for row in found}
        assert not buried & there
        touched = {str((e.before or e.after or {})["uid"]) for change in self.done + self.undone for e in change.edits}
        assert touched <= buried | there

    @invariant()
    def the_history_names_every_row_by_its_uid(self) -> None:
        for kind, body in self.journal.rows("SELECT kind, body FROM revision"):
            parents = {column.removesuffix("_id") for column in tables.links(tables.BY_NAME[kind])}
            unnamed = {name for name in parents if json.loads(body)[name] == ""}
            assert not unnamed, f"a revision of a {kind} does not say which {unnamed} it belonged to"

    def full_rows(self) -> dict[str, list[dict[str, Any]]]:
        result = {}
        for table in tables.RECORDS:
            names = tables.columns(table)
            listed = ", ".join(f'"{name}"' for name in names)
            found = self.journal.rows(f'SELECT {listed} FROM "{tables.name_of(table)}"')
            result[tables.name_of(table)] = [dict(zip(names, row, strict=True)) for row in found]
        return result


def rule_for(name: str) -> Any:
    def do_it(self: EveryVerb, data: st.DataObject) -> None:
        self.do(name, data)

    return rule(data=st.data())(do_it)


@pytest.mark.timeout(900)  # when it fails, the shortest way there is looked for
def test_every_verb_with_undo_and_redo(record_of):
    rules = {f"verb_{name}": rule_for(name) for name in sorted(edits.VERBS)}
    machine = type("Machine", (EveryVerb,), {"record_of": staticmethod(record_of), **rules})
    run_state_machine_as_test(
        machine, settings=settings(max_examples=60, stateful_step_count=20, deadline=None, print_blob=True)
    )

# SPDX-License-Identifier: MIT
"""The record's speed: search, save, import, the wait for the lock; each beside bare SQLite."""

from __future__ import annotations

import gc
import random
import shutil
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as engine

from relationship_journal.storage import bulk, derived, edits, long_change, queries, search, tables
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.query_text import parse
from relationship_journal.storage.rows import columns_of
from relationship_journal.storage.writer import insert_statement
from relationship_journal.values import Channel, ContactId, NewConversation, When
from tests.benchmarks.data import contacts, conversations, words
from tests.benchmarks.report import Figure, in_turn, quantile, taken

ROUNDS = 60
STEADY = ContactId(2)
"""The contact that has as many entries in every benchmark journal."""


def bare(path: Path) -> Any:
    """A connection as anybody would make it, with the journal's own durability."""
    connection = engine.connect(str(path), isolation_level=None)
    for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON",
                   "temp_store = MEMORY", "cache_size = -64000", "secure_delete = ON"):  # fmt: skip
        connection.execute(f"PRAGMA {pragma}")
    return connection


def figures(path: Path, folder: Path) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        twin = Path(scratch) / "twin.rj"
        shutil.copyfile(path, twin)
        connection = bare(twin)
        copy = Path(scratch) / "copy.rj"
        shutil.copyfile(path, copy)
        with Journal.open(copy) as journal:
            yield from _search(journal, connection)
            yield _save(journal, connection)
        connection.close()
        yield from _import(Path(scratch))
        yield from _merge(Path(scratch))


def _search(journal: Journal, connection: Any) -> Iterator[Figure]:
    common, rare = words(20_000)[3], words(20_000)[9_000]
    person = queries.contacts(journal)[40].name.split()[0].casefold()
    for what, text in (
        ("search: a common word", common),
        ("search: a rare word", f"{rare} "),
        ("search: two letters", common[:2]),
        ("search: a person and a word", f"{person} {common}"),
    ):
        statements = _statements(journal, text)

        def ours(text: str = text) -> object:
            return search.places(journal, parse(text), 50)

        def plain(statements: list[tuple[str, Any]] = statements) -> object:
            return [connection.execute(sql, parameters).fetchall() for sql, parameters in statements]

        value, base = in_turn(ours, plain, ROUNDS)
        yield Figure(f"{what}: query", value, "ms", 1.5, base, limit_is_ratio=True)
        whole = statistics.median(taken(lambda text=text: search.entries(journal, text, 50)) for _ in range(20))
        yield Figure(f"{what}: to values", whole, "ms", 50)


def _statements(journal: Journal, text: str) -> list[tuple[str, Any]]:
    """What a search asks the engine, in order: who is meant, which tags, which entries."""
    asked: list[tuple[str, Any]] = []
    read = journal.rows
    journal.rows = lambda sql, parameters=(): (asked.append((sql, parameters)), read(sql, parameters))[1]  # type: ignore[method-assign]
    prepared = search.prepare(journal, parse(text), 50)
    assert prepared is not None
    journal.rows(prepared.sql, prepared.parameters)
    del journal.rows  # type: ignore[misc]
    return asked


def _save(journal: Journal, connection: Any) -> Figure:
    """A conversation of 60 words with one contact: ours beside its two rows, all triggers and one commit."""
    text = " ".join(random.Random(1).choices(words(20_000)[:3_000], k=60))
    moment = iter(datetime(2026, 11, 1) + timedelta(minutes=n) for n in range(100_000))
    last: list[Any] = []

    def ours() -> None:
        new = NewConversation((ContactId(40),), When(next(moment)), Channel.CALL, text, 25, 65)
        last[:] = [edits.log_conversation(journal, new)]

    ours()
    shapes = {
        table: journal.rows(f"SELECT * FROM {table} WHERE {key} = ?", last)[0]
        for table, key in (("conversation", "id"), ("participant", "conversation_id"))
    }
    numbers = iter(range(5_000_000, 6_000_000))

    def plain() -> None:
        number = next(numbers)
        connection.execute("BEGIN IMMEDIATE")
        for table, row in shapes.items():
            values = dict(zip(columns_of(table), row, strict=True))
            values |= {"id": number, "uid": f"{table}-{number}"}
            values |= {"place": number << 33} if table == "conversation" else {"conversation_id": number}
            connection.execute(insert_statement(table), list(values.values()))
        connection.execute("UPDATE book SET value = ? WHERE key = 'stamp'", (str(number),))
        connection.execute("COMMIT")

    value, base = in_turn(ours, plain, 200)
    return Figure("a saved conversation", value, "ms", 1.5, base, limit_is_ratio=True)


def _merge(scratch: Path) -> Iterator[Figure]:
    """Two contacts with 5,000 entries each become one, and two again."""
    begin, text = datetime(2021, 1, 1), " ".join(words(20_000)[:20])
    talks = [
        NewConversation((ContactId(number % 2),), When(begin + timedelta(hours=5 * number)), text=text, share=60)
        for number in range(10_000)
    ]
    with Journal.create(scratch / "merge.rj") as journal:
        bulk.load(journal, "benchmark", contacts()[:2], talks)
        heard: list[Change] = []
        journal.listen(heard.append)
        waits = watch(journal)
        spent = taken(lambda: edits.merge_contacts(journal, ContactId(1), ContactId(2)))
        yield Figure("merge of two contacts with 5,000 entries each", spent, "ms", 1_000)
        waited = waits()
        yield Figure("wait for the lock during a merge, p95", quantile(waited, 0.95) * 1000, "ms", 16)
        yield Figure("the longest of them, its commit", max(waited) * 1000, "ms", 100)
        spent = taken(lambda: long_change.replay(journal, heard[-1].inverse()))
        yield Figure("the same taken back", spent, "ms", 2_000)


def _import(scratch: Path) -> Iterator[Figure]:
    """100,000 conversations: ours beside the same finished rows written by executemany and indexed after."""
    people, talks = contacts(), conversations(100_000)
    gc.collect()
    gc.disable()  # as in the program, where garbage is collected on the window's thread when nobody waits
    path = scratch / "import.rj"
    with Journal.create(path) as journal:
        waits = watch(journal)
        spent = taken(lambda: bulk.load(journal, "benchmark", people, talks)) / 1000
        yield Figure("wait for the lock during an import, p99", quantile(waits(), 0.99) * 1000, "ms", 16)
        rows = {table: journal.rows(f'SELECT * FROM "{table}"') for table in tables.BY_NAME}
    with Journal.create(scratch / "bare.rj"):
        pass
    connection = bare(scratch / "bare.rj")

    def plain() -> None:
        connection.execute("BEGIN IMMEDIATE")
        derived.triggers_off(connection)
        for table, found in rows.items():
            connection.executemany(insert_statement(table), found)
        derived.rebuild(connection)
        connection.execute("COMMIT")

    base = taken(plain) / 1000
    connection.close()
    gc.enable()
    yield Figure(
        "importing 100,000 conversations",
        100_000 / spent,
        "rows/s",
        0.8,
        100_000 / base,
        limit_is_ratio=True,
        at_least=True,
    )


def watch(journal: Journal) -> Any:
    """A thread that asks for the lock as the window would; the call to its result ends it."""
    waits: list[float] = []
    ended = threading.Event()

    def ask() -> None:
        journal.lock.prefer_this_thread()
        while not ended.wait(0.004):
            start = time.perf_counter()
            with journal.lock:
                waits.append(time.perf_counter() - start)

    thread = threading.Thread(target=ask)
    thread.start()

    def result() -> list[float]:
        ended.set()
        thread.join()
        return waits

    return result


def growth(small: Path, large: Path, times: int) -> Figure:
    """Opening a contact with as many entries in a small and a large journal: places, months and the first page."""
    with Journal.open(small) as one, Journal.open(large) as other:
        value, base = in_turn(partial(_open, other, STEADY), partial(_open, one, STEADY), ROUNDS)
    return Figure(f"opening a contact, {times} x the journal", value, "ms", 1.5, base, limit_is_ratio=True)


def _open(journal: Journal, person: ContactId) -> None:
    places = queries.places(journal, person)
    queries.months(journal, person)
    queries.entries_at(journal, places)

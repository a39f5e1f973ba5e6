# SPDX-License-Identifier: MIT
"""The speed of the insights: of everybody and of one contact, the busiest too; facts and rules apart."""

from __future__ import annotations

import gc
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from relationship_journal.insights.rules import notice
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.noticing import facts
from relationship_journal.values import ContactId
from tests.benchmarks.marks import LAST
from tests.benchmarks.record import watch
from tests.benchmarks.report import Figure, quantile

ROUNDS = 15
_BUSIEST = "SELECT contact_id FROM contact_total ORDER BY entries DESC LIMIT 1"
_TYPICAL = "SELECT contact_id FROM contact_total ORDER BY entries DESC LIMIT 1 OFFSET 500"


def figures(path: Path, folder: Path) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        copy = Path(scratch) / "insights.rj"
        shutil.copyfile(path, copy)
        with Journal.open(copy) as journal:
            yield from _of(journal, "all insights, 1,000 contacts", None, 250)
            for what, question in (("one contact", _TYPICAL), ("the busiest contact", _BUSIEST)):
                ((contact,),) = journal.rows(question)
                yield from _of(journal, f"insights of {what}", ContactId(contact), 15)
            waits = watch(journal)
            for _ in range(ROUNDS):
                facts(journal, LAST)
            yield Figure("wait for the lock while all facts are read, p99", quantile(waits(), 0.99) * 1000, "ms", 16)


def _of(journal: Journal, what: str, contact: ContactId | None, limit: float) -> Iterator[Figure]:
    """The whole, and the two it consists of; garbage is left alone, as in the program while nobody waits."""
    found = facts(journal, LAST, contact)
    read, told = (_median(work) for work in (partial(facts, journal, LAST, contact), partial(notice, found)))
    yield Figure(what, read + told, "ms", limit)
    yield Figure(f"{what}: their facts", read, "ms", limit)
    yield Figure(f"{what}: their rules", told, "ms", limit)


def _median(work: Callable[[], object]) -> float:
    spent = []
    for _ in range(ROUNDS):
        gc.collect()
        gc.disable()
        start = time.perf_counter()
        made = work()
        spent.append((time.perf_counter() - start) * 1000)
        del made
        gc.enable()
    return statistics.median(spent)

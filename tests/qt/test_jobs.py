# SPDX-License-Identifier: MIT
"""Work off the window's thread comes home: every result, once, on the right thread, or not at all."""

from __future__ import annotations

import gc
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from relationship_journal.qt.jobs import Jobs, Lane, Report


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shutdown()


@pytest.fixture
def owner() -> QObject:
    return QObject()


def test_a_result_arrives_on_the_window_s_thread(qtbot: QtBot, jobs: Jobs, owner: QObject) -> None:
    found: list[tuple[int, bool, bool]] = []
    window = threading.get_ident()

    def work(_: Report) -> bool:
        return threading.get_ident() != window

    jobs.start(work, owner=owner, done=lambda elsewhere: found.append((42, elsewhere, threading.get_ident() == window)))
    qtbot.waitUntil(lambda: bool(found))
    assert found == [(42, True, True)]


def test_no_result_of_3000_jobs_is_lost(qtbot: QtBot, jobs: Jobs, owner: QObject) -> None:
    results: list[int] = []
    for number in range(3000):
        jobs.start(lambda _, n=number: n, owner=owner, done=results.append)
        if number % 100 == 0:
            gc.collect()
    qtbot.waitUntil(lambda: len(results) == 3000, timeout=30_000)
    assert sorted(results) == list(range(3000))


def test_a_failure_is_handed_over(qtbot: QtBot, jobs: Jobs, owner: QObject) -> None:
    failures: list[Exception] = []

    def work(_: Report) -> None:
        raise ValueError("no such card")

    jobs.start(work, owner=owner, done=pytest.fail, failed=failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert str(failures[0]) == "no such card"


def test_a_failure_nobody_waits_for_reaches_the_excepthook(
    qtbot: QtBot, jobs: Jobs, owner: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: seen.append(kind))
    jobs.start(lambda _: 1 / 0, owner=owner)
    qtbot.waitUntil(lambda: seen == [ZeroDivisionError])


def test_nothing_is_called_for_an_owner_that_is_gone(qtbot: QtBot, jobs: Jobs, owner: QObject) -> None:
    go, calls = threading.Event(), []

    def work(report: Report) -> None:
        go.wait(5)
        report(1, 2)

    jobs.start(work, owner=owner, done=calls.append, progress=lambda *_: calls.append("progress"))
    shiboken6.delete(owner)
    go.set()
    after(qtbot, jobs)
    assert calls == []


def test_a_canceled_job_stops_at_its_next_report_and_says_nothing(qtbot: QtBot, jobs: Jobs, owner: QObject) -> None:
    begun, go, steps, calls = threading.Event(), threading.Event(), [], []

    def work(report: Report) -> None:
        for step in range(10):
            report(step, 10)
            steps.append(step)
            begun.set()
            go.wait(5)

    ticket = jobs.start(work, owner=owner, done=calls.append, failed=calls.append)
    assert begun.wait(5)
    ticket.cancel()
    go.set()
    after(qtbot, jobs)
    assert (steps, calls, ticket.cancelled) == ([0], [], True)


def test_progress_does_not_pile_up_and_its_last_word_arrives(qtbot: QtBot, jobs: Jobs, owner: QObject) -> None:
    told: list[tuple[int, int]] = []
    finished: list[None] = []

    def work(report: Report) -> None:
        for step in range(20_000):
            report(step + 1, 20_000)

    jobs.start(work, owner=owner, done=finished.append, progress=lambda *at: told.append(at))
    time.sleep(0.2)
    qtbot.waitUntil(lambda: bool(finished))
    assert told[-1] == (20_000, 20_000)
    assert len(told) < 2_000
    assert told == sorted(told)


def test_writing_jobs_run_one_after_the_other(qtbot: QtBot, jobs: Jobs, owner: QObject) -> None:
    running, most, ended = [], [], []

    def work(_: Report) -> None:
        running.append(1)
        most.append(len(running))
        time.sleep(0.005)
        running.pop()

    for _ in range(8):
        jobs.start(work, owner=owner, done=ended.append, lane=Lane.WRITING)
    qtbot.waitUntil(lambda: len(ended) == 8)
    assert max(most) == 1


def test_shutdown_waits_and_afterwards_nothing_starts(qtbot: QtBot, owner: QObject) -> None:
    jobs = Jobs()
    ended: list[str] = []

    def work(_: Report) -> None:
        time.sleep(0.1)
        ended.append("work")

    jobs.start(work, owner=owner, done=lambda _: ended.append("done"))
    time.sleep(0.02)
    jobs.shutdown()
    assert ended == ["work"]
    qtbot.wait(20)
    assert ended == ["work"]
    with pytest.raises(RuntimeError):
        jobs.start(work, owner=owner)


def after(qtbot: QtBot, jobs: Jobs) -> None:
    """Let what was started before run to its end, and its message arrive."""
    last = QObject()
    arrived: list[Any] = []
    for lane in Lane:
        jobs.start(lambda _: None, owner=last, done=arrived.append, lane=lane)
    qtbot.waitUntil(lambda: len(arrived) == len(Lane) and not jobs._running)


class Asker(QObject):
    """Somebody who asks for work and is gone once the answer came."""

    def hear(self, _: object) -> None:
        pass


class Lingering:
    """A signal whose worker stays a little after it has sent something, as a busy machine makes it do."""

    def __init__(self, signal: Any) -> None:
        self._signal = signal

    def emit(self, message: object) -> None:
        self._signal.emit(message)
        time.sleep(0.02)


@pytest.mark.parametrize("fails", [False, True])
def test_who_asked_is_never_destroyed_on_a_workers_thread(qtbot: QtBot, jobs: Jobs, fails: bool) -> None:
    ended: list[int] = []
    jobs._home = Lingering(jobs._home)

    def work(_: Report) -> None:
        if fails:
            raise ValueError

    for _ in range(20):
        asker = Asker()
        asker.destroyed.connect(lambda: ended.append(threading.get_ident()), Qt.ConnectionType.DirectConnection)
        jobs.start(work, owner=asker, done=asker.hear, failed=asker.hear)
        del asker
    qtbot.waitUntil(lambda: len(ended) == 20, timeout=20_000)
    assert set(ended) == {threading.get_ident()}


def test_a_stopped_job_says_so_to_whoever_wants_to_know(qtbot: QtBot, jobs: Jobs, owner: QObject) -> None:
    begun = threading.Event()
    heard: list[str] = []

    def work(report: Report) -> str:
        begun.set()
        while True:
            report(0, 1)
            time.sleep(0.001)

    ticket = jobs.start(work, owner=owner, done=heard.append, stopped=lambda: heard.append("stopped"))
    assert begun.wait(5)
    ticket.cancel()
    qtbot.waitUntil(lambda: heard == ["stopped"])


def test_too_late_to_stop_is_told_as_done(qtbot: QtBot, jobs: Jobs, owner: QObject) -> None:
    begun, go_on = threading.Event(), threading.Event()
    heard: list[str] = []

    def work(_: Report) -> str:
        begun.set()
        go_on.wait(5)
        return "done"

    ticket = jobs.start(work, owner=owner, done=heard.append, stopped=lambda: heard.append("stopped"))
    assert begun.wait(5)
    ticket.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: heard == ["done"])


def test_jobs_with_words_are_told_of_from_beginning_to_end(qtbot: QtBot, jobs: Jobs, owner: QObject) -> None:
    heard: list[tuple[object, ...]] = []
    jobs.began.connect(lambda ticket: heard.append(("began", ticket.about)))
    jobs.went.connect(lambda ticket, step, total: heard.append((ticket.about, step, total)))
    jobs.ended.connect(lambda ticket: heard.append(("ended", ticket.about)))

    def work(report: Report) -> None:
        report(3, 4)

    jobs.start(work, owner=owner)
    jobs.start(work, owner=owner, about="Importing")
    qtbot.waitUntil(lambda: ("ended", "Importing") in heard)
    assert heard == [("began", "Importing"), ("Importing", 3, 4), ("ended", "Importing")]

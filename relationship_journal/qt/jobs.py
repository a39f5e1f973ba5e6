# SPDX-License-Identifier: MIT
"""Work off the window's thread: plain functions in, results home through one signal."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from itertools import count
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

from relationship_journal.frozen import dataclass

T = TypeVar("T")
Report = Callable[[int, int], None]
"""Given to the work: `report(step, total)`; raises Cancelled once the job is to stop."""

READING_THREADS = 3


class Cancelled(Exception):
    """Raised inside the work at its next report after it was cancelled."""


class Lane(Enum):
    """Reading jobs run beside each other, writing jobs one after the other."""

    READING = auto()
    WRITING = auto()


class Ticket:
    """A handle on a started job; `about` is what it does in words, for whoever shows its progress."""

    def __init__(self, about: str = "") -> None:
        self.about = about
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Stop the work at its next report; neither its result nor its progress is told any more."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()


class _Mail:
    """Progress on its way: the latest waits here, so it cannot pile up."""

    def __init__(self) -> None:
        self._latest: tuple[int, int] | None = None
        self._lock = threading.Lock()

    def put(self, step: int, total: int) -> bool:
        """Keep the latest progress; answers whether it must be told, or an earlier word is still on its way."""
        with self._lock:
            first = self._latest is None
            self._latest = (step, total)
            return first

    def take(self) -> tuple[int, int] | None:
        with self._lock:
            latest, self._latest = self._latest, None
            return latest


@dataclass(frozen=True, slots=True)
class _Task:
    """What a worker holds of a job."""

    work: Callable[[Report], object]
    ticket: Ticket
    mail: _Mail


@dataclass(frozen=True, slots=True)
class _Job:
    """What the window's thread alone holds of a job: who is to be told, beside the task."""

    task: _Task
    owner: QObject
    done: Callable[..., object] | None
    failed: Callable[[Exception], object] | None
    progress: Callable[[int, int], object] | None
    stopped: Callable[[], object] | None


class Jobs(QObject):
    """Owns the threads and the one signal. Lives on the window's thread; call `shutdown` before it goes.

    A worker holds its task and not its job: would it hold the callbacks, it could be the last to let go of a dialog,
    which would then be destroyed on the wrong thread.

    `began(Ticket)`, `went(Ticket, int, int)` and `ended(Ticket)` tell of the jobs that have words to show.
    """

    began = Signal(object)
    went = Signal(object, int, int)
    ended = Signal(object)
    _home = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {Lane.READING: QThreadPool(self), Lane.WRITING: QThreadPool(self)}
        self._lanes[Lane.READING].setMaxThreadCount(READING_THREADS)
        self._lanes[Lane.WRITING].setMaxThreadCount(1)
        self._running: dict[int, _Job] = {}
        self._numbers = count()
        self._open = True
        self._home.connect(self._receive, Qt.ConnectionType.QueuedConnection)

    @property
    def is_open(self) -> bool:
        """Whether a job can still start; a window that is going may paint once more."""
        return self._open

    def start(
        self,
        work: Callable[[Report], T],
        *,
        owner: QObject,
        done: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        progress: Callable[[int, int], object] | None = None,
        stopped: Callable[[], object] | None = None,
        about: str = "",
        lane: Lane = Lane.READING,
    ) -> Ticket:
        """Run `work(report)` on a thread; `done(result)` or `failed(error)` follow on the window's thread.

        Nothing is called once `owner` is deleted or the job cancelled, but an error without `failed` always
        reaches sys.excepthook. With `stopped`, cancelling only asks: that is called if the work did stop, and `done` or
        `failed` if it was too late for that. Raises RuntimeError after `shutdown`.
        """
        if not self._open:
            raise RuntimeError("no job can start after shutdown")
        number = next(self._numbers)
        task = _Task(work, Ticket(about), _Mail())
        self._running[number] = _Job(task, owner, done, failed, progress, stopped)
        self._lanes[lane].start(partial(self._run, number, task))
        if about:
            self.began.emit(task.ticket)
        return task.ticket

    def shutdown(self) -> None:
        """Tell every job to stop at its next report and wait for all of them; what they found is dropped."""
        self._open = False
        for job in tuple(self._running.values()):
            job.task.ticket.cancel()
        for pool in self._lanes.values():
            pool.waitForDone()
        self._running.clear()

    # On a worker's thread

    def _run(self, number: int, task: _Task) -> None:
        try:
            self._home.emit(partial(self._finish, number, self._worked(number, task)))
        except Cancelled:
            self._home.emit(partial(self._stop, number))
        except Exception as error:
            self._home.emit(partial(self._fail, number, error))

    def _worked(self, number: int, task: _Task) -> object:
        def report(step: int, total: int) -> None:
            if task.ticket.cancelled:
                raise Cancelled
            if task.mail.put(step, total):
                self._home.emit(partial(self._advance, number))

        if task.ticket.cancelled:
            raise Cancelled
        return task.work(report)

    # On the window's thread

    @Slot(object)
    def _receive(self, message: Callable[[], None]) -> None:
        if self._open:
            message()

    def _forget(self, number: int) -> _Job:
        job = self._running.pop(number)
        if job.task.ticket.about:
            self.ended.emit(job.task.ticket)
        return job

    def _stop(self, number: int) -> None:
        job = self._forget(number)
        if job.stopped is not None and shiboken6.isValid(job.owner):
            job.stopped()

    def _advance(self, number: int) -> None:
        job = self._running.get(number)
        if job is None or not _wanted(job) or not (latest := job.task.mail.take()):
            return
        if job.progress is not None:
            job.progress(*latest)
        if job.task.ticket.about:
            self.went.emit(job.task.ticket, *latest)

    def _finish(self, number: int, result: object) -> None:
        job = self._forget(number)
        if job.done is not None and _wanted(job):
            job.done(result)

    def _fail(self, number: int, error: Exception) -> None:
        job = self._forget(number)
        if job.failed is None:
            sys.excepthook(type(error), error, error.__traceback__)
        elif _wanted(job):
            job.failed(error)


def _wanted(job: _Job) -> bool:
    asked_only = job.stopped is not None
    return (asked_only or not job.task.ticket.cancelled) and shiboken6.isValid(job.owner)

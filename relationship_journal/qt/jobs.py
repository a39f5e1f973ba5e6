# SPDX-License-Identifier: MIT
"""Work off the window's thread: plain functions in, results home through one signal."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import partial
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

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
    """A handle on a started job."""

    def __init__(self) -> None:
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Stop the work at its next report; neither its result nor its progress is told any more."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()


@dataclass(eq=False, slots=True)
class _Job:
    """What the window's thread keeps of a running job; the latest progress waits here, so it cannot pile up."""

    ticket: Ticket
    owner: QObject
    done: Callable[..., object] | None
    failed: Callable[[Exception], object] | None
    progress: Callable[[int, int], object] | None
    _latest: tuple[int, int] | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def put_progress(self, step: int, total: int) -> bool:
        """Keep the latest progress; answers whether it must be told, or an earlier word is still on its way."""
        with self._lock:
            first = self._latest is None
            self._latest = (step, total)
            return first

    def take_progress(self) -> tuple[int, int] | None:
        with self._lock:
            latest, self._latest = self._latest, None
            return latest


class Jobs(QObject):
    """Owns the threads and the one signal. Lives on the window's thread; call `shutdown` before it goes."""

    _home = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {Lane.READING: QThreadPool(self), Lane.WRITING: QThreadPool(self)}
        self._lanes[Lane.READING].setMaxThreadCount(READING_THREADS)
        self._lanes[Lane.WRITING].setMaxThreadCount(1)
        self._running: set[_Job] = set()
        self._open = True
        self._home.connect(self._receive, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        work: Callable[[Report], T],
        *,
        owner: QObject,
        done: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        progress: Callable[[int, int], object] | None = None,
        lane: Lane = Lane.READING,
    ) -> Ticket:
        """Run `work(report)` on a thread; `done(result)` or `failed(error)` follow on the window's thread.

        Nothing is called once `owner` is deleted or the job cancelled, but an error without `failed` always
        reaches sys.excepthook. Raises RuntimeError after `shutdown`.
        """
        if not self._open:
            raise RuntimeError("no job can start after shutdown")
        job = _Job(Ticket(), owner, done, failed, progress)
        self._running.add(job)
        self._lanes[lane].start(partial(self._run, job, work))
        return job.ticket

    def shutdown(self) -> None:
        """Tell every job to stop at its next report and wait for all of them; what they found is dropped."""
        self._open = False
        for job in tuple(self._running):
            job.ticket.cancel()
        for pool in self._lanes.values():
            pool.waitForDone()
        self._running.clear()

    # On a worker's thread

    def _run(self, job: _Job, work: Callable[[Report], object]) -> None:
        try:
            self._home.emit(partial(self._finish, job, self._worked(job, work)))
        except Cancelled:
            self._home.emit(partial(self._forget, job))
        except Exception as error:
            self._home.emit(partial(self._fail, job, error))

    def _worked(self, job: _Job, work: Callable[[Report], object]) -> object:
        def report(step: int, total: int) -> None:
            if job.ticket.cancelled:
                raise Cancelled
            if job.progress is not None and job.put_progress(step, total):
                self._home.emit(partial(self._advance, job))

        if job.ticket.cancelled:
            raise Cancelled
        return work(report)

    # On the window's thread

    @Slot(object)
    def _receive(self, message: Callable[[], None]) -> None:
        if self._open:
            message()

    def _forget(self, job: _Job) -> None:
        self._running.discard(job)

    def _advance(self, job: _Job) -> None:
        latest = job.take_progress()
        if latest is not None and job.progress is not None and _wanted(job):
            job.progress(*latest)

    def _finish(self, job: _Job, result: object) -> None:
        self._forget(job)
        if job.done is not None and _wanted(job):
            job.done(result)

    def _fail(self, job: _Job, error: Exception) -> None:
        self._forget(job)
        if job.failed is None:
            sys.excepthook(type(error), error, error.__traceback__)
        elif _wanted(job):
            job.failed(error)


def _wanted(job: _Job) -> bool:
    return not job.ticket.cancelled and shiboken6.isValid(job.owner)

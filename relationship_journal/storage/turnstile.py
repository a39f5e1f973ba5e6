# SPDX-License-Identifier: MIT
"""The one lock of a journal, where the window's thread goes first."""

from __future__ import annotations

import threading


class Turnstile:
    """A re-entrant lock with one preferred thread: a worker waits as long as that thread is waiting."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._first = threading.get_ident()
        self._owner: int | None = None
        self._depth = 0
        self._first_waits = False

    def prefer_this_thread(self) -> None:
        """From now on the calling thread goes first (the thread that made the lock does until then)."""
        with self._condition:
            self._first = threading.get_ident()

    def __enter__(self) -> None:
        me = threading.get_ident()
        if self._owner == me:  # nobody else can make it so, or not so
            self._depth += 1
            return
        with self._condition:
            first = me == self._first
            self._first_waits = self._first_waits or first
            try:
                while self._owner is not None or (self._first_waits and not first):
                    self._condition.wait()
            finally:
                if first:
                    self._first_waits = False
            self._owner, self._depth = me, 1

    def __exit__(self, *_: object) -> None:
        self._depth -= 1
        if self._depth == 0:
            with self._condition:
                self._owner = None
                self._condition.notify_all()

# SPDX-License-Identifier: MIT
"""Where somebody was: places to go back to, and those to go forward to again."""

from __future__ import annotations

from collections.abc import Container

from relationship_journal.qt.places import Place
from relationship_journal.values import ContactId

MOST = 100


class Trail:
    """Two stacks of places; whoever goes on from the middle loses what lay ahead, as in a browser."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    @property
    def has_behind(self) -> bool:
        return bool(self._behind)

    @property
    def has_ahead(self) -> bool:
        return bool(self._ahead)

    def leave(self, here: Place) -> None:
        """Go on to somewhere new."""
        self._behind = [*self._behind, here][-MOST:]
        self._ahead.clear()

    def back(self, here: Place) -> Place | None:
        """The place before `here`, which now lies ahead; None where there is none."""
        return self._turn(self._behind, self._ahead, here)

    def forward(self, here: Place) -> Place | None:
        """The place somebody came back from, `here` then lying behind; None where there is none."""
        return self._turn(self._ahead, self._behind, here)

    def put_ahead(self, here: Place) -> None:
        """Step out of something that stands before a place, and can be stepped into again."""
        self._ahead.append(here)

    @property
    def contacts(self) -> frozenset[ContactId]:
        """Whose pages are on it."""
        return frozenset(place.contact for place in (*self._behind, *self._ahead) if place.contact is not None)

    def forget(self, gone: Container[ContactId]) -> None:
        """Nobody goes back to these contacts."""
        self._behind = [place for place in self._behind if place.contact not in gone]
        self._ahead = [place for place in self._ahead if place.contact not in gone]

    @staticmethod
    def _turn(source: list[Place], target: list[Place], here: Place) -> Place | None:
        if not source:
            return None
        target.append(here)
        return source.pop()

# SPDX-License-Identifier: MIT
"""What is in the trash, and what a row was before: as the trash and the history show them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NewType

from relationship_journal.frozen import dataclass
from relationship_journal.values.marks import MarkKind

RevisionId = NewType("RevisionId", int)

KEPT_DAYS = 90
"""So many days something stays in the trash."""

TRASH_TABLES = ("contact", "account", "conversation", "tag", *(kind.value for kind in MarkKind))
"""The kinds of records that can be deleted by themselves."""


@dataclass(frozen=True, slots=True)
class TrashRef:
    """Something that can be in the trash: its table (of TRASH_TABLES) and row."""

    table: str
    id: int


@dataclass(frozen=True, slots=True)
class Trashed:
    """Something in the trash: whom it is about (empty where `words` says it), what it says, when it was deleted (UTC).

    `day` is that of an entry or a mark, as ISO text; `talks` counts what goes out of sight with a contact.
    """

    ref: TrashRef
    uid: str
    trashed_at: datetime
    words: str
    people: str = ""
    day: str = ""
    detail: str = ""
    talks: int = 0

    @property
    def id(self) -> TrashRef:
        return self.ref


@dataclass(frozen=True, slots=True)
class Event:
    """One row that was added (`before` None), changed or removed (`after` None) at a moment (UTC); bodies by uid.

    `revision` is where `before` is kept; `follows` the next revision of the record itself, which says how it was then
    (None: as it is now). `of` is the uid of another that has become part of it since, where this is of that one.
    """

    at: datetime
    kind: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    revision: RevisionId | None = None
    follows: RevisionId | None = None
    of: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """All that became of a record and what belongs to it, oldest first; `names` calls what bodies name by uid."""

    kind: str
    title: str
    events: tuple[Event, ...]
    names: Mapping[str, str]

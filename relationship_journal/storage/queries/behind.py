# SPDX-License-Identifier: MIT
"""What lies behind an insight: the conversations it rests on, and the marks that came from none; a query a kind."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from relationship_journal.frozen import dataclass
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.marks import read_marks
from relationship_journal.values import ContactId, ConversationId, Mark, MarkKind
from relationship_journal.values.insights import RecordKind, RecordRef

_MARKS = {RecordKind(kind.value): kind for kind in MarkKind}
_LISTED = "IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Behind:
    """The conversations, and the marks that came from none of them; `theirs` is whether one contact took part in all.

    What is in the trash is out of sight.
    """

    conversations: frozenset[ConversationId] = frozenset()
    loose: tuple[Mark[Any], ...] = ()
    theirs: bool = True


def behind(journal: Journal, evidence: Iterable[RecordRef], contact: ContactId | None) -> Behind:
    """What records stand for on a timeline: a conversation for itself, a mark for the one it came from."""
    ids: dict[RecordKind, list[int]] = defaultdict(list)
    for kind, row_id in evidence:
        ids[kind].append(row_id)
    with journal.lock:
        marks = [
            one for kind in ids.keys() & _MARKS.keys()
            for one in read_marks(journal, _MARKS[kind], f"m.id {_LISTED}", [json.dumps(ids[kind])])
        ]  # fmt: skip
        wanted = {*ids[RecordKind.CONVERSATION], *(one.conversation for one in marks if one.conversation is not None)}
        rows = journal.rows(
            f"""SELECT c.id, EXISTS (SELECT 1 FROM participant p WHERE p.conversation_id = c.id AND p.contact_id IS ?)
                FROM conversation c WHERE c.id {_LISTED} AND c.trashed_at IS NULL""",
            [contact, json.dumps(sorted(wanted))],
        )
    loose = sorted((one for one in marks if one.conversation is None), key=_newest_first)
    return Behind(frozenset(ConversationId(row[0]) for row in rows), tuple(loose), all(row[1] for row in rows))


def _newest_first(one: Mark[Any]) -> tuple[int, int]:
    return -one.on.toordinal(), -one.id

# SPDX-License-Identifier: MIT
"""What a journal holds of one person: the rows that are theirs alone, and what they are called in the others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from relationship_journal.masking import Mask
from relationship_journal.storage import errors, tables
from relationship_journal.values import ContactId, MarkKind

SOMEBODY = "somebody"
"""What stands where the name stood."""

LISTED = "IN (SELECT value FROM json_each(?))"
"""An id among those of a JSON list."""

MARKS = tuple(kind.value for kind in MarkKind)
"""The tables of marks."""

_UID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_LINKS = [
    (tables.name_of(table), column, tables.name_of(parent))
    for table in tables.RECORDS
    for column, parent in tables.links(table).items()
]


class Traces:
    """The rows that go with a person by table (`ids`), their uids, and conversations that stay without them (`shared`).

    `own` are the uids of the contact and of whoever became part of them. `anywhere` finds what only means them;
    `inside` also what means them in a conversation they took part in. Raises Conflict where there is no such contact.
    """

    def __init__(self, connection: Any, contact: ContactId) -> None:
        self._connection = connection
        found = self._rows("SELECT name, given, family, nickname, uid FROM contact WHERE id = ?", contact)
        if not found:
            raise errors.Conflict("This person is not there any more. Nothing was changed.")
        self.name, given, family, nickname, self.uid = found[0]
        self.contact = contact
        self.ids: dict[str, set[int]] = {"contact": {contact}}
        merged = self._rows("SELECT gone, name FROM merger WHERE contact_id = ?", contact)
        self.own = {self.uid, *(gone for gone, _ in merged)}
        self.shared = self._conversations()
        self._follow_links()
        self._add_left_over()
        self.uids = self.own | {uid for table in self.ids for (uid,) in self._rows(uids_of(table), self.of(table))}
        once = [*self._earlier_names(), *(name for _, name in merged)]
        self.anywhere = _names(self.name, f"{given} {family}", *self._methods(), *once)
        self.inside = self._names_inside(given, family, nickname, *once)

    def of(self, table: str) -> str:
        """The ids of a table that go, as a JSON list."""
        return json.dumps(sorted(self.ids.get(table, ())))

    def _rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        return list(self._connection.execute(sql, parameters).fetchall())

    def _conversations(self) -> set[int]:
        """Sets those with nobody else to go; answers the others."""
        found = self._rows(
            """SELECT conversation_id, count(*) FROM participant WHERE conversation_id IN
               (SELECT conversation_id FROM participant WHERE contact_id = ?) GROUP BY conversation_id""",
            self.contact,
        )
        self.ids["conversation"] = {row_id for row_id, people in found if people == 1}
        return {row_id for row_id, people in found if people > 1}

    def _follow_links(self) -> None:
        """Whatever rests on a row that goes, goes: tables stand parents first, so one pass reaches everything."""
        for table, column, parent in _LINKS:
            if parent in {"contact", "conversation", "promise"} and self.ids.get(parent):
                found = self._rows(f'SELECT id FROM "{table}" WHERE "{column}" {LISTED}', self.of(parent))
                self.ids.setdefault(table, set()).update(row_id for (row_id,) in found)

    def _add_left_over(self) -> None:
        """Accounts, tags and batches that were only there for the person; relations that only name them."""
        once = self._once_linked()
        self._add_unused("account", ("job.account_id",), once)
        self._add_unused("tag", ("contact_tag.tag_id", "conversation_tag.tag_id"), once)
        self._add_unused("batch", tuple(f"{table}.{column}" for table, column, parent in _LINKS if parent == "batch"))
        for table, column, parent in _LINKS:  # what became part of an account that goes, answers about it
            if table in {"merger", "answer"} and parent == "account":
                found = self._rows(f'SELECT id FROM "{table}" WHERE "{column}" {LISTED}', self.of(parent))
                self.ids.setdefault(table, set()).update(row_id for (row_id,) in found)
        named = self._rows("SELECT id, name FROM relation WHERE other_id IS NULL")
        same = {row_id for row_id, name in named if name.casefold() == self.name.casefold()}
        self.ids.setdefault("relation", set()).update(same)

    def _once_linked(self) -> frozenset[str]:
        """The uids their links pointed at which were taken off again, as the history has it."""
        own = self.own | {uid for (uid,) in self._rows(uids_of("conversation"), self.of("conversation"))}
        bodies = self._rows("SELECT body FROM revision WHERE kind IN ('job', 'contact_tag', 'conversation_tag')")
        found = [uids_in(body) for (body,) in bodies]
        return frozenset(uid for uids in found if uids & own for uid in uids)

    def _earlier_names(self) -> list[str]:
        """What they were called before."""
        bodies = self._rows(f"SELECT body FROM revision WHERE uid {LISTED}", json.dumps(sorted(self.own)))
        return [json.loads(body)["name"] for (body,) in bodies]

    def _add_unused(self, parent: str, users: Iterable[str], once: Iterable[str] = ()) -> None:
        """Rows of `parent` that rows which go rest on (or did `once`, by uid), and no other does."""
        pairs = [user.split(".") for user in users]
        before = self._rows(f'SELECT id FROM "{parent}" WHERE uid {LISTED}', json.dumps(sorted(once)))
        mine = {row_id for (row_id,) in before} | {
            row_id
            for table, column in pairs
            for (row_id,) in self._rows(
                f'SELECT DISTINCT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL AND id {LISTED}',
                self.of(table),
            )
        }
        still = {
            row_id
            for table, column in pairs
            for (row_id,) in self._rows(
                f'SELECT DISTINCT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL AND id NOT {LISTED}',
                self.of(table),
            )
        }
        self.ids[parent] = self.ids.get(parent, set()) | (mine - still)

    def _methods(self) -> list[str]:
        return [value for (value,) in self._rows("SELECT value FROM method WHERE contact_id = ?", self.contact)]

    def _names_inside(self, given: str, family: str, nickname: str, *once: str) -> Mask:
        """In a conversation they took part in a first name means them, unless it may mean somebody else there."""
        others = {
            word.casefold()
            for (name,) in self._rows(
                f"""SELECT k.name FROM contact k WHERE k.id <> ? AND k.id IN
                    (SELECT contact_id FROM participant WHERE conversation_id {LISTED})""",
                self.contact,
                json.dumps(sorted(self.shared)),
            )
            for word in name.split()
        }
        own = {*self.name.split(), given, family, nickname}
        short = [word for word in own if word and word.casefold() not in others]
        return _names(self.name, f"{given} {family}", *self._methods(), *once, *short)


def _names(*names: str) -> Mask:
    return Mask({name: SOMEBODY for name in names if name.strip()})


def uids_in(text: str) -> frozenset[str]:
    """The uids that stand in the body of a version."""
    return frozenset(_UID.findall(text))


def uids_of(table: str) -> str:
    """A query for the uids of rows of a table whose ids are given as a JSON list."""
    return f'SELECT uid FROM "{table}" WHERE id {LISTED}'

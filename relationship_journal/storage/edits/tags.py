# SPDX-License-Identifier: MIT
"""Verbs on tags: renamed, merged, removed.

A tag that goes moves to the trash with its name set free; what it is put on is left alone, so that removing one from
100,000 entries is one row, and so is taking it back. Whatever reads tags leaves out those in the trash.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from relationship_journal.storage import errors
from relationship_journal.storage.changes import Change
from relationship_journal.storage.columns import now_utc
from relationship_journal.storage.composites import clean_tags
from relationship_journal.storage.edits.register import verb
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.validation import MAX_TAG
from relationship_journal.storage.writer import Writer
from relationship_journal.values import TagId, TagKind

SLICE = 12
"""Links moved per hold of the lock: each one writes its entry into the search index anew."""
FEW_LINKS = 40
"""Up to so many links move at once; more do in slices, so that the window waits for none of them."""

_BUSY = "Tags are being merged. Wait until that is done, or cancel it."
_GONE = "This tag is not there any more. Nothing was changed."


@verb
def rename_tag(journal: Journal, tag: TagId, name: str) -> None:
    """Call a tag something else; raises BadValue where another of its kind has that name (`merge_tags` joins them)."""
    wanted = _checked(name)
    with journal.write("rename tag") as writer:
        row = _row(writer, tag)
        if _named(writer, str(row["kind"]), wanted) - {tag}:
            raise errors.BadValue("name", f"There is a tag “{wanted}” already. Merge the two, or choose another name.")
        writer.update("tag", tag, name=wanted)


@verb
def merge_tags(journal: Journal, tags: Sequence[TagId], name: str) -> None:
    """Make one tag of several of a kind, and of the one that has the name already; nothing carries it twice."""
    wanted = _checked(name)
    with journal.write("merge tags") as writer:
        kind, kept, going = _sorted_out(writer, tags, wanted)
        for link in _links(writer, kind, going):
            _move(writer, kind, kept, link)
        _join(writer, kept, going, wanted)


def merge_many(journal: Journal, tags: Sequence[TagId], name: str, report: Callable[[int, int], None]) -> None:
    """The same in slices, for tags of many; a report that raises stops it, and then nothing was changed."""
    wanted = _checked(name)
    with journal.bulk(_BUSY) as connection:
        with journal.lock:
            writer = Writer(connection, journal, journal.next_stamp())
            kind, kept, going = _sorted_out(writer, tags, wanted)
            links = list(_links(writer, kind, going))
        for first in range(0, len(links), SLICE):
            report(first, len(links))
            with journal.lock:
                for link in links[first : first + SLICE]:
                    _move(writer, kind, kept, link)
        with journal.lock:
            _join(writer, kept, going, wanted)
            change = Change("merge tags", writer.finish("merge tags").edits)
            if change.edits:
                journal.announce_after(change)


@verb
def remove_tags(journal: Journal, tags: Sequence[TagId]) -> None:
    """Take tags off everything they are on."""
    going = dict.fromkeys(tags)
    with journal.write("remove tag" if len(going) == 1 else "remove tags") as writer:
        for tag in going:
            _retire(writer, _row(writer, tag))


def links_to_move(journal: Journal, tags: Sequence[TagId], name: str) -> int:
    """How many entries or people a merge would give another tag."""
    called = "".join(clean_tags([name.strip()]))
    with journal.lock:
        count = journal.rows(
            f"""SELECT coalesce(sum(n), 0), coalesce(max(n), 0) FROM (SELECT
                    (SELECT count(*) FROM conversation_tag g WHERE g.tag_id = t.id) +
                    (SELECT count(*) FROM contact_tag g WHERE g.tag_id = t.id) AS n
                FROM tag t WHERE t.trashed_at IS NULL AND (t.id {_AMONG} OR (t.name = ? AND t.kind IN
                    (SELECT kind FROM tag WHERE id {_AMONG}))))""",
            [json.dumps(list(tags)), called, json.dumps(list(tags))],
        )
    return int(count[0][0] - count[0][1])


_AMONG = "IN (SELECT value FROM json_each(?))"


def _checked(name: str) -> str:
    """A tag's name as it is kept: without its sign and extra blanks."""
    cleaned = clean_tags([name.strip()])
    if not cleaned:
        raise errors.BadValue("name", "A tag needs a name.")
    if len(cleaned[0]) > MAX_TAG:
        raise errors.BadValue("name", f"This name has {len(cleaned[0]):,} characters; {MAX_TAG} are the most.")
    return cleaned[0]


def _row(writer: Writer, tag: TagId) -> dict[str, object]:
    row = writer.row("tag", tag)
    if row is None or row["trashed_at"] is not None:
        raise errors.Conflict(_GONE)
    return row


def _named(writer: Writer, kind: str, name: str) -> set[int]:
    found = writer.rows("SELECT id FROM tag WHERE kind = ? AND name = ? AND trashed_at IS NULL", kind, name)
    return {row_id for (row_id,) in found}


def _sorted_out(writer: Writer, tags: Sequence[TagId], name: str) -> tuple[TagKind, int, list[int]]:
    """The kind, the tag with the most links, which stays whatever it is called, and the others, which go."""
    kinds = {str(_row(writer, tag)["kind"]) for tag in tags}
    if len(kinds) != 1:
        raise errors.BadValue("tags", "Tags of people and tags of entries cannot become one. Nothing was changed.")
    kind = TagKind(kinds.pop())
    together = sorted({*tags, *_named(writer, kind.value, name)})
    used = dict(
        writer.rows(
            f"SELECT tag_id, count(*) FROM {kind.value}_tag WHERE tag_id {_AMONG} GROUP BY tag_id", json.dumps(together)
        )
    )
    kept = max(together, key=lambda tag: (used.get(tag, 0), -tag))
    return kind, kept, [tag for tag in together if tag != kept]


def _links(writer: Writer, kind: TagKind, tags: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The links of tags, each as its id and whom it is on."""
    found: list[tuple[Any, ...]] = writer.rows(
        f"SELECT id, {kind.value}_id FROM {kind.value}_tag WHERE tag_id {_AMONG} ORDER BY id", json.dumps(list(tags))
    )
    return ((row_id, owner) for row_id, owner in found)


def _move(writer: Writer, kind: TagKind, kept: int, link: tuple[int, int]) -> None:
    """Let a link lead to the tag that stays; one that would be there twice goes."""
    table, (row_id, owner) = f"{kind.value}_tag", link
    if writer.rows(f"SELECT 1 FROM {table} WHERE {kind.value}_id = ? AND tag_id = ?", owner, kept):
        writer.delete(table, row_id)
    else:
        writer.update(table, row_id, tag_id=kept)


def _join(writer: Writer, kept: int, going: Sequence[int], name: str) -> None:
    """Once no link leads to those that go: they go, and the one that stays takes the name."""
    for tag in going:
        _retire(writer, _row(writer, TagId(tag)))
    writer.update("tag", kept, name=name)


def _retire(writer: Writer, row: dict[str, object]) -> None:
    writer.update("tag", int(str(row["id"])), trashed_at=now_utc(), name=f"{row['name']} ({row['uid']})")

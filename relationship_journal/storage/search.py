# SPDX-License-Identifier: MIT
"""Finding entries and people as somebody types; newest first, by date."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from relationship_journal.storage import queries
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.mark_rows import texts_of
from relationship_journal.storage.query_text import QueryText, Term, midnight, parse
from relationship_journal.storage.query_words import Meant
from relationship_journal.storage.rows import first_place_of
from relationship_journal.storage.spacing import has_unspaced
from relationship_journal.values import ContactRow, Entry, EntryMarks, Hit, TagKind

SHOWN = 200
"""More hits than this are "200+"."""

_PASSAGE = 160
_LETTER = r"[^\W_]"
"""What the index takes for a part of a word."""
_NOBODY = '"p0"'


@dataclass(frozen=True, slots=True)
class EntrySearch:
    """A search as SQL: what runs against the index and how its rows are narrowed."""

    sql: str
    parameters: tuple[object, ...]


def entries(journal: Journal, text: str, limit: int = SHOWN) -> list[Hit]:
    """The newest entries that match, each with a passage around the first hit. Any text is a valid query."""
    query = parse(text)
    with journal.lock:
        return hits(journal, query, places(journal, query, limit))


def places(journal: Journal, query: QueryText, limit: int = SHOWN) -> list[int]:
    """Where the newest entries stand that match; `hits` reads them, a few at a time where somebody waits."""
    with journal.lock:
        prepared = prepare(journal, query, limit)
        return [] if prepared is None else [place for (place,) in journal.rows(prepared.sql, prepared.parameters)]


def hits(journal: Journal, query: QueryText, found: Sequence[int]) -> list[Hit]:
    """The entries at these places, newest first, with what a search lights up in them."""
    lit = [term for term in query.terms if not term.excluded]
    with journal.lock:
        entries_ = queries.entries_at(journal, found) if found else []
        elsewhere = [entry.id for entry in entries_ if lit and not _spans(entry.text, lit)]
        beside = queries.entry_marks(journal, elsewhere) if elsewhere else {}
    return [_hit(entry, lit, beside.get(entry.id, EntryMarks()).marks) for entry in entries_]


def contacts(journal: Journal, text: str, limit: int = 50, today: date | None = None) -> list[ContactRow]:
    """People whose names, account or methods hold every plain word, and who are meant by `with:` and tagged `tag:`.

    The last talked-to first; nobody where a search names neither words nor people nor tags.
    """
    query = parse(text)
    narrowings = (*query.people, *query.tags)
    if all(term.excluded for term in query.terms) and all(narrowing.excluded for narrowing in narrowings):
        return []
    with journal.lock:
        found = journal.rows(*_contact_search(journal, query, limit))
        return queries.contact_rows(journal, [row_id for (row_id,) in found], today)


def name_spans(name: str, query: QueryText) -> list[tuple[int, int]]:
    """Where the words of a search, or the names it asks for, stand in somebody's name."""
    names = [Term(narrowing.text, prefix=True) for narrowing in query.people if not narrowing.excluded]
    return _spans(name, [*(term for term in query.terms if not term.excluded), *names])


def meant(journal: Journal, query: QueryText) -> Meant:
    """Who and what the names of a search stand for."""
    if not query.people and not query.tags:
        return Meant()
    with journal.lock:
        people = {narrowing.text: tuple(_names(journal, narrowing.text)) for narrowing in query.people}
        known = {n.text for n in query.tags if any(_tag_ids(journal, kind, n.text) for kind in TagKind)}
    return Meant(people, frozenset(known))


def _contact_search(journal: Journal, query: QueryText, limit: int) -> tuple[str, list[object]]:
    wanted: list[str] = []
    unwanted: list[str] = []
    for excluded, match in (
        *((term.excluded, term.match) for term in query.terms),
        *((narrowing.excluded, _called(narrowing.text)) for narrowing in query.people),
    ):
        (unwanted if excluded else wanted).append(f"({match})")
    conditions: list[str] = ["k.trashed_at IS NULL"]
    parameters: list[object] = []
    for matches, word in ((" AND ".join(wanted), "IN"), (" OR ".join(unwanted), "NOT IN")):
        if matches:
            conditions.append(f"k.id {word} (SELECT rowid FROM contact_index WHERE contact_index MATCH ?)")
            parameters.append(matches)
    for narrowing in query.tags:
        word = "NOT IN" if narrowing.excluded else "IN"
        conditions.append(
            f"k.id {word} (SELECT contact_id FROM contact_tag WHERE tag_id IN (SELECT value FROM json_each(?)))"
        )
        parameters.append(json.dumps(_tag_ids(journal, TagKind.CONTACT, narrowing.text)))
    sql = f"""SELECT k.id FROM contact k WHERE {" AND ".join(conditions)}
        ORDER BY (SELECT max(place) FROM touch WHERE contact_id = k.id AND done) DESC NULLS LAST, k.id LIMIT ?"""
    return sql, [*parameters, limit]


def prepare(journal: Journal, query: QueryText, limit: int) -> EntrySearch | None:
    """The one statement that finds the entries; None for an empty query."""
    if query.is_empty:
        return None
    match = _match(journal, query)
    conditions: list[str] = []
    parameters: list[object] = []
    if match.wanted:
        conditions.append("entry_index MATCH ?")
        without = f" NOT ({' OR '.join(match.unwanted)})" if match.unwanted else ""
        parameters.append(" AND ".join(match.wanted) + without)
    place = "i.rowid" if match.wanted else "e.place"
    if match.unwanted and not match.wanted:
        conditions.append(f"{place} NOT IN (SELECT rowid FROM entry_index WHERE entry_index MATCH ?)")
        parameters.append(" OR ".join(match.unwanted))
    for day, sign in ((query.after, ">="), (query.before, "<")):
        if day is not None:
            conditions.append(f"{place} {sign} ?")
            parameters.append(first_place_of(midnight(day)))
    for channels, word in ((query.channels, "IN"), (query.excluded_channels, "NOT IN")):
        if channels:
            conditions.append(f"e.channel {word} (SELECT value FROM json_each(?))")
            parameters.append(json.dumps(channels))
    for mix in query.mixes:
        conditions.append(f"e.was_rated AND e.share {mix.sign} ?")
        parameters.append(mix.share)
    tables = "entry_index i CROSS JOIN entry e ON e.place = i.rowid" if match.wanted else "entry e"
    where = " AND ".join(conditions) or "1"
    sql = f"SELECT e.place FROM {tables} WHERE {where} ORDER BY {place} DESC LIMIT ?"
    return EntrySearch(sql, (*parameters, limit))


@dataclass(frozen=True, slots=True)
class _Match:
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]


def _match(journal: Journal, query: QueryText) -> _Match:
    """Each term as an index expression: in the text, or by a person, an account or a tag."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for term in query.terms:
        expression = f"(body : {term.match_in_text}{_or_by(_refs(journal, term))})"
        (unwanted if term.excluded else wanted).append(expression)
    for narrowings, find in ((query.people, _people_called), (query.tags, _tags)):
        for narrowing in narrowings:
            refs = find(journal, narrowing.text)
            by = " OR ".join(refs) or _NOBODY
            (unwanted if narrowing.excluded else wanted).append(f"refs : ({by})")
    return _Match(tuple(wanted), tuple(unwanted))


_MEANT_BY_A_WORD = """
    SELECT rowid, NULL FROM contact_index WHERE contact_index MATCH ?
    UNION ALL SELECT id, name FROM tag WHERE kind = 'conversation' AND trashed_at IS NULL"""


def _refs(journal: Journal, term: Term) -> list[str]:
    """The people and tags a word may stand for; one statement for both, since each costs more than its work."""
    found = journal.rows(_MEANT_BY_A_WORD, [f"{{names accounts}} : {term.match}"])
    people = [f'"p{row_id}"' for row_id, name in found if name is None]
    named = [(row_id, name) for row_id, name in found if name is not None]
    return [*people, *(f'"t{row_id}"' for row_id in _called_so(named, term.text, prefix=term.prefix))]


def _or_by(refs: list[str]) -> str:
    joined = " OR ".join(refs)
    return f" OR refs : ({joined})" if refs else ""


def _called(text: str) -> str:
    """Whoever goes by a name, or works at an account of that name."""
    return f"{{names accounts}} : {Term(text, prefix=True).match}"


def _people_called(journal: Journal, text: str) -> list[str]:
    return _people(journal, Term(text, prefix=True).match)


def _people(journal: Journal, match: str) -> list[str]:
    if not any(c.isalnum() for c in match):
        return []
    found = journal.rows(
        "SELECT rowid FROM contact_index WHERE contact_index MATCH ?", [f"{{names accounts}} : {match}"]
    )
    return [f'"p{row_id}"' for (row_id,) in found]


def _names(journal: Journal, text: str) -> list[str]:
    if not any(c.isalnum() for c in text):
        return []
    found = journal.rows(
        """SELECT name FROM contact WHERE id IN (SELECT rowid FROM contact_index WHERE contact_index MATCH ?)
           ORDER BY name LIMIT ?""",
        [_called(text), SHOWN],
    )
    return [name for (name,) in found]


def _tags(journal: Journal, text: str) -> list[str]:
    return [f'"t{row_id}"' for row_id in _tag_ids(journal, TagKind.CONVERSATION, text)]


def _tag_ids(journal: Journal, kind: TagKind, text: str) -> list[int]:
    found = journal.rows("SELECT id, name FROM tag WHERE kind = ? AND trashed_at IS NULL", [kind.value])
    return _called_so([(row_id, name) for row_id, name in found], text, prefix=False)


def _called_so(tags: Sequence[tuple[int, str]], text: str, *, prefix: bool) -> list[int]:
    """The tags of this name, or with `prefix` those whose name begins so."""
    wanted = queries.fold(text.removeprefix("#"))
    if not wanted or not tags:
        return []
    folded = [(row_id, queries.fold(name)) for row_id, name in tags]
    return [row_id for row_id, name in folded if name == wanted or (prefix and name.startswith(wanted))]


def _hit(entry: Entry, terms: Sequence[Term], marks: Sequence[queries.AnyMark]) -> Hit:
    """An entry with a passage of its text; of the first mark that was found, where the text holds no such word."""
    text, spans = entry.text, _spans(entry.text, terms)
    if not spans:
        words = (one for mark in marks for one in texts_of(mark.said))
        text, spans = next(((one, lit) for one in words if (lit := _spans(one, terms))), (text, spans))
    start = _passage_start(text, spans[0][0]) if spans else 0
    end = min(len(text), start + _PASSAGE)
    lead = "…" if start else ""
    snippet = lead + text[start:end] + ("…" if end < len(text) else "")
    shift = len(lead) - start
    shown = tuple((a + shift, min(b, end) + shift) for a, b in spans if start <= a < end)
    return Hit(entry, snippet, shown)


def _passage_start(text: str, first: int) -> int:
    """Where a passage with the first hit begins: at a word, a little before it."""
    if first + 20 <= _PASSAGE:
        return 0
    start = max(0, first - 40)
    blank = text.find(" ", start, first)
    return start if blank < 0 else blank + 1


def _spans(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """Where the terms stand in the text, compared as the index compares (no case, no accents)."""
    folded, origin = _folded(text)
    spans: set[tuple[int, int]] = set()
    for term in terms:
        words = [re.escape(word) for word in re.findall(rf"{_LETTER}+", _folded(term.text)[0])]
        if not words:
            continue
        pattern = r"[\W_]+".join(words)
        if not has_unspaced(term.text):
            pattern = f"(?<!{_LETTER}){pattern}" + ("" if term.prefix else f"(?!{_LETTER})")
        for found in re.finditer(pattern, folded):
            spans.add((origin[found.start()], origin[found.end() - 1] + 1))
    return sorted(spans)


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """The text without case and accents, and where each of its characters came from."""
    if text.isascii():
        return text.lower(), range(len(text))
    characters: list[str] = []
    origin: list[int] = []
    for position, character in enumerate(text):
        folded = _folded_sign(character)
        characters.append(folded)
        origin.extend([position] * len(folded))
    return "".join(characters), origin


@lru_cache(maxsize=4096)
def _folded_sign(character: str) -> str:
    parts = unicodedata.normalize("NFKD", character.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))

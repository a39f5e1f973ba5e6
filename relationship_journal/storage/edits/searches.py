# SPDX-License-Identifier: MIT
"""Verbs on saved searches: kept, called something else, forgotten."""

from __future__ import annotations

from collections.abc import Iterable

from relationship_journal.storage import errors, queries
from relationship_journal.storage.edits.journal import put_setting
from relationship_journal.storage.edits.register import verb
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.validation import MAX_QUERY, checked_name
from relationship_journal.storage.writer import Writer
from relationship_journal.values import SavedSearch

_GONE = "This saved search is not there any more. Nothing was changed."


@verb
def save_search(journal: Journal, name: str, query: str) -> None:
    """Keep a search under a name; one of that name already now means this."""
    called = _name(name)
    if not query.strip() or len(query) > MAX_QUERY:
        raise errors.BadValue("query", f"A search of 1 to {MAX_QUERY:,} characters can be saved.")
    with journal.write("save search") as writer:
        before = queries.saved_searches(journal)
        new = SavedSearch(called, query)
        if any(saved.name == called for saved in before):
            _keep(writer, [new if saved.name == called else saved for saved in before])
        else:
            _keep(writer, [*before, new])


@verb
def rename_search(journal: Journal, name: str, new_name: str) -> None:
    """Call a saved search something else; raises BadValue where another one has that name."""
    called = _name(new_name)
    with journal.write("rename saved search") as writer:
        before = _holding(journal, name)
        if called != name and any(saved.name == called for saved in before):
            raise errors.BadValue("name", f"There is a saved search “{called}” already. Choose another name.")
        _keep(writer, [SavedSearch(called, saved.query) if saved.name == name else saved for saved in before])


@verb
def remove_search(journal: Journal, name: str) -> None:
    """Forget a saved search."""
    with journal.write("remove saved search") as writer:
        _keep(writer, [saved for saved in _holding(journal, name) if saved.name != name])


def _name(name: str) -> str:
    return checked_name(" ".join(name.split()))


def _holding(journal: Journal, name: str) -> list[SavedSearch]:
    """The saved searches, among which the named one is."""
    found = queries.saved_searches(journal)
    if all(saved.name != name for saved in found):
        raise errors.Conflict(_GONE)
    return found


def _keep(writer: Writer, searches: Iterable[SavedSearch]) -> None:
    put_setting(writer, queries.SAVED_SEARCHES, [{"name": saved.name, "query": saved.query} for saved in searches])

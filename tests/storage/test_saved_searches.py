# SPDX-License-Identifier: MIT
"""Searches are kept under a name, and what a foreign file has in their place does no harm."""

from __future__ import annotations

import pytest

from relationship_journal.storage import edits, errors, queries
from relationship_journal.values import SavedSearch


def test_a_search_is_saved_renamed_and_removed(journal):
    edits.save_search(journal, " Open  fees ", "fee with:dana")
    edits.save_search(journal, "Meals", "channel:meal")
    assert queries.saved_searches(journal) == [
        SavedSearch("Open fees", "fee with:dana"),
        SavedSearch("Meals", "channel:meal"),
    ]
    edits.rename_search(journal, "Open fees", "Fees")
    edits.save_search(journal, "Fees", "fee")
    assert queries.saved_searches(journal)[0] == SavedSearch("Fees", "fee")
    edits.remove_search(journal, "Fees")
    assert [saved.name for saved in queries.saved_searches(journal)] == ["Meals"]


def test_each_step_can_be_taken_back(journal):
    heard = []
    journal.listen(heard.append)
    edits.save_search(journal, "Fees", "fee")
    edits.remove_search(journal, "Fees")
    journal.replay(heard[1].inverse())
    assert [saved.name for saved in queries.saved_searches(journal)] == ["Fees"]
    assert [change.label for change in heard[:2]] == ["save search", "remove saved search"]


def test_names_are_needed_and_stand_for_one_search(journal):
    edits.save_search(journal, "Fees", "fee")
    edits.save_search(journal, "Meals", "channel:meal")
    for wrong in (
        lambda: edits.save_search(journal, " ", "fee"),
        lambda: edits.save_search(journal, "Empty", "  "),
        lambda: edits.rename_search(journal, "Fees", "Meals"),
        lambda: edits.rename_search(journal, "Fees", ""),
    ):
        with pytest.raises(errors.BadValue):
            wrong()
    with pytest.raises(errors.Conflict):
        edits.remove_search(journal, "Nothing")


@pytest.mark.parametrize("stored", [None, 7, "x", {"name": "a"}, [1, {"name": 3, "query": "x"}, {"name": "a"}]])
def test_what_is_no_list_of_searches_is_none(journal, stored):
    edits.set_setting(journal, queries.SAVED_SEARCHES, stored)
    assert queries.saved_searches(journal) == []


def test_searches_of_a_foreign_file_have_a_name_each_and_can_be_renamed_and_removed(journal):
    stored = [
        ("", "fee  with:dana"),
        ("Fees", "fee"),
        (" Fees ", "fees"),
        ("Fees (2)", "x"),
        ("None", " "),
        ("a\nb", "y"),
    ]
    edits.set_setting(
        journal,
        queries.SAVED_SEARCHES,
        [{"name": name, "query": query} for name, query in [*stored, ("Long", "z" * 9_000)]],
    )
    assert [(saved.name, saved.query) for saved in queries.saved_searches(journal)] == [
        ("fee with:dana", "fee  with:dana"), ("Fees", "fee"), ("Fees (2)", "fees"), ("Fees (2) (2)", "x"), ("a b", "y")
    ]  # fmt: skip
    edits.rename_search(journal, "fee with:dana", "Dana")
    edits.remove_search(journal, "Fees (2)")
    assert [saved.name for saved in queries.saved_searches(journal)] == ["Dana", "Fees", "Fees (2) (2)", "a b"]

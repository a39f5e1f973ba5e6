# SPDX-License-Identifier: MIT
"""Unsaved text: durable at once, outside every change."""

from __future__ import annotations

from relationship_journal.storage import drafts, edits
from relationship_journal.storage.journal import Journal
from relationship_journal.values import NewContact


def test_a_draft_is_there_after_reopening(tmp_path):
    body = {"text": "half a “thought” 東京", "minutes": 25, "share": None}
    with Journal.create(tmp_path / "journal.rj") as journal:
        drafts.save(journal, "composer", {"text": "older"})
        drafts.save(journal, "composer", body)
        drafts.save(journal, "edit 5", {})
    with Journal.open(tmp_path / "journal.rj") as journal:
        assert drafts.load(journal, "composer") == body
        assert drafts.load(journal, "edit 5") == {}
        drafts.drop(journal, "composer")
        drafts.drop(journal, "composer")
        assert drafts.load(journal, "composer") is None


def test_a_draft_is_no_change_and_undo_leaves_it_alone(journal, announced, record_of):
    drafts.save(journal, "composer", {"text": "mine"})
    assert announced == []
    edits.add_contact(journal, NewContact("Dana"))
    journal.replay(announced[0].inverse())
    assert drafts.load(journal, "composer") == {"text": "mine"}
    assert journal.rows("SELECT count(*) FROM revision WHERE kind = 'draft'") == [(0,)]


def test_half_a_sign_in_a_draft_is_no_reason_to_lose_it(journal):
    drafts.save(journal, "composer", {"text": "ok \ud83d"})
    assert drafts.load(journal, "composer")["text"].startswith("ok ")

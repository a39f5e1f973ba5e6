# SPDX-License-Identifier: MIT
"""Every row's identity, integrity and history; and taking a change back only where it still fits."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime, timedelta

import pytest

from relationship_journal.storage import checks, edits, errors, queries, rows, writer
from relationship_journal.values import MethodKind, NewContact, NewConversation, NewMethod, NewPhoto, When

WHEN = When(datetime(2026, 11, 2, 10))


def revisions(journal, kind: str = "contact") -> list[tuple]:
    return journal.rows("SELECT sequence, parent, hash, copy, body FROM revision WHERE kind = ? ORDER BY id", [kind])


def name_of(journal, contact) -> str:
    return queries.contact(journal, contact).name


def rename_twice(journal, contact, *names: object) -> None:
    with journal.write("rename twice") as action:
        for name in names:
            action.update("contact", contact, name=name)


def age_revisions(journal, by: timedelta) -> None:
    """Let time pass for the history."""
    then = (datetime.now(UTC) - by).isoformat(timespec="seconds")
    with journal.lock:
        journal.connection.execute("UPDATE revision SET at = ?", [then])


class TestIdentity:
    def test_every_row_has_a_uid_of_its_own_and_all_rows_of_a_change_one_stamp(self, journal):
        new = NewContact("Dana", methods=(NewMethod(MethodKind.EMAIL, "a@b.example"),), tags=("x", "y"))
        edits.add_contact(journal, new)
        found = [
            row
            for table in ("contact", "method", "tag", "contact_tag")
            for row in journal.rows(f"SELECT uid, stamp FROM {table}")
        ]
        assert len(found) == len({uid for uid, _ in found}) == 6
        assert len({stamp for _, stamp in found}) == 1
        assert all(uuid.UUID(uid) for uid, _ in found)

    def test_stamps_rise_with_every_change(self, journal, make_contact):
        contact = make_contact("Dana")
        stamps = []
        for number in range(5):
            edits.rename_contact(journal, contact, f"Dana {number}")
            stamps += journal.rows("SELECT stamp FROM contact")
        assert stamps == sorted(set(stamps))

    def test_an_id_is_not_used_again_within_a_session(self, journal, make_contact, announced):
        first = make_contact("Dana")
        journal.replay(announced[0].inverse())
        assert make_contact("Marcus") != first

    def test_any_difference_makes_another_hash(self):
        forms = [(1,), ("1",), (b"1",), (None,), ("",), (), ("ab", "c"), ("a", "bc"), (11,), (1, 1), ("n",), ("1;",)]
        assert len({rows.hash_of(form) for form in forms}) == len(forms)

    def test_a_photo_is_kept_to_the_byte(self, journal):
        picture = bytes(range(256)) * 3
        edits.add_contact(journal, NewContact("Dana", photo=NewPhoto("image/png", picture)))
        assert journal.rows("SELECT data, media_type FROM photo") == [(picture, "image/png")]

    @pytest.mark.parametrize("odd", ["a\x00b", "half \ud83d sign", "\udcff"])
    def test_what_no_text_can_hold_is_replaced_and_the_rest_kept(self, journal, odd):
        for _ in range(2):
            edits.add_contact(journal, NewContact(f"Dana {odd}", note=odd, tags=(odd, "fine"), nickname=odd))
            edits.set_setting(journal, odd, {"text": odd})
        assert checks.check(journal).problems == ()
        assert len(queries.contacts(journal)) == 2
        assert all(row.name.startswith("Dana ") and row.name.isprintable() for row in queries.contacts(journal))


class TestHistory:
    def test_adding_leaves_no_revision(self, journal, make_contact):
        make_contact("Dana")
        assert revisions(journal) == []

    def test_one_spell_of_edits_leaves_one_revision_of_what_was_there_before(self, journal, make_contact):
        contact = make_contact("Dana")
        for name in ("Dana W", "Dana Wh", "Dana Whitfield"):
            edits.rename_contact(journal, contact, name)
        ((sequence, parent, _, copy, body),) = revisions(journal)
        assert (sequence, parent, copy) == (1, None, journal.copy_id)
        assert json.loads(body)["name"] == "Dana"

    def test_a_later_spell_leaves_another_and_they_form_a_chain(self, journal, make_contact):
        contact = make_contact("Dana")
        for name in ("Dana W", "Dana Wh", "Dana Whi"):
            age_revisions(journal, writer.SPELL + timedelta(minutes=1))
            edits.rename_contact(journal, contact, name)
        found = revisions(journal)
        assert [row[0] for row in found] == [1, 2, 3]
        assert [row[1] for row in found] == [None, found[0][2], found[1][2]]
        assert [json.loads(row[4])["name"] for row in found] == ["Dana", "Dana W", "Dana Wh"]

    def test_the_hash_of_a_revision_is_that_of_its_body(self, journal, make_contact):
        edits.rename_contact(journal, make_contact("Dana"), "Dana W")
        ((_, _, digest, _, body),) = revisions(journal)
        assert digest == rows.hash_of([body]).hex()

    def test_undo_and_redo_each_add_one_however_soon(self, journal, make_contact, announced):
        contact = make_contact("Dana")
        edits.rename_contact(journal, contact, "Dana W")
        change = announced[-1]
        journal.replay(change.inverse())
        journal.replay(change)
        assert [json.loads(row[4])["name"] for row in revisions(journal)] == ["Dana", "Dana W", "Dana"]

    def test_a_revision_names_other_rows_by_uid_and_holds_no_ids(self, journal, make_contact, make_conversation):
        contact = make_contact("Dana", photo=NewPhoto("image/png", b"\x89PNG"))
        other = make_contact("Marcus")
        conversation = make_conversation(contact)
        edits.rewrite_conversation(journal, conversation, NewConversation((other,), WHEN))
        ((*_, body),) = revisions(journal, "participant")
        uids = dict(journal.rows("SELECT id, uid FROM contact UNION ALL SELECT -id, uid FROM conversation"))
        assert json.loads(body)["contact"] == uids[contact]
        assert json.loads(body)["conversation"] == uids[-conversation]
        assert not {"id", "hash", "contact_id", "place", "spaced"} & json.loads(body).keys()

    def test_what_is_deleted_leaves_a_tombstone_until_it_comes_back(self, journal, make_contact, announced):
        make_contact("Dana")
        ((uid,),) = journal.rows("SELECT uid FROM contact")
        (change,) = announced
        journal.replay(change.inverse())
        assert journal.rows("SELECT uid, kind FROM tombstone") == [(uid, "contact")]
        assert json.loads(revisions(journal)[0][4])["name"] == "Dana"
        journal.replay(change)
        assert journal.rows("SELECT count(*) FROM tombstone") == [(0,)]
        assert journal.rows("SELECT uid FROM contact") == [(uid,)]

    def test_a_write_that_fails_leaves_no_history(self, journal, make_contact):
        contact = make_contact("Dana")
        with pytest.raises(errors.JournalError):
            rename_twice(journal, contact, "Half", None)
        assert revisions(journal) == []
        assert name_of(journal, contact) == "Dana"


class TestReplay:
    def test_an_undone_change_is_announced_under_its_own_name(self, journal, make_contact, announced):
        edits.rename_contact(journal, make_contact("Dana"), "Dana W")
        journal.replay(announced[-1].inverse())
        assert announced[-1].label == announced[-2].label == "rename contact"
        assert announced[-1].edits[0].after["name"] == "Dana"

    def test_a_row_changed_since_refuses_and_nothing_changes(self, journal, make_contact, announced, record_of):
        contact = make_contact("Dana")
        edits.rename_contact(journal, contact, "Dana W")
        change = announced[-1]
        edits.rename_contact(journal, contact, "Dana Whitfield")
        before, count = record_of(journal), len(announced)
        history = revisions(journal)
        for attempt in (change, change.inverse()):
            with pytest.raises(errors.Conflict, match="Nothing was changed"):
                journal.replay(attempt)
        assert record_of(journal) == before
        assert revisions(journal) == history
        assert len(announced) == count

    def test_a_refusal_in_the_middle_takes_back_the_beginning(
        self, journal, make_contact, make_conversation, announced
    ):
        contact, other = make_contact("Dana"), make_contact("Marcus")
        conversation = make_conversation(contact, text="old")
        edits.rewrite_conversation(journal, conversation, NewConversation((other,), WHEN, text="new"))
        change = announced[-1]
        edits.rate_conversation(journal, conversation, 70)
        with pytest.raises(errors.Conflict):
            journal.replay(change.inverse())
        assert [person.name for person in queries.entry(journal, conversation).contacts] == ["Marcus"]
        assert checks.check(journal).problems == ()

    def test_a_row_that_is_gone_refuses(self, journal, make_contact, announced):
        contact = make_contact("Dana")
        edits.rename_contact(journal, contact, "Dana W")
        with journal.write("purge") as action:
            action.delete("contact", contact)
        with pytest.raises(errors.Conflict):
            journal.replay(announced[1].inverse())

    def test_a_row_that_is_there_already_refuses(self, journal, make_contact, announced):
        make_contact("Dana")
        with pytest.raises(errors.Conflict):
            journal.replay(announced[0])

    def test_what_others_rest_on_cannot_be_taken_away(
        self, journal, make_contact, make_conversation, announced, record_of
    ):
        make_conversation(make_contact("Dana"))
        before = record_of(journal)
        with pytest.raises(errors.Conflict):
            journal.replay(announced[0].inverse())
        assert record_of(journal) == before
        assert checks.check(journal).problems == ()

    def test_a_name_taken_meanwhile_cannot_come_back(self, journal, make_contact, announced, record_of):
        contact = make_contact("Dana")
        edits.tag_contact(journal, contact, "friend")
        change = announced[-1]
        journal.replay(change.inverse())
        edits.tag_contact(journal, contact, "friend")
        before = record_of(journal)
        with pytest.raises(errors.Conflict):
            journal.replay(change)
        assert record_of(journal) == before

    def test_a_change_twice_inverted_is_itself(self, journal, make_contact, announced):
        make_contact("Dana", tags=("x",))
        (change,) = announced
        assert change.inverse().inverse() == change

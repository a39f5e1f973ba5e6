# SPDX-License-Identifier: MIT
"""What lies behind an insight: its conversations, each once, and the marks that came from none."""

from __future__ import annotations

from datetime import date

from relationship_journal.storage import edits
from relationship_journal.storage.queries.behind import behind
from relationship_journal.values import NewInterest, NewPromise, NewShortcut
from relationship_journal.values.insights import RecordKind, RecordRef


def ref(mark) -> RecordRef:
    return RecordRef(RecordKind(mark.kind.value), mark.id)


def test_marks_stand_for_the_conversation_they_came_from(journal, make_contact, make_conversation):
    dana = make_contact("Dana")
    first, second = make_conversation(dana, at="2026-11-10T10:00"), make_conversation(dana, at="2026-11-12T10:00")
    of_first = edits.add_mark(journal, dana, NewPromise("the sheet", due=date(2026, 11, 17)), first)
    loose = [edits.add_mark(journal, dana, said) for said in (NewShortcut("a check"), NewInterest("chess"))]
    found = behind(journal, [ref(of_first), RecordRef(RecordKind.CONVERSATION, second), *map(ref, loose)], dana)
    assert found.conversations == {first, second} and found.theirs
    assert {mark.ref for mark in found.loose} == set(loose)


def test_one_of_somebody_else_is_not_all_theirs(journal, make_contact, make_conversation):
    dana, marcus = make_contact("Dana"), make_contact("Marcus")
    talks = [
        RecordRef(RecordKind.CONVERSATION, make_conversation(one, at="2026-11-10T10:00")) for one in (dana, marcus)
    ]
    assert not behind(journal, talks, dana).theirs
    assert behind(journal, talks[:1], dana).theirs and not behind(journal, talks[:1], None).theirs


def test_what_is_in_the_trash_and_what_is_no_entry_is_left_out(journal, make_contact, make_conversation):
    dana = make_contact("Dana")
    talk = make_conversation(dana, at="2026-11-10T10:00")
    gone = edits.add_mark(journal, dana, NewShortcut("a check"))
    edits.trash_mark(journal, gone)
    edits.trash_conversation(journal, talk)
    evidence = [RecordRef(RecordKind.CONVERSATION, talk), ref(gone), RecordRef(RecordKind.CONTACT, dana)]
    found = behind(journal, evidence, dana)
    assert not found.conversations and not found.loose

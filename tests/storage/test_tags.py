# SPDX-License-Identifier: MIT
"""Tags are renamed, merged and removed: everywhere at once, nothing twice, and each can be taken back."""

from __future__ import annotations

import pytest

from relationship_journal.storage import derived, edits, errors, queries, search
from relationship_journal.values import TagKind


@pytest.fixture
def tagged(journal, make_contact, make_conversation):
    """Two people and five talks: "rollout" on three, "roll-out" on two, one of them with both."""
    dana, marcus = make_contact("Dana", tags=("golf",)), make_contact("Marcus", tags=("golf", "tennis"))
    for number, tags in enumerate([("rollout",), ("rollout", "roll-out"), ("rollout",), ("roll-out",), ()]):
        make_conversation(dana, marcus, text=f"talk {number}", tags=tags, at=f"2026-11-0{number + 1}T09:00")
    return journal


def counts(journal) -> dict[str, int]:
    return {tag.name: tag.count for tag in queries.tag_counts(journal)}


def tag(journal, name):
    return next(one.id for one in queries.tag_counts(journal) if one.name == name)


def found(journal, text) -> list[str]:
    return [hit.entry.text for hit in search.entries(journal, text)]


def all_tags(journal) -> set[str]:
    """Every way a tag can be seen."""
    entries = queries.entries_at(journal, queries.places(journal))
    people = [queries.contact(journal, row.id) for row in queries.contacts(journal)]
    return {
        *(name for entry in entries for name in entry.tags),
        *(name for person in people for name in person.tags),
        *(name for row in queries.contacts(journal) for name in queries.contact_form(journal, row.id).tags),
        *(name for kind in TagKind for name in queries.tag_names(journal, kind)),
        *(used.name for used in queries.used_tags(journal)),
        *(name for _, name, _ in queries.people_kinds(journal).tags),
        *(one.name for one in queries.tags(journal)),
        *counts(journal),
    }


def undone(journal, work):
    """Do, undo and redo; each time the change announced is the whole of it."""
    heard = []
    stop = journal.listen(heard.append)
    work()
    stop()
    (change,) = heard
    return change


def test_counts_are_of_what_can_be_seen(tagged):
    assert counts(tagged) == {"golf": 2, "roll-out": 2, "rollout": 3, "tennis": 1}
    edits.trash_contact(tagged, queries.find_contact(tagged, "Marcus").id)
    assert counts(tagged)["golf"] == 1


def test_a_renamed_tag_is_found_by_its_new_name_only(tagged):
    edits.rename_tag(tagged, tag(tagged, "rollout"), "#launch  plan")
    assert len(found(tagged, 'tag:"launch plan"')) == 3
    assert found(tagged, "tag:rollout") == []


def test_a_name_that_is_taken_is_refused_with_what_to_do(tagged):
    with pytest.raises(errors.BadValue, match="Merge the two"):
        edits.rename_tag(tagged, tag(tagged, "rollout"), "roll-out")
    edits.rename_tag(tagged, tag(tagged, "rollout"), "golf")  # the other kind's names are its own
    for name in ("", " # ", "x" * 300):
        with pytest.raises(errors.BadValue):
            edits.rename_tag(tagged, tag(tagged, "golf"), name)


@pytest.mark.parametrize("name", ["rollout", "roll-out", "launch"])
def test_merged_tags_are_one_and_nothing_carries_it_twice(tagged, record_of, name):
    before = record_of(tagged)
    both = [tag(tagged, "rollout"), tag(tagged, "roll-out")]
    change = undone(tagged, lambda: edits.merge_tags(tagged, both, name))
    assert counts(tagged) == {"golf": 2, name: 4, "tennis": 1}
    assert all(entry.tags in {(name,), ()} for entry in queries.entries_at(tagged, queries.places(tagged)))
    assert len(found(tagged, f"tag:{name}")) == 4
    assert derived.differences(tagged.connection) == []
    tagged.replay(change.inverse())
    assert record_of(tagged) == before
    assert derived.differences(tagged.connection) == []
    tagged.replay(change)
    assert counts(tagged)[name] == 4


def test_merging_into_a_name_takes_in_the_tag_that_has_it(tagged):
    edits.merge_tags(tagged, [tag(tagged, "roll-out")], "rollout")
    assert counts(tagged)["rollout"] == 4


def test_the_tag_that_is_used_most_stays_so_that_little_is_written(tagged):
    change = undone(
        tagged, lambda: edits.merge_tags(tagged, [tag(tagged, "rollout"), tag(tagged, "roll-out")], "roll-out")
    )
    assert len(change.ids("conversation_tag")) == 2


def test_tags_of_people_and_of_entries_stay_apart(tagged):
    with pytest.raises(errors.BadValue, match="cannot become one"):
        edits.merge_tags(tagged, [tag(tagged, "golf"), tag(tagged, "rollout")], "x")
    edits.merge_tags(tagged, [tag(tagged, "golf"), tag(tagged, "tennis")], "sport")
    assert counts(tagged)["sport"] == 2


def test_many_are_merged_in_slices_as_one_change(tagged, record_of):
    before = record_of(tagged)
    steps = []
    both = [tag(tagged, "rollout"), tag(tagged, "roll-out")]
    assert [edits.links_to_move(tagged, both[1:], name) for name in ("rollout", "#rollout", " rollout ")] == [2, 2, 2]
    change = undone(tagged, lambda: edits.merge_many(tagged, both, "launch", lambda *step: steps.append(step)))
    assert steps == [(0, 2)]
    assert counts(tagged)["launch"] == 4
    tagged.replay(change.inverse())
    assert record_of(tagged) == before


class SomebodyFirst:
    """The lock of a journal, with somebody in line before everyone: they write as soon as they may."""

    def __init__(self, journal, write):
        self.journal, self.lock, self.write, self.depth = journal, journal.lock, write, 0

    def __enter__(self):
        if self.depth == 0 and self.write is not None:
            write, self.write = self.write, None
            try:
                write()
            except errors.Busy:
                self.write = write
        self.lock.__enter__()
        self.depth += 1

    def __exit__(self, *raised):
        self.depth -= 1
        self.lock.__exit__(*raised)


def test_a_long_merge_is_heard_before_what_is_written_after_it(tagged):
    heard, both, tennis = [], [tag(tagged, "rollout"), tag(tagged, "roll-out")], tag(tagged, "tennis")
    tagged.listen(lambda change: heard.append(change.label))

    def somebody_comes(*_):
        tagged.lock = SomebodyFirst(tagged, lambda: edits.rename_tag(tagged, tennis, "squash"))

    edits.merge_many(tagged, both, "launch", somebody_comes)
    assert counts(tagged)["squash"] == 1
    assert heard == ["merge tags", "rename tag"]


def test_a_merge_that_is_stopped_changed_nothing(tagged, record_of):
    before = record_of(tagged)

    def stop(*_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        edits.merge_many(tagged, [tag(tagged, "rollout"), tag(tagged, "roll-out")], "launch", stop)
    assert record_of(tagged) == before
    edits.rename_tag(tagged, tag(tagged, "rollout"), "launch")


def test_a_removed_tag_is_seen_nowhere_and_comes_back_whole(tagged, record_of):
    before, seen = record_of(tagged), all_tags(tagged)
    change = undone(tagged, lambda: edits.remove_tags(tagged, [tag(tagged, "rollout"), tag(tagged, "golf")]))
    assert all_tags(tagged) == seen - {"rollout", "golf"}
    assert found(tagged, "tag:rollout") == []
    assert search.contacts(tagged, "tag:golf") == []
    assert derived.differences(tagged.connection) == []
    assert len(change.edits) == 2, "what the tags are put on is left alone"
    tagged.replay(change.inverse())
    assert record_of(tagged) == before
    assert len(found(tagged, "tag:rollout")) == 3


def test_a_tag_made_anew_begins_with_nothing_and_keeps_the_old_one_away(tagged, make_conversation):
    dana = queries.find_contact(tagged, "Dana").id
    change = undone(tagged, lambda: edits.remove_tags(tagged, [tag(tagged, "rollout")]))
    make_conversation(dana, text="afresh", tags=("rollout",))
    assert found(tagged, "tag:rollout") == ["afresh"]
    with pytest.raises(errors.Conflict):
        tagged.replay(change.inverse())
    assert found(tagged, "tag:rollout") == ["afresh"]


def test_a_tag_that_is_gone_is_said(tagged):
    gone = tag(tagged, "tennis")
    edits.remove_tags(tagged, [gone])
    for work in (
        lambda: edits.remove_tags(tagged, [gone]),
        lambda: edits.rename_tag(tagged, gone, "x"),
        lambda: edits.merge_tags(tagged, [gone], "x"),
    ):
        with pytest.raises(errors.Conflict, match="not there any more"):
            work()


@pytest.mark.parametrize(
    "put",
    [
        lambda journal, entry, person, name: edits.tag_contact(journal, person, name),
        lambda journal, entry, person, name: edits.tag_contacts(journal, [person], [name]),
        lambda journal, entry, person, name: edits.tag_conversations(journal, [entry], [name], []),
    ],
    ids=["a person", "people", "entries"],
)
def test_a_tag_no_line_could_show_is_refused_before_anything_is_written(tagged, put):
    person = queries.contacts(tagged)[0].id
    (entry, *_) = [entry.id for entry in queries.entries_at(tagged, queries.places(tagged))]
    put(tagged, entry, person, f"# {'x' * 200} ")
    before = counts(tagged)
    with pytest.raises(errors.BadValue, match="has 201 characters; 200 are the most") as refused:
        put(tagged, entry, person, "y" * 201)
    assert (refused.value.field, counts(tagged)) == ("tags", before)
    edits.tag_conversations(tagged, [entry], [], ["z" * 300])  # nothing is put on

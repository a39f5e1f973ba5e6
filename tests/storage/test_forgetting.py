# SPDX-License-Identifier: MIT
"""A forgotten person leaves no word in any byte of the journal, and takes nothing of anybody else along."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from relationship_journal.storage import bulk, checks, drafts, edits, forgetting, queries, search
from relationship_journal.storage.changes import EVERYTHING, Change
from relationship_journal.storage.errors import Conflict
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries import insights
from relationship_journal.values import (
    Channel,
    ContactId,
    Cost,
    LimitKind,
    Manner,
    MarkOf,
    MethodKind,
    NewAddress,
    NewContact,
    NewConversation,
    NewDate,
    NewFavor,
    NewFriction,
    NewGoal,
    NewInterest,
    NewJob,
    NewLimit,
    NewMark,
    NewMethod,
    NewNote,
    NewPhoto,
    NewPromise,
    NewRawCard,
    NewRefusal,
    NewRelation,
    NewShortcut,
    PartialDate,
    Side,
    When,
)
from relationship_journal.values.insights import EVERYBODY, RecordKind, RecordRef, Subject, SubjectKind

NAME = "Quibblewick Marblestone"
DAY = When(datetime(2026, 11, 3, 10))

Markers = Iterator[str]


@pytest.fixture
def words() -> list[str]:
    """Every marker word that was written."""
    return ["quibblewick", "marblestone", "ignatius", "featherby"]


@pytest.fixture
def word(words: list[str]) -> Callable[[], str]:
    """A new marker word."""
    numbers = itertools.count()

    def make() -> str:
        words.append(f"canary{next(numbers):03}x")
        return words[-1]

    return make


def filled(value: Any, word: Callable[[], str]) -> Any:
    """A value whose empty texts hold a marker each."""
    blank = [field.name for field in fields(value) if getattr(value, field.name) == "" and field.name != "currency"]
    return type(value)(
        **{field.name: word() if field.name in blank else getattr(value, field.name) for field in fields(value)}
    )


def marks(word: Callable[[], str]) -> list[NewMark]:
    made: list[NewMark] = [
        NewPromise(word(), due=date(2026, 11, 9)), NewFavor(word(), worth=500, currency="EUR"), NewShortcut(word()),
        NewFriction(word()), NewRefusal(word()), NewGoal(word()), NewNote(word()),
        NewLimit(LimitKind.TOPIC, topic=word()), NewInterest(word()),
    ]  # fmt: skip
    return [filled(mark, word) for mark in made]


def canary(word: Callable[[], str], *, photo: bool = True) -> NewContact:
    """A person with a marker in every field and part."""
    parts: dict[str, Any] = {
        "jobs": (NewJob(f"{word()} Ltd", word(), word(), buying_role=word()),),
        "methods": (NewMethod(MethodKind.EMAIL, f"{word()}@example.com", word()),),
        "addresses": (filled(NewAddress(), word),),
        "dates": (NewDate(word(), PartialDate(2020, 5, 4)), NewDate("wedding", PartialDate(), word())),
        "relations": (NewRelation(word(), word()),),
        "tags": (word(),),
        "photo": NewPhoto("image/png", word().encode()) if photo else None,
        "raw_card": NewRawCard("vcard", "4.0", word(), f"BEGIN:VCARD\nNOTE:{word()}\nEND:VCARD"),
    }
    return filled(NewContact("Ignatius Featherby", given="Quibblewick", family="Marblestone", **parts), word)


@pytest.fixture
def others(make_contact: Callable[..., ContactId]) -> tuple[ContactId, ContactId]:
    return make_contact("Marcus Oyelaran", tags=("golf",)), make_contact("Priya Subramanian")


@pytest.fixture
def person(journal: Journal, others: tuple[ContactId, ContactId], word: Callable[[], str]) -> ContactId:
    """The canary, with a life: talks alone and with others, marks, versions, trash, drafts, an import."""
    marcus, priya = others
    bulk.take_in(journal, "import", [canary(word)], [], f"{word()}.vcf")
    person = queries.find_contact(journal, "Ignatius Featherby").id
    edits.rename_contact(journal, person, NAME)
    twin = edits.add_contact(journal, replace(canary(word, photo=False), name=f"Twin {word()}", given="", family=""))
    edits.log_conversation(journal, NewConversation((twin,), DAY, Channel.TEXT, word(), tags=(word(),)))
    edits.merge_contacts(journal, person, twin)
    talk = edits.log_conversation(
        journal,
        NewConversation(
            (person,), DAY, Channel.MEAL, f"{word()} 東京{word()}", 60, 40, tags=(word(),),
            cost=Cost(900, "EUR", Side.ME),
            manner=Manner(told_troubles=True, meaning=word()),
            ears=(0,), marks=tuple(MarkOf(mark) for mark in marks(word)),
        ),
    )  # fmt: skip
    edits.rewrite_conversation(journal, talk, NewConversation((person,), DAY, Channel.MEAL, word(), 60, 40))
    for mark in marks(word):
        edits.trash_mark(journal, edits.add_mark(journal, person, mark))
    gone = edits.log_conversation(journal, NewConversation((person,), DAY, Channel.CALL, word()))
    edits.trash_conversation(journal, gone)
    shared = NewConversation(
        (marcus, person), DAY, Channel.MEETING, "quibblewick and Marcus on the rollout", 45, 90,
        marks=(MarkOf(NewPromise(word()), 1), MarkOf(NewGoal("what Quibblewick and Marcus want"), 0)),
    )  # fmt: skip
    edits.log_conversation(journal, shared)
    edits.log_conversation(
        journal,
        NewConversation(
            (priya,), DAY, Channel.CALL, "Asked about QUIBBLEWICK MARBLESTONE, once Ignatius Featherby", 10
        ),
    )
    about = Subject(SubjectKind.CONTACT, person)
    edits.accept_insight(journal, "quiet", about, [RecordRef(RecordKind.CONTACT, person)], word())
    edits.accept_insight(journal, "quiet", about, [RecordRef(RecordKind.CONTACT, person)], word())
    kept = [RecordRef(RecordKind.CONTACT, person), RecordRef(RecordKind.CONTACT, marcus)]
    edits.accept_insight(journal, "service-record", EVERYBODY, kept, f"as {NAME} said")
    edits.save_search(journal, "theirs", 'with:"Quibblewick Marblestone"')
    edits.add_contact(journal, NewContact("Sam", relations=(NewRelation("partner", NAME),), note=f"knows {NAME}"))
    drafts.save(journal, f"composer:{queries.contact(journal, person).uid}", {"text": word()})  # type: ignore[union-attr]
    drafts.save(journal, "composer:all", {"text": f"call {NAME} back", "people": [[person, NAME], [priya, "Priya"]]})
    return person


def bytes_of(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(path.parent.iterdir()) if file.name.startswith(path.name))


def left(data: bytes, words: list[str]) -> list[str]:
    low = data.lower()
    return [word for word in words if word.encode() in low]


def test_no_byte_of_the_journal_says_a_word_of_them(
    journal: Journal, person: ContactId, words: list[str], tmp_path: Path
) -> None:
    journal.close()
    assert left(bytes_of(journal.path), words) == words, "the test must be able to fail"
    with Journal.open(journal.path) as reopened:
        forgetting.forget(reopened, person)
        assert left(bytes_of(journal.path), words) == []
        assert checks.check(reopened).problems == ()
    assert left(bytes_of(journal.path), words) == []


def test_what_others_said_stays_with_the_name_masked(
    journal: Journal, person: ContactId, others: tuple[ContactId, ContactId]
) -> None:
    marcus, priya = others
    forgetting.forget(journal, person)
    [shared] = queries.entries_at(journal, queries.places(journal, marcus))
    assert shared.text == "somebody and Marcus on the rollout"
    assert [one.name for one in shared.contacts] == ["Marcus Oyelaran"]
    assert [mark.said.what for mark in queries.marks(journal, marcus)] == ["what somebody and Marcus want"]  # type: ignore[union-attr]
    [alone] = queries.entries_at(journal, queries.places(journal, priya))
    assert alone.text == "Asked about somebody, once somebody"
    assert drafts.load(journal, "composer:all") == {"text": "call somebody back", "people": [[priya, "Priya"]]}
    assert [hit.entry.id for hit in search.entries(journal, "rollout")] == [shared.id]
    assert "golf" in queries.contact(journal, marcus).tags  # type: ignore[union-attr]
    [answer] = insights.answers(journal)
    assert answer.note == "as somebody said"
    assert answer.evidence == {f"contact:{queries.contact(journal, marcus).uid}"}  # type: ignore[union-attr]


def test_the_footprint_says_what_goes_and_what_stays(journal: Journal, person: ContactId) -> None:
    found = forgetting.footprint(journal, person)
    assert len(found.uids) == 2, "their own, and that of the twin"
    assert (found.name, found.alone, found.shared, found.marks) == (NAME, 3, 1, 19)
    assert [name.partition(" ")[2] for name in found.accounts] == ["Ltd", "Ltd"]
    assert forgetting.forget(journal, person) == found


def test_an_account_where_others_work_stays(journal: Journal, make_contact: Callable[..., ContactId]) -> None:
    dana = make_contact("Dana Whitfield", jobs=(NewJob("Northgate"),))
    jordan = make_contact("Jordan Beck", jobs=(NewJob("Northgate"),))
    assert forgetting.forget(journal, dana).accounts == ()
    assert queries.find_contact(journal, "Jordan Beck").account == "Northgate"
    assert forgetting.forget(journal, jordan).accounts == ("Northgate",)


def test_a_first_name_that_means_somebody_else_there_is_left_alone(
    journal: Journal, make_contact: Callable[..., ContactId], make_conversation: Callable[..., Any]
) -> None:
    dana, other = make_contact("Dana Whitfield"), make_contact("Dana Novak")
    make_conversation(dana, other, text="Dana and Whitfield argued")
    forgetting.forget(journal, dana)
    [entry] = queries.entries_at(journal, queries.places(journal, other))
    assert entry.text == "Dana and somebody argued"


def test_everything_shown_before_is_to_be_read_anew(journal: Journal, person: ContactId) -> None:
    heard: list[Change] = []
    journal.listen(heard.append)
    forgetting.forget(journal, person)
    assert [change.batch for change in heard] == [EVERYTHING]
    with pytest.raises(Conflict):
        forgetting.forget(journal, person)


def test_whoever_stops_it_half_way_keeps_everything(journal: Journal, person: ContactId) -> None:
    before = forgetting.footprint(journal, person)

    def stop(step: int, _: int) -> None:
        if step == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        forgetting.forget(journal, person, stop)
    assert forgetting.footprint(journal, person) == before
    assert checks.check(journal).problems == ()


def test_copies_that_hold_them_are_named_and_rewritten(journal: Journal, person: ContactId, words: list[str]) -> None:
    path = journal.path
    journal.close()
    folder = path.parent / "backups"
    folder.mkdir()
    holding, foreign = folder / "2026-11-01.rj", folder / "other.rj"
    shutil.copyfile(path, holding)
    Journal.create(foreign).close()
    (folder / "notes.txt").write_text("no journal")
    with Journal.open(path) as reopened:
        uids = forgetting.forget(reopened, person).uids
    assert forgetting.copies_with(path, uids, None) == [holding]
    forgetting.forget_in(holding, uids, None)
    assert forgetting.copies_with(path, uids, None) == []
    assert left(bytes_of(holding), words) == []


def test_a_copy_under_another_passphrase_is_named_too(journal: Journal, person: ContactId) -> None:
    """Nobody can look into it, so it may hold them."""
    folder = journal.path.parent / "backups"
    folder.mkdir()
    Journal.create(folder / "old.rj", "another passphrase").close()
    uids = forgetting.footprint(journal, person).uids
    assert forgetting.copies_with(journal.path, uids, None) == [folder / "old.rj"]


def test_a_copy_from_before_two_were_merged_holds_them_as_two(journal: Journal, word: Callable[[], str]) -> None:
    kept = edits.add_contact(journal, NewContact("Dana Whitfield"))
    twin = edits.add_contact(journal, NewContact("D. Whitfield", note=word()))
    path = journal.path
    journal.close()
    folder = path.parent / "backups"
    folder.mkdir()
    before = Path(shutil.copyfile(path, folder / "before.rj"))
    with Journal.open(path) as reopened:
        edits.merge_contacts(reopened, kept, twin)
        uids = forgetting.forget(reopened, kept).uids
    assert forgetting.copies_with(path, uids, None) == [before]
    forgetting.forget_in(before, uids, None)
    assert left(bytes_of(before), ["whitfield", "canary000x"]) == []


def test_an_account_that_took_in_another_goes_with_its_only_person(
    journal: Journal, make_contact: Callable[..., ContactId]
) -> None:
    dana = make_contact("Dana Whitfield", jobs=(NewJob("Northgate"), NewJob("North Gate")))
    kept, gone = (row.id for row in queries.accounts(journal))
    edits.merge_accounts(journal, kept, gone)
    edits.snooze_insight(journal, "single-thread", Subject(SubjectKind.ACCOUNT, kept), [], None)
    forgetting.forget(journal, dana)
    assert queries.counts(journal).accounts == 0
    assert checks.check(journal).problems == ()


def test_tags_accounts_and_settings_shared_with_others_name_them_no_more(
    journal: Journal, make_contact: Callable[..., ContactId]
) -> None:
    dana = make_contact("Dana Whitfield", tags=("dana whitfield",), jobs=(NewJob("Dana Whitfield Ltd"),))
    make_contact("Jordan Beck", tags=("dana whitfield", "somebody"), jobs=(NewJob("Dana Whitfield Ltd"),))
    uid = queries.contact(journal, dana).uid  # type: ignore[union-attr]
    edits.set_setting(journal, "put_off", {uid: "2026-12-01", "other": [f"row:{uid}", "kept"]})
    forgetting.forget(journal, dana)
    jordan = queries.find_contact(journal, "Jordan Beck")
    assert jordan.account == "somebody Ltd"
    assert set(queries.contact(journal, jordan.id).tags) == {"somebody", "somebody 2"}  # type: ignore[union-attr]
    assert queries.setting(journal, "put_off") == {"other": ["kept"]}

# SPDX-License-Identifier: MIT
"""Every action can be taken back and made again; what does not fit any more is refused with a sentence."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.jobs import Jobs, Ticket
from relationship_journal.qt.undo import UndoHistory
from relationship_journal.storage import batches, bulk, checks, dump, edits, queries
from relationship_journal.storage.changes import Change
from relationship_journal.storage.errors import SaveFailed
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    Channel,
    Completion,
    ContactId,
    ConversationId,
    MethodKind,
    NewContact,
    NewJob,
    NewMethod,
)

MANY = [
    NewContact(
        f"Person {number:03}",
        jobs=(NewJob(f"Account {number % 20}"),),
        methods=(
            NewMethod(MethodKind.EMAIL, f"p{number}@example.org"),
            NewMethod(MethodKind.PHONE, f"+44 20 7946 {number:04}"),
        ),
    )
    for number in range(400)
]


@pytest.fixture
def signals(qapp: object, journal: Journal) -> Iterator[JournalSignals]:
    made = JournalSignals(journal)
    yield made
    made.close()


@pytest.fixture
def history(journal: Journal, signals: JournalSignals) -> UndoHistory:
    return UndoHistory(journal, signals)


def names(journal: Journal) -> list[str]:
    return [row.name for row in queries.contacts(journal, queries.Order.NAME)]


def test_undo_and_redo_take_back_and_bring_back_with_ids(
    journal: Journal,
    history: UndoHistory,
    make_contact: Callable[..., ContactId],
    make_conversation: Callable[..., ConversationId],
) -> None:
    dana = make_contact()
    talk = make_conversation(dana, text="Rollout")
    history.undo()
    history.undo()
    assert (names(journal), queries.places(journal)) == ([], [])
    history.redo()
    history.redo()
    assert names(journal) == ["Dana Whitfield"]
    entry = queries.entry(journal, talk)
    assert entry is not None
    assert entry.text == "Rollout"


def test_a_replay_is_not_a_new_step(history: UndoHistory, make_contact: Callable[..., ContactId]) -> None:
    make_contact()
    for _ in range(3):
        history.undo()
        history.redo()
    assert (history.count(), history.index()) == (1, 1)


def test_the_menu_says_what_would_be_undone(
    journal: Journal, history: UndoHistory, make_contact: Callable[..., ContactId]
) -> None:
    assert (history.undo_text(), history.redo_text()) == ("Undo", "Redo")
    edits.rename_contact(journal, make_contact(), "Dana W.")
    assert history.undo_text() == "Undo rename contact"
    history.undo()
    assert (history.undo_text(), history.redo_text()) == ("Undo add Dana Whitfield", "Redo rename contact")


def test_a_long_history_survives_garbage_collection(journal: Journal, history: UndoHistory) -> None:
    for number in range(60):
        edits.add_contact(journal, NewContact(f"Person {number:02}"))
    gc.collect()
    for _ in range(60):
        history.undo()
    assert names(journal) == []
    gc.collect()
    for _ in range(60):
        history.redo()
    assert len(names(journal)) == 60


def test_a_step_that_no_longer_fits_is_refused_and_dropped_and_nothing_changes(
    qtbot: QtBot, journal: Journal, history: UndoHistory, make_contact: Callable[..., ContactId]
) -> None:
    dana = make_contact()
    edits.rename_contact(journal, dana, "Dana W.")
    behind_its_back(journal, history, lambda: edits.rename_contact(journal, dana, "Somebody else"))
    with qtbot.waitSignal(history.refused) as refused:
        history.undo()
    assert refused.args is not None
    assert str(refused.args[0]).endswith(".")
    assert names(journal) == ["Somebody else"]
    assert (history.count(), history.undo_text()) == (1, "Undo add Dana Whitfield")


@pytest.mark.parametrize("step", ["undo", "redo"])
def test_a_step_the_disk_refused_can_be_tried_again(
    qtbot: QtBot,
    journal: Journal,
    history: UndoHistory,
    make_contact: Callable[..., ContactId],
    monkeypatch: pytest.MonkeyPatch,
    step: str,
) -> None:
    make_contact()
    if step == "redo":
        history.undo()
    before = names(journal)

    def full(change: Change) -> Change:
        raise SaveFailed("The disk is full. Nothing was changed.")

    with monkeypatch.context() as patch:
        patch.setattr(journal, "replay", full)
        with qtbot.waitSignal(history.refused) as refused:
            getattr(history, step)()
    assert refused.args == ["The disk is full. Nothing was changed."]
    assert names(journal) == before
    qtbot.wait(10)
    getattr(history, step)()
    assert names(journal) != before


def test_a_record_read_in_ends_the_history(
    journal: Journal, history: UndoHistory, make_contact: Callable[..., ContactId]
) -> None:
    make_contact()
    journal.announce(Change("import record", (), dump.EVERYTHING))
    assert (history.count(), history.undo_text()) == (0, "Undo")


def test_a_bulk_import_is_one_step_that_cannot_be_redone(
    journal: Journal, history: UndoHistory, make_contact: Callable[..., ContactId]
) -> None:
    make_contact()
    load_many(journal)
    assert history.undo_text() == "Undo import 400 contacts"
    history.undo()
    assert names(journal) == ["Dana Whitfield"]
    assert (history.undo_text(), history.redo_text()) == ("Undo add Dana Whitfield", "Redo")
    assert checks.check(journal).problems == ()
    history.undo()
    assert names(journal) == []


def test_an_import_of_many_cards_and_completions_is_taken_back_whole(
    qtbot: QtBot, journal: Journal, history: UndoHistory, make_contact: Callable[..., ContactId]
) -> None:
    dana = make_contact()
    completed = Completion(dana, NewContact("Dana Whitfield", nickname="Dee", jobs=(NewJob("Northgate"),)))
    edits.import_contacts(journal, MANY, [completed], "phone.vcf")
    assert len(names(journal)) == 401
    with qtbot.assertNotEmitted(history.refused, wait=20), qtbot.assertNotEmitted(history.kept, wait=20):
        history.undo()
    found = queries.contact(journal, dana)
    assert found is not None
    assert (names(journal), found.nickname, found.account) == (["Dana Whitfield"], "", "")
    assert history.undo_text() == "Undo add Dana Whitfield"
    assert journal.rows("SELECT name FROM account") == []


def test_what_was_edited_since_stays_and_is_named(qtbot: QtBot, journal: Journal, history: UndoHistory) -> None:
    load_many(journal)
    ids = {row.name: row.id for row in queries.contacts(journal)}
    behind_its_back(journal, history, lambda: edits.rename_contact(journal, ids["Person 007"], "Priya"))
    behind_its_back(journal, history, lambda: edits.tag_contact(journal, ids["Person 009"], "friend"))
    with qtbot.waitSignal(history.kept) as kept:
        history.undo()
    assert kept.args == ["2 contacts stay, because they were edited since: Priya and Person 009."]
    assert names(journal) == ["Person 009", "Priya"]
    assert (history.count(), history.redo_text()) == (0, "Redo")


def test_one_that_stays_is_one_and_of_many_only_some_are_named(
    qtbot: QtBot, journal: Journal, history: UndoHistory
) -> None:
    for several in (1, 20):
        load_many(journal)
        behind_its_back(journal, history, lambda several=several: rename_some(journal, several))
        with qtbot.waitSignal(history.kept) as kept:
            history.undo()
        assert kept.args is not None
        if several == 1:
            assert kept.args == ["1 contact stays, because it was edited since: Friend 0."]
        else:
            assert kept.args[0].endswith("Friend 6, Friend 7 and 12 more.")


def test_taking_back_an_import_the_disk_refused_can_be_tried_again(
    qtbot: QtBot, journal: Journal, history: UndoHistory, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_many(journal)

    def full(*_: object) -> tuple[str, ...]:
        raise SaveFailed("The disk is full. Nothing was changed.")

    with monkeypatch.context() as patch:
        patch.setattr(batches, "take_back", full)
        with qtbot.waitSignal(history.refused):
            history.undo()
    qtbot.waitUntil(lambda: history.undo_text() == "Undo import 400 contacts")
    assert len(names(journal)) == 400
    history.undo()
    assert names(journal) == []


def test_a_worker_s_change_that_arrives_during_an_undo_is_not_lost(
    qtbot: QtBot, journal: Journal, history: UndoHistory, make_contact: Callable[..., ContactId]
) -> None:
    make_contact()
    thread = threading.Thread(target=lambda: edits.add_contact(journal, NewContact("By a worker")))
    thread.start()
    thread.join()
    history.undo()
    qtbot.waitUntil(lambda: history.undo_text() == "Undo add By a worker")
    history.undo()
    assert names(journal) == []


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shutdown()


@pytest.fixture
def threaded(journal: Journal, signals: JournalSignals, jobs: Jobs) -> UndoHistory:
    """A history that makes long steps on a thread."""
    return UndoHistory(journal, signals, jobs=jobs)


def test_a_batch_is_taken_back_on_a_thread(
    qtbot: QtBot, journal: Journal, threaded: UndoHistory, make_contact: Callable[..., ContactId]
) -> None:
    make_contact()
    load_many(journal)
    rename_some(journal, 1)
    threaded.undo()
    with qtbot.waitSignal(threaded.kept) as told:
        threaded.undo()
        assert threaded.is_working
        assert not threaded.canUndo()
        threaded.undo()  # in vain
    assert "Person 000" in told.args[0]
    assert names(journal) == ["Dana Whitfield", "Person 000"]
    assert threaded.undo_text() == "Undo add Dana Whitfield"


def test_taking_a_batch_back_can_be_stopped(
    qtbot: QtBot, journal: Journal, jobs: Jobs, threaded: UndoHistory, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_many(journal)
    tickets: list[Ticket] = []
    jobs.began.connect(tickets.append)
    purge = batches._purge_contacts

    def slow(*given: object) -> None:
        tickets[0].cancel()
        purge(*given)

    monkeypatch.setattr(batches, "_purge_contacts", slow)
    with qtbot.waitSignal(threaded.refused) as told:
        threaded.undo()
    assert told.args == ["Undo was stopped. Nothing was taken back."]
    assert tickets[0].about == "Undoing: import 400 contacts"
    assert len(names(journal)) == 400
    assert checks.check(journal).problems == ()
    monkeypatch.setattr(batches, "_purge_contacts", purge)
    threaded.undo()
    qtbot.waitUntil(lambda: not threaded.is_working, timeout=10_000)
    assert names(journal) == []


def test_what_makes_every_sum_anew_is_undone_and_redone_on_a_thread(
    qtbot: QtBot, journal: Journal, threaded: UndoHistory
) -> None:
    edits.set_channel_minutes(journal, {Channel.CALL: 20})
    threaded.undo()
    assert threaded.is_working
    qtbot.waitUntil(lambda: not threaded.is_working)
    assert queries.setting(journal, "channel_minutes") is None
    assert threaded.canRedo()
    threaded.redo()
    qtbot.waitUntil(lambda: not threaded.is_working)
    assert queries.setting(journal, "channel_minutes") == {"call": 20}
    assert threaded.canUndo()


def test_a_long_step_that_does_not_fit_any_more_is_dropped_with_a_sentence(
    qtbot: QtBot, journal: Journal, threaded: UndoHistory
) -> None:
    edits.set_channel_minutes(journal, {Channel.CALL: 20})
    behind_its_back(journal, threaded, lambda: edits.set_channel_minutes(journal, {Channel.CALL: 30}))
    with qtbot.waitSignal(threaded.refused):
        threaded.undo()
    assert not threaded.canUndo()
    assert not threaded.canRedo()
    assert queries.setting(journal, "channel_minutes") == {"call": 30}


def test_a_long_step_the_disk_refuses_can_be_tried_again(
    qtbot: QtBot, journal: Journal, threaded: UndoHistory, monkeypatch: pytest.MonkeyPatch
) -> None:
    edits.set_channel_minutes(journal, {Channel.CALL: 20})

    def full(_: Change) -> Change:
        raise SaveFailed("Could not save (database or disk is full).")

    with monkeypatch.context() as patch, qtbot.waitSignal(threaded.refused):
        patch.setattr(journal, "replay", full)
        threaded.undo()
    assert threaded.canUndo()
    threaded.undo()
    qtbot.waitUntil(lambda: not threaded.is_working)
    assert queries.setting(journal, "channel_minutes") is None


def test_what_others_do_meanwhile_comes_on_top(qtbot: QtBot, journal: Journal, threaded: UndoHistory) -> None:
    edits.set_channel_minutes(journal, {Channel.CALL: 20})
    threaded.undo()
    edits.add_contact(journal, NewContact("Meanwhile"))
    qtbot.waitUntil(lambda: threaded.undo_text() == "Undo add Meanwhile")
    threaded.undo()
    assert names(journal) == []


def load_many(journal: Journal) -> None:
    bulk.load(journal, "import 400 contacts", MANY, [])


def rename_some(journal: Journal, several: int) -> None:
    imported = [row for row in queries.contacts(journal, queries.Order.NAME) if row.name.startswith("Person")]
    for number, row in enumerate(imported[:several]):
        edits.rename_contact(journal, row.id, f"Friend {number}")


def behind_its_back(journal: Journal, history: UndoHistory, write: Callable[[], object]) -> None:
    """Change the journal without the history hearing of it, as another process with the file would."""
    heard, journal._listeners = journal._listeners, []
    write()
    journal._listeners = heard


def test_a_history_is_empty_once_nothing_is_announced_any_more(
    journal: Journal, signals: JournalSignals, history: UndoHistory
) -> None:
    """Steps left in a stack nobody holds would be freed by Python's collector and by the stack: the process ended."""
    edits.add_contact(journal, NewContact("Dana"))
    assert history.canUndo()
    signals.close()
    assert history.count() == 0

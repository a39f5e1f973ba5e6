# SPDX-License-Identifier: MIT
"""A journal: one file, one holder, one lock; a write is whole and announced once, or it never was."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from relationship_journal.storage import checks, drafts, edits, errors, queries
from relationship_journal.storage.journal import Journal, looks_encrypted
from relationship_journal.values import NewContact

IN_ANOTHER_PROCESS = """
import sys
from pathlib import Path
from relationship_journal.storage import errors
from relationship_journal.storage.journal import Journal
try:
    Journal.open(Path(sys.argv[1]))
except errors.JournalError as error:
    print(type(error).__name__, error)
else:
    print("opened")
"""

WRITES_AND_DIES = """
import os, signal, sys
from pathlib import Path
from relationship_journal.storage import drafts, edits
from relationship_journal.storage.journal import Journal
from relationship_journal.values import NewContact
journal = Journal.create(Path(sys.argv[1]), sys.argv[2] or None)
for number in range(50):
    edits.add_contact(journal, NewContact(f"Person {number}"))
drafts.save(journal, "composer", {"text": "half a thought"})
action = journal.write("never finished")
writer = action.__enter__()
writer.update("contact", 1, name="Half")
os.kill(os.getpid(), signal.SIGKILL)
"""


def another_process(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


class TestWriting:
    def test_a_write_is_announced_once_and_after_it_is_durable(self, journal, announced):
        seen_inside = []
        journal.listen(lambda change: seen_inside.append(journal.connection.in_transaction))
        contact = edits.add_contact(journal, NewContact("Dana Whitfield"))
        (change,) = announced
        assert change.label == "add Dana Whitfield"
        assert change.ids("contact") == {contact}
        assert change.touches("contact")
        assert not change.touches("conversation")
        assert seen_inside == [False]

    def test_a_failed_write_leaves_nothing_and_is_not_announced(self, journal, make_contact, announced, record_of):
        contact = make_contact("Dana")
        announced.clear()
        before = record_of(journal)
        with pytest.raises(ZeroDivisionError):
            rename_and(journal, contact, lambda: 1 / 0)
        assert record_of(journal) == before
        assert announced == []
        assert journal.rows("SELECT count(*) FROM revision") == [(0,)]

    def test_a_row_the_schema_refuses_is_a_sentence_and_rolls_everything_back(self, journal, announced, record_of):
        before = record_of(journal)
        with pytest.raises(errors.JournalError, match="Nothing was changed"):
            write_batches(journal, "x", None)
        assert record_of(journal) == before
        assert announced == []

    def test_an_action_that_changes_nothing_is_not_announced(self, journal, make_contact, announced):
        contact = make_contact("Dana")
        announced.clear()
        edits.rename_contact(journal, contact, "Dana")
        assert announced == []

    def test_a_write_inside_a_write_is_a_bug_and_says_so(self, journal, make_contact):
        contact = make_contact("Dana")
        with pytest.raises(RuntimeError, match="inside"):
            rename_and(journal, contact, lambda: edits.add_contact(journal, NewContact("Inner")))
        assert queries.contact(journal, contact).name == "Dana"

    def test_a_draft_inside_a_write_is_refused_and_breaks_neither(self, journal, make_contact):
        contact = make_contact("Dana")
        with journal.write("outer") as writer:
            writer.update("contact", contact, name="Dana Whitfield")
            with pytest.raises(RuntimeError, match="inside"):
                drafts.save(journal, "composer", {})
            writer.update("contact", contact, nickname="D")
        assert queries.contact(journal, contact).name == "Dana Whitfield"
        assert queries.contact(journal, contact).nickname == "D"

    def test_a_write_from_a_listener_is_refused_and_the_change_stands(self, journal, monkeypatch):
        reported = []
        monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: reported.append(error))
        journal.listen(lambda change: edits.add_contact(journal, NewContact("From a listener")))
        edits.add_contact(journal, NewContact("Dana"))
        assert [row.name for row in queries.contacts(journal)] == ["Dana"]
        (error,) = reported
        assert isinstance(error, RuntimeError)

    def test_a_failing_listener_neither_fails_the_action_nor_hides_it_from_others(self, journal, monkeypatch):
        reported, heard = [], []
        monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: reported.append(error))
        journal.listen(lambda change: 1 / 0)
        journal.listen(heard.append)
        contact = edits.add_contact(journal, NewContact("Dana"))
        assert [change.ids("contact") for change in heard] == [{contact}]
        assert [type(error) for error in reported] == [ZeroDivisionError]

    def test_who_stops_listening_hears_no_more(self, journal, make_contact):
        heard = []
        stop = journal.listen(heard.append)
        stop()
        stop()
        make_contact("Dana")
        assert heard == []

    def test_stamps_only_rise_across_sessions(self, tmp_path):
        path = tmp_path / "journal.rj"
        with Journal.create(path) as journal:
            edits.add_contact(journal, NewContact("Dana"))
            ((first,),) = journal.rows("SELECT stamp FROM contact")
            with journal.lock:
                journal.connection.execute("UPDATE book SET value = ? WHERE key = 'stamp'", (str(first + 10**12),))
        with Journal.open(path) as journal:
            edits.rename_contact(journal, 1, "Dana Whitfield")
            ((second,),) = journal.rows("SELECT stamp FROM contact")
        assert second > first + 10**12


class TestHolding:
    def test_reopening_finds_what_was_written_and_who_the_journal_is(self, tmp_path):
        path = tmp_path / "journal.rj"
        with Journal.create(path) as journal:
            edits.add_contact(journal, NewContact("Dana"))
            identity = journal.lineage_id, journal.copy_id
        with Journal.open(path) as journal:
            assert [row.name for row in queries.contacts(journal)] == ["Dana"]
            assert (journal.lineage_id, journal.copy_id) == identity
            assert checks.check(journal).problems == ()

    def test_two_journals_side_by_side_do_not_mix(self, tmp_path):
        with Journal.create(tmp_path / "one.rj") as one, Journal.create(tmp_path / "two.rj") as two:
            edits.add_contact(one, NewContact("In one"))
            edits.add_contact(two, NewContact("In two"))
            assert [row.name for row in queries.contacts(one)] == ["In one"]
            assert [row.name for row in queries.contacts(two)] == ["In two"]
            assert one.lineage_id != two.lineage_id

    def test_threads_on_two_journals_write_into_their_own(self, tmp_path):
        with Journal.create(tmp_path / "one.rj") as one, Journal.create(tmp_path / "two.rj") as two:
            threads = [
                threading.Thread(target=add_many, args=(journal, name))
                for journal, name in ((one, "one"), (two, "two"))
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert {row.name for row in queries.contacts(one)} == {f"one {number}" for number in range(30)}
            assert {row.name for row in queries.contacts(two)} == {f"two {number}" for number in range(30)}

    def test_a_journal_is_opened_once(self, journal):
        for refused in (Journal.open, looks_encrypted):
            with pytest.raises(errors.InUse, match="is open in another window"):
                refused(journal.path)

    def test_a_link_to_an_open_journal_is_the_same_journal(self, journal, tmp_path):
        link = tmp_path / "link.rj"
        link.symlink_to(journal.path)
        with pytest.raises(errors.InUse):
            Journal.open(link)

    def test_another_process_is_told_that_it_is_in_use(self, journal, make_contact):
        told = another_process(IN_ANOTHER_PROCESS, journal.path)
        assert told.stdout.startswith("InUse"), told
        make_contact("Still writable")
        journal.close()
        assert another_process(IN_ANOTHER_PROCESS, journal.path).stdout == "opened\n"

    def test_closing_twice_is_fine_and_the_file_is_whole_alone(self, tmp_path):
        journal = Journal.create(tmp_path / "journal.rj")
        edits.add_contact(journal, NewContact("Dana"))
        journal.close()
        journal.close()
        assert [path.name for path in tmp_path.iterdir()] == ["journal.rj"]
        with Journal.open(journal.path) as again:
            assert queries.counts(again).contacts == 1

    def test_an_error_inside_with_closes_the_journal(self, tmp_path):
        with pytest.raises(ZeroDivisionError), Journal.create(tmp_path / "journal.rj"):
            _ = 1 / 0
        Journal.open(tmp_path / "journal.rj").close()

    @pytest.mark.parametrize("secret", ["", "four random words here"])
    def test_after_a_kill_everything_said_to_be_saved_is_there(self, tmp_path, secret):
        path = tmp_path / "journal.rj"
        died = another_process(WRITES_AND_DIES, path, secret)
        assert died.returncode == -signal.SIGKILL, died.stderr
        with Journal.open(path, secret or None) as journal:
            assert {row.name for row in queries.contacts(journal)} == {f"Person {number}" for number in range(50)}
            assert drafts.load(journal, "composer") == {"text": "half a thought"}
            assert checks.check(journal).problems == ()

    @pytest.mark.parametrize("name", ["100% sure?.rj", "a#b&c=d.rj", "büro 東京.rj", "it's.rj", "-wal.rj"])
    def test_any_file_name_will_do(self, tmp_path, name):
        with Journal.create(tmp_path / name) as journal:
            edits.add_contact(journal, NewContact("Dana"))
        assert [path.name for path in tmp_path.iterdir()] == [name]
        Journal.open(tmp_path / name).close()


class TestSafety:
    @pytest.mark.parametrize("which", ["journal", "encrypted_journal"])
    def test_the_connection_is_exclusive_logged_fully_synced_and_strict(self, request, which):
        journal = request.getfixturevalue(which)
        pragmas = ("locking_mode", "journal_mode", "synchronous", "foreign_keys", "temp_store", "trusted_schema")
        found = {name: journal.rows(f"PRAGMA {name}")[0][0] for name in pragmas}
        assert found == {
            "locking_mode": "exclusive",
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "temp_store": 2,
            "trusted_schema": 0,
        }

    def test_the_settings_hold_after_reopening(self, tmp_path):
        Journal.create(tmp_path / "journal.rj").close()
        with Journal.open(tmp_path / "journal.rj") as journal:
            assert journal.rows("PRAGMA synchronous") == [(2,)]
            assert journal.rows("PRAGMA locking_mode") == [("exclusive",)]
            assert journal.rows("PRAGMA foreign_keys") == [(1,)]

    def test_files_are_for_the_user_alone(self, tmp_path):
        old = os.umask(0)
        try:
            with Journal.create(tmp_path / "new" / "journal.rj") as journal:
                edits.add_contact(journal, NewContact("Dana"))
                modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in journal.path.parent.iterdir()}
        finally:
            os.umask(old)
        assert modes == {"journal.rj": 0o600, "journal.rj-wal": 0o600}
        assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700

    def test_creating_never_touches_what_is_there(self, tmp_path):
        path = tmp_path / "journal.rj"
        path.write_text("a letter")
        with pytest.raises(errors.AlreadyExists, match="left untouched"):
            Journal.create(path)
        assert path.read_text() == "a letter"

    def test_a_place_where_nothing_can_be_made_is_a_sentence(self, tmp_path):
        (tmp_path / "file").write_text("x")
        with pytest.raises(errors.JournalError):
            Journal.create(tmp_path / "file" / "journal.rj")

    def test_the_file_says_whose_it_is(self, tmp_path):
        Journal.create(tmp_path / "journal.rj").close()
        assert (tmp_path / "journal.rj").read_bytes()[68:72] == b"RJNL"


def write_batches(journal: Journal, *sources: object) -> None:
    with journal.write("batches") as writer:
        for source in sources:
            writer.insert("batch", source=source, made_at="y")


def rename_and(journal: Journal, contact: int, then: Callable[[], object]) -> None:
    with journal.write("outer") as writer:
        writer.update("contact", contact, name="Half")
        then()


def add_many(journal: Journal, name: str) -> None:
    for number in range(30):
        edits.add_contact(journal, NewContact(f"{name} {number}"))


def test_slice_runs_under_the_lock_and_gives_back_its_result(journal: Journal, make_contact):
    make_contact("Dana")
    assert journal.slice(lambda held: queries.counts(held).contacts) == 1


def test_a_missing_file_is_not_made(tmp_path: Path):
    with pytest.raises(errors.NotFound, match="no journal at"):
        Journal.open(tmp_path / "none.rj")
    assert list(tmp_path.iterdir()) == []

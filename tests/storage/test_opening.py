# SPDX-License-Identifier: MIT
"""What is no whole journal of ours is refused with one sentence, and not one byte of it changes."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as engine

from relationship_journal.storage import checks, drafts, edits, errors, keys, migrations, queries
from relationship_journal.storage.connection import PAGE, read_header
from relationship_journal.storage.journal import Journal, Wait, looks_encrypted, wait_at_opening
from relationship_journal.storage.migrations import FORMAT
from relationship_journal.values import MethodKind, NewContact, NewConversation, NewMethod, NewRawCard, When

MARKER = "Marzipanbrot"


@pytest.fixture(scope="module")
def plain_bytes(tmp_path_factory) -> bytes:
    """A plain journal with a little in it, as bytes."""
    return filled(tmp_path_factory.mktemp("plain") / "journal.rj", None)


@pytest.fixture(scope="module")
def encrypted_bytes(tmp_path_factory) -> bytes:
    """An encrypted journal with a little in it, as bytes."""
    return filled(tmp_path_factory.mktemp("encrypted") / "journal.rj", "four random words here")


def filled(path: Path, passphrase: str | None) -> bytes:
    with Journal.create(path, passphrase) as journal:
        contact = edits.add_contact(journal, NewContact("Dana"))
        for day in range(1, 29):
            edits.log_conversation(journal, conversation(contact, day))
    return path.read_bytes()


def conversation(contact: int, day: int) -> NewConversation:
    return NewConversation(
        (contact,), When(datetime(2026, 11, day, 10)), text=f"{MARKER} {day} " * 40, tags=(f"{MARKER} tag",)
    )


def refusal(folder: Path, data: bytes, passphrase: str | None, fingerprint) -> errors.JournalError:
    """The error that opening a file of these bytes raises; nothing in its folder may change."""
    path = folder / "journal.rj"
    path.write_bytes(data)
    before = fingerprint(folder)
    with pytest.raises(errors.JournalError) as caught:
        Journal.open(path, passphrase).close()
    assert fingerprint(folder) == before
    sentence = str(caught.value)
    assert sentence[-1] == "."
    assert "\n" not in sentence
    assert "Traceback" not in sentence
    return caught.value


TEXTS = {
    "ascii": "Dear diary,\n" * 30,
    "page of ascii": "x" * PAGE,
    "two pages of ascii": "Dear diary,\r\n\r\n" * 600,
    "tiny": "x",
    "line end": "\n",
}
OTHER_TEXTS = {
    "utf-8": ("Grüße aus Zürich, " * 40).encode(),
    "utf-8 with mark": ("Grüße aus Zürich, " * 40).encode("utf-8-sig"),
    "utf-8 cjk": ("東京に行く。" * 200).encode(),
    "utf-8 emoji": ("😀" * 2048).encode(),
    "short utf-8": "東京".encode(),
    "windows": ("Grüße aus Zürich, " * 40).encode("cp1252"),
    "utf-16": ("Dear diary,\r\n" * 40).encode("utf-16"),
    "utf-16 big": ("Dear diary,\r\n" * 40).encode("utf-16-be"),
    "utf-16 pages": ("Dear diary, " * 2048).encode("utf-16-le"),
    "utf-16 cjk": ("東京に行く。" * 500).encode("utf-16"),
    "journal as json": b'{"format": "relationship-journal", "version": 1}',
    "vcard": b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Dana\r\nEND:VCARD\r\n",
}


@pytest.mark.parametrize("passphrase", [None, "four random words here"])
class TestForeignFiles:
    def test_an_empty_file(self, tmp_path, fingerprint, passphrase):
        error = refusal(tmp_path, b"", passphrase, fingerprint)
        assert isinstance(error, errors.NotAJournal)
        assert "0 bytes" in str(error)

    @pytest.mark.parametrize(
        "data", [t.encode() for t in TEXTS.values()] + list(OTHER_TEXTS.values()), ids=[*TEXTS, *OTHER_TEXTS]
    )
    def test_a_text_file(self, tmp_path, fingerprint, passphrase, data):
        error = refusal(tmp_path, data, passphrase, fingerprint)
        assert isinstance(error, errors.NotAJournal), error
        assert "text file" in str(error)

    def test_another_programs_database(self, tmp_path, fingerprint, passphrase):
        source = sqlite3.connect(tmp_path / "other.db")
        source.execute("CREATE TABLE contact (id INTEGER PRIMARY KEY, name TEXT)")
        source.execute("PRAGMA user_version = 1")
        source.commit()
        source.close()
        data = (tmp_path / "other.db").read_bytes()
        error = refusal(tmp_path, data, passphrase, fingerprint)
        assert isinstance(error, errors.NotAJournal)
        assert "another program" in str(error)

    def test_a_picture_and_noise(self, tmp_path, fingerprint, passphrase):
        picture = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20
        assert isinstance(refusal(tmp_path, picture, passphrase, fingerprint), errors.NotAJournal | errors.Damaged)

    def test_a_folder(self, tmp_path, passphrase):
        with pytest.raises(errors.NotAJournal, match="folder"):
            Journal.open(tmp_path, passphrase)

    def test_a_missing_file(self, tmp_path, passphrase):
        with pytest.raises(errors.NotFound):
            Journal.open(tmp_path / "none.rj", passphrase)
        with pytest.raises(errors.JournalError):
            Journal.open(tmp_path / "no" / "folder" / "none.rj", passphrase)
        assert list(tmp_path.iterdir()) == []


class TestPlain:
    def test_cut_by_one_byte(self, tmp_path, fingerprint, plain_bytes):
        assert isinstance(refusal(tmp_path, plain_bytes[:-1], None, fingerprint), errors.Damaged)

    @pytest.mark.parametrize("pages", [1, 2, 10])
    def test_cut_by_pages(self, tmp_path, fingerprint, plain_bytes, pages):
        assert isinstance(refusal(tmp_path, plain_bytes[: -pages * PAGE], None, fingerprint), errors.Damaged)

    @pytest.mark.parametrize("extra", [0, 1, 17])
    def test_cut_by_half(self, tmp_path, fingerprint, plain_bytes, extra):
        half = plain_bytes[: len(plain_bytes) // PAGE // 2 * PAGE + extra]
        assert isinstance(refusal(tmp_path, half, None, fingerprint), errors.Damaged)

    @pytest.mark.parametrize("kept", [20, 99, 100, PAGE - 1])
    def test_only_the_beginning_left(self, tmp_path, fingerprint, plain_bytes, kept):
        error = refusal(tmp_path, plain_bytes[:kept], None, fingerprint)
        assert isinstance(error, errors.NotAJournal | errors.Damaged)

    def test_something_stuck_on_at_the_end(self, tmp_path, fingerprint, plain_bytes):
        assert isinstance(refusal(tmp_path, plain_bytes + b"x", None, fingerprint), errors.Damaged)

    def test_a_newer_format(self, tmp_path, fingerprint, plain_bytes):
        newer = with_pragma(tmp_path, plain_bytes, None, f"PRAGMA user_version = {FORMAT + 1}")
        error = refusal(tmp_path, newer, None, fingerprint)
        assert isinstance(error, errors.TooNew)
        assert f"format {FORMAT + 1}" in str(error)

    def test_our_mark_without_a_format(self, tmp_path, fingerprint, plain_bytes):
        odd = with_pragma(tmp_path, plain_bytes, None, "PRAGMA user_version = 0")
        assert isinstance(refusal(tmp_path, odd, None, fingerprint), errors.NotAJournal)

    def test_a_passphrase_for_a_plain_journal(self, tmp_path, fingerprint, plain_bytes):
        assert isinstance(refusal(tmp_path, plain_bytes, "a passphrase", fingerprint), errors.NotEncrypted)

    def test_a_broken_page_is_reported_and_never_a_raw_error(self, tmp_path, plain_bytes):
        for page in range(1, len(plain_bytes) // PAGE):
            path = tmp_path / f"{page}.rj"
            path.write_bytes(plain_bytes[: page * PAGE] + b"\xff" * PAGE + plain_bytes[(page + 1) * PAGE :])
            assert_damage_is_told(path, None)

    def test_a_broken_letter_is_reported_and_never_a_raw_error(self, tmp_path, plain_bytes):
        letter = plain_bytes.rindex(f"{MARKER} 5".encode()) + 3
        path = tmp_path / "journal.rj"
        path.write_bytes(plain_bytes[:letter] + b"\xff" + plain_bytes[letter + 1 :])
        assert_damage_is_told(path, None)
        with Journal.open(path) as journal, pytest.raises(errors.Damaged):
            queries.entries_at(journal, queries.places(journal))

    def test_it_is_known_to_be_plain(self, tmp_path, plain_bytes):
        (tmp_path / "journal.rj").write_bytes(plain_bytes)
        assert not looks_encrypted(tmp_path / "journal.rj")


class TestEncrypted:
    def test_no_passphrase(self, tmp_path, fingerprint, encrypted_bytes):
        assert isinstance(refusal(tmp_path, encrypted_bytes, None, fingerprint), errors.PassphraseNeeded)
        assert looks_encrypted(tmp_path / "journal.rj")

    @pytest.mark.parametrize("wrong", ["Four random words here", " "])
    def test_a_wrong_passphrase(self, tmp_path, fingerprint, encrypted_bytes, wrong):
        error = refusal(tmp_path, encrypted_bytes, wrong, fingerprint)
        assert isinstance(error, errors.WrongPassphrase | errors.BadValue)

    def test_cut_by_one_byte(self, tmp_path, fingerprint, encrypted_bytes, passphrase):
        for given in (None, passphrase):
            assert isinstance(refusal(tmp_path, encrypted_bytes[:-1], given, fingerprint), errors.Damaged)

    @pytest.mark.parametrize("extra", [0, 1])
    def test_cut_by_half(self, tmp_path, fingerprint, encrypted_bytes, passphrase, extra):
        half = encrypted_bytes[: len(encrypted_bytes) // PAGE // 2 * PAGE + extra]
        assert isinstance(refusal(tmp_path, half, passphrase, fingerprint), errors.Damaged)

    def test_cut_by_a_page(self, tmp_path, fingerprint, encrypted_bytes, passphrase):
        assert isinstance(refusal(tmp_path, encrypted_bytes[:-PAGE], passphrase, fingerprint), errors.Damaged)

    def test_a_newer_format(self, tmp_path, fingerprint, encrypted_bytes, passphrase):
        newer = with_pragma(tmp_path, encrypted_bytes, passphrase, f"PRAGMA user_version = {FORMAT + 1}")
        assert isinstance(refusal(tmp_path, newer, passphrase, fingerprint), errors.TooNew)

    def test_flipped_bytes_are_damage_and_not_a_wrong_passphrase(
        self, tmp_path, encrypted_bytes, passphrase, monkeypatch
    ):
        key = keys.raw_key(passphrase, encrypted_bytes[:16])
        monkeypatch.setattr(keys, "raw_key", lambda secret, salt: key)
        for page in range(1, len(encrypted_bytes) // PAGE):
            data = bytearray(encrypted_bytes)
            data[page * PAGE + 100] ^= 1
            path = tmp_path / f"{page}.rj"
            path.write_bytes(data)
            assert_damage_is_told(path, passphrase)

    def test_any_salt_is_recognized(self, tmp_path):
        """A random salt may begin like the mark of a text file."""
        for mark in (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"{", b"\n"):
            path = tmp_path / "journal.rj"
            path.write_bytes(mark + os.urandom(PAGE * 2 - len(mark)))
            assert read_header(path).encrypted


def assert_damage_is_told(path: Path, passphrase: str | None) -> None:
    """Opening says so, or a full check finds it; nothing else may happen."""
    try:
        with Journal.open(path, passphrase) as journal:
            assert checks.check(journal).problems
            for look in (queries.contacts, queries.months, queries.talks, queries.known_people):
                try:
                    look(journal)
                except errors.JournalError as error:
                    assert isinstance(error, errors.Damaged)  # noqa: PT017 (not every page concerns every query)
    except errors.JournalError as error:
        assert isinstance(error, errors.Damaged), error  # noqa: PT017


def with_pragma(folder: Path, data: bytes, passphrase: str | None, pragma: str) -> bytes:
    """The journal after a statement made behind the program's back; leaves no file."""
    path = folder / "changed.rj"
    path.write_bytes(data)
    connection = engine.connect(str(path), isolation_level=None)
    if passphrase is not None:
        connection.execute(f'PRAGMA key = "{keys.raw_key(passphrase, data[:16])}"')
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute(pragma)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    changed = path.read_bytes()
    path.unlink()
    return changed


class TestSecrecy:
    @pytest.mark.parametrize("empty", ["", " ", "\n\t"])
    def test_an_empty_passphrase_makes_no_file(self, tmp_path, empty):
        with pytest.raises(errors.BadValue) as caught:
            Journal.create(tmp_path / "journal.rj", empty)
        assert caught.value.field == "passphrase"
        assert list(tmp_path.iterdir()) == []

    def test_a_passphrase_typed_in_another_unicode_form_opens_too(self, tmp_path):
        Journal.create(tmp_path / "journal.rj", "Zu\u0308rich \u00e9").close()
        Journal.open(tmp_path / "journal.rj", "Z\u00fcrich e\u0301").close()

    def test_nothing_becomes_plain_that_was_asked_to_be_encrypted(self, encrypted_journal, tmp_path):
        write_markers(encrypted_journal)
        assert b"" not in {raw_bytes(path) for path in tmp_path.iterdir()}
        assert_no_marker(tmp_path)
        encrypted_journal.close()
        assert [path.name for path in tmp_path.iterdir()] == ["encrypted.rj"]
        assert_no_marker(tmp_path)

    def test_the_marker_would_be_seen(self, journal, tmp_path):
        write_markers(journal)
        found = b"".join(raw_bytes(path) for path in tmp_path.iterdir())
        assert MARKER.encode() in found


def write_markers(journal: Journal) -> None:
    """Put the marker wherever text goes: names, cards, texts, tags, drafts, revisions, settings, the index."""
    new = NewContact(
        MARKER,
        given=MARKER,
        note=MARKER,
        tags=(MARKER,),
        methods=(NewMethod(MethodKind.EMAIL, f"{MARKER}@example.org"),),
        raw_card=NewRawCard(f"FN:{MARKER}"),
    )
    contact = edits.add_contact(journal, new)
    for day in range(1, 29):
        last = edits.log_conversation(journal, conversation(contact, day))
    edits.rewrite_conversation(journal, last, conversation(contact, 3))
    edits.rename_contact(journal, contact, f"{MARKER} the second")
    edits.set_setting(journal, "me", {"name": MARKER})
    drafts.save(journal, "composer", {"text": MARKER})
    drafts.save(journal, MARKER, {})
    edits.trash_contact(journal, contact)


def raw_bytes(path: Path) -> bytes:
    """The file's bytes, read by another process: opening it here would drop the journal's locks."""
    return subprocess.run(["cat", str(path)], capture_output=True, check=True).stdout


def assert_no_marker(folder: Path) -> None:
    for path in folder.iterdir():
        data = raw_bytes(path)
        for form in (MARKER, MARKER.lower(), MARKER.upper()):
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                assert form.encode(encoding) not in data, f"{path.name} holds plain text"
        assert not data.startswith(b"SQLite format 3")
        assert b"CREATE TABLE" not in data


def test_what_opening_waits_for_is_known_beforehand(tmp_path, plain_bytes, monkeypatch):
    path = tmp_path / "journal.rj"
    path.write_bytes(plain_bytes)
    assert wait_at_opening(path) is None
    monkeypatch.setattr(migrations, "FORMAT", FORMAT + 1)
    assert wait_at_opening(path) is Wait.UPGRADE
    path.write_bytes(plain_bytes + bytes(PAGE))
    Path(f"{path}-wal").write_bytes(b"what was left of a log")
    assert wait_at_opening(path) is Wait.CHECK


def test_nobody_waits_for_a_journal_that_is_open_elsewhere(tmp_path, plain_bytes, monkeypatch):
    path = tmp_path / "journal.rj"
    path.write_bytes(plain_bytes)
    monkeypatch.setattr(migrations, "FORMAT", FORMAT + 1)
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(errors.InUse):
            wait_at_opening(path)
        holder.stdin.close()


HOLD = """
import sys
from sqlcipher3 import dbapi2
holder = dbapi2.connect(sys.argv[1], isolation_level=None)
holder.execute("PRAGMA locking_mode = EXCLUSIVE")
holder.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""

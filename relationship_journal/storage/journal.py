# SPDX-License-Identifier: MIT
"""A journal: one file, one connection, one lock; what is written is announced once."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import Enum, auto
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

import sqlcipher3.dbapi2 as engine

from relationship_journal.storage import derived, errors, keys, migrations
from relationship_journal.storage.changes import Change
from relationship_journal.storage.connection import (
    APPLICATION_ID,
    BULK_CACHE,
    USUAL_CACHE,
    begin_logging,
    connect,
    draft_of,
    in_words,
    make_file,
    put_in_place,
    read_header,
    refuse_if_held,
    rehearse,
)
from relationship_journal.storage.turnstile import Turnstile
from relationship_journal.storage.writer import Writer, out_of_step

if TYPE_CHECKING:
    from peewee import Query

T = TypeVar("T")
Listener = Callable[[Change], None]

# POSIX locks belong to the process, so the process must know which files it holds: a second connection, or
# merely opening and closing the file, would silently drop the first one's locks.
_held: set[tuple[int, int]] = set()


_IMPORTING = "An import is running. Wait until it is done, or cancel it."


def looks_encrypted(path: Path) -> bool:
    """Whether a journal needs a passphrase; refuses what cannot be a journal, with a sentence."""
    if _identity(path) in _held:
        raise errors.InUse(path)
    encrypted = read_header(path).encrypted
    if encrypted:
        refuse_if_held(path)
    return encrypted


class Wait(Enum):
    """Why opening a plain journal can take seconds."""

    UPGRADE = auto()
    CHECK = auto()


def wait_at_opening(path: Path) -> Wait | None:
    """What `Journal.open` would do first: bring an older format up to date, check what was not closed well, or nothing.

    Refuses what cannot be a journal, or is open elsewhere, with a sentence.
    """
    if _identity(path) in _held:
        raise errors.InUse(path)
    header = read_header(path)
    if header.doubtful:
        wait = Wait.CHECK
    elif header.version is not None and header.version < migrations.FORMAT:
        wait = Wait.UPGRADE
    else:
        return None
    refuse_if_held(path)
    return wait


class Journal:
    """The open journal; made by `create` or `open`, passed to whoever reads or writes."""

    def __init__(self, path: Path, connection: Any, *, encrypted: bool) -> None:
        self.path = path
        self.encrypted = encrypted
        self.lock = Turnstile()
        self.lineage_id = ""
        self.copy_id = ""
        self._connection: Any = connection
        self._identity = _identity(path)
        self._listeners: list[Listener] = []
        self._next_ids: dict[str, int] = {}
        self._stamp = 0
        self._writing: str | None = None
        self._bulk = False
        self._busy = _IMPORTING
        self._bulk_change: Change | None = None

    @classmethod
    def create(cls, path: Path, passphrase: str | None = None) -> Journal:
        """Make a new journal, encrypted if a passphrase is given; refuses an existing path."""
        salt = keys.new_salt()
        key = None if passphrase is None else keys.raw_key(passphrase, salt)
        draft = draft_of(path)
        make_file(draft)
        try:
            cls._made(draft, key).close()
            if key is not None:
                _prove_encrypted(draft, salt)
            put_in_place(draft, path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        return cls._opened(path, key)

    @classmethod
    def open(cls, path: Path, passphrase: str | None = None) -> Journal:
        """Open an existing journal; nothing is written unless it is ours, whole and not newer than we know."""
        if _identity(path) in _held:
            raise errors.InUse(path)
        header = read_header(path)
        if header.encrypted and passphrase is None:
            refuse_if_held(path)
            raise errors.PassphraseNeeded
        if not header.encrypted and passphrase is not None:
            raise errors.NotEncrypted(path)
        if header.version is not None and header.version > migrations.FORMAT:
            raise errors.TooNew(header.version, migrations.FORMAT)
        key = keys.raw_key(passphrase, header.salt) if passphrase is not None else None
        if header.doubtful:
            rehearse(path, key)
        return cls._opened(path, key)

    @classmethod
    def _made(cls, path: Path, key: str | None) -> Journal:
        journal = cls._connected(path, key)
        try:
            journal._lay_out()
        except BaseException:
            journal._let_go()
            raise
        return journal

    def _lay_out(self) -> None:
        import uuid  # noqa: PLC0415  (once in a journal's life)

        connection = self.connection
        connection.execute("PRAGMA page_size = 4096")
        begin_logging(connection)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrations.migrate(connection, 0)
        derived.create(connection)
        derived.set_channel_minutes(connection)
        for name in ("lineage_id", "copy_id"):
            connection.execute("INSERT INTO book VALUES (?, ?)", (name, str(uuid.uuid4())))
        connection.execute("INSERT INTO book VALUES ('stamp', '0')")
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._read_book()

    @classmethod
    def _opened(cls, path: Path, key: str | None) -> Journal:
        journal = cls._connected(path, key)
        try:
            with in_words(path, opening=True, encrypted=key is not None):
                journal._check_format()
                begin_logging(journal.connection)
                journal._upgrade()
                journal._read_book()
        except BaseException:
            journal._let_go()
            raise
        return journal

    @classmethod
    def _connected(cls, path: Path, key: str | None) -> Journal:
        journal = cls(path, connect(path, key), encrypted=key is not None)
        _held.add(journal._identity)
        return journal

    def _check_format(self) -> None:
        (application,) = self.connection.execute("PRAGMA application_id").fetchone()
        (version,) = self.connection.execute("PRAGMA user_version").fetchone()
        if application != APPLICATION_ID or version == 0:
            raise errors.NotAJournal(f"{self.path} belongs to another program. Nothing was changed.")
        if version > migrations.FORMAT:
            raise errors.TooNew(version, migrations.FORMAT)

    def _upgrade(self) -> None:
        (version,) = self.connection.execute("PRAGMA user_version").fetchone()
        if version == migrations.FORMAT:
            return
        self.connection.execute("BEGIN IMMEDIATE")
        anew = migrations.migrate(self.connection, version) | derived.outdated(self.connection)
        derived.create(self.connection, anew)
        derived.rebuild(self.connection, anew)
        self.connection.execute("COMMIT")

    def _read_book(self) -> None:
        book = dict(self.connection.execute("SELECT key, value FROM book").fetchall())
        self.lineage_id, self.copy_id, self._stamp = book["lineage_id"], book["copy_id"], int(book["stamp"])

    @property
    def connection(self) -> Any:
        """The bare connection, for storage only and under the lock; never opens a closed journal again."""
        if self._connection is None:
            raise RuntimeError("this journal is closed")
        return self._connection

    def close(self) -> None:
        """Fold the log into the file and let go of it; calling it twice is fine. Raises Busy during an import."""
        with self.lock:
            if self._bulk:
                raise errors.Busy(self._busy)
            if self._connection is not None:
                # On a full disk the log stays beside the file and is folded in at the next opening.
                with suppress(engine.Error):
                    self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                self._let_go()

    def _let_go(self) -> None:
        self._connection.close()
        self._connection = None
        _held.discard(self._identity)
        self._listeners.clear()

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()

    # Reading

    def fetch(self, query: Query, make: Callable[..., T]) -> list[T]:
        """The rows of a peewee query, each made into a value from its columns."""
        sql, parameters = query.sql()
        return [make(*row) for row in self.rows(sql, parameters)]

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows of a hand-written query, for the hot paths."""
        with self.lock:
            try:
                found: list[tuple[Any, ...]] = self.connection.execute(sql, parameters).fetchall()
            except (MemoryError, engine.DatabaseError):
                with in_words(self.path):
                    raise
            return found

    def slice(self, work: Callable[[Journal], T]) -> T:
        """Run a short piece of work under the lock; a worker's long job is many of these."""
        with self.lock:
            return work(self)

    # Writing

    @contextmanager
    def write(self, label: str) -> Iterator[Writer]:
        """One user action: all of it or nothing; announced to the listeners once it is durable."""
        with self.lock:
            if self._writing is not None:
                raise RuntimeError(f"“{label}” began inside “{self._writing}”")
            if self._bulk:
                raise errors.Busy(self._busy)
            self._writing = label
            try:
                change = yield from self._written(label)
            finally:
                self._writing = None
            if change.edits:
                self.announce(change)

    def _written(self, label: str) -> Generator[Writer, None, Change]:
        with self._durable():
            writer = Writer(self.connection, self, self.next_stamp())
            yield writer
            return writer.finish(label)

    @contextmanager
    def _durable(self) -> Iterator[None]:
        """A transaction: rolled back on any error, the engine's errors in words."""
        connection = self.connection
        with in_words(self.path):
            connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("UPDATE book SET value = ? WHERE key = 'stamp'", (str(self._stamp),))
            connection.execute("COMMIT")
        except BaseException as error:
            self._roll_back()
            if isinstance(error, engine.IntegrityError):
                raise _refusal(error) from error
            if isinstance(error, engine.DatabaseError):
                raise errors.SaveFailed(f"Could not save ({error}). Your text is still here; try again.") from error
            raise

    def _roll_back(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def replay(self, change: Change) -> Change:
        """Make a change again (usually an inverse); raises Conflict and changes nothing where it no longer fits."""
        try:
            with self.write(change.label) as writer:
                writer.replay(change)
        except errors.BadValue as error:
            raise errors.Conflict(out_of_step(change)) from error
        return change

    def note(self, sql: str, parameters: Sequence[object]) -> None:
        """Write something outside every change (drafts), durable at once."""
        with self.lock:
            if self._bulk:
                raise errors.Busy(self._busy)
            if self.connection.in_transaction:
                raise RuntimeError(f"a draft cannot be kept inside “{self._writing}”")
            with self._durable():
                self.connection.execute(sql, parameters)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with every change, on the thread that wrote; returns how to stop."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def announce(self, change: Change) -> None:
        """Tell every listener; they must not write. One that fails is reported and keeps none of the others back.

        The change is durable by now, so a listener's bug must not look like a failed write.
        """
        with self.lock:
            self._announce(change)

    def _announce(self, change: Change) -> None:
        self._writing = f"announcing {change.label}"
        try:
            for listener in tuple(self._listeners):
                try:
                    listener(change)
                except Exception as error:
                    sys.excepthook(type(error), error, error.__traceback__)
        finally:
            self._writing = None

    @contextmanager
    def bulk(self, busy: str = _IMPORTING) -> Iterator[Any]:
        """A long transaction in slices: others may read between them, but every write is refused meanwhile (`busy`).

        What `announce_after` was told is heard before the next write can begin.
        """
        with self.lock:
            if self._bulk or self._writing is not None:
                raise errors.Busy(self._busy)
            self._bulk, self._busy = True, busy
            self.connection.execute(f"PRAGMA cache_size = {BULK_CACHE}")
        try:
            with self._durable_in_slices():
                yield self.connection
        except BaseException:
            self._bulk_change = None
            raise
        finally:
            with self.lock:
                self.connection.execute(f"PRAGMA cache_size = {USUAL_CACHE}")
                self.connection.execute("PRAGMA shrink_memory")
                self._bulk = False
                change, self._bulk_change = self._bulk_change, None
                if change is not None:
                    self._announce(change)

    def announce_after(self, change: Change) -> None:
        """Inside `bulk`: what is announced once it is durable, and nothing where it fails."""
        self._bulk_change = change

    @contextmanager
    def _durable_in_slices(self) -> Iterator[None]:
        with self.lock:
            self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with self.lock:
                self.connection.execute("UPDATE book SET value = ? WHERE key = 'stamp'", (str(self._stamp),))
                self.connection.execute("COMMIT")
        except BaseException as error:
            with self.lock:
                self._roll_back()
                self._next_ids.clear()
            if isinstance(error, engine.IntegrityError):
                raise _refusal(error) from error
            if isinstance(error, engine.DatabaseError):
                raise errors.SaveFailed(f"Could not save ({error}). Nothing was changed.") from error
            raise

    def adopt(self, lineage: str, stamp: int) -> None:
        """Become a copy of another journal's line: its lineage, and no stamp below those it brought."""
        self.connection.execute("UPDATE book SET value = ? WHERE key = 'lineage_id'", (lineage,))
        self.lineage_id = lineage
        self._stamp = max(self._stamp, stamp)

    def next_id(self, table: str) -> int:
        """A row id never used before in this session."""
        if table not in self._next_ids:
            (last,) = self.connection.execute(f'SELECT coalesce(max(id), 0) FROM "{table}"').fetchone()
            self._next_ids[table] = last
        self._next_ids[table] += 1
        return self._next_ids[table]

    def next_stamp(self) -> int:
        """A hybrid counter: the clock in microseconds, and always more than any stamp seen."""
        self._stamp = max(self._stamp + 1, time.time_ns() // 1000)
        return self._stamp


def _prove_encrypted(path: Path, salt: bytes) -> None:
    """Look at a new journal's bytes while no connection is open; only then is it trusted."""
    header = read_header(path)
    if not header.encrypted or header.salt != salt:
        raise errors.JournalError("The new journal did not come out encrypted and was removed. Nothing was kept.")


def _refusal(error: engine.IntegrityError) -> errors.JournalError:
    if "FOREIGN KEY" in str(error):
        return errors.Conflict("Something this rests on is not there any more. Nothing was changed.")
    return errors.BadValue("", f"This cannot be kept: {error}. Nothing was changed.")


def _identity(path: Path) -> tuple[int, int]:
    try:
        status = os.stat(path)
    except OSError:
        return (0, 0)
    return (status.st_dev, status.st_ino)

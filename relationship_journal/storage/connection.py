# SPDX-License-Identifier: MIT
"""Opening the one connection of a journal: what the file is, its key, its pragmas, and errors in words."""

from __future__ import annotations

import os
import shutil
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sqlcipher3.dbapi2 as engine

from relationship_journal.frozen import dataclass
from relationship_journal.storage import errors

APPLICATION_ID = 0x524A4E4C
"""ASCII "RJNL": marks the file as ours in its header."""

PAGE = 4096
USUAL_CACHE, BULK_CACHE = -2_000, -64_000
"""Pages SQLite keeps, in KiB: a window reads little at a time, an import touches every index."""
_DAMAGE = (
    "malformed",
    "not a database",
    "disk I/O",
    "out of memory",
    "vtable constructor failed",
    "decode to UTF-8",
)
"""What the engine says where the file, not our SQL, is at fault."""
_PLAIN_MAGIC = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Header:
    """What the first bytes of a file tell, read while no connection is open."""

    encrypted: bool
    salt: bytes
    version: int | None
    doubtful: bool = False
    """There is a log of an unclean end beside it, and only opening can tell whether the two make a whole."""


def read_header(path: Path) -> Header:
    """Look at a file without opening it as a database; refuse what cannot be a journal.

    Must not be called for a file this process has open: closing any descriptor drops SQLite's locks.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        raise errors.NotFound(path) from None
    except OSError as error:
        raise errors.NotAJournal(f"{path} cannot be read ({error.strerror}). Nothing was changed.") from None
    if not stat.S_ISREG(status.st_mode):
        raise errors.NotAJournal(f"{path} is not a file but a folder or device. Nothing was changed.")
    if status.st_size == 0:
        raise errors.NotAJournal(f"{path} is empty (0 bytes), so it is no journal. Nothing was changed.")
    try:
        with path.open("rb") as file:
            first = file.read(PAGE)
    except OSError as error:
        raise errors.NotAJournal(f"{path} cannot be read ({error.strerror}). Nothing was changed.") from None
    if first.startswith(_PLAIN_MAGIC):
        return _plain_header(path, first, status.st_size)
    if _is_text(first):
        raise errors.NotAJournal(f"{path} is a text file, not a journal. Nothing was changed.")
    if status.st_size % PAGE or not any(first):
        raise errors.Damaged(_cut(path, status.st_size))
    return Header(encrypted=True, salt=first[:16], version=None, doubtful=_has_log(path))


def _plain_header(path: Path, first: bytes, size: int) -> Header:
    if len(first) < 100 or int.from_bytes(first[68:72], "big") != APPLICATION_ID:
        what = "is cut short" if len(first) < 100 else "belongs to another program"
        raise errors.NotAJournal(f"{path} {what}, so it is no journal of this program. Nothing was changed.")
    pages = int.from_bytes(first[28:32], "big")
    whole = size == pages * PAGE
    if not whole and not _has_log(path):
        raise errors.Damaged(_cut(path, size))
    return Header(encrypted=False, salt=b"", version=int.from_bytes(first[60:64], "big"), doubtful=not whole)


def _has_log(path: Path) -> bool:
    try:
        return _log_of(path).stat().st_size > 0
    except OSError:
        return False


def _log_of(path: Path) -> Path:
    return Path(f"{path}-wal")


def rehearse(path: Path, key: str | None) -> None:
    """Open a copy of a doubtful journal and its log first: opening folds the log in, whatever comes of it.

    Raises Damaged or WrongPassphrase with the original untouched. The journal must not be open anywhere.
    """
    refuse_if_held(path)
    with (
        in_words(path, opening=True, encrypted=key is not None),
        TemporaryDirectory(dir=path.parent, prefix=".checking-") as folder,
    ):
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        shutil.copyfile(_log_of(path), _log_of(copy))
        connection = connect(copy, key)
        try:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()
        finally:
            connection.close()
        if found != ("ok",):
            raise errors.Damaged(_cut(path, path.stat().st_size))


def _cut(path: Path, size: int) -> str:
    return f"{path} is not a complete journal (it ends after {size:,} bytes). Nothing was changed; restore a backup."


def _is_text(first: bytes) -> bool:
    """Text has no control bytes, or, as UTF-16, many zeros on one side; ciphertext never looks so.

    A mark at the beginning alone proves nothing: it could be a salt.
    """
    sample = first[:512]
    few, many = sorted((sample[0::2].count(0), sample[1::2].count(0)))
    if (many * 5 > len(sample) and few * 20 < len(sample)) or _is_utf_16(sample):
        return True
    if any((byte < 32 and byte not in b"\t\r\n\f") or byte == 127 for byte in sample):
        return False
    return len(sample) >= 64 or _decodes(sample)


def _is_utf_16(sample: bytes) -> bool:
    """Marked UTF-16 of any script: all of it decodes to signs people write."""
    if not sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    text = sample[: len(sample) // 2 * 2].decode("utf-16", "replace").rstrip("\ufffd")
    return all(sign in "\t\r\n" or unicodedata.category(sign) not in {"Cc", "Cn", "Co", "So"} for sign in text)


def _decodes(sample: bytes) -> bool:
    try:
        sample.decode()
    except UnicodeDecodeError:
        return False
    return True


def connect(path: Path, key: str | None) -> Any:
    """A bare connection with the key set; nothing has been read yet. The file must exist."""
    with in_words(path):
        address = f"file:{_escaped(path)}?mode=rw"
        connection = engine.connect(address, uri=True, check_same_thread=False, isolation_level=None)
    cursor = connection.cursor()
    if key is not None:
        if not cursor.execute("PRAGMA cipher_version").fetchone():
            connection.close()
            raise errors.JournalError("This build of the program cannot encrypt. Nothing was written.")
        cursor.execute("PRAGMA cipher_log_level = NONE")
        cursor.execute(f'PRAGMA key = "{key}"')
    for pragma in (
        "locking_mode = EXCLUSIVE",
        "foreign_keys = ON",
        "temp_store = MEMORY",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "secure_delete = ON",
        "busy_timeout = 200",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    return connection


def refuse_if_held(path: Path) -> None:
    """Raise InUse where another process has the journal open; asked before a passphrase is, and needs none."""
    connection = engine.connect(f"file:{_escaped(path)}?mode=ro", uri=True, timeout=0)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")  # else a log beside the file would get a shared index
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except engine.DatabaseError as error:
        if "locked" in str(error):
            raise errors.InUse(path) from None
    finally:
        connection.close()


def begin_logging(connection: Any) -> None:
    """Switch to the write-ahead log with full syncs; from here on the file may be written."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA cache_size = {USUAL_CACHE}")


def _escaped(path: Path) -> str:
    text = path.absolute().as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return text if text.startswith("/") else f"/{text}"


def draft_of(path: Path) -> Path:
    """Where a journal is made before it stands at its path, so that nobody ever finds half of one there."""
    if os.path.lexists(path):
        raise errors.AlreadyExists(path)
    return path.with_name(f".{path.name}.{os.urandom(4).hex()}")


def make_file(path: Path) -> None:
    """Create an empty file, 0600, never over anything; makes its folder (0700)."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise errors.SaveFailed(f"{path.parent} cannot be written ({error.strerror}). Choose another place.") from None


def put_in_place(draft: Path, path: Path) -> None:
    """Give a finished file its name, never over anything. Raises AlreadyExists or SaveFailed."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise errors.AlreadyExists(path) from None
    except OSError:  # a file system without links
        if os.path.lexists(path):
            raise errors.AlreadyExists(path) from None
        draft.rename(path)
    draft.unlink(missing_ok=True)


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


@contextmanager
def in_words(path: Path, *, opening: bool = False, encrypted: bool = False) -> Iterator[None]:
    """Turn what the engine says of the file into a sentence; what is our own mistake (bad SQL) stays as it is."""
    try:
        yield
    except MemoryError:
        if not opening:
            raise
        raise errors.Damaged(f"{path} is damaged beyond reading. Nothing was changed; restore a backup.") from None
    except engine.DatabaseError as error:
        text = str(error)
        if "database is locked" in text:
            raise errors.InUse(path) from None
        if "readonly" in text or "unable to open" in text or not _may_write(path):
            raise errors.NotWritable(path) from None
        if opening and encrypted and "not a database" in text:
            raise errors.WrongPassphrase from None
        if any(sign in text for sign in _DAMAGE):
            # Not the engine's own words: of a broken letter it quotes the text around it.
            raise errors.Damaged(
                f"{path} is damaged and could not be read. Nothing was changed; restore a backup."
            ) from None
        raise

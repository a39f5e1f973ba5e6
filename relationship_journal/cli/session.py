# SPDX-License-Identifier: MIT
"""What every command has at hand: the call, the clock, the streams and the journal it asks for."""

from __future__ import annotations

import getpass
import json
import os
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TextIO

from relationship_journal import files
from relationship_journal.cli.arguments import DEMO, JOURNAL, JSON, PASSPHRASE, PROGRAM, Call, WrongUse
from relationship_journal.paths import Paths
from relationship_journal.storage import errors
from relationship_journal.storage.journal import Journal, looks_encrypted


class Failed(Exception):
    """The command could not do its work; `str(error)` is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class Session:
    """One run of one command."""

    call: Call
    now: datetime
    paths: Paths
    stdin: TextIO
    stdout: TextIO
    stderr: TextIO

    # Printing

    @property
    def as_json(self) -> bool:
        return self.call.has(JSON.name)

    def line(self, text: str = "") -> None:
        """One line on standard output."""
        self.stdout.write(f"{shown(text)}\n")

    def note(self, text: str) -> None:
        """One line for the person at the terminal, beside the output."""
        self.stderr.write(f"{shown(text)}\n")

    def json(self, value: object) -> None:
        """A value as JSON; letters beyond ASCII are written out where the stream can hold them."""
        escaped = (getattr(self.stdout, "encoding", None) or "utf-8").lower().replace("-", "") != "utf8"
        self.stdout.write(json.dumps(value, ensure_ascii=escaped, indent=1) + "\n")

    # The journal

    @property
    def is_demo(self) -> bool:
        return self.call.has(DEMO.name)

    @property
    def path(self) -> Path:
        """The file the call means."""
        chosen = self.call.value(JOURNAL.name)
        if chosen is not None and self.is_demo:
            raise WrongUse("--journal and --demo exclude each other.")
        if self.is_demo:
            return self.paths.demo_journal
        return Path(chosen) if chosen is not None else self.paths.journal

    def open(self) -> Journal:
        """Open the journal the call means; asks for the passphrase where one is needed."""
        return self.open_with(self.key())

    def key(self) -> str | None:
        """The passphrase where one is needed or given."""
        if self.is_demo or not (self.is_encrypted() or self.call.has(PASSPHRASE.name)):
            return None
        return self.passphrase()

    def open_with(self, passphrase: str | None) -> Journal:
        """Open the journal the call means; the demo is made anew."""
        if not self.is_demo:
            return Journal.open(self.path, passphrase)
        from relationship_journal import demo  # noqa: PLC0415  (only where the demo is wanted)

        return demo.fresh(self.path, self.now)

    def is_encrypted(self) -> bool:
        """Whether the journal needs a passphrase; where there is none yet, says how to make one."""
        path = self.path
        try:
            return looks_encrypted(path)
        except errors.NotFound:
            if self.call.has(JOURNAL.name):
                raise
            raise Failed(f"There is no journal yet at {path}. Make one with: {PROGRAM} new") from None

    def passphrase(self, *, twice: bool = False) -> str:
        """The passphrase from its file or the terminal; without either it fails at once."""
        source = self.call.value(PASSPHRASE.name)
        if source is not None:
            return passphrase_from(source, self.stdin)
        if not self.stdin.isatty():
            raise Failed(
                "A passphrase is needed and there is no terminal to ask on. Give it with --passphrase-file FILE."
            )
        return self._asked(twice)

    def _asked(self, twice: bool) -> str:
        try:
            first = getpass.getpass("Passphrase: ", self.stderr)
            if twice and getpass.getpass("Once more: ", self.stderr) != first:
                raise Failed("The two passphrases differ. Nothing was made.")
        except EOFError:
            raise Failed("No passphrase was given. Nothing was changed.") from None
        return first

    def read_stdin(self) -> str:
        """All of standard input as text, without the line end that ends it."""
        return _read_all(self.stdin)


def passphrase_from(source: str, stdin: TextIO) -> str:
    """The first line of a file, or of standard input for “-”; raises Failed with a sentence."""
    return _first_line(_read_all(stdin) if source == "-" else _decoded(read_file(Path(source)), source))


def _read_all(stdin: TextIO) -> str:
    raw = getattr(stdin, "buffer", None)
    text = stdin.read() if raw is None else _decoded(raw.read(), "Standard input")
    return text.replace("\r\n", "\n").removesuffix("\n")


def shown(text: str) -> str:
    """The text as one line for a terminal, without what could move the cursor."""
    return "".join(" " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c for c in text)


def read_file(path: Path) -> bytes:
    """The bytes of a file; raises Failed with a sentence."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Failed(f"{path} cannot be read ({error.strerror}). Nothing was changed.") from None


def _decoded(data: bytes, source: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Failed(f"{source} is not UTF-8 text. Nothing was changed.") from None


def _first_line(text: str) -> str:
    return text.partition("\n")[0].removesuffix("\r")


def keep_what_is_there(path: Path, *, replace: bool) -> None:
    """Refuse a path that is a folder, or a file that must not be replaced. Raises Failed."""
    if path.is_dir():
        raise Failed(f"{path} is a folder. Name a file in it; nothing was written.")
    if not replace and os.path.lexists(path):
        raise Failed(f"{path} exists already and was left untouched. Choose another name, or add --force.")


def write_whole(path: Path, content: bytes, *, replace: bool) -> None:
    """Put the content where the path says, whole or not at all, readable by its owner only (0600).

    Without `replace` an existing file is refused. Raises Failed with a sentence.
    """
    keep_what_is_there(path, replace=replace)
    try:
        files.write_whole(path, content)
    except OSError as error:
        raise Failed(f"{path} cannot be written ({error.strerror}). Nothing was written.") from None


def keep_clear(path: Path, journal: Journal) -> None:
    """Never write over the journal itself."""
    inside = {Path(f"{journal.path}{ending}").resolve() for ending in ("", "-wal", "-shm")}
    if path.resolve() in inside:
        raise Failed(f"{path} is the journal itself. Choose another name; nothing was written.")

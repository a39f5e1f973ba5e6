# SPDX-License-Identifier: MIT
"""The program's log: events, ids and error classes; never a word from a journal."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator, Mapping
from io import TextIOWrapper
from pathlib import Path
from traceback import walk_tb
from types import TracebackType

PACKAGE = "relationship_journal"

_EVENT = re.compile(r"[a-z][a-z0-9]*(?:[-.][a-z0-9]+){0,5}")
_LARGEST = 256 * 1024
_LONGEST_CHAIN = 5


def setup(path: Path) -> logging.Handler:
    """Send the package's log to a file for its owner only (0600, 256 KiB and one older file).

    Write `logger.info("journal-opened", extra={"ids": 7})`: the message is a word with hyphens, `ids` a
    number or several. A second call replaces the first. Where no file can be made, nothing is logged.
    """
    logger = logging.getLogger(PACKAGE)
    for old in [handler for handler in logger.handlers if isinstance(handler, PrivateFile)]:
        logger.removeHandler(old)
        old.close()
    try:
        handler: logging.Handler = PrivateFile(path)
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(WordlessFormatter())
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False  # another library's handler would print the texts this one leaves out
    return handler


class PrivateFile(logging.FileHandler):
    """A log file only its owner can read; when it cannot be written, that is not worth a word.

    The standard library's own handler of this kind loads the network's modules too.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, encoding="utf-8")

    def emit(self, record: logging.LogRecord) -> None:
        try:
            self._turn_over()
            super().emit(record)
        except OSError:
            self.handleError(record)

    def _turn_over(self) -> None:
        """Where the file is full, it becomes the older one; the next line begins another."""
        if self.stream is not None and self.stream.tell() >= _LARGEST:
            self.stream.close()
            self.stream = None
            os.replace(self.baseFilename, f"{self.baseFilename}.1")

    def _open(self) -> TextIOWrapper:
        return open(self.baseFilename, "a", encoding=self.encoding, opener=_open_private)

    def handleError(self, record: logging.LogRecord) -> None:
        """Keep silent: the standard way prints the message and its arguments."""


def _open_private(path: str, flags: int) -> int:
    handle = os.open(path, flags, 0o600)
    if hasattr(os, "fchmod"):
        os.fchmod(handle, 0o600)
    return handle


class WordlessFormatter(logging.Formatter):
    """Writes time, level, module, event, ids and error classes; drops arguments, messages and any other text."""

    def format(self, record: logging.LogRecord) -> str:
        event = record.msg if isinstance(record.msg, str) and _EVENT.fullmatch(record.msg) else "(text left out)"
        parts = [self.formatTime(record), record.levelname, f"{record.module}:{record.lineno}", event]
        parts += [str(number) for number in _numbers(getattr(record, "ids", ()))]
        if isinstance(record.exc_info, tuple) and record.exc_info[1] is not None:
            parts += [describe(record.exc_info[1])]
        return " ".join(parts)


def describe(error: BaseException) -> str:
    """An error and its causes as classes and lines of this package: "ValueError at dates:81 < KeyError"."""
    return " < ".join(_one(link) for link in _chain(error))


def report(error: BaseException, versions: Mapping[str, str]) -> str:
    """An error as a text to read and to send: versions, then each error of the chain with lines of this package.

    It holds classes, modules and numbers, nothing else: no message, no value, no path.
    """
    lines = [f"{name} {version}" for name, version in versions.items()]
    for number, link in enumerate(_chain(error)):
        lines += ["", f"{'because of ' if number else ''}{_class(link)}"]
        lines += [f"    at {frame}" for frame in _own_frames(link.__traceback__)]
    return "\n".join(lines)


def _class(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")


def _chain(error: BaseException) -> Iterator[BaseException]:
    link: BaseException | None = error
    for _ in range(_LONGEST_CHAIN):
        if link is None:
            return
        yield link
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


def _one(error: BaseException) -> str:
    frames = list(_own_frames(error.__traceback__))
    where = f" at {' '.join(frames)}" if frames else ""
    return _class(error) + where


def _own_frames(traceback: TracebackType | None) -> Iterator[str]:
    for frame, line in walk_tb(traceback):
        module = str(frame.f_globals.get("__name__", ""))
        if module == PACKAGE or module.startswith(f"{PACKAGE}."):
            yield f"{module.removeprefix(f'{PACKAGE}.')}:{line}"


def _numbers(ids: object) -> list[int]:
    several = ids if isinstance(ids, tuple | list | set | frozenset) else (ids,)
    return [number for number in several if isinstance(number, int)]

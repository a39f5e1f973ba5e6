# SPDX-License-Identifier: MIT
"""A command: from its words to its exit code."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TextIO

from relationship_journal import __version__
from relationship_journal.cli import add, brief, commands, importing, insights, one_person
from relationship_journal.cli.arguments import (
    HELP,
    PROGRAM,
    VERSION,
    Call,
    WrongUse,
    help_text,
    take_apart,
    usage_text,
)
from relationship_journal.cli.session import Failed, Session, shown
from relationship_journal.cli.usages import USAGES
from relationship_journal.dates import now_here
from relationship_journal.paths import Paths
from relationship_journal.storage.errors import BadValue, JournalError

DONE, FAILED, WRONG_USE = 0, 1, 2
INTERRUPTED, NOBODY_READS = 130, 141
"""What a shell gives programs ended by Ctrl+C and by a closed pipe."""


def main(
    argv: Sequence[str],
    *,
    now: datetime | None = None,
    paths: Paths | None = None,
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
    stderr: TextIO | None = None,
) -> int:
    """Do what the words ask for; returns the exit code: 0 done, 1 failed, 2 wrong use, each with one line."""
    out = stdout or _writable(sys.stdout)
    err = stderr or _writable(sys.stderr)
    try:
        code = _outcome(argv, now, paths, stdin or sys.stdin or io.StringIO(), out, err)
        out.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _forget_output(out)
        return NOBODY_READS
    except OSError as error:
        _forget_output(out)
        err.write(f"{shown(_in_words(error))}\n")
        return FAILED
    return code


def _outcome(
    argv: Sequence[str], now: datetime | None, paths: Paths | None, stdin: TextIO, stdout: TextIO, stderr: TextIO
) -> int:
    try:
        call = take_apart(argv, USAGES)
        if not call.command or call.has(HELP.name):
            return _explain(call, stdout)
        session = Session(call, now or now_here(), paths or Paths.for_user(), stdin, stdout, stderr)
        return verbs()[call.command](session)
    except WrongUse as error:
        failure, code = str(error), WRONG_USE
    except (Failed, JournalError) as error:
        # What the record refuses was still a value somebody typed; a request or a file has no field.
        typed = isinstance(error, BadValue) and error.field in {"contacts", "minutes", "name", "share", "text", "when"}
        failure, code = str(error), WRONG_USE if typed else FAILED
    stdout.flush()
    stderr.write(f"{shown(failure)}\n")
    return code


def verbs() -> Mapping[str, Callable[[Session], int]]:
    """What does each command."""
    return {
        "new": commands.new,
        "add": add.add,
        "list": commands.list_contacts,
        "search": commands.find,
        "show": commands.show,
        "insights": insights.insights,
        "chart": commands.chart,
        "brief": brief.brief,
        "import": importing.take_in,
        "export": commands.export,
        "person": one_person.person,
        "forget": one_person.forget,
        "check": commands.check,
    }


def _explain(call: Call, stdout: TextIO) -> int:
    if call.has(VERSION.name):
        stdout.write(f"{PROGRAM} {__version__}\n")
    elif call.command:
        usage = next(usage for usage in USAGES if usage.name == call.command)
        stdout.write(f"{usage_text(usage)}\n")
    elif call.has(HELP.name):
        stdout.write(f"{help_text(USAGES)}\n")
    else:
        raise WrongUse(f"Name a command; {PROGRAM} --help lists them.")
    return DONE


def _writable(stream: TextIO | None) -> TextIO:
    """A standard stream that takes any text, or nothing at all where the system gave none."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return stream or io.StringIO()


def _forget_output(stream: TextIO) -> None:
    """Where the output has no reader or no room, let the interpreter's last flush go nowhere and not complain again."""
    try:
        stream.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _in_words(error: OSError) -> str:
    reason = error.strerror or "the system gave no reason"
    return f"{error.filename}: {reason}." if error.filename else f"The output could not be written ({reason})."

# SPDX-License-Identifier: MIT
"""The words of a command line: which are options, which are meant as they stand, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from typing import TypeVar

from relationship_journal.frozen import dataclass

PROGRAM = "relationship-journal"
END_OF_OPTIONS = "--"
_SHORT_HELP = "-h"

Word = TypeVar("Word", bound=StrEnum)


class WrongUse(Exception):
    """The command line cannot be meant like this; `str(error)` is one sentence."""


@dataclass(frozen=True, slots=True)
class Option:
    """A word with two dashes; with a `value` it takes the word after it, whatever that starts with."""

    name: str
    help: str
    value: str = ""
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Usage:
    """How a command is called.

    `words` says in the usage line what it takes besides options, `most` how many at most (None: any number).
    With `as_they_are`, words that look like unknown options are words too.
    """

    name: str
    summary: str
    words: str = ""
    least: int = 0
    most: int | None = 0
    as_they_are: bool = False
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """A command line taken apart; `command` is empty where none was named."""

    command: str
    words: tuple[str, ...] = ()
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def has(self, option: str) -> bool:
        return option in self.options

    def value(self, option: str) -> str | None:
        """What the option was given, None without it."""
        return self.options[option][-1] if option in self.options else None

    def values(self, option: str) -> tuple[str, ...]:
        return self.options.get(option, ())


HELP = Option("--help", "show this and stop")
VERSION = Option("--version", "show the version and stop")
JOURNAL = Option("--journal", "the journal to use (default: your own)", "FILE")
DEMO = Option("--demo", "use the demo journal; what you change in it is temporary")
PASSPHRASE = Option("--passphrase-file", "read the passphrase from FILE (“-”: standard input)", "FILE")
JSON = Option("--json", "print JSON")
COMMON = (JOURNAL, DEMO, PASSPHRASE, JSON, HELP)
PICTURE = Option("--picture", "draw the window and a chart into FOLDER instead of opening it", "FOLDER")
QUICK = Option(
    "--quick", "open only the small window for one entry, in the window that has the journal if there is one"
)
WITHOUT_COMMAND = (VERSION, QUICK, PICTURE)


def take_apart(argv: Sequence[str], usages: Iterable[Usage]) -> Call:
    """Tell options from words; known options may stand anywhere before a “--”. Raises WrongUse."""
    known = {usage.name: usage for usage in usages}
    found: dict[str, tuple[str, ...]] = {}
    rest = list(argv)
    before = (*COMMON, *WITHOUT_COMMAND)
    while rest and rest[0].startswith("-"):
        option = HELP if rest[0] == _SHORT_HELP else _option(rest[0], before)
        if option is None:
            raise WrongUse(_no_option(rest[0], before, f"{PROGRAM} has"))
        _take(rest, option, found)
    if not rest:
        return Call("", (), found)
    name = rest.pop(0)
    stray = next((option.name for option in WITHOUT_COMMAND if option.name in found), None)
    if stray is not None:
        raise WrongUse(f"{stray} takes no command; leave out “{name}”.")
    if name not in known:
        raise WrongUse(f"“{name}” is not a command.{did_you_mean(name, known)} See {PROGRAM} --help.")
    usage = known[name]
    words, options = _words(rest, usage, dict(found))
    if usage.as_they_are and len(words) == usage.least - 1 > 0 and rest[-1] not in words:
        # The last word looks like an option, but without it a text is missing: it is the text.
        words, options = _words([*rest[:-1], END_OF_OPTIONS, rest[-1]], usage, dict(found))
    if HELP.name not in options:
        _check_count(words, usage, (*usage.options, *COMMON))
    return Call(name, tuple(words), options)


def _words(
    given: Sequence[str], usage: Usage, found: dict[str, tuple[str, ...]]
) -> tuple[list[str], dict[str, tuple[str, ...]]]:
    """The words and the options of a command."""
    rest = list(given)
    words: list[str] = []
    options = (*usage.options, *COMMON)
    while rest:
        asks_help = rest[0] == _SHORT_HELP and not usage.as_they_are
        option = HELP if asks_help else _option(rest[0], options)
        if rest[0] == END_OF_OPTIONS:
            words += rest[1:]
            break
        if option is not None:
            _take(rest, option, found)
        elif rest[0].startswith("--") and not usage.as_they_are:
            raise WrongUse(_no_option(rest[0], options, f"{usage.name} has"))
        else:
            words.append(rest.pop(0))
    return words, found


def _check_count(words: Sequence[str], usage: Usage, options: Sequence[Option]) -> None:
    how = f"Use: {PROGRAM} {usage.name} {usage.words}".rstrip()
    if len(words) < usage.least:
        raise WrongUse(f"{usage.name} needs {usage.words}, and something is missing. {how}")
    if usage.most is not None and len(words) > usage.most:
        stray = next((word for word in words if word.startswith("--")), None)
        if stray is not None:
            raise WrongUse(_no_option(stray, options, f"{usage.name} has"))
        raise WrongUse(f"“{words[usage.most]}” is one word too many; put what belongs together in quotes. {how}")


def _option(word: str, options: Iterable[Option]) -> Option | None:
    name, equals, _ = word.partition("=")
    return next((o for o in options if o.name == name and (o.value or not equals)), None)


def _take(rest: list[str], option: Option, found: dict[str, tuple[str, ...]]) -> None:
    _, equals, value = rest.pop(0).partition("=")
    if option.value and not equals:
        if not rest:
            raise WrongUse(f"{option.name} needs a value: {option.name} {option.value}.")
        value = rest.pop(0)
    if option.name in found and option.value and not option.repeats:
        raise WrongUse(f"{option.name} is given twice.")
    found[option.name] = (*found.get(option.name, ()), value)


def _no_option(word: str, options: Iterable[Option], owner: str) -> str:
    name = word.partition("=")[0]
    return f"{owner} no option “{name}”.{did_you_mean(name, [option.name for option in options])}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """“ Did you mean “x”?” with the nearest known word, or nothing."""
    from difflib import get_close_matches  # noqa: PLC0415  (few words are mistyped)

    near = get_close_matches(word.casefold(), list(known), n=1, cutoff=0.5)
    return f" Did you mean “{near[0]}”?" if near else ""


# --- values -------------------------------------------------------------------------------------------------


def whole_number(option: str, text: str | None, low: int, high: int) -> int | None:
    """The number an option was given, between `low` and `high`; None without it. Raises WrongUse."""
    if text is None:
        return None
    bare = text.strip().removesuffix("%").strip()
    digits = bare.removeprefix("-")
    number = int(bare) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None
    if number is None or not low <= number <= high:
        raise WrongUse(f"{option} takes a whole number from {low} to {high:,}, not “{text}”.")
    return number


def one_of(option: str, text: str | None, kind: type[Word]) -> Word | None:
    """The word of a fixed set an option was given; None without it. Raises WrongUse naming the nearest."""
    if text is None:
        return None
    words = [word.value for word in kind]
    wanted = text.strip().casefold()
    if wanted not in words:
        raise WrongUse(f"{option} does not know “{text}”.{did_you_mean(wanted, words)} It takes {', '.join(words)}.")
    return kind(wanted)


def readable(text: str) -> str:
    """The text, if it is one; bytes that are no UTF-8 come from the shell as lone surrogates. Raises WrongUse."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise WrongUse("The command line holds bytes that are not UTF-8 text. Nothing was changed.") from None
    return text


# --- help ---------------------------------------------------------------------------------------------------


def help_text(usages: Sequence[Usage]) -> str:
    """The page for the whole program."""
    lines = [
        f"{PROGRAM} [OPTION]… [COMMAND]",
        "",
        "A private diary for people who sell to customers who have become friends.",
        "Without a command the window opens.",
        "",
        "Commands:",
        *_columns([(f"{usage.name} {usage.words}".rstrip(), usage.summary) for usage in usages]),
        "",
        "Options:",
        *_option_lines((*COMMON, *WITHOUT_COMMAND)),
        "",
        f"{PROGRAM} COMMAND --help says more about a command.",
    ]
    return "\n".join(lines)


def usage_text(usage: Usage) -> str:
    """The page for one command."""
    lines = [
        f"{PROGRAM} {usage.name} [OPTION]… {usage.words}".rstrip(),
        "",
        f"{usage.summary[:1].upper()}{usage.summary[1:]}.",
        "",
        "Options:",
        *_option_lines((*usage.options, *COMMON)),
        "",
        "Options may stand before or after the words; after “--” everything is a word.",
    ]
    return "\n".join(lines)


def _option_lines(options: Iterable[Option]) -> list[str]:
    return _columns([(f"{option.name} {option.value}".rstrip(), option.help) for option in options])


def _columns(rows: Sequence[tuple[str, str]]) -> list[str]:
    width = max(len(left) for left, _ in rows)
    return [f"  {left:{width}}  {right}" for left, right in rows]

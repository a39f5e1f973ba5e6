# SPDX-License-Identifier: MIT
"""`add`: from words to a conversation, in this process or handed to the window that holds the journal."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from relationship_journal import dates
from relationship_journal.cli.arguments import WrongUse, one_of, readable, whole_number
from relationship_journal.cli.output import iso
from relationship_journal.cli.session import Failed, Session
from relationship_journal.storage import edits, errors, queries
from relationship_journal.storage.conversation_validation import check_conversation
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    ANYBODY,
    MAX_MINUTES,
    Channel,
    ContactId,
    ContactRow,
    NewContact,
    NewConversation,
    Precision,
    When,
)

_ATTEMPTS = 8
_PAUSE = 0.1
_ANSWER_MS = 15_000


def add(session: Session) -> int:
    """Write a conversation down and print its uid once it is durable."""
    request = _request(session)
    answer = _answer(session, request)
    if session.as_json:
        session.json({key: answer[key] for key in ("uid", "contact", "when")})
    else:
        session.line(answer["uid"])
    for warning in answer.get("warnings", ()):
        session.note(str(warning))
    if session.is_demo:
        session.note("The demo journal is made anew each time, so this entry is temporary.")
    return 0


def _request(session: Session) -> dict[str, Any]:
    """The command line as a request, every value checked; no journal is open yet."""
    call = session.call
    name, text = (readable(word) for word in call.words)
    if text == "-":
        if call.value("--passphrase-file") == "-":
            raise WrongUse("The text and the passphrase cannot both come from standard input.")
        text = session.read_stdin()
    when = _when(call.value("--when"), session.now)
    channel = one_of("--channel", call.value("--channel"), Channel) or Channel.CALL
    return {
        "do": "add",
        "contacts": [_tidy(one) for one in (name, *map(readable, call.values("--with")))],
        "new": call.has("--new"),
        "when": _when_record(when),
        "planned": dates.is_ahead(when, session.now),
        "channel": channel.value,
        "minutes": whole_number("--minutes", call.value("--minutes"), 0, MAX_MINUTES),
        "share": whole_number("--business", call.value("--business"), 0, 100),
        "text": text,
        "marks": not call.has("--as-text"),
        "tags": [readable(tag) for tag in call.values("--tag")],
    }


def _when(text: str | None, now: datetime) -> When:
    if text is None:
        return dates.when_of(now)
    try:
        return dates.parse_when(readable(text), now)
    except ValueError as error:
        raise WrongUse(str(error)) from None


def _tidy(name: str) -> str:
    tidy = " ".join(name.split())
    if not tidy:
        raise WrongUse("A name is needed, and this one is empty.")
    return tidy


# --- here or in the window ----------------------------------------------------------------------------------


def _answer(session: Session, request: Mapping[str, Any]) -> Mapping[str, Any]:
    """Do it here; where a window holds the journal, let the window do it. A command line next door is waited for.

    A passphrase is asked for once, and not at all where a window has been given it.
    """
    passphrase, asked = None, False
    for attempt in range(_ATTEMPTS):
        if attempt:
            time.sleep(_PAUSE)
        try:
            if not asked:
                passphrase, asked = session.key(), True
            with session.open_with(passphrase) as journal:
                return add_from(journal, request, session.now)
        except errors.InUse:
            handed = _handed_over(session, request)
            if handed is not None:
                return handed
    raise errors.InUse(session.path)


def _handed_over(session: Session, request: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The window's answer, None where there is no window that could give one."""
    try:
        from relationship_journal.qt import single_instance  # noqa: PLC0415  (only where a window may be)
    except ImportError:
        return None
    try:
        answer = single_instance.ask(session.path, request, _ANSWER_MS)
    except single_instance.NoAnswer as error:
        raise Failed(str(error)) from None
    if answer is None:
        return None
    if "error" in answer:
        raise Failed(str(answer["error"]))
    if not all(isinstance(answer.get(key), str) for key in ("uid", "contact", "when")):
        raise Failed("The window gave an answer that cannot be read. Look there before adding this again.")
    return answer


# --- the work, on whichever side ----------------------------------------------------------------------------


def add_from(journal: Journal, request: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """Write down what a request describes (names, not ids) and answer with its uid after the commit.

    The request may come from another process, so everything in it is checked here. Raises JournalError;
    where a name is unknown and not to be added, nothing is written.
    """
    from relationship_journal.cli.marking import noted, with_marks  # noqa: PLC0415  (the other commands need none)

    new, names, may_add = _read(request, now)
    check_conversation(new)
    missing = _missing(journal, names)
    if missing and not may_add:
        raise next(iter(missing.values()))
    newcomers = {queries.fold(name): NewContact(name) for name in missing}
    who = [newcomers.get(queries.fold(name)) or find_person(journal, name).id for name in names]
    people = list(dict.fromkeys(who))
    if request.get("marks") is True:
        new = with_marks(journal, new, people, now)
    conversation = edits.log_with_newcomers(journal, new, people)
    entry = queries.entry(journal, conversation)
    assert entry is not None
    return {
        "uid": entry.uid,
        "contact": entry.contacts[0].name,
        "when": iso(entry.when),
        "warnings": [
            *(_near(name, error.nearest) for name, error in missing.items() if error.nearest),
            *noted(journal, conversation, now),
        ],
    }


def _missing(journal: Journal, names: Sequence[str]) -> dict[str, errors.UnknownName]:
    """The names nobody goes by yet, each once."""
    missing: dict[str, errors.UnknownName] = {}
    for name in names:
        try:
            find_person(journal, name)
        except errors.UnknownName as error:
            if queries.fold(name) not in map(queries.fold, missing):
                missing[name] = error
    return missing


def _near(name: str, nearest: Sequence[str]) -> str:
    return f"Added “{name}” as a new contact; the journal also has {' and '.join(f'“{one}”' for one in nearest)}."


def find_person(journal: Journal, name: str) -> ContactRow:
    """The contact meant by a name, by "Name (Account)" as an ambiguous name is answered, or by a uid.

    Raises UnknownName or AmbiguousName.
    """
    try:
        return queries.find_contact(journal, name)
    except errors.UnknownName:
        wanted = queries.fold(name)
        everybody = queries.contacts(journal, wanted=ANYBODY)
        forms = ((row, {row.uid, queries.fold(f"{row.name} ({row.account})")}) for row in everybody)
        found = [row for row, names in forms if wanted in names]
        if not found:
            raise
    if len(found) > 1:
        raise errors.AmbiguousName(name, tuple(row.uid for row in found))
    return found[0]


def _when_record(when: When) -> dict[str, Any]:
    return {
        "local": when.local.isoformat(timespec="minutes"),
        "offset": when.offset,
        "zone": when.zone,
        "precision": when.precision.value,
    }


def _read(request: Mapping[str, Any], now: datetime) -> tuple[NewConversation, list[str], bool]:
    """A request as values; raises BadValue for one that no version of this program writes."""
    try:
        names = [str(name) for name in _a(list, request["contacts"])]
        new = NewConversation(
            contacts=tuple(ContactId(0) for _ in names),
            when=_when_of(request["when"]) if request.get("when") is not None else dates.when_of(now),
            channel=Channel(request.get("channel", Channel.CALL.value)),
            text=_a(str, request.get("text", "")),
            minutes=_number(request.get("minutes")),
            share=_number(request.get("share")),
            planned=_a(bool, request.get("planned", False)),
            tags=tuple(_a(str, tag) for tag in _a(list, request.get("tags", []))),
        )
        return new, names, _a(bool, request.get("new", False))
    except (KeyError, TypeError, ValueError):
        raise errors.BadValue("request", "This request cannot be read. Nothing was written.") from None


def _when_of(record: Mapping[str, Any]) -> When:
    local = datetime.fromisoformat(record["local"])
    offset = _a(int, record["offset"])
    zone = record.get("zone")
    if local.tzinfo is not None or not -14 * 60 <= offset <= 14 * 60:
        raise ValueError("no wall clock of this world")
    return When(local, offset, None if zone is None else _a(str, zone), Precision(record["precision"]))


def _number(value: object) -> int | None:
    return None if value is None else _a(int, value)


def _a(kind: type[Any], value: Any) -> Any:
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise TypeError(f"a {kind.__name__} is needed")
    return value

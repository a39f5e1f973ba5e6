# SPDX-License-Identifier: MIT
"""`import`: every file is read and planned first, then all of it is written, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from relationship_journal import wording
from relationship_journal.cli.arguments import WrongUse
from relationship_journal.cli.session import Failed, Session, read_file
from relationship_journal.exchange import Card, importer_for, json_file
from relationship_journal.exchange.plan import Action, ImportPlan, PlanItem, build
from relationship_journal.storage import dump, edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId, Me, MethodKind, NewContact, comparable

_DONE = {Action.ADD: "added", Action.COMPLETE: "completed", Action.SKIP: "skipped"}
_PLANNED = {Action.ADD: "to add", Action.COMPLETE: "to complete", Action.SKIP: "to skip"}


@dataclass(frozen=True, slots=True)
class _Source:
    """A file read and understood: the cards of an address book, or the record of an export."""

    path: Path
    cards: tuple[Card, ...] = ()
    record: Mapping[str, Any] | None = None


def take_in(session: Session) -> int:
    """Read all the files, then open the journal and write; the files are never read while it is open."""
    sources = [_read(Path(word), session) for word in session.call.words]
    record = next((source for source in sources if source.record is not None), None)
    if session.call.has("--me"):
        return _remember_me(session, sources)
    if record is None:
        return _import_cards(session, sources)
    if len(sources) > 1:
        raise Failed(f"{record.path} is a journal export, which is read on its own. Nothing was imported.")
    return _restore(session, record)


def _read(path: Path, session: Session) -> _Source:
    data = read_file(path)
    if json_file.looks_like(data):
        try:
            return _Source(path, record=json_file.loads(data))
        except ValueError as error:
            raise Failed(f"{path}: {error}") from None
    importer = importer_for(data)
    if importer is None:
        raise Failed(f"{path} is neither an address book (vCard) nor a journal export. Nothing was imported.")
    try:
        cards = importer.read(data, session.call.value("--code-page"))
    except ValueError as error:
        raise WrongUse(f"--code-page: {error}") from None
    if not cards:
        raise Failed(f"{path} holds no contacts. Nothing was imported.")
    return _Source(path, tuple(cards))


# --- address books ------------------------------------------------------------------------------------------


def _import_cards(session: Session, sources: Sequence[_Source]) -> int:
    names = ", ".join(source.path.name for source in sources)
    cards = [card for source in sources for card in source.cards]
    dry = session.call.has("--dry-run")
    with session.open() as journal:
        plan = build(cards, queries.known_people(journal), queries.me(journal), names)
        plan = plan.leave_out(queries.cards_kept(journal, plan.completions))
        matches = _matches(journal, plan)
        if not dry and (plan.additions or plan.completions):
            edits.import_contacts(journal, plan.additions, plan.completions, names)
    if session.as_json:
        session.json({**_as_json(sources, plan, matches), "written": not dry})
    else:
        _print(session, sources, plan, matches)
        if dry:
            session.note("Nothing was written (--dry-run).")
    return 0


def _matches(journal: Journal, plan: ImportPlan) -> dict[ContactId, tuple[str, str]]:
    """Uid and name of everybody the plan mentions."""
    mentioned = [item.match for item in plan.items if item.match is not None]
    return {row.id: (row.uid, row.name) for row in queries.contact_rows(journal, mentioned)}


def _by_file(sources: Sequence[_Source], plan: ImportPlan) -> list[tuple[_Source, tuple[PlanItem, ...]]]:
    """The plan's items beside the file their cards came from."""
    parts, start = [], 0
    for source in sources:
        parts.append((source, plan.items[start : start + len(source.cards)]))
        start += len(source.cards)
    return parts


def _print(
    session: Session, sources: Sequence[_Source], plan: ImportPlan, matches: Mapping[ContactId, tuple[str, str]]
) -> None:
    words = _PLANNED if session.call.has("--dry-run") else _DONE
    width = max(map(len, words.values()))
    for source, items in _by_file(sources, plan):
        session.line(f"{source.path}: {wording.count(len(items), 'contact')}")
        for item in items:
            _, whom = matches.get(item.match, ("", "")) if item.match is not None else ("", "")
            whom = f" → {whom}" if whom and item.action is Action.COMPLETE else ""
            reason = f" ({item.reason})" if item.reason else ""
            session.line(f"  {words[item.action]:{width}}  {item.card.name}{whom}{reason}")
            for problem in item.problems:
                session.line(f"  {'':{width}}    {problem}")
    counts = plan.counts
    session.line(", ".join(f"{wording.number(counts[action])} {words[action]}" for action in Action))


def _as_json(
    sources: Sequence[_Source], plan: ImportPlan, matches: Mapping[ContactId, tuple[str, str]]
) -> dict[str, Any]:
    listed: dict[str, list[dict[str, Any]]] = {word: [] for word in _DONE.values()}
    for source, items in _by_file(sources, plan):
        for item in items:
            uid = matches.get(item.match, (None, ""))[0] if item.match is not None else None
            listed[_DONE[item.action]].append(
                {
                    "name": item.card.name,
                    "file": str(source.path),
                    "reason": item.reason,
                    "contact": uid,
                    "problems": list(item.problems),
                }
            )
    return {**listed, "counts": {_DONE[action]: plan.counts[action] for action in Action}}


# --- the writer's own card ----------------------------------------------------------------------------------


def _remember_me(session: Session, sources: Sequence[_Source]) -> int:
    """Keep a card as the writer's: its name, and its mails and numbers beside those known."""
    card = _only_card(sources)
    dry = session.call.has("--dry-run")
    with session.open() as journal:
        me = _merged(card, queries.me(journal))
        if not dry:
            edits.set_me(journal, me.name, me.methods)
    if session.as_json:
        session.json({"me": {"name": me.name, "methods": list(me.methods)}, "written": not dry})
        return 0
    session.line(f"{'You would be' if dry else 'You are'} {me.name}: {', '.join(me.methods)}")
    if dry:
        session.note("Nothing was written (--dry-run).")
    return 0


def _only_card(sources: Sequence[_Source]) -> NewContact:
    cards = [card.contact for source in sources for card in source.cards]
    if len(cards) != 1 or len(sources) != 1:
        held = "no card" if not cards else wording.count(len(cards), "card")
        where = ", ".join(str(source.path) for source in sources)
        raise Failed(f"--me takes one file with one card, your own, and {where} holds {held}. Nothing was changed.")
    return cards[0]


def _merged(card: NewContact, known: Me) -> Me:
    """Who the writer is by their card and by what was known; a card without a name is called by a mail or number."""
    found = _mails_and_numbers(card)
    if not found:
        raise Failed("This card has neither an e-mail address nor a number to know you by. Nothing was changed.")
    name = known.name if card.name in found else card.name
    if not name:
        raise Failed("This card has no name, and a number alone may be somebody else's too. Nothing was changed.")
    return Me(name, tuple({_as_compared(text): text for text in (*known.methods, *found)}.values()))


def _mails_and_numbers(card: NewContact) -> list[str]:
    return [
        " ".join(method.value.split())
        for method in card.methods
        if method.kind in {MethodKind.EMAIL, MethodKind.PHONE} and _as_compared(method.value)
    ]


def _as_compared(text: str) -> str:
    return comparable(MethodKind.EMAIL if "@" in text else MethodKind.PHONE, text)


# --- a journal export ---------------------------------------------------------------------------------------


def _restore(session: Session, source: _Source) -> int:
    assert source.record is not None
    dry = session.call.has("--dry-run")
    with session.open() as journal:
        rows = _would_restore(journal, source.record) if dry else dump.restore(journal, source.record)
    if session.as_json:
        session.json({"file": str(source.path), "rows": rows, "written": not dry})
        return 0
    session.line(f"{source.path}: {wording.count(rows, 'row')} {'to read' if dry else 'read'} into the journal")
    if dry:
        session.note("Nothing was written (--dry-run).")
    return 0


def _would_restore(journal: Journal, record: Mapping[str, Any]) -> int:
    """How many rows would be read; refuses what the real import would refuse."""
    counts = queries.counts(journal)
    if counts.contacts or counts.conversations or counts.accounts:
        raise Failed("This journal is not empty. An export can only be read into a new journal.")
    return dump.understand(record).count

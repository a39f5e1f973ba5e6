# SPDX-License-Identifier: MIT
"""Commands about one person: everything there is of them, and forgetting them."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from relationship_journal import wording
from relationship_journal.cli.add import find_person
from relationship_journal.cli.arguments import WrongUse, readable
from relationship_journal.cli.session import Failed, Session, keep_clear, keep_what_is_there, write_whole
from relationship_journal.reports.whole_person import everything_about
from relationship_journal.storage import forgetting
from relationship_journal.storage.errors import JournalError, UnknownName
from relationship_journal.storage.queries.whole_person import whole_person
from relationship_journal.values.whole_person import Footprint
from relationship_journal.wording.forgetting import goes, stays

_FORMS = (".md", ".markdown", ".txt")


def person(session: Session) -> int:
    """Write everything about a person to a file, other people masked."""
    *names, out = session.call.words
    path, force = Path(out), session.call.has("--force")
    if path.suffix.casefold() not in _FORMS:
        raise WrongUse(f"{path.name} must end in {', '.join(_FORMS[:-1])} or {_FORMS[-1]}: it is a text in Markdown.")
    keep_what_is_there(path, replace=force)
    with session.open() as journal:
        keep_clear(path, journal)
        found = whole_person(journal, find_person(journal, readable(" ".join(names))).id)
    write_whole(path, everything_about(found, session.now.date()).encode(), replace=force)
    if session.as_json:
        session.json({"path": str(path), "conversations": len(found.entries)})
    else:
        session.line(f"Written to {path}")
    session.note(f"{path} is not encrypted. Keep it where only you can read it.")
    return 0


def forget(session: Session) -> int:
    """Erase a person from the journal, and from the backups beside it where that is wanted."""
    passphrase, name = session.key(), readable(" ".join(session.call.words))
    with session.open_with(passphrase) as journal:
        path = journal.path
        try:
            row = find_person(journal, name)
        except UnknownName:
            uids = _uids_in_copies(session, path, name, passphrase)
            if not uids:
                raise
        else:
            _make_sure(session, forgetting.footprint(journal, row.id))
            name, uids = row.name, forgetting.forget(journal, row.id).uids
    left = [] if session.is_demo else forgetting.copies_with(path, uids, passphrase)
    if session.call.has("--copies"):
        left = [copy for copy in left if not _forgotten_in(copy, uids, passphrase)]
    if session.as_json:
        session.json({"name": name, "copies": [str(copy) for copy in left]})
    else:
        session.line(f"{name} is forgotten.")
    if left:
        _name_copies(session, left)
    return 0


def _uids_in_copies(session: Session, path: Path, name: str, passphrase: str | None) -> frozenset[str]:
    """Who is forgotten here already can still be forgotten in the backups."""
    if session.is_demo or not session.call.has("--copies"):
        return frozenset()
    found: set[str] = set()
    for copy in forgetting.copies_of(path):
        with suppress(JournalError):
            found |= forgetting.uids_called(copy, name, passphrase)
    return frozenset(found)


def _name_copies(session: Session, left: list[Path]) -> None:
    tried = session.call.has("--copies")
    how = "they could not be rewritten" if tried else "to rewrite them, run it again with --copies"
    session.note(f"{wording.count(len(left), 'backup')} may still hold them; {how}: {', '.join(map(str, left))}")


def _make_sure(session: Session, found: Footprint) -> None:
    """Ask, because nothing brings a forgotten person back."""
    if session.call.has("--yes"):
        return
    if not session.stdin.isatty():
        raise Failed("Forgetting cannot be undone, and there is no terminal to ask on. Add --yes to do it.")
    session.note(" ".join(filter(None, (goes(found), stays(found), "This cannot be undone."))))
    session.stderr.write("Type the name to go on: ")
    session.stderr.flush()
    if session.stdin.readline().strip().casefold() != found.name.casefold():
        raise Failed("The name was not typed. Nothing was changed.")


def _forgotten_in(copy: Path, uids: frozenset[str], passphrase: str | None) -> bool:
    try:
        forgetting.forget_in(copy, uids, passphrase)
    except JournalError:
        return False
    return True

# SPDX-License-Identifier: MIT
"""One person’s record: what forgetting takes, doing it here and in the backups, and everything there is as a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from relationship_journal import files, wording
from relationship_journal.reports.whole_person import everything_about
from relationship_journal.storage import forgetting
from relationship_journal.storage.errors import JournalError
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.whole_person import whole_person
from relationship_journal.values import ContactId
from relationship_journal.wording.forgetting import goes, stays


class ForgettingModel:
    """What the question says, and the work it asks for. Raises Conflict where there is no such contact."""

    def __init__(self, journal: Journal, person: ContactId) -> None:
        self._journal = journal
        self._person = person
        found = forgetting.footprint(journal, person)
        self._uids = found.uids
        self.name = found.name
        self.sentences: Sequence[str] = tuple(filter(None, (goes(found), stays(found))))
        self.copies = len(forgetting.copies_of(journal.path))
        self.needs_passphrase = journal.encrypted

    def forget(self, report: forgetting.Report, *, copies: bool, passphrase: str | None) -> str:
        """Forget the person, in the backups too if so wanted; answers what to say. For a job."""
        forgetting.forget(self._journal, self._person, report)
        path = self._journal.path
        left = forgetting.copies_with(path, self._uids, passphrase) if self.copies else []
        if copies:
            left = [copy for copy in left if not self._forgotten_in(copy, passphrase)]
        said = f"{self.name} is forgotten."
        if left:
            said += (
                f" {wording.count(len(left), 'backup')} may still hold them: {', '.join(copy.name for copy in left)}."
            )
        return said

    def _forgotten_in(self, copy: Path, passphrase: str | None) -> bool:
        try:
            forgetting.forget_in(copy, self._uids, passphrase)
        except JournalError:
            return False
        return True


def write_everything(journal: Journal, person: ContactId, path: Path, today: date) -> str:
    """Write everything about a person to a file; answers what to say. For a job. Raises OSError or JournalError."""
    files.write_whole(path, everything_about(whole_person(journal, person), today).encode())
    return f"Written to {path.name}. The file is not encrypted: keep it where only you can read it."

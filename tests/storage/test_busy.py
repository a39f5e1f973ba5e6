# SPDX-License-Identifier: MIT
"""While something long is written, whoever wants to write too hears what it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from relationship_journal.storage import batches, bulk, edits, errors, forgetting, long_change, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import NewContact

Report = Callable[[int, int], None]
PEOPLE = [NewContact(f"Person {number}", tags=("golf", "chess")) for number in range(3)]


def take_in(journal: Journal, report: Report | None = None) -> None:
    bulk.take_in(journal, "import", PEOPLE, [], "cards.vcf", report)


def take_back(journal: Journal, report: Report) -> None:
    heard = []
    stop = journal.listen(heard.append)
    take_in(journal)
    stop()
    batches.take_back(journal, heard[0], report)


def replay(journal: Journal, report: Report) -> None:
    heard = []
    stop = journal.listen(heard.append)
    edits.add_contact(journal, PEOPLE[0])
    stop()
    long_change.replay(journal, heard[0].inverse(), report)


def merge_tags(journal: Journal, report: Report) -> None:
    edits.add_contact(journal, PEOPLE[0])
    edits.merge_many(journal, [tag.id for tag in queries.tags(journal)], "club", report)


def forget(journal: Journal, report: Report) -> None:
    forgetting.forget(journal, edits.add_contact(journal, PEOPLE[0]), report)


def delete(journal: Journal, report: Report) -> None:
    people = [edits.add_contact(journal, one) for one in PEOPLE]
    edits.trash_contacts(journal, people, report)


WORK = {
    "an import": (
        take_in,
        "An import is running. Wait until it is done, or cancel it.",
    ),
    "an import taken back": (take_back, "An import is being taken back. Wait until that is done, or cancel it."),
    "an undo": (replay, "“add Person 0” is being undone or made again. Wait until that is done, or cancel it."),
    "tags": (merge_tags, "Tags are being merged. Wait until that is done, or cancel it."),
    "a person": (forget, "A person is being forgotten. Wait until that is done, or cancel it."),
    "contacts": (delete, "“delete contacts” is not done yet. Wait until it is, or cancel it."),
}


@pytest.mark.parametrize(("work", "sentence"), WORK.values(), ids=WORK)
def test_who_has_to_wait_hears_what_for(
    journal: Journal, work: Callable[[Journal, Report], object], sentence: str
) -> None:
    heard: set[str] = set()

    def report(step: int, total: int) -> None:
        try:
            edits.set_currency(journal, "EUR")
        except errors.Busy as error:
            heard.add(str(error))

    work(journal, report)
    assert heard == {sentence}

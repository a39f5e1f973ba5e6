# SPDX-License-Identifier: MIT
"""The people: the list, one of them, and whom a name means."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from relationship_journal.storage import errors
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.definitions import is_held
from relationship_journal.storage.queries.listing import contact_rows
from relationship_journal.storage.queries.reading import as_is, fold
from relationship_journal.values import (
    AccountId,
    Completion,
    Contact,
    ContactId,
    ContactRow,
    KnownPerson,
    Method,
    MethodKind,
    PartialDate,
    Stage,
    Status,
    Tier,
    WantedBy,
)

_CARDS = 100
"""Cards looked up per hold of the lock."""


def contact(journal: Journal, contact_id: int, today: date | None = None) -> Contact | None:
    """A person with everything the head of their page shows on a day, also from the trash."""
    with journal.lock:
        rows = journal.rows(
            f"""SELECT k.given, k.family, k.nickname, k.status, k.stage, k.wanted_by, k.tier, k.note,
                      k.birth_year, k.birth_month, k.birth_day, k.zone, k.trashed_at, k.uid, k.name,
                      j.title, j.account_id
               FROM contact k LEFT JOIN job j ON j.id =
                   (SELECT id FROM job WHERE contact_id = k.id AND {is_held("job", today)} ORDER BY id LIMIT 1)
               WHERE k.id = ?""",
            [contact_id],
        )
        if not rows:
            return None
        row = rows[0]
        listed = contact_rows(journal, [contact_id], today)
        methods = _methods(journal, contact_id)
        tags = _contact_tags(journal, contact_id)
    line = listed[0] if listed else ContactRow(ContactId(contact_id), row[13], row[14], "", 0, None, None, None)
    return Contact(
        id=ContactId(contact_id),
        uid=row[13],
        name=row[14],
        given=row[0],
        family=row[1],
        nickname=row[2],
        status=Status(row[3]),
        stage=Stage(row[4]),
        wanted_by=WantedBy(row[5]),
        tier=Tier(row[6]),
        account=line.account,
        title=row[15] or "",
        note=row[7],
        birthday=None if row[8] is row[9] is row[10] is None else PartialDate(row[8], row[9], row[10]),
        zone=row[11],
        conversations=line.conversations,
        last=line.last,
        last_channel=line.last_channel,
        share=line.share,
        tags=tags,
        methods=methods,
        trashed=row[12] is not None,
        account_id=None if row[16] is None else AccountId(row[16]),
    )


def _methods(journal: Journal, contact_id: int) -> tuple[Method, ...]:
    found = journal.rows(
        "SELECT id, kind, label, value, preferred FROM method WHERE contact_id = ? ORDER BY preferred DESC, id",
        [contact_id],
    )
    return tuple(
        Method(row_id, MethodKind(kind), label, value, bool(first)) for row_id, kind, label, value, first in found
    )


def _contact_tags(journal: Journal, contact_id: int) -> tuple[str, ...]:
    found = journal.rows(
        """SELECT t.name FROM contact_tag g JOIN tag t ON t.id = g.tag_id
           WHERE g.contact_id = ? AND t.trashed_at IS NULL ORDER BY t.name""",
        [contact_id],
    )
    return tuple(name for (name,) in found)


def find_contact(journal: Journal, name: str) -> ContactRow:
    """The contact of this name, or of this first name or nickname if only one has it.

    Raises UnknownName with the nearest names, or AmbiguousName with all that match.
    """
    wanted = fold(name)
    people = journal.rows("SELECT id, name, given, nickname FROM contact WHERE trashed_at IS NULL ORDER BY id")
    matches = [row for row in people if wanted and fold(row[1]) == wanted]
    if not matches:
        matches = [
            row for row in people if wanted and wanted in {fold(row[2]), fold(row[3]), *fold(row[1]).split()[:1]}
        ]
    if len(matches) == 1:
        return contact_rows(journal, [matches[0][0]])[0]
    if matches:
        lines = contact_rows(journal, [row[0] for row in matches])
        full = [f"{line.name} ({line.account})" if line.account else line.name for line in lines]
        raise errors.AmbiguousName(name, tuple(full))
    raise errors.UnknownName(name, _nearest(wanted, [row[1] for row in people]))


def _nearest(wanted: str, names: list[str]) -> tuple[str, ...]:
    from difflib import get_close_matches  # noqa: PLC0415  (few names are mistyped)

    by_fold: dict[str, str] = {}
    for name in names:
        for form in filter(None, (fold(name), *fold(name).split())):
            by_fold.setdefault(form, name)
    close = get_close_matches(wanted, by_fold, n=6, cutoff=0.6)
    return tuple(dict.fromkeys(by_fold[form] for form in close))[:3]


def known_people(journal: Journal) -> list[KnownPerson]:
    """Everybody not in the trash, as an importer compares them."""
    from relationship_journal.storage.tables import (  # noqa: PLC0415  (peewee takes a while; the first paint needs none)
        ContactTable,
        MethodTable,
        RawCardTable,
    )

    with journal.lock:
        emails: dict[int, set[str]] = defaultdict(set)
        phones: dict[int, set[str]] = defaultdict(set)
        cards: dict[int, set[str]] = defaultdict(set)
        kinds = {MethodKind.EMAIL.value: emails, MethodKind.PHONE.value: phones}
        methods = MethodTable.select(MethodTable.contact, MethodTable.kind, MethodTable.comparable)
        for person, kind, value in journal.fetch(methods.where(MethodTable.comparable != ""), as_is):
            if kind in kinds:
                kinds[kind][person].add(value)
        uids = RawCardTable.select(RawCardTable.contact, RawCardTable.card_uid).where(RawCardTable.card_uid != "")
        for person, uid in journal.fetch(uids, as_is):
            cards[person].add(uid)
        people = ContactTable.select(ContactTable.id, ContactTable.name).where(ContactTable.trashed_at.is_null())
        return [
            KnownPerson(
                ContactId(person), name, frozenset(emails[person]), frozenset(phones[person]), frozenset(cards[person])
            )
            for person, name in journal.fetch(people.order_by(ContactTable.id), as_is)
        ]


def contact_with(journal: Journal, uid: str) -> ContactId | None:
    """The contact with a uid, or the one it became part of, outside the trash."""
    found = journal.rows(
        """SELECT id FROM contact WHERE trashed_at IS NULL
           AND (uid = ?1 OR id = (SELECT contact_id FROM merger WHERE gone = ?1))""",
        [uid],
    )
    return ContactId(found[0][0]) if found else None


def present(journal: Journal, contacts: Iterable[ContactId]) -> frozenset[ContactId]:
    """Which of these contacts there are, outside the trash."""
    wanted = json.dumps(sorted(set(contacts)))
    found = journal.rows(
        "SELECT id FROM contact WHERE trashed_at IS NULL AND id IN (SELECT value FROM json_each(?))", [wanted]
    )
    return frozenset(ContactId(row_id) for (row_id,) in found)


def cards_kept(journal: Journal, completions: Sequence[Completion]) -> frozenset[int]:
    """Which of these cards, by their place, their contact has word for word already: completing it adds nothing."""
    kept = set()
    for start in range(0, len(completions), _CARDS):
        with journal.lock:
            for place, one in enumerate(completions[start : start + _CARDS], start):
                card = one.card.raw_card
                asked = (int(one.contact), "" if card is None else card.text)
                if journal.rows("SELECT 1 FROM raw_card WHERE contact_id = ? AND text = ?", asked):
                    kept.add(place)
    return frozenset(kept)


def names(journal: Journal) -> list[str]:
    """Every name a person or account goes by, also from the trash: what an anonymous export must not hold."""
    from relationship_journal.storage.tables import (  # noqa: PLC0415  (the same)
        AccountTable,
        ContactTable,
        MergerTable,
    )

    columns = (ContactTable.name, ContactTable.given, ContactTable.family, ContactTable.nickname)
    with journal.lock:
        people = journal.fetch(ContactTable.select(*columns), as_is)
        accounts = journal.fetch(AccountTable.select(AccountTable.name), str)
        merged = journal.fetch(MergerTable.select(MergerTable.name), str)
    every = (*(part for row in people for part in row), *accounts, *merged)
    return list(dict.fromkeys(name for name in every if name))


def archived(journal: Journal, contacts: Iterable[ContactId]) -> frozenset[ContactId]:
    """Which of these contacts are in the archive."""
    wanted = json.dumps(sorted(set(contacts)))
    found = journal.rows(
        "SELECT contact_id FROM archival WHERE contact_id IN (SELECT value FROM json_each(?))", [wanted]
    )
    return frozenset(ContactId(row_id) for (row_id,) in found)


def tags_on(journal: Journal, contacts: Iterable[ContactId]) -> dict[str, int]:
    """How many of these contacts have each tag; the most common first."""
    found = journal.rows(
        """SELECT t.name, count(*) FROM contact_tag g JOIN tag t ON t.id = g.tag_id AND t.trashed_at IS NULL
           WHERE g.contact_id IN (SELECT value FROM json_each(?)) GROUP BY t.id ORDER BY 2 DESC, t.name""",
        [json.dumps(sorted(set(contacts)))],
    )
    return dict(found)

# SPDX-License-Identifier: MIT
"""Reads: from the journal to frozen values."""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from relationship_journal.storage import errors
from relationship_journal.storage.foreign_values import is_me
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.tables import (
    AccountTable,
    ContactTable,
    MethodTable,
    RawCardTable,
    SettingTable,
)
from relationship_journal.values import (
    Channel,
    Contact,
    ContactDetails,
    ContactId,
    ContactRow,
    ConversationId,
    Counts,
    Entry,
    KnownPerson,
    Me,
    Method,
    MethodKind,
    MonthMix,
    NewAddress,
    NewDate,
    NewJob,
    NewRelation,
    PartialDate,
    Person,
    Precision,
    Share,
    Stage,
    Status,
    TalkPoint,
    Tier,
    WantedBy,
    When,
    mix_share,
)

EVEN_SHARE = 50
"""The share of a conversation nobody has rated anything like."""

_LEARN_FROM = 20
_LOOK_BACK = 500
"""How many rated conversations are looked at for those of one channel: it is asked for while somebody waits."""


class Order(StrEnum):
    """How the contact list is sorted."""

    LAST = "last"
    NAME = "name"


_ACCOUNT = """coalesce((SELECT a.name FROM job j JOIN account a ON a.id = j.account_id
    WHERE j.contact_id = k.id AND j.ended_on IS NULL ORDER BY j.id LIMIT 1), '')"""

_CONTACT_ROWS = f"""
    SELECT k.id, k.uid, k.name, {_ACCOUNT}, coalesce(t.entries, 0),
           c.at, c."offset", c.zone, c.precision, c.channel, t.rated_minutes, t.rated_business
    FROM contact k
    LEFT JOIN contact_total t ON t.contact_id = k.id
    LEFT JOIN conversation c ON c.id = (SELECT conversation_id FROM touch
        WHERE contact_id = k.id AND done ORDER BY place DESC LIMIT 1)
    WHERE k.trashed_at IS NULL"""


def contacts(journal: Journal, order: Order = Order.LAST) -> list[ContactRow]:
    """Everybody who is not in the trash."""
    found = [_contact_row(*row) for row in journal.rows(f"{_CONTACT_ROWS} ORDER BY c.place DESC NULLS LAST, k.id")]
    return sorted(found, key=lambda row: (fold(row.name), row.id)) if order is Order.NAME else found


def contact_rows(journal: Journal, ids: Iterable[int]) -> list[ContactRow]:
    """The list's rows of these contacts, in the order given; those in the trash are left out."""
    wanted = list(ids)
    found = {
        row[0]: _contact_row(*row)
        for row in journal.rows(f"{_CONTACT_ROWS} AND k.id IN (SELECT value FROM json_each(?))", [json.dumps(wanted)])
    }
    return [found[wanted_id] for wanted_id in wanted if wanted_id in found]


def _contact_row(
    row_id: int,
    uid: str,
    name: str,
    account: str,
    conversations: int,
    at: str | None,
    offset: int,
    zone: str | None,
    precision: str,
    channel: str | None,
    rated_minutes: int | None,
    rated_business: int | None,
) -> ContactRow:
    return ContactRow(
        ContactId(row_id),
        uid,
        name,
        account,
        conversations,
        None if at is None else _when(at, offset, zone, precision),
        None if channel is None else Channel(channel),
        mix_share(rated_minutes, rated_business),
    )


def _as_is(*columns: Any) -> tuple[Any, ...]:
    return columns


def _when(at: str, offset: int, zone: str | None, precision: str) -> When:
    return When(datetime.fromisoformat(at), offset, zone, Precision(precision))


def contact(journal: Journal, contact_id: int) -> Contact | None:
    """A person with everything the head of their page shows, also from the trash."""
    with journal.lock:
        rows = journal.rows(
            """SELECT k.given, k.family, k.nickname, k.status, k.stage, k.wanted_by, k.tier, k.note,
                      k.birth_year, k.birth_month, k.birth_day, k.zone, k.trashed_at, k.uid, k.name,
                      (SELECT j.title FROM job j WHERE j.contact_id = k.id AND j.ended_on IS NULL ORDER BY j.id LIMIT 1)
               FROM contact k WHERE k.id = ?""",
            [contact_id],
        )
        if not rows:
            return None
        row = rows[0]
        listed = contact_rows(journal, [contact_id])
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
        "SELECT t.name FROM contact_tag g JOIN tag t ON t.id = g.tag_id WHERE g.contact_id = ? ORDER BY t.name",
        [contact_id],
    )
    return tuple(name for (name,) in found)


def details(journal: Journal, contact_id: ContactId) -> ContactDetails:
    """A person's jobs, addresses, dates, relations and whether there is a photo: what an import may have brought."""

    def found(columns: str, source: str) -> list[tuple[Any, ...]]:
        return journal.rows(f"SELECT {columns} FROM {source} WHERE d.contact_id = ? ORDER BY d.id", [contact_id])

    with journal.lock:
        jobs = found(
            "a.name, d.title, d.department, d.started_on, d.ended_on", "job d JOIN account a ON a.id = d.account_id"
        )
        addresses = found(
            "label, po_box, extended, street, locality, region, postcode, country, formatted", "address d"
        )
        dates = found("label, year, month, day, typed", "date d")
        relations = found("d.label, coalesce(k.name, d.name)", "relation d LEFT JOIN contact k ON k.id = d.other_id")
        has_photo = bool(found("1", "photo d"))
    return ContactDetails(
        tuple(
            NewJob(account, title, department, _day(start), _day(end))
            for account, title, department, start, end in jobs
        ),
        tuple(NewAddress(*parts) for parts in addresses),
        tuple(NewDate(label, PartialDate(*on), typed) for label, *on, typed in dates),
        tuple(NewRelation(*relation) for relation in relations),
        has_photo,
    )


def _day(text: str | None) -> date | None:
    """A stored day; None also for what a foreign file has there instead."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def fold(text: str) -> str:
    """A text for comparing names: no case, no accents, single spaces."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


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
    by_fold: dict[str, str] = {}
    for name in names:
        for form in filter(None, (fold(name), *fold(name).split())):
            by_fold.setdefault(form, name)
    close = get_close_matches(wanted, by_fold, n=6, cutoff=0.6)
    return tuple(dict.fromkeys(by_fold[form] for form in close))[:3]


def places(journal: Journal, contact: ContactId | None = None) -> list[int]:
    """Where each entry stands, newest first: of one contact, or all."""
    if contact is None:
        found = journal.rows("SELECT place FROM entry ORDER BY place DESC")
    else:
        found = journal.rows("SELECT place FROM touch WHERE contact_id = ? ORDER BY place DESC", [contact])
    return [place for (place,) in found]


_ENTRIES = """
    SELECT c.id, c.uid, c.place, c.at, c."offset", c.zone, c.precision, c.channel,
           coalesce(c.minutes, m.minutes), c.minutes IS NOT NULL, c.share, c.rated, c.planned, c.in_confidence, c.text
    FROM conversation c JOIN channel_minutes m ON m.channel = c.channel
    WHERE """


def entries_at(journal: Journal, places: Iterable[int]) -> list[Entry]:
    """The entries at these places, newest first."""
    wanted = json.dumps(list(places))
    return _entries(journal, "c.place IN (SELECT value FROM json_each(?)) ORDER BY c.place DESC", wanted)


def entry(journal: Journal, conversation: int) -> Entry | None:
    """One conversation by its id, also from the trash."""
    found = _entries(journal, "c.id = ?", conversation)
    return found[0] if found else None


def _entries(journal: Journal, condition: str, parameter: object) -> list[Entry]:
    with journal.lock:
        rows = journal.rows(_ENTRIES + condition, [parameter])
        ids = json.dumps([row[0] for row in rows])
        people: dict[int, list[Person]] = defaultdict(list)
        for conversation, person, name in journal.rows(
            """SELECT q.conversation_id, k.id, k.name FROM participant q JOIN contact k ON k.id = q.contact_id
               WHERE q.conversation_id IN (SELECT value FROM json_each(?)) ORDER BY q.id""",
            [ids],
        ):
            people[conversation].append(Person(ContactId(person), name))
        tags: dict[int, list[str]] = defaultdict(list)
        for conversation, tag in journal.rows(
            """SELECT g.conversation_id, t.name FROM conversation_tag g JOIN tag t ON t.id = g.tag_id
               WHERE g.conversation_id IN (SELECT value FROM json_each(?)) ORDER BY g.id""",
            [ids],
        ):
            tags[conversation].append(tag)
    return [_entry(row, tuple(people[row[0]]), tuple(tags[row[0]])) for row in rows]


def _entry(row: Sequence[Any], people: tuple[Person, ...], tags: tuple[str, ...]) -> Entry:
    return Entry(
        id=ConversationId(row[0]),
        uid=row[1],
        place=row[2],
        when=_when(*row[3:7]),
        channel=Channel(row[7]),
        minutes=row[8],
        minutes_given=bool(row[9]),
        share=row[10],
        rated=bool(row[11]),
        planned=bool(row[12]),
        in_confidence=bool(row[13]),
        text=row[14],
        contacts=people,
        tags=tags,
    )


def months(journal: Journal, contact: ContactId | None = None) -> list[MonthMix]:
    """The sums of every month with entries, oldest first: of one contact, or all."""
    sums = "month, entries, counted, minutes, business, rated, rated_minutes, rated_business"
    if contact is None:
        found = journal.rows(f"SELECT {sums} FROM journal_month ORDER BY month")
    else:
        found = journal.rows(f"SELECT {sums} FROM contact_month WHERE contact_id = ? ORDER BY month", [contact])
    return [MonthMix(*row) for row in found]


def talks(journal: Journal, contact: ContactId | None = None) -> list[TalkPoint]:
    """Every conversation that counts for the mix, oldest first."""
    source = "entry" if contact is None else "touch"
    whose = "" if contact is None else "AND f.contact_id = ?"
    found = journal.rows(
        f"""SELECT c.id, c.at, c."offset", c.zone, c.precision, f.minutes, c.share, c.rated, c.channel
            FROM {source} f JOIN conversation c ON c.id = f.conversation_id
            WHERE f.counted {whose} ORDER BY f.place""",
        [] if contact is None else [contact],
    )
    return [
        TalkPoint(ConversationId(row[0]), _when(*row[1:5]), row[5], row[6], bool(row[7]), Channel(row[8]))
        for row in found
    ]


def learned_share(journal: Journal, people: Sequence[ContactId], channel: Channel) -> Share:
    """What the share will probably be: the mean of recent rated talk with them on this channel, else at all.

    Rounded to 5; with nothing rated yet, the channel's own habit, else even.
    """
    person = people[0] if people else -1
    for source, whose, channels in (
        ("touch", (person,), (channel,)),
        ("touch", (person,), tuple(Channel)),
        ("entry", (), (channel,)),
    ):
        of_person = "AND contact_id = ?" if whose else ""
        ((mean,),) = journal.rows(
            f"""SELECT avg(share) FROM (SELECT c.share FROM (SELECT conversation_id, place FROM {source}
                    WHERE rated {of_person} ORDER BY place DESC LIMIT {_LOOK_BACK}) f
                CROSS JOIN conversation c ON c.id = f.conversation_id
                WHERE c.channel IN (SELECT value FROM json_each(?)) ORDER BY f.place DESC LIMIT {_LEARN_FROM})""",
            [*whose, json.dumps(channels)],
        )
        if mean is not None:
            return int(mean / 5 + 0.5) * 5
    return EVEN_SHARE


def channel_minutes(journal: Journal) -> dict[Channel, int]:
    """What stands in for minutes nobody wrote, per channel."""
    found = journal.rows("SELECT channel, minutes FROM channel_minutes")
    return {Channel(channel): minutes for channel, minutes in found}


def counts(journal: Journal) -> Counts:
    """How many people, conversations and accounts there are outside the trash."""
    (row,) = journal.rows(
        """SELECT (SELECT count(*) FROM contact WHERE trashed_at IS NULL),
                  (SELECT coalesce(sum(entries), 0) FROM journal_month),
                  (SELECT count(*) FROM account WHERE trashed_at IS NULL)"""
    )
    return Counts(*row)


def setting(journal: Journal, key: str) -> Any:
    """A choice that belongs to the journal, or None."""
    found = journal.fetch(SettingTable.select(SettingTable.value).where(SettingTable.key == key), json.loads)
    return found[0] if found else None


def me(journal: Journal) -> Me:
    """The writer's own name, mails and numbers."""
    stored = setting(journal, "me")
    return Me(stored["name"], tuple(stored["methods"])) if is_me(stored) else Me()


def known_people(journal: Journal) -> list[KnownPerson]:
    """Everybody not in the trash, as an importer compares them."""
    with journal.lock:
        emails: dict[int, set[str]] = defaultdict(set)
        phones: dict[int, set[str]] = defaultdict(set)
        cards: dict[int, set[str]] = defaultdict(set)
        kinds = {MethodKind.EMAIL.value: emails, MethodKind.PHONE.value: phones}
        methods = MethodTable.select(MethodTable.contact, MethodTable.kind, MethodTable.comparable)
        for person, kind, value in journal.fetch(methods.where(MethodTable.comparable != ""), _as_is):
            if kind in kinds:
                kinds[kind][person].add(value)
        uids = RawCardTable.select(RawCardTable.contact, RawCardTable.card_uid).where(RawCardTable.card_uid != "")
        for person, uid in journal.fetch(uids, _as_is):
            cards[person].add(uid)
        people = ContactTable.select(ContactTable.id, ContactTable.name).where(ContactTable.trashed_at.is_null())
        return [
            KnownPerson(
                ContactId(person), name, frozenset(emails[person]), frozenset(phones[person]), frozenset(cards[person])
            )
            for person, name in journal.fetch(people.order_by(ContactTable.id), _as_is)
        ]


def names(journal: Journal) -> list[str]:
    """Every name a person or account goes by, also from the trash: what an anonymous export must not hold."""
    columns = (ContactTable.name, ContactTable.given, ContactTable.family, ContactTable.nickname)
    with journal.lock:
        people = journal.fetch(ContactTable.select(*columns), _as_is)
        accounts = journal.fetch(AccountTable.select(AccountTable.name), str)
    return list(dict.fromkeys(name for name in (*(part for row in people for part in row), *accounts) if name))

# SPDX-License-Identifier: MIT
"""What a day begins with: each of these is one query or two, whatever the journal holds."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from relationship_journal.storage.columns import months_of
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.definitions import AGREED, account_of, fell_due, is_touch
from relationship_journal.storage.queries.listing import LISTED
from relationship_journal.storage.queries.reading import stored_day, when
from relationship_journal.storage.queries.settings import tier_cadence
from relationship_journal.storage.rows import first_place_of
from relationship_journal.values import (
    AccountId,
    Channel,
    ContactId,
    ConversationId,
    OffDuty,
    PartialDate,
    Person,
    Stage,
    Tier,
    mix_share,
)
from relationship_journal.values.today import (
    DayMix,
    Draft,
    KeptOnTime,
    LastTouch,
    Occasion,
    Plan,
    Renewal,
)

LONGEST_GAP = 730
"""Days back that matter to how long nobody heard of somebody; no cadence is longer."""
_YEAR = 365
_FEW_DAYS = 60
"""A friend without a cadence is looked at after so many days without a word."""
_SUBJECTS = f"k.trashed_at IS NULL AND {LISTED} AND NOT k.is_company AND k.status IN ('prospect', 'customer')"
_LISTED = "IN (SELECT value FROM json_each(?))"


def plans(journal: Journal, first: date, last: date, today: date | None = None) -> list[Plan]:
    """The plans of these days, both included, and the off-duty times nobody told of; the earliest first."""
    begin, end = (first_place_of(datetime.combine(day, time())) for day in (first, last + timedelta(days=1)))
    with journal.lock:
        found = journal.rows(
            """SELECT c.id, c.at, c."offset", c.zone, c.precision, c.channel, substr(c.text, 1, 400), c.planned,
                   m.off_duty
               FROM entry e JOIN conversation c ON c.id = e.conversation_id
               LEFT JOIN manner m ON m.conversation_id = c.id
               WHERE e.place >= ? AND e.place < ? AND (NOT e.done OR m.off_duty = 'planned') ORDER BY e.place""",
            [begin, end],
        )
        people: dict[int, list[tuple[Person, str]]] = defaultdict(list)
        for row_id, contact, name, account in journal.rows(
            f"""SELECT q.conversation_id, k.id, k.name, {account_of("k", today)} FROM participant q
                JOIN contact k ON k.id = q.contact_id AND k.trashed_at IS NULL
                WHERE q.conversation_id {_LISTED} ORDER BY q.id""",
            [json.dumps([row[0] for row in found])],
        ):
            people[row_id].append((Person(ContactId(contact), name), account))
    return [
        Plan(
            ConversationId(row_id),
            when(*moment),
            Channel(channel),
            text.strip().partition("\n")[0],
            bool(planned),
            OffDuty(off_duty) if off_duty else None,
            tuple(person for person, _ in people[row_id]),
            next((account for _, account in people[row_id] if account), ""),
        )
        for row_id, *moment, channel, text, planned, off_duty in found
    ]


def last_touches(journal: Journal, today: date) -> list[LastTouch]:
    """When there was last a word with everybody who has a cadence, and with friends it was a while ago for."""
    cadences = tier_cadence(journal)
    with journal.lock:
        found = journal.rows(
            f"""SELECT * FROM (SELECT k.id, k.name, k.uid, k.stage, k.cadence_days, k.tier, k.away_until,
                    k.seasonal_months, (SELECT b.at FROM touch e JOIN conversation b ON b.id = e.conversation_id
                    WHERE e.contact_id = k.id AND {is_touch("e")} ORDER BY e.place DESC LIMIT 1) AS at
                FROM contact k WHERE {_SUBJECTS}
                AND (k.cadence_days > 0 OR k.tier <> 'none' OR k.stage IN ('friend', 'close_friend')))
                WHERE at IS NOT NULL ORDER BY at"""
        )
        rows = [
            LastTouch(
                Person(ContactId(row_id), name),
                uid,
                Stage(stage),
                date.fromisoformat(at[:10]),
                own if own and own > 0 else cadences.get(Tier(tier)),
                stored_day(away),
                months_of(months),
            )
            for row_id, name, uid, stage, own, tier, away, months, at in found
        ]
        far = [row for row in rows if row.cadence is None and (today - row.on).days > _FEW_DAYS]
        touches = _touches(journal, far)
    return [replace(row, touches=tuple(touches[row.contact.id])) if row.contact.id in touches else row for row in rows]


def _touches(journal: Journal, rows: Iterable[LastTouch]) -> dict[ContactId, list[tuple[date, Channel]]]:
    """The touches of the year that ended with the last one; several of one channel on one day are one."""
    since = [[row.contact.id, first_place_of(datetime.combine(row.on - timedelta(days=_YEAR), time()))] for row in rows]
    found = journal.rows(
        f"""SELECT DISTINCT e.contact_id, substr(b.at, 1, 10), b.channel FROM json_each(?) w
           JOIN touch e ON e.contact_id = json_extract(w.value, '$[0]')
               AND e.place >= json_extract(w.value, '$[1]') AND {is_touch("e")}
           JOIN conversation b ON b.id = e.conversation_id ORDER BY 1, 2""",
        [json.dumps(since)],
    )
    touches: dict[ContactId, list[tuple[date, Channel]]] = defaultdict(list)
    for contact, day, channel in found:
        touches[ContactId(contact)].append((date.fromisoformat(day), Channel(channel)))
    return touches


def interests_of(journal: Journal, contacts: Iterable[ContactId]) -> dict[ContactId, list[str]]:
    """What these people care about, in the order it was noted."""
    found: dict[ContactId, list[str]] = defaultdict(list)
    for contact, what in journal.rows(
        f"SELECT contact_id, what FROM interest WHERE contact_id {_LISTED} AND trashed_at IS NULL ORDER BY id",
        [json.dumps(list(contacts))],
    ):
        found[ContactId(contact)].append(what)
    return found


def occasions(journal: Journal, first: date, last: date) -> list[Occasion]:
    """Birthdays and other dates that come round in these days (both included, less than a year), the next one first.

    One of 29 February is kept on the 28th in years without it.
    """
    days = {first + timedelta(days=number) for number in range((last - first).days + 1)}
    among = json.dumps(sorted({f"{day:%m-%d}" for day in days} | _leap(days)))
    found = journal.rows(
        f"""SELECT k.id, k.name, '', k.birth_year, k.birth_month, k.birth_day FROM contact k
            WHERE k.trashed_at IS NULL AND {LISTED}
            AND printf('%02d-%02d', k.birth_month, k.birth_day) {_LISTED}
            UNION ALL SELECT k.id, k.name, d.label, d.year, d.month, d.day FROM "date" d
            JOIN contact k ON k.id = d.contact_id AND k.trashed_at IS NULL AND {LISTED}
            WHERE d.trashed_at IS NULL AND printf('%02d-%02d', d.month, d.day) {_LISTED}""",
        [among, among],
    )
    made = [
        _occasion(Person(ContactId(row_id), name), label, PartialDate(*on), days) for row_id, name, label, *on in found
    ]
    return sorted((one for one in made if one is not None), key=lambda one: (one.on, one.contact.name, one.label))


def _leap(days: Iterable[date]) -> set[str]:
    return {"02-29" for day in days if (day.month, day.day) == (2, 28) and (day + timedelta(days=1)).month == 3}


def _occasion(person: Person, label: str, date_: PartialDate, days: set[date]) -> Occasion | None:
    written = f"{date_.month:02}-{date_.day:02}"
    on = min((day for day in days if written in {f"{day:%m-%d}"} | _leap([day])), default=None)
    if on is None or (date_.year is not None and date_.year > on.year):
        return None
    years = on.year - date_.year if date_.year is not None and on.year > date_.year else None
    return Occasion(person, label or "birthday", on, years)


def renewals(journal: Journal, first: date, last: date) -> list[Renewal]:
    """The accounts that renew on these days, both included, the next one first."""
    found = journal.rows(
        """SELECT id, name, renewal_on FROM account
           WHERE trashed_at IS NULL AND renewal_on BETWEEN ? AND ? ORDER BY renewal_on, name""",
        [first.isoformat(), last.isoformat()],
    )
    return [Renewal(AccountId(row_id), name, date.fromisoformat(on)) for row_id, name, on in found]


def day_mixes(journal: Journal, first: date, last: date) -> list[DayMix]:
    """The days with conversations from one to another, both included, the oldest first."""
    begin, end = (first_place_of(datetime.combine(day, time())) for day in (first, last + timedelta(days=1)))
    found = journal.rows(
        f"""SELECT (place >> 32) / {24 * 60}, count(*), sum(minutes), sum(business)
            FROM entry WHERE place >= ? AND place < ? AND done GROUP BY 1 ORDER BY 1""",
        [begin, end],
    )
    return [
        DayMix(date(1900, 1, 1) + timedelta(days=number), entries, minutes, mix_share(minutes, business))
        for number, entries, minutes, business in found
    ]


def kept_on_time(journal: Journal, first: date, last: date) -> tuple[KeptOnTime, KeptOnTime]:
    """The writer's promises due on these days: to friends, and to everyone else."""
    found = journal.rows(
        f"""SELECT k.stage IN ('friend', 'close_friend'), count(*), sum(coalesce(p.kept_on <= p.agreed, 0)) FROM (
               SELECT m.contact_id, m.conversation_id, m.kept_on, m.let_go_on, {AGREED} AS agreed
               FROM promise m WHERE m.side = 'me' AND m.trashed_at IS NULL) p
           JOIN contact k ON k.id = p.contact_id AND k.trashed_at IS NULL
           LEFT JOIN conversation c ON c.id = p.conversation_id
           WHERE c.trashed_at IS NULL AND {fell_due("p", "?1", "?2")} GROUP BY 1""",
        [first.isoformat(), last.isoformat()],
    )
    counts = {bool(near): KeptOnTime(due, on_time) for near, due, on_time in found}
    return counts.get(True, KeptOnTime()), counts.get(False, KeptOnTime())


def drafts_left(journal: Journal) -> list[Draft]:
    """Unsaved text of entries, new and old, the one written last first."""
    found = journal.rows(
        """SELECT d.key, d.body, k.id, k.name, c.id FROM draft d
           LEFT JOIN contact k ON d.key = 'composer:' || k.uid AND k.trashed_at IS NULL
           LEFT JOIN conversation c ON d.key = 'entry:' || c.uid AND c.trashed_at IS NULL
           WHERE d.key LIKE 'composer:%' OR d.key LIKE 'entry:%' ORDER BY d.saved_at DESC, d.key"""
    )
    made = []
    for key, body, contact, name, conversation in found:
        text = json.loads(body).get("text")
        person = None if contact is None else Person(ContactId(contact), name)
        entry = None if conversation is None else ConversationId(conversation)
        if isinstance(text, str) and text.strip() and (person or entry or key == "composer:entries"):
            made.append(Draft(key, text.strip().partition("\n")[0][:200], person, entry))
    return made

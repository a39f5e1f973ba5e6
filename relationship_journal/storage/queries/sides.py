# SPDX-License-Identifier: MIT
"""One relationship whole: its two sides, and everything about the person, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.definitions import is_touch, works
from relationship_journal.storage.queries.marks import AnyMark, limits_for, marks
from relationship_journal.storage.queries.reading import called, stored_day
from relationship_journal.storage.queries.whole import contact_form
from relationship_journal.values import (
    AccountId,
    ContactId,
    ConversationId,
    LimitKind,
    Mark,
    MarkKind,
    NewLimit,
    OffDuty,
    Stage,
    WantedBy,
)
from relationship_journal.values.sides import (
    SIDES_KINDS,
    AboutPerson,
    BothSides,
    CardKept,
    Relative,
    Renewal,
    Told,
)


def both_sides(journal: Journal, contact: ContactId, today: date) -> BothSides | None:
    """What is recorded of a relationship, as seen from `today`; None where there is no such contact."""
    with journal.lock:
        person = journal.rows("SELECT name, given, stage, wanted_by FROM contact WHERE id = ?", [contact])
        if not person:
            return None
        name, given, stage, wanted_by = person[0]
        of: dict[MarkKind, list[Any]] = defaultdict(list)
        for one in marks(journal, contact, SIDES_KINDS):
            of[one.kind].append(one)
        return BothSides(
            contact,
            name,
            called(given, name),
            Stage(stage),
            WantedBy(wanted_by),
            goals=tuple(of[MarkKind.GOAL]),
            promises=tuple(of[MarkKind.PROMISE]),
            favors=tuple(of[MarkKind.FAVOR]),
            shortcuts=tuple(of[MarkKind.SHORTCUT]),
            frictions=tuple(of[MarkKind.FRICTION]),
            refusals=tuple(of[MarkKind.REFUSAL]),
            notes=tuple(of[MarkKind.NOTE]),
            interests=tuple(of[MarkKind.INTEREST]),
            stages=tuple(of[MarkKind.STAGE_CHANGE]),
            told=_told(journal, contact),
            renewals=_renewals(journal, contact, today),
            relatives=_relatives(journal, contact),
        )


def about_person(journal: Journal, contact: ContactId) -> AboutPerson | None:
    """Everything about a person that is no conversation; None where there is no such contact."""
    with journal.lock:
        form = contact_form(journal, contact)
        if form is None:
            return None
        kinds = (MarkKind.INTEREST, MarkKind.STAGE_CHANGE)
        of: dict[MarkKind, list[Any]] = defaultdict(list)
        for one in marks(journal, contact, kinds):
            of[one.kind].append(one)
        applying = limits_for(journal, contact)
        ((added_at, source),) = journal.rows(
            "SELECT k.added_at, b.source FROM contact k LEFT JOIN batch b ON b.id = k.batch_id WHERE k.id = ?",
            [contact],
        )
        return AboutPerson(
            contact,
            form,
            accounts=_accounts(journal, contact),
            relatives=_relatives(journal, contact),
            interests=tuple(of[MarkKind.INTEREST]),
            own_limits=tuple(one for one in applying if one.contact is not None),
            limits_for_all=_limits_for_all(journal),
            stages=tuple(of[MarkKind.STAGE_CHANGE]),
            cards=_cards(journal, contact),
            added_at=_moment(added_at),
            added_with=source or "",
        )


def card_text(journal: Journal, card: int) -> str:
    """A raw card as it came; empty where it is gone."""
    found = journal.rows("SELECT text FROM raw_card WHERE id = ?", [card])
    return str(found[0][0]) if found else ""


def marks_named(journal: Journal, contact: ContactId, kind: MarkKind, ids: Collection[int]) -> list[AnyMark]:
    """Those of a contact's marks of a kind that are among these, newest first."""
    wanted = frozenset(ids)
    return [one for one in marks(journal, contact, [kind]) if one.id in wanted]


def _told(journal: Journal, contact: ContactId) -> Told:
    """What was said of conversations that took place; an off-duty time that is planned is the one thing told ahead."""
    rows = journal.rows(
        f"""SELECT m.conversation_id, m.off_duty, m.needed_an_ear, m.told_troubles, m.meaning, {is_touch("t")} AS was
           FROM touch t JOIN manner m ON m.conversation_id = t.conversation_id
           WHERE t.contact_id = ? AND (was AND (m.off_duty IS NOT NULL OR m.needed_an_ear OR m.told_troubles)
               OR m.off_duty = 'planned')
           ORDER BY t.place DESC""",
        [contact],
    )
    ears = journal.rows(
        f"""SELECT t.conversation_id FROM ear e
           JOIN touch t ON t.conversation_id = e.conversation_id AND t.contact_id = e.contact_id
           WHERE e.contact_id = ? AND {is_touch("t")} ORDER BY t.place DESC""",
        [contact],
    )
    off_duty: dict[OffDuty, list[ConversationId]] = defaultdict(list)
    for row_id, how, *_ in rows:
        if how:
            off_duty[OffDuty(how)].append(ConversationId(row_id))
    took_place = [row for row in rows if row[5]]
    return Told(
        {how: tuple(found) for how, found in off_duty.items()},
        my_ear=tuple(ConversationId(row[0]) for row in took_place if row[2]),
        their_ear=tuple(ConversationId(row_id) for (row_id,) in ears),
        troubles=tuple(ConversationId(row[0]) for row in took_place if row[3]),
        troubles_without_meaning=tuple(ConversationId(row[0]) for row in took_place if row[3] and not row[4]),
    )


def _renewals(journal: Journal, contact: ContactId, today: date) -> tuple[Renewal, ...]:
    found = journal.rows(
        f"""SELECT DISTINCT a.id, a.name, a.renewal_on FROM job j JOIN account a ON a.id = j.account_id
           WHERE j.contact_id = ? AND {works("j", "?")} AND a.trashed_at IS NULL AND a.renewal_on IS NOT NULL
           ORDER BY a.renewal_on, a.id""",
        [contact, today.isoformat()],
    )
    dated = ((row_id, name, stored_day(on)) for row_id, name, on in found)
    return tuple(Renewal(AccountId(row_id), name, on) for row_id, name, on in dated if on is not None)


def _accounts(journal: Journal, contact: ContactId) -> tuple[AccountId, ...]:
    found = journal.rows("SELECT account_id FROM job WHERE contact_id = ? ORDER BY id", [contact])
    return tuple(AccountId(row_id) for (row_id,) in found)


def _relatives(journal: Journal, contact: ContactId) -> tuple[Relative, ...]:
    found = journal.rows(
        """SELECT d.label, coalesce(k.name, d.name), k.id FROM relation d
           LEFT JOIN contact k ON k.id = d.other_id AND k.trashed_at IS NULL
           WHERE d.contact_id = ? AND d.trashed_at IS NULL ORDER BY d.id""",
        [contact],
    )
    return tuple(Relative(label, name, None if other is None else ContactId(other)) for label, name, other in found)


def _limits_for_all(journal: Journal) -> tuple[Mark[NewLimit], ...]:
    """Of a kind the one written last; of topics each."""
    found: list[Mark[NewLimit]] = [one for one in marks(journal, None, [MarkKind.LIMIT]) if one.contact is None]  # type: ignore[misc]
    counts = {one.said.kind: one.id for one in sorted(found, key=_written)}
    return tuple(one for one in found if one.said.kind is LimitKind.TOPIC or counts[one.said.kind] == one.id)


def _written(one: Mark[NewLimit]) -> str:
    return one.uid


def _cards(journal: Journal, contact: ContactId) -> tuple[CardKept, ...]:
    found = journal.rows(
        """SELECT r.id, r.format, r.version, b.source, b.made_at FROM raw_card r LEFT JOIN batch b ON b.id = r.batch_id
           WHERE r.contact_id = ? ORDER BY r.id""",
        [contact],
    )
    return tuple(
        CardKept(row_id, form, version, source or "", _day(made_at)) for row_id, form, version, source, made_at in found
    )


def _moment(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text or "")
    except ValueError:
        return None


def _day(text: str | None) -> date | None:
    moment = _moment(text)
    return moment.date() if moment else None

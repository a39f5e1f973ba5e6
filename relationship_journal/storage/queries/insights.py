# SPDX-License-Identifier: MIT
"""What insights need beside the facts: what was answered to them, how the rules are set, what records are called."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, TypeGuard

from relationship_journal.storage.evidence import rested_on
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.reading import stored_day
from relationship_journal.storage.queries.settings import setting
from relationship_journal.values import ContactId
from relationship_journal.values.insights import (
    EVERYBODY,
    Answer,
    AnswerId,
    AnswerKind,
    RecordKind,
    RecordRef,
    RuleSettings,
    Subject,
    SubjectKind,
)

RULES = "insight_rules"
"""The setting that holds how rules are set: {"off": [rule], "numbers": {rule: {name: number}}}."""
MOST = 100_000
"""No number of a rule is greater."""

_ANSWERS = """SELECT r.id, r.rule, r.kind, r."on", r.until, r.note, r.evidence,
    k.id, k.uid, k.name, a.id, a.uid, a.name
    FROM answer r LEFT JOIN contact k ON k.id = r.contact_id LEFT JOIN account a ON a.id = r.account_id
    WHERE r.trashed_at IS NULL"""


def answers(journal: Journal) -> list[Answer]:
    """Every answer to an insight, the latest first; those about somebody in the trash are out of sight with them."""
    seen = "AND k.trashed_at IS NULL AND a.trashed_at IS NULL"
    return [_answer(*row) for row in journal.rows(f'{_ANSWERS} {seen} ORDER BY r."on" DESC, r.id DESC')]


def answers_about(journal: Journal, contact: ContactId) -> list[Answer]:
    """Every answer about a contact, who may be in the trash, the latest first."""
    question = f'{_ANSWERS} AND r.contact_id = ? ORDER BY r."on" DESC, r.id DESC'
    return [_answer(*row) for row in journal.rows(question, [contact])]


def _answer(
    row_id: int, rule: str, kind: str, on: str, until: str | None, note: str, evidence: str, *subject: Any
) -> Answer:
    return Answer(
        AnswerId(row_id),
        rule,
        _subject(*subject),
        AnswerKind(kind),
        date.fromisoformat(on),
        stored_day(until),
        note,
        rested_on(evidence),
    )


def _subject(
    contact: int | None, contact_uid: str, contact_name: str, account: int | None, account_uid: str, account_name: str
) -> Subject:
    if contact is not None:
        return Subject(SubjectKind.CONTACT, contact, contact_uid, contact_name)
    if account is not None:
        return Subject(SubjectKind.ACCOUNT, account, account_uid, account_name)
    return EVERYBODY


def rule_settings(journal: Journal) -> RuleSettings:
    """Which rules are off, and the numbers somebody set; what a foreign file says wrongly is passed over."""
    stored = setting(journal, RULES)
    kept = stored if isinstance(stored, dict) else {}
    off, numbers = kept.get("off"), kept.get("numbers")
    return RuleSettings(
        frozenset(rule for rule in off if isinstance(rule, str)) if isinstance(off, list) else frozenset(),
        {
            (rule, name): value
            for rule, own in (numbers.items() if isinstance(numbers, dict) else ())
            for name, value in (own.items() if isinstance(own, dict) else ())
            if is_number(value)
        },
    )


def is_number(value: object) -> TypeGuard[int]:
    """Whether a rule could go by this number."""
    return type(value) is int and 0 <= value <= MOST


def uids_of(journal: Journal, refs: Iterable[RecordRef]) -> dict[RecordRef, str]:
    """The uids of records, in one query for each kind among them; what is not there is left out."""
    wanted: dict[RecordKind, set[int]] = defaultdict(set)
    for kind, row_id in refs:
        wanted[kind].add(row_id)
    return {
        RecordRef(kind, row_id): uid
        for kind, ids in wanted.items()
        for row_id, uid in journal.rows(
            f'SELECT id, uid FROM "{kind.value}" WHERE id IN (SELECT value FROM json_each(?))',
            [json.dumps(sorted(ids))],
        )
    }

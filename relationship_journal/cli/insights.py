# SPDX-License-Identifier: MIT
"""`insights`: what the rules notice, about everybody or about one person, as of today or another day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from relationship_journal import dates
from relationship_journal.cli.add import find_person
from relationship_journal.cli.arguments import WrongUse, readable
from relationship_journal.cli.output import Json
from relationship_journal.cli.session import Session
from relationship_journal.values import ContactId
from relationship_journal.values.insights import Answer, Insight, RecordRef, SubjectKind
from relationship_journal.wording import SEPARATOR
from relationship_journal.wording.findings import say
from relationship_journal.wording.insights import SEVERITIES, answer_words

if TYPE_CHECKING:
    from relationship_journal.storage.journal import Journal
    from relationship_journal.values.noticing import Facts

_INDENT = "    "
Told = tuple[Insight, Answer | None]
"""An insight, and what was said to it."""


def insights(session: Session) -> int:
    """Print what stands; with --all also what was answered, marked."""
    on = _day(session.call.value("--on"), session.now.date())
    name, everything = readable(" ".join(session.call.words)), session.call.has("--all")
    with session.open() as journal:
        person = ContactId(find_person(journal, name).id) if name.strip() else None
        told, beside, uids = _read(journal, on, person, everything=everything)
    if session.as_json:
        marks = [{"answer": _answer_json(answer)} if everything else {} for _, answer in told]
        listed = [{**_insight_json(one, on, uids), **mark} for (one, _), mark in zip(told, marks, strict=True)]
        session.json(listed)
        return 0
    for line in (*_lines(told, on, person), *beside):
        session.line(line)
    if not told and not beside:
        session.note("Nothing stands out.")
    return 0


def _day(text: str | None, today: date) -> date:
    if text is None:
        return today
    try:
        return dates.parse_day(readable(text), today)
    except ValueError as error:
        raise WrongUse(str(error)) from None


def _read(
    journal: Journal, on: date, person: ContactId | None, *, everything: bool
) -> tuple[list[Told], list[str], Mapping[RecordRef, str]]:
    """What there is to tell, what is said beside it of one person, and the uids of what it rests on."""
    # Loaded here: no other command asks the rules.
    from relationship_journal.insights.attention import shown_on  # noqa: PLC0415
    from relationship_journal.reports.noticed import judged  # noqa: PLC0415
    from relationship_journal.storage.queries.insights import rule_settings, uids_of  # noqa: PLC0415
    from relationship_journal.storage.queries.noticing import facts  # noqa: PLC0415

    found = facts(journal, on, person)
    stands, held_back = judged(journal, found, rule_settings(journal))
    told: list[Told] = [(one, None) for one in stands]
    if everything:
        told += held_back
    if person is not None:
        told = [(one, answer) for one, answer in told if person in shown_on(one)]
    uids = uids_of(journal, {ref for one, _ in told for ref in one.evidence})
    something = any(answer is None for _, answer in told)
    return told, [] if person is None else _beside(found, person, something), uids


def _beside(found: Facts, person: ContactId, something: bool) -> list[str]:
    """What is said of a person until trends can appear, and the good word where there is nothing to watch."""
    from relationship_journal.insights.first_weeks import first_weeks, good_word  # noqa: PLC0415  (as above)

    known = found.people.get(person)
    if known is None:
        return []
    early = first_weeks(known, found)
    if early is None:
        return [] if something or not known.subject else [say(good_word(known, found), found.today)]
    loop = [] if early.loop is None or something else [early.loop.says]
    return [say(one, found.today) for one in (early.numbers, *loop, early.foot)]


def _lines(told: Iterable[Told], on: date, person: ContactId | None) -> Iterator[str]:
    """By how much they ask for; what was answered comes last. Whose page it is goes without saying."""
    for heading, group in groupby(told, key=_heading):
        yield heading
        for one, answer in group:
            kind, row_id, _, name = one.subject
            whose = "" if kind is SubjectKind.ALL or (kind is SubjectKind.CONTACT and row_id == person) else name
            yield _INDENT + SEPARATOR.join(filter(None, (whose, say(one.title, on))))
            yield _INDENT * 2 + say(one.sentence, on)
            yield _INDENT * 2 + (f"Suggested: {say(one.step.says, on)}" if answer is None else answer_words(answer, on))


def _heading(told: Told) -> str:
    one, answer = told
    return SEVERITIES[one.severity] if answer is None else "Answered"


def _insight_json(one: Insight, on: date, uids: Mapping[RecordRef, str]) -> Json:
    kind, _, uid, name = one.subject
    return {
        "rule": one.rule,
        "subject": {"kind": kind.value, "uid": uid, "name": name},
        "severity": one.severity.value,
        "title": say(one.title, on),
        "sentence": say(one.sentence, on),
        "evidence": [{"kind": ref.kind.value, "uid": uids[ref]} for ref in one.evidence if ref in uids],
        "window": {"first": one.first.isoformat(), "last": one.last.isoformat()},
        "since": one.since.isoformat(),
        "step": {"kind": one.step.kind.value, "label": say(one.step.says, on)},
        "clears": say(one.clears, on),
        "source": list(one.sources),
    }


def _answer_json(answer: Answer | None) -> Json | None:
    if answer is None:
        return None
    until = answer.until.isoformat() if answer.until is not None else None
    return {"kind": answer.kind.value, "on": answer.on.isoformat(), "until": until, "note": answer.note}

# SPDX-License-Identifier: MIT
"""A rule: what it watches, in words and numbers, and the functions that notice it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from relationship_journal.values import ContactId, Mark
from relationship_journal.values.insights import (
    EVERYBODY,
    TITLE_LETTERS,
    Insight,
    RecordKind,
    RecordRef,
    RuleNumber,
    RuleSettings,
    Said,
    Severity,
    Step,
    Subject,
    SubjectKind,
    Value,
)
from relationship_journal.values.noticing import AccountFacts, Facts, PersonFacts

Numbers = Mapping[str, int]
"""The numbers of a rule by name, each its default or what somebody set."""


@dataclass(frozen=True, slots=True)
class Noticed:
    """What a function of a rule notices, before it is known of which rule; see Insight."""

    severity: Severity
    title: Said
    sentence: Said
    evidence: Sequence[RecordRef]
    since: date
    step: Step
    first: date | None = None
    last: date | None = None
    contacts: tuple[ContactId, ...] = ()


OfPerson = Callable[[PersonFacts, Facts, Numbers], Iterable[Noticed]]
OfAccount = Callable[[AccountFacts, Facts, Numbers], Iterable[Noticed]]
OfAll = Callable[[Facts, Numbers], Iterable[Noticed]]


class Spoken(NamedTuple):
    """The contacts rules may speak of: customers and prospects, and these with former customers."""

    customers: Sequence[PersonFacts]
    with_former: Sequence[PersonFacts]


def spoken_of(facts: Facts) -> Spoken:
    """Whom rules may speak of, asked once for all of them."""
    with_former = [one for one in facts.people.values() if one.subject]
    return Spoken([one for one in with_former if one.customer], with_former)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its name. `title` is what settings list it by, `words` the rule in words with its numbers as `{name}`.

    `clears` is what ends it. `person` is asked for each contact rules may speak of, `account` for each account,
    `everyone` once, where everybody is in the facts. `former` is whether
    `person` is asked for former customers too.
    """

    name: str
    title: str
    words: str
    clears: str
    sources: tuple[str, ...]
    numbers: tuple[RuleNumber, ...] = ()
    person: OfPerson | None = None
    account: OfAccount | None = None
    everyone: OfAll | None = None
    former: bool = False

    def numbers_by(self, settings: RuleSettings) -> Numbers:
        """Its numbers as they are set, within what each may be: a foreign file may say anything."""
        given = {one: settings.numbers.get((self.name, one.name), one.default) for one in self.numbers}
        return {one.name: min(max(value, one.least), one.most) for one, value in given.items()}

    def told(self, settings: RuleSettings) -> Said:
        """The rule in words, with its numbers as they are set."""
        return Said(self.words, dict(self.numbers_by(settings)))

    def notice(self, facts: Facts, settings: RuleSettings, spoken: Spoken | None = None) -> list[Insight]:
        """Everything it notices in the facts; `spoken` is spoken_of(facts), for who asks several rules."""
        numbers = self.numbers_by(settings)
        made = []
        if self.person is not None:
            people = spoken or spoken_of(facts)
            for one in people.with_former if self.former else people.customers:
                for noticed in self.person(one, facts, numbers):
                    subject = Subject(SubjectKind.CONTACT, one.id, one.uid, one.name)
                    made.append(self._insight(noticed, subject, facts))
        if self.account is not None:
            for account in facts.accounts.values():
                subject = Subject(SubjectKind.ACCOUNT, account.id, account.uid, account.name)
                made += [self._insight(noticed, subject, facts) for noticed in self.account(account, facts, numbers)]
        if self.everyone is not None and facts.whole:
            made += [self._insight(noticed, EVERYBODY, facts) for noticed in self.everyone(facts, numbers)]
        return made

    def _insight(self, noticed: Noticed, subject: Subject, facts: Facts) -> Insight:
        return Insight(
            self.name,
            subject,
            noticed.severity,
            Said(noticed.title.template, noticed.title.values, TITLE_LETTERS),
            noticed.sentence,
            tuple(noticed.evidence),
            noticed.first or noticed.since,
            noticed.last or facts.today,
            noticed.since,
            noticed.step,
            Said(self.clears),
            self.sources,
            noticed.contacts,
        )


def said(template: str, **values: Value) -> Said:
    """A sentence to be, with what stands in its places."""
    return Said(template, values)


def ref(mark: Mark[Any]) -> RecordRef:
    """A mark as a record an insight rests on."""
    return RecordRef(RecordKind(mark.kind.value), mark.id)

# SPDX-License-Identifier: MIT
"""Which cards of a file are people the journal has, which are new, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from typing import TypeVar

from relationship_journal.exchange.likeness import compatible, emails, name_words, phone_keys, phones
from relationship_journal.values import ContactId, KnownPerson, Me, MethodKind, NewContact, comparable, same_phone

_Key = TypeVar("_Key")
_TELLING_UID = 16
"""A shorter card id ("1", "contact7") is given out by more than one address book."""
_MANY = 20
"""What so many people share (a switchboard, a team's mailbox) is not compared any further."""
_SHARED_MAILBOXES = frozenset(
    {
        "admin",
        "billing",
        "contact",
        "enquiries",
        "hello",
        "help",
        "hr",
        "info",
        "kontakt",
        "mail",
        "marketing",
        "office",
        "orders",
        "post",
        "reception",
        "sales",
        "service",
        "support",
        "team",
        "welcome",
    }
)


class Action(StrEnum):
    """What happens to a card."""

    ADD = "add"
    COMPLETE = "complete"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What would happen to one card, and whom it is like."""

    action: Action
    reason: str
    match: ContactId | None = None


def verdicts(cards: Sequence[NewContact], known: Sequence[KnownPerson], me: Me) -> list[Verdict]:
    """One verdict for each card, in order. The strongest likeness is served first: id, mail, number, name."""
    return _Matcher(cards, known, me).verdicts()


@dataclass(slots=True, eq=False)
class _Someone:
    """A known person or a card, in comparable form; a name that is only a mail or a number has no words."""

    name: str
    words: tuple[str, ...]
    emails: frozenset[str]
    phones: frozenset[str]
    uids: frozenset[str]
    id: ContactId | None = None
    taken: bool = False

    def fits(self, other: _Someone) -> bool:
        return compatible(self.words, other.words)

    def shares_phone(self, other: _Someone) -> bool:
        return any(same_phone(one, another) for one in self.phones for another in other.phones)


def _known_someone(person: KnownPerson) -> _Someone:
    nameless = "@" in person.name or comparable(MethodKind.PHONE, person.name) in person.phones
    words = () if nameless else name_words(person.name)
    return _Someone(person.name, words, person.emails, person.phones, person.card_uids, person.id)


def _card_someone(card: NewContact) -> _Someone:
    uid = card.raw_card.card_uid if card.raw_card else ""
    nameless = any(card.name == method.value for method in card.methods)
    words = () if nameless else name_words(card.name)
    return _Someone(card.name, words, emails(card), phones(card), frozenset({uid} - {""}))


@dataclass(slots=True)
class _Index:
    """People by everything they can be found with."""

    uids: dict[str, list[_Someone]] = field(default_factory=lambda: defaultdict(list))
    emails: dict[str, list[_Someone]] = field(default_factory=lambda: defaultdict(list))
    phones: dict[str, list[_Someone]] = field(default_factory=lambda: defaultdict(list))
    names: dict[tuple[str, ...], list[_Someone]] = field(default_factory=lambda: defaultdict(list))

    def put(self, someone: _Someone) -> None:
        for uid in someone.uids:
            self.uids[uid].append(someone)
        for email in someone.emails:
            self.emails[email].append(someone)
        for number in someone.phones:
            for key in phone_keys(number):
                self.phones[key].append(someone)
        if someone.words:
            self.names[someone.words].append(someone)

    def with_uid(self, one: _Someone) -> Iterator[_Someone]:
        for other in self._each(one.uids, self.uids):
            telling = any(len(uid) >= _TELLING_UID for uid in one.uids & other.uids)
            if telling or one.fits(other) or one.emails & other.emails or one.shares_phone(other):
                yield other

    def with_email(self, one: _Someone) -> Iterator[_Someone]:
        return (other for other in self._each(one.emails, self.emails) if one.fits(other))

    def with_phone(self, one: _Someone) -> Iterator[_Someone]:
        keys = dict.fromkeys(key for number in one.phones for key in phone_keys(number))
        return (other for other in self._each(keys, self.phones) if one.fits(other) and one.shares_phone(other))

    def with_name(self, one: _Someone) -> Iterator[_Someone]:
        return self._each([one.words], self.names)

    @staticmethod
    def _each(keys: Iterable[_Key], table: Mapping[_Key, list[_Someone]]) -> Iterator[_Someone]:
        for key in keys:
            yield from islice(table.get(key, ()), _MANY)


_Search = Callable[[_Someone], Iterator[_Someone]]


class _Matcher:
    """Decides for all cards of one file."""

    def __init__(self, cards: Sequence[NewContact], known: Sequence[KnownPerson], me: Me) -> None:
        self._cards = cards
        self._people = [_card_someone(card) for card in cards]
        self._me = _someone_me(me)
        self._known, self._file = _Index(), _Index()
        for person in known:
            self._known.put(_known_someone(person))
        self._found: dict[int, Verdict] = {}

    def verdicts(self) -> list[Verdict]:
        for at, one in enumerate(self._people):
            if self._is_me(one):
                self._found[at] = Verdict(Action.SKIP, "these are your own details")
            else:
                self._file.put(one)
        self._complete(self._known.with_uid, "already imported from this card")
        self._complete(self._known.with_email, "same e-mail as {name}")
        self._complete(self._known.with_phone, "same number as {name}")
        self._complete(self._with_own_mailbox, "same e-mail as {name}, under another name")
        self._complete(self._with_bare_name, "same name as {name}, who has no number or e-mail yet")
        seen = _Index()
        for at, one in enumerate(self._people):
            if at not in self._found:
                self._found[at] = self._unmatched(self._cards[at], one, seen)
            seen.put(one)
        return [self._found[at] for at in range(len(self._cards))]

    def _complete(self, search: _Search, reason: str) -> None:
        for at, one in enumerate(self._people):
            if at in self._found:
                continue
            free = [other for other in search(one) if not other.taken]
            if free:
                best = max(free, key=lambda other: other.words == one.words)
                best.taken = True
                self._found[at] = Verdict(Action.COMPLETE, reason.format(name=best.name), best.id)

    def _unmatched(self, card: NewContact, one: _Someone, seen: _Index) -> Verdict:
        """A card nobody is left for: new, unless it is a bare name the journal has."""
        for search, likeness in (
            (self._known.with_uid, "the same card as {name}"),
            (self._known.with_email, "same e-mail as {name}"),
            (self._known.with_phone, "same number as {name}"),
        ):
            other = next(search(one), None)
            if other is not None:
                reason = f"{likeness.format(name=other.name)}, whom another card of this file completes"
                return Verdict(Action.ADD, reason, other.id)
        namesake = next(self._known.with_name(one), None)
        if namesake is not None and _is_bare(card):
            return Verdict(Action.SKIP, f"same name as {namesake.name}; nothing new", namesake.id)
        twin = self._twin(one, seen)
        match = namesake.id if namesake is not None else None
        if twin is not None:
            return Verdict(Action.ADD, f"looks like an earlier card of this file, {twin.name}", match)
        if namesake is not None:
            return Verdict(Action.ADD, f"another contact has this name, {namesake.name}", match)
        return Verdict(Action.ADD, "not in your journal yet")

    @staticmethod
    def _twin(one: _Someone, seen: _Index) -> _Someone | None:
        for search in (seen.with_uid, seen.with_email, seen.with_phone, seen.with_name):
            other = next(search(one), None)
            if other is not None:
                return other
        return None

    def _with_own_mailbox(self, one: _Someone) -> Iterator[_Someone]:
        """By a mail alone: people change their names, but a mailbox of several people tells nobody apart."""
        for email in one.emails:
            holders = self._known.emails.get(email, [])
            if len(holders) == 1 and len(self._file.emails[email]) == 1 and not is_shared_mailbox(email):
                yield holders[0]

    def _with_bare_name(self, one: _Someone) -> Iterator[_Someone]:
        """By a full name alone, if the contact of this name was only ever named."""
        holders = self._known.names.get(one.words, [])
        if len(one.words) > 1 and len(holders) == 1 and not (holders[0].emails or holders[0].phones):
            yield holders[0]

    def _is_me(self, one: _Someone) -> bool:
        if one.emails & self._me.emails:
            return True
        return self._me.fits(one) and self._me.shares_phone(one)


def _someone_me(me: Me) -> _Someone:
    mails = {comparable(MethodKind.EMAIL, one) for one in me.methods if "@" in one}
    numbers = {comparable(MethodKind.PHONE, one) for one in me.methods if "@" not in one}
    return _Someone(me.name, name_words(me.name), frozenset(mails - {""}), frozenset(numbers - {""}), frozenset())


def is_shared_mailbox(email: str) -> bool:
    """Whether a mail is that of a team or a reception, which several people have."""
    return email.partition("@")[0] in _SHARED_MAILBOXES


def _is_bare(card: NewContact) -> bool:
    """Whether a card says nothing but a name."""
    parts = (card.methods, card.addresses, card.jobs, card.dates, card.relations, card.tags, card.note, card.nickname)
    return not any(parts) and card.birthday is None and card.photo is None

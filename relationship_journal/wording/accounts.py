# SPDX-License-Identifier: MIT
"""Accounts in words: who is known there, who carries the talk, when it renews, who came and went."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from relationship_journal import wording
from relationship_journal.values import Mark, NewGoal, NewPromise, NewRefusal, Side, due_agreed
from relationship_journal.values.accounts import (
    COVERAGE_DAYS,
    AccountPerson,
    Coverage,
    FavorSum,
    ListedAccount,
    Move,
    renews_soon,
)
from relationship_journal.wording import marks as mark_wording
from relationship_journal.wording.money import money

ON_ONE_FRIEND = "hangs on one friend"
CARRIES_ALONE = "the only one you talk with"
NO_TALK = f"no talk in {COVERAGE_DAYS} days"


def joined(*parts: str) -> str:
    """Parts in a line, empty ones left out."""
    return wording.SEPARATOR.join(filter(None, parts))


def known_words(coverage: Coverage) -> str:
    """How many people are known of those that matter: "3 of 5 people known", "1 person known"."""
    matter = coverage.people_that_matter
    if matter:
        return f"{wording.number(coverage.known)} of {wording.count(matter, 'person')} known"
    return f"{wording.count(coverage.known, 'person')} known" if coverage.known else "nobody known"


def goals_words(open_goals: int) -> str:
    """How many goals are open: "2 open goals"; empty for none."""
    return wording.count(open_goals, "open goal") if open_goals else ""


def carried_words(coverage: Coverage) -> str:
    """Who carries the talk: "100% Dana Whitfield", "60% Dana Whitfield and 2 more"."""
    carriers = coverage.carriers
    if not carriers:
        return NO_TALK
    rest = f" and {wording.number(len(carriers) - 1)} more" if len(carriers) > 1 else ""
    return f"{coverage.share(carriers[0])}% {carriers[0].name}{rest}"


def last_words(coverage: Coverage, today: date) -> str:
    """The last talk with anybody: "6 days ago"."""
    last = coverage.last
    return "no talk yet" if last is None or last.last is None else wording.ago_words(last.last.day, today)


def renewal_words(on: date | None, today: date) -> str:
    """A renewal that is near: "renews in 3 weeks", "renewal was 6 days ago"; empty for any other."""
    if on is None or not renews_soon(on, today):
        return ""
    return f"{'renewal was' if on < today else 'renews'} {wording.ago_words(on, today)}"


def renewal_value(on: date | None, today: date) -> str:
    """A renewal date as a fact: "12 Jan 2027, in 7 weeks", "not known"."""
    return "not known" if on is None else f"{wording.day_with_year(on)}, {wording.ago_words(on, today)}"


def list_line(accounts: Sequence[ListedAccount], today: date, everything: int | None = None) -> str:
    """Accounts in a line: "38 accounts · 4 hang on one friend · 3 renewals near"; some of them "3 of 38 accounts"."""
    many = wording.count(len(accounts) if everything is None else everything, "account")
    shown = "" if everything is None else f"{wording.number(len(accounts))} of "
    hanging = sum(one.coverage.only_friend is not None for one in accounts)
    renewing = sum(renews_soon(one.account.renewal_on, today) for one in accounts)
    return joined(
        f"{shown}{many}",
        f"{wording.number(hanging)} {'hangs' if hanging == 1 else 'hang'} on one friend" if hanging else "",
        f"{wording.count(renewing, 'renewal')} near" if renewing else "",
    )


def account_sentence(one: ListedAccount, today: date) -> str:
    """A line of the list for those who hear it."""
    coverage = one.coverage
    last = coverage.last
    with_whom = f", with {last.name}" if last is not None else ""
    parts = [
        one.account.name,
        known_words(coverage),
        f"last talk {last_words(coverage, today)}{with_whom}" if last is not None else "no talk yet",
        _spoken_carriers(coverage) if coverage.carriers else "",
        f"hangs on one friend, {coverage.only_friend.name}" if coverage.only_friend else "",
        goals_words(one.open_goals),
        renewal_words(one.account.renewal_on, today),
    ]
    return ". ".join(part[:1].upper() + part[1:] for part in parts if part) + "."


def _spoken_carriers(coverage: Coverage) -> str:
    said = [f"{one.name} {coverage.share(one)}%" for one in coverage.carriers[:3]]
    return f"talk in {COVERAGE_DAYS} days: {', '.join(said)}"


# The page of one account


def page_line(coverage: Coverage) -> str:
    """What stands under an account's name: "3 of 5 people known · 14 talks, 9 h in 180 days"."""
    talks = sum(one.talks for one in coverage.people)
    said = NO_TALK
    if talks:
        length = wording.duration(coverage.minutes)
        said = f"{wording.count(talks, 'talk')}, {length} in {COVERAGE_DAYS} days"
    return joined(known_words(coverage), said)


def role_words(person: AccountPerson) -> str:
    """As what somebody works there: "Head of Operations · decides · friend"."""
    stage = wording.stage_name(person.stage).lower() if person.is_friend else ""
    return joined(person.title, person.buying_role, stage)


def last_talk_words(person: AccountPerson, today: date) -> str:
    """The last talk with somebody: "6 days ago, meeting"."""
    if person.last is None:
        return "no talk yet"
    how = f", {wording.channel_word(person.last_channel)}" if person.last_channel else ""
    return wording.ago_words(person.last.day, today) + how


def talk_words(person: AccountPerson) -> str:
    """The talk of the last 180 days with somebody: "4 talks, 3 h 10"."""
    return f"{wording.count(person.talks, 'talk')}, {wording.duration(person.minutes)}" if person.talks else NO_TALK


def person_sentence(person: AccountPerson, coverage: Coverage, today: date) -> str:
    """A person of an account for those who hear it."""
    carries = f"{talk_words(person)} in {COVERAGE_DAYS} days, {coverage.share(person)}% of the talk"
    parts = [
        ", ".join(filter(None, (person.name, person.title, person.buying_role))),
        wording.stage_name(person.stage) if person.is_friend else "",
        f"Last talk {last_talk_words(person, today)}" if person.last is not None else "No talk yet",
        carries if person.talks else "",
        CARRIES_ALONE.capitalize() if coverage.only_friend is person else "",
    ]
    return ". ".join(filter(None, parts)) + "."


def move_words(move: Move) -> str:
    """Who came or went: "Jordan Beck left"."""
    return f"{move.person.name} {'joined' if move.joined else 'left'}"


def goal_words(goal: Mark[NewGoal]) -> str:
    """A goal beside its text: "Dana Whitfield · open since 3 Mar 2026", "Dana Whitfield · reached 9 Nov 2026"."""
    moved = wording.day_with_year(goal.said.moved_on or goal.on)
    since = "since " if goal.said.open else ""
    return joined(_who(goal), f"{mark_wording.goal_state(goal.said.state).lower()} {since}{moved}")


def promise_words(promise: Mark[NewPromise], today: date) -> str:
    """A promise beside its text: "you promised Dana Whitfield · due 17 Nov, 5 days late"."""
    mine, due = promise.said.side is Side.ME, due_agreed(promise)
    who = f"you promised {_who(promise)}" if mine else f"{_who(promise)} promised you"
    said = "" if due is None else mark_wording.due_words(due, today)
    if due is not None and due < today:
        said = f"{said}, {wording.count((today - due).days, 'day')} late"
    return joined(who, said)


def refusal_words(refusal: Mark[NewRefusal]) -> str:
    """A no beside its text: "Dana Whitfield · a price · budget, “not before March”"."""
    said = refusal.said
    reason = mark_wording.refusal_reason(said.reason).lower() if said.reason else ""
    words = f"“{' '.join(said.in_their_words.split())}”" if said.in_their_words else ""
    why = ", ".join(filter(None, (reason, words))) or "reason not known"
    return joined(_who(refusal), mark_wording.refusal_kind(said.kind).lower(), why)


def favor_sum_words(favors: FavorSum) -> tuple[str, str]:
    """Favors of one sort, and what they are worth: "3 concessions by you", "1,200 EUR, 300 USD"."""
    if favors.concession:
        title = f"{wording.count(favors.count, 'concession')} by you"
    elif favors.done_by is Side.ME:
        title = f"{wording.count(favors.count, 'other favor')} by you"
    else:
        title = f"{wording.count(favors.count, 'favor')} by them"
    worth = ", ".join(money(amount, currency) for currency, amount in favors.worth)
    return title, worth or "worth not noted"


def _who(mark: Mark[NewGoal] | Mark[NewPromise] | Mark[NewRefusal]) -> str:
    return mark.contact.name if mark.contact is not None else ""

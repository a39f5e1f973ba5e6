# SPDX-License-Identifier: MIT
"""Meetings and calls with friends end without a next step more often than those with others (friends).

Counted are talks of 15 minutes and more by meeting, call or video call, of the last quarter, eight on each side: fewer
say nothing. Off-duty times, brief messages and groups are no talks; those with a friend and somebody else at once tell
no difference and are left out. A next step is a promise of the writer that came from it, or "nothing to follow up".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relationship_journal.insights.reading import compared_from, comparing, first_of, refs
from relationship_journal.insights.records import compared_people, nth_day
from relationship_journal.insights.rule import Noticed, Numbers, Rule, said
from relationship_journal.values import Channel, ConversationId
from relationship_journal.values.insights import RuleNumber, Severity, Step, StepKind, Value
from relationship_journal.values.noticing import Done, Facts

_CHANNELS = (Channel.MEETING, Channel.CALL, Channel.VIDEO)
_SENTENCE = (
    "With friends, {friends} of {friends_talks} meetings and calls in {days:day} ended with a promise "
    "or nothing to follow up; with others, {others} of {others_talks}."
)

_Talks = Mapping[ConversationId, Done]


def _thinner(facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    if not comparing(facts):
        return
    with_friends, with_others = _talks(facts, numbers)
    least = numbers["talks"]
    if min(len(with_friends), len(with_others)) < least:
        return
    followed, others = _followed(with_friends), _followed(with_others)
    if not others or followed * numbers["times"] * len(with_others) > others * len(with_friends):
        return
    without = sorted((one for one in with_friends.values() if not _is_followed(one)), key=_newest_first)
    values: dict[str, Value] = {"friends": followed, "friends_talks": len(with_friends), "days": numbers["days"]}
    values |= {"others": others, "others_talks": len(with_others)}
    days = [nth_day((one.on for one in side.values()), least) for side in (with_friends, with_others)]
    since = max(*days, compared_from(facts))
    step = Step(StepKind.PROMISES, said("Show promises"))
    title = said("Follow-up is thinner with friends")
    first = first_of(facts, numbers["days"])
    yield Noticed(Severity.WATCH, title, said(_SENTENCE, **values), refs(without), since, step, first)


def _talks(facts: Facts, numbers: Numbers) -> tuple[_Talks, _Talks]:
    """The meetings and calls that are compared, each once: those with friends only, and those with others only."""
    first, minutes = first_of(facts, numbers["days"]), numbers["minutes"]
    sides: tuple[dict[ConversationId, Done], dict[ConversationId, Done]] = ({}, {})
    for person in compared_people(facts):
        side = sides[0 if person.friend else 1]
        for one in person.done:
            if one.on < first:
                break
            if one.channel in _CHANNELS and one.minutes >= minutes and one.talk:
                side[one.id] = one
    both = sides[0].keys() & sides[1].keys()
    friends, others = ({row_id: one for row_id, one in side.items() if row_id not in both} for side in sides)
    return friends, others


def _followed(talks: _Talks) -> int:
    return sum(_is_followed(one) for one in talks.values())


def _is_followed(one: Done) -> bool:
    return one.promised or one.closed


def _newest_first(one: Done) -> tuple[int, int]:
    return -one.on.toordinal(), -one.id


RULE = Rule(
    "follow-up-thinner",
    "Follow-up is thinner with friends",
    "Of the meetings and calls of {minutes:minute} or more in {days:day}, {talks} or more on each side, those with "
    "others ended with a promise or nothing to follow up {times} times as often as those with friends.",
    "Talks with friends that end with a promise, or with “nothing to follow up”.",
    ("friends",),
    (
        RuleNumber("days", 90, 30, 365, "days in which they are counted"),
        RuleNumber("minutes", 15, 10, 120, "minutes a meeting or call lasts at least"),
        RuleNumber("talks", 8, 3, 100, "meetings and calls on each side"),
        RuleNumber("times", 2, 2, 10, "times as often with others"),
    ),
    everyone=_thinner,
)

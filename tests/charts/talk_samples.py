# SPDX-License-Identifier: MIT
"""A year and a half of talks with one customer, growing more personal."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from relationship_journal.charts.mix_over_time import MixPoints, points
from relationship_journal.values import Channel, ConversationId, MonthMix, TalkPoint, When

UNTIL = "2026-11"


def make_talk(number: int, when: datetime, minutes: int = 30, share: int = 60, rated: bool = True) -> TalkPoint:
    return TalkPoint(ConversationId(number), When(when), minutes, share, rated, Channel.CALL)


def months_of(talks: Sequence[TalkPoint]) -> list[MonthMix]:
    mixes = []
    for name in sorted({talk.when.month for talk in talks}):
        inside = [talk for talk in talks if talk.when.month == name]
        rated = [talk for talk in inside if talk.rated]
        mixes.append(
            MonthMix(
                month=name,
                entries=len(inside),
                counted=len(inside),
                minutes=sum(talk.minutes for talk in inside),
                business=sum(talk.minutes * talk.share for talk in inside),
                rated=len(rated),
                rated_minutes=sum(talk.minutes for talk in rated),
                rated_business=sum(talk.minutes * talk.share for talk in rated),
            )
        )
    return mixes


def make_talks(count: int, seed: int = 1, rated: float = 0.75) -> list[TalkPoint]:
    chance = random.Random(seed)
    talks = []
    for number in range(count):
        day = (number + chance.random()) * 530 / count
        share = round(max(0, min(100, chance.gauss(88 - day / 15, 18))) / 5) * 5
        minutes = chance.choice([5, 15, 25, 30, 45, 60, 90, 120])
        when = datetime(2025, 6, 1) + timedelta(days=day)
        talks.append(make_talk(number, when, minutes, share, chance.random() < rated))
    return talks


def shown_of(talks: Sequence[TalkPoint], span: int = 18) -> MixPoints:
    return points(months_of(talks), talks, UNTIL, span)

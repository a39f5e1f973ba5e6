# SPDX-License-Identifier: MIT
"""Two years with one customer who became a friend, told at random: a healthy one, and ways in which one drifts.

Each story is a plain list of conversations and marks by day, so that its truth is known without any rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from relationship_journal.storage import bulk
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    Channel,
    ContactId,
    FavorKind,
    GoalState,
    Manner,
    MarkOf,
    MixSide,
    NewAccount,
    NewContact,
    NewConversation,
    NewFavor,
    NewFriction,
    NewGoal,
    NewInterest,
    NewJob,
    NewMark,
    NewPromise,
    NewRefusal,
    NewShortcut,
    OffDuty,
    RefusalReason,
    Side,
    Stage,
    WantedBy,
    When,
)

TODAY = date(2026, 11, 22)
DAYS = 730
FRIEND, COLLEAGUE, OTHER = ContactId(0), ContactId(1), ContactId(2)


@dataclass
class Told:
    """Two years as they are told; `start` is how many days ago a drift began (0 in a healthy story)."""

    chance: Random
    start: int = 0
    talks: list[NewConversation] = field(default_factory=list)
    standing: list[tuple[ContactId | None, NewMark]] = field(default_factory=list)

    def talk(
        self, days: int, share: int, channel: Channel = Channel.CALL, who: ContactId = FRIEND, *marks: NewMark,
        manner: Manner | None = None, began: Side | None = None, minutes: int = 30,
    ) -> None:  # fmt: skip
        """A conversation so many days ago."""
        at = datetime.combine(TODAY - timedelta(days), time(9 + self.chance.randrange(9), self.chance.randrange(60)))
        self.talks.append(
            NewConversation(
                (who,), When(at), channel, "Talked.", minutes, share, began=began or self.chance.choice(list(Side)),
                manner=manner, marks=tuple(MarkOf(replace(mark, on=at.date())) for mark in marks),
            )
        )  # fmt: skip


def healthy(chance: Random) -> Told:
    """Business is talked and kept, promises are in time, favors have their reasons and go both ways."""
    told = Told(chance)
    days = DAYS
    while days > 0:
        _usual_talk(told, days, FRIEND)
        days -= chance.randrange(7, 19)
    for days in range(DAYS - 20, 8, -26):
        told.talk(days, 0, Channel.TEXT, FRIEND, manner=Manner(brief=True), began=Side.ME, minutes=2)
    for who in (COLLEAGUE, OTHER):
        days = DAYS - 3
        while days > 0:
            _usual_talk(told, days, who)
            days -= chance.randrange(20, 45)
    for days in range(DAYS - 40, 20, -90):
        manner = Manner(off_duty=OffDuty.KEPT)
        told.talk(days, 5, Channel.MEAL, FRIEND, manner=manner, minutes=120)
    told.standing += [
        (FRIEND, NewGoal("less spoilage", GoalState.REACHED, _ago(300), _ago(295), on=_ago(DAYS))),
        (FRIEND, NewGoal("a fourth site", GoalState.IN_PROGRESS, _ago(chance.randrange(5, 200)), on=_ago(280))),
        (FRIEND, NewInterest("trail running", on=_ago(600))),
        (FRIEND, NewFavor("moved a delivery", reason="their line stood still", kind=FavorKind.DELIVERY, on=_ago(400))),
        (FRIEND, NewFavor("a reference", asked_by=Side.ME, done_by=Side.THEM, kind=FavorKind.REFERENCE, on=_ago(200))),
        (FRIEND, NewFriction("a late pallet", MixSide.BUSINESS, _ago(449), None, _ago(440), on=_ago(450))),
    ]
    return told


def _usual_talk(told: Told, days: int, who: ContactId) -> None:
    chance = told.chance
    channel = chance.choice([Channel.CALL, Channel.CALL, Channel.VIDEO, Channel.MEETING])
    near = who == FRIEND
    share = min(100, max(0, round(chance.gauss(60 if near else 85, 15))))
    marks: tuple[NewMark, ...] = ()
    manner = None
    if chance.random() < 0.6:
        due = chance.randrange(3, 15)
        kept = days - chance.randrange(0, due + 1)
        marks = (NewPromise("the numbers", Side.ME, _ago(days - due), _ago(kept) if kept >= 0 else None),)
    else:
        manner = Manner(nothing_to_follow_up=True)
    told.talk(days, share, channel, who, *marks, manner=manner)


def _ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def write(told: Told, path: Path) -> Journal:
    """A story as a journal."""
    jobs = (NewJob("Northgate", "Operations", started_on=_ago(DAYS + 100)),)
    contacts = [
        NewContact("Dana Whitfield", given="Dana", stage=Stage.FRIEND, wanted_by=WantedBy.MUTUAL, jobs=jobs),
        NewContact("Jordan Beck", given="Jordan", jobs=jobs),
        NewContact("Priya Subramanian", given="Priya", jobs=(NewJob("Helix"),)),
    ]
    journal = Journal.create(path)
    accounts = [NewAccount("Northgate", people_that_matter=2)]
    bulk.load(journal, "a story", contacts, sorted(told.talks, key=_moment), accounts=accounts, marks=told.standing)
    return journal


def _moment(one: NewConversation) -> datetime:
    return one.when.local


def _since(start: int, every: int) -> Iterator[int]:
    """The days of a drift, as days ago, from its first on."""
    yield from range(start, -1, -every)


def concessions(told: Told) -> None:
    """Price and delivery move for the friend, with no reason and no word that it was once."""
    for days in _since(told.start, 12):
        kind = told.chance.choice([FavorKind.PRICE, FavorKind.DELIVERY])
        told.talk(days, 60, Channel.CALL, FRIEND, NewFavor("waived the fee", kind=kind))


def late_promises(told: Told) -> None:
    """What is promised to the friend stays undone, while others get theirs in time."""
    for days in range(170, 20, -15):
        told.talk(days, 90, Channel.CALL, OTHER, NewPromise("the numbers", Side.ME, _ago(days - 9), _ago(days - 3)))
    for days in _since(told.start, 7):
        told.talk(days, 60, Channel.CALL, FRIEND, NewPromise("the quote", Side.ME, _ago(days - 5)))


def shortcuts(told: Told) -> None:
    """Steps are skipped without a word."""
    told.talk(told.start, 70, Channel.CALL, FRIEND, NewShortcut("skipped the credit check"))


def leaning(told: Told) -> None:
    """The writer's own troubles take over."""
    for days in _since(told.start, 9):
        told.talk(days, 40, Channel.CALL, FRIEND, manner=Manner(needed_an_ear=True))


def purpose_gone(told: Told) -> None:
    """Nothing is talked of but life, and no goal moves."""
    told.talks = [one for one in told.talks if _days(one) > told.start or FRIEND not in one.contacts]
    told.standing = [
        one for one in told.standing if not isinstance(one[1], NewGoal) or one[1].state is not GoalState.IN_PROGRESS
    ]
    for days in _since(told.start, 7):
        told.talk(days, 10, Channel.CALL, FRIEND)


def one_sided(told: Told) -> None:
    """Only the writer begins what is personal."""
    for days in _since(told.start, 4):
        told.talk(days, 20, Channel.CALL, FRIEND, began=Side.ME)


def unspoken_friction(told: Told) -> None:
    """Something lies between them."""
    told.standing.append((FRIEND, NewFriction("the mix-up", on=_ago(told.start))))


def crossed_friction(told: Told) -> None:
    """A conflict of the business reaches the friendship."""
    told.standing.append((FRIEND, NewFriction("the mix-up", crossed_on=_ago(told.start - 3), on=_ago(told.start))))


def slipped(told: Told) -> None:
    """An evening without business has some after all."""
    manner = Manner(off_duty=OffDuty.SLIPPED_BY_ME)
    told.talk(told.start, 30, Channel.MEAL, FRIEND, manner=manner, minutes=120)


def no_follow_up(told: Told) -> None:
    """Calls with the friend end without a next step, while those with others go on as they did."""
    told.talks = [one for one in told.talks if _days(one) > 90 or FRIEND not in one.contacts]
    for days in _since(told.start, 3):
        told.talk(days, 70, Channel.CALL, FRIEND)
    for days in range(88, 0, -8):
        _usual_talk(told, days, OTHER)


def nothing_but_business(told: Told) -> None:
    """The friend is talked with as any customer."""
    told.talks = [one for one in told.talks if _days(one) > told.start or FRIEND not in one.contacts]
    for days in _since(told.start, 16):
        told.talk(days, 98, Channel.CALL, FRIEND, manner=Manner(nothing_to_follow_up=True))


def no_taken_to_heart(told: Told) -> None:
    """After a no there is only business."""
    told.talks = [one for one in told.talks if _days(one) > told.start + 40 or FRIEND not in one.contacts]
    for days in (told.start + 30, told.start + 20):
        told.talk(days, 20, Channel.CALL, FRIEND)
    told.standing.append((FRIEND, NewRefusal("the fourth site", reason=RefusalReason.BUDGET, on=_ago(told.start))))
    for days in (told.start - 10, told.start - 20):
        told.talk(days, 95, Channel.CALL, FRIEND, manner=Manner(nothing_to_follow_up=True))


def no_without_its_reason(told: Told) -> None:
    """Nobody asks why."""
    told.standing.append((FRIEND, NewRefusal("the fourth site", on=_ago(told.start))))


def work_pushed_aside(told: Told) -> None:
    """A favor costs somebody else."""
    told.standing.append((FRIEND, NewFavor("came at once", pushed_aside="a visit to Helix", on=_ago(told.start))))


def _days(one: NewConversation) -> int:
    return (TODAY - one.when.day).days


DRIFTS: dict[str, tuple[Callable[[Told], None], int]] = {
    "concession-drift": (concessions, 0),
    "late-promise": (late_promises, 0),
    "slower-for-friends": (late_promises, 0),
    "shortcut-open": (shortcuts, 0),
    "leaning-on-them": (leaning, 0),
    "purpose-lost": (purpose_gone, 0),
    "one-sided-friendship": (one_sided, 0),
    "friction-unspoken": (unspoken_friction, 0),
    "friction-crossed": (crossed_friction, 0),
    "business-slipped-in": (slipped, 0),
    "follow-up-thinner": (no_follow_up, 0),
    "only-business": (nothing_but_business, 60),
    "carried-over": (no_taken_to_heart, 0),
    "no-without-reason": (no_without_its_reason, 0),
    "favor-over-work": (work_pushed_aside, 0),
}
"""By the rule that must find it, what begins `start` days ago, and the days the rule itself asks for before."""

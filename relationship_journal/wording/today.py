# SPDX-License-Identifier: MIT
"""What a day begins with, in words: plans, promises, who is due for a word, dates ahead, and the days that were."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from relationship_journal.values import Channel, NewFriction, NewNote, NewPromise, When
from relationship_journal.values.marks import Mark, due_agreed, due_now
from relationship_journal.values.today import DayMix, KeptOnTime, Occasion, Plan
from relationship_journal.wording import (
    SEPARATOR,
    ago_words,
    channel_phrase,
    clock,
    count,
    day_title,
    day_with_year,
    duration_words,
    full_day,
    mix_words,
    names_list,
    shortened,
)
from relationship_journal.wording.days import near_day

_MOST = 90
"""Letters of somebody's own words in a line."""
_TITLE = 32
"""Letters of a text that stands as a title before the names."""
_EVERY = {1: "day", 7: "week", 14: "2 weeks", 30: "month", 31: "month", 60: "2 months", 90: "3 months", 365: "year"}


def weekday_and_day(day: date, today: date) -> str:
    """A day in a list: "Mon 23 Nov"; the year if it is another."""
    return f"{full_day(day)[:3]} {_near(day, today)}"


def plan_title(plan: Plan, today: date) -> str:
    """A plan: "Mon 23 Nov, 10:00 · meeting with Dana Whitfield", or what was written of it with whom."""
    when = ", ".join(filter(None, (weekday_and_day(plan.when.day, today), clock(plan.when))))
    return f"{when}{SEPARATOR}{plan_words(plan)}"


def plan_words(plan: Plan) -> str:
    """What is planned with whom: "Leeds match with Dana Whitfield"; a longer text does not fit before the names."""
    what = _channel(plan) if _tells_more(plan) else plan.text.rstrip(".")
    return f"{what} with {names_list([person.name for person in plan.contacts])}"


def plan_line(plan: Plan, today: date) -> str:
    """What else is to be known of a plan: "tomorrow · Northgate Logistics · Rollout review at Leeds with Dana"."""
    parts = [
        near_day(plan.when.day, today),
        "off duty" if plan.off_duty else "",
        _channel(plan) if not _tells_more(plan) and not plan.off_duty else "",
        plan.account,
        shortened(plan.text, _MOST) if _tells_more(plan) else "",
    ]
    return SEPARATOR.join(filter(None, parts))


def _channel(plan: Plan) -> str:
    return "conversation" if plan.channel is Channel.OTHER else channel_phrase(plan.channel).partition(" ")[2]


def _tells_more(plan: Plan) -> bool:
    """Whether the text is no title: there is none, it is long, or it names them already."""
    said = plan.text.casefold().split()
    names = {part for person in plan.contacts for part in person.name.casefold().split()}
    return not said or len(plan.text) > _TITLE or any(word.strip(".,:;!?’'") in names for word in said)


def passed_line(plan: Plan, today: date) -> str:
    """A plan that is over: "2 days ago · how did it go off duty?"."""
    question = "how did it go, off duty?" if plan.off_duty else "what came of it?"
    more = shortened(plan.text, _MOST) if _tells_more(plan) else ""
    return SEPARATOR.join(filter(None, (_past(plan.when, today), question, more)))


def promise_line(promise: Mark[NewPromise], today: date) -> tuple[str, bool]:
    """Whom a promise is to and when it is due, and whether that is over: "Dana Whitfield · due 17 Nov, 5 days late"."""
    agreed, now = due_agreed(promise), due_now(promise)
    late = agreed is not None and agreed < today
    due = f"due {near_day(agreed, today) or _near(agreed, today)}" if agreed is not None else ""
    if agreed is not None and late:
        due = f"due {_near(agreed, today)}, {count((today - agreed).days, 'day')} late"
    moved = f"moved to {_near(now, today)} without a word" if now is not None and now != agreed else ""
    said = ", ".join(filter(None, (due, moved)))
    return SEPARATOR.join(filter(None, (_name(promise), said))), late


def check_in_line(on: date, today: date, every: int, *, planned: bool, interests: Sequence[str]) -> str:
    """Why somebody is due for a word: "5 weeks since you talked; you planned every 4 weeks · trail running"."""
    days = (today - on).days
    close = days * 2 <= every * 3  # in weeks both would sound the same
    since = count(days, "day") if close else ago_words(on, today).removesuffix(" ago")
    usual = (count(every, "day") if close else _every(every)) if planned else _about(every, today)
    said = f"{since} since you talked; {'you planned' if planned else 'usually'} every {usual}"
    return SEPARATOR.join((said[:1].upper() + said[1:], *((", ".join(interests[:3]),) if interests else ())))


def occasion_title(occasion: Occasion, today: date) -> str:
    """A day that comes round: "Fri 4 Dec · Marcus Oyelaran’s birthday"."""
    return f"{weekday_and_day(occasion.on, today)}{SEPARATOR}{occasion_words(occasion)}"


def occasion_words(occasion: Occasion) -> str:
    """Whose day it is: "Marcus Oyelaran’s birthday", "Dana Whitfield: first deal"."""
    name = occasion.contact.name
    return f"{name}’s birthday" if occasion.label == "birthday" else f"{name}: {occasion.label}"


def occasion_line(occasion: Occasion, today: date) -> str:
    """How near it is, and how many years: "tomorrow · turns 45"."""
    years = "" if occasion.years is None else f"{count(occasion.years, 'year')}"
    if occasion.label == "birthday" and occasion.years is not None:
        years = f"turns {occasion.years}"
    return SEPARATOR.join(filter(None, (ago_words(occasion.on, today), years)))


def friction_line(friction: Mark[NewFriction], today: date) -> tuple[str, bool]:
    """Whom a conflict is with and how it stands, and whether it waits for a word: "… · open 19 days, not talked about".

    A week may pass before that.
    """
    days = (today - friction.on).days
    silent = friction.said.talked_on is None
    said = [
        f"open {count(days, 'day')}" if days else "since today",
        "not talked about yet" if silent else "talked about",
        *(["crossed over"] if friction.said.crossed_on else []),
    ]
    return SEPARATOR.join(filter(None, (_name(friction), ", ".join(said)))), silent and days >= 7


def note_line(note: Mark[NewNote], plan: Plan, today: date) -> str:
    """For which talk a note waits: "Dana Whitfield, tomorrow 10:00 · noted 9 November"."""
    when = f"{near_day(plan.when.day, today)} {clock(plan.when)}".strip()
    noted = f"noted {near_day(note.on, today) or day_title(note.on)}"
    return SEPARATOR.join((", ".join(filter(None, (_name(note), when))), noted))


def gap_title(last: date) -> str:
    """After a gap: "You last wrote about Thursday 5 November"."""
    return f"You last wrote about {full_day(last).rpartition(' ')[0]}"


def gap_line(promises: int, plans: int, occasions: Sequence[Occasion]) -> str:
    """What changed meanwhile, kindly: "Since then 2 promises came due and 1 planned conversation passed."."""
    parts = [
        *([f"{count(promises, 'promise')} came due"] if promises else []),
        *([f"{count(plans, 'planned conversation')} passed"] if plans else []),
        *([_came_round(occasions)] if occasions else []),
    ]
    if not parts:
        return "Nothing came due since then. Begin with whatever comes to mind first."
    return f"Since then {names_list(parts)}. Begin with whatever comes to mind first."


def _came_round(occasions: Sequence[Occasion]) -> str:
    birthdays = [one for one in occasions if one.label == "birthday"]
    if len(occasions) == 1 and birthdays:
        return f"{birthdays[0].contact.name} had a birthday"
    return f"{count(len(occasions), 'date')} came round"


def snoozed_line(until: date, today: date) -> str:
    """Until when something is put off: "put off until Sun 29 Nov"."""
    return f"put off until {near_day(until, today) or weekday_and_day(until, today)}"


def day_sentence(day: date, mix: DayMix | None) -> str:
    """A day of the grid: "Monday 16 November 2026: 3 conversations, 1 hour 20, 62% business, 38% personal"."""
    if mix is None:
        return f"{full_day(day)}: nothing written"
    parts = [count(mix.entries, "conversation")]
    parts += [duration_words(mix.minutes)] if mix.minutes else []
    parts += [mix_words(mix.share)] if mix.share is not None else []
    return f"{full_day(day)}: {', '.join(parts)}"


def grid_sentence(days: Sequence[DayMix], weeks: int) -> str:
    """What the whole grid says: "26 weeks: 84 days with conversations, 60 mostly business, 24 mostly personal"."""
    business = sum(day.share is not None and day.share >= 50 for day in days)
    personal = sum(day.share is not None and day.share < 50 for day in days)
    said = f"{business} mostly business, {personal} mostly personal"
    return f"{count(weeks, 'week')}: {count(len(days), 'day')} with conversations, {said}"


def kept_words(kept: KeptOnTime) -> str:
    """Promises kept on time as a count: "8 of 13"; "none due" where there were none."""
    return f"{kept.on_time} of {kept.due}" if kept.due else "none due"


def put_off(until: date, today: date) -> str:
    """That something is put off: "Put off until Sun 29 Nov."."""
    return f"Put off until {weekday_and_day(until, today)}."


def _name(mark: Mark[NewPromise] | Mark[NewFriction] | Mark[NewNote]) -> str:
    return mark.contact.name if mark.contact is not None else ""


def _near(day: date, today: date) -> str:
    return day_title(day) if day.year == today.year else day_with_year(day)


def _past(when: When, today: date) -> str:
    return f"{ago_words(when.day, today)} {clock(when)}".strip() if when.day == today else ago_words(when.day, today)


def _every(days: int) -> str:
    if days in _EVERY:
        return _EVERY[days]
    return count(days // 7, "week") if days % 7 == 0 else count(days, "day")


def _about(days: int, today: date) -> str:
    """A number of days roughly: "3 weeks", "week"."""
    if days in {0, 1}:
        return "day"
    return ago_words(date.fromordinal(today.toordinal() - days), today).removesuffix(" ago")

# SPDX-License-Identifier: MIT
"""The words of a hand-over sheet. It is read by a colleague: "we" is the writer's own company, nobody is judged."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date

from relationship_journal.values import (
    GoalState,
    Mark,
    MethodKind,
    NewFavor,
    NewFriction,
    NewGoal,
    NewJob,
    NewMethod,
    NewPromise,
    NewRefusal,
    RefusalKind,
    Side,
    due_agreed,
    due_now,
)
from relationship_journal.values.hand_over import PlannedTalk
from relationship_journal.values.marks import RECORD_DAYS
from relationship_journal.wording.counts import channel_name, count, duration, number
from relationship_journal.wording.days import clock, day_with_year, day_words, full_day
from relationship_journal.wording.lines import names_list
from relationship_journal.wording.marks import favor_kind, refusal_reason
from relationship_journal.wording.money import money
from relationship_journal.wording.sides import renewal_due

PEOPLE = "People"
FIRST_NEED = "First need"
GOALS = "Goals"
PROMISES = "Promises"
CONCESSIONS = "Concessions"
NOES = "A no, and why"
FRICTION = "Friction"
RENEWAL = "Renewal"
PLANS = "Planned"
NOTHING = "Nothing noted"
NOT_APPROVED = "Who approved it is not noted"
LEFT_TO_RIGHT = "\u200e"

_SAID: Mapping[str, str] = {
    PEOPLE: "people",
    GOALS: "goals",
    PROMISES: "promises",
    CONCESSIONS: "concessions",
    NOES: "a no",
    FRICTION: "friction",
    RENEWAL: "a renewal",
    PLANS: "planned meetings",
}
_REFUSED: Mapping[RefusalKind, str] = {
    RefusalKind.DEAL: "A deal was refused",
    RefusalKind.PRICE: "A price was refused",
    RefusalKind.MEETING: "A meeting was refused",
}
_METHODS: Mapping[MethodKind, str] = {
    MethodKind.PHONE: "phone",
    MethodKind.EMAIL: "e-mail",
    MethodKind.URL: "web page",
    MethodKind.MESSENGER: "messenger",
    MethodKind.OTHER: "other",
}
_STATES: Mapping[GoalState, str] = {
    GoalState.OPEN: "open",
    GoalState.IN_PROGRESS: "in progress",
    GoalState.REACHED: "reached",
    GoalState.DROPPED: "dropped",
}


def title(name: str) -> str:
    """The head of a sheet: "Hand-over: Dana Whitfield"."""
    return f"Hand-over: {name}"


def dated(today: date, successor: str) -> str:
    """For whom and when: "For Sam Lee, 22 November 2026"."""
    return f"For {successor}, {day_words(today)}" if successor else day_words(today)


def foot(today: date) -> str:
    """The last line of each page."""
    return f"Business side only, as of {day_words(today)}."


def nothing(titles: Sequence[str]) -> str:
    """What the journal has nothing of: "Of concessions or planned meetings."; empty where there is something of all."""
    words = [_SAID[one] for one in titles]
    said = " or ".join(filter(None, (", ".join(words[:-1]), words[-1] if words else "")))
    return f"There is nothing on {said}" if said else ""


def more(n: int) -> str:
    """Those that are not listed one by one."""
    return f"{number(n)} more {'is' if n == 1 else 'are'} not listed"


def left_out(lines: int) -> str:
    """What is said below a sheet before it leaves, with how many lines of the writer's own words do not."""
    stay = f" {count(lines, 'line')} in your own words {'stays' if lines == 1 else 'stay'} here." if lines else ""
    return f"This is exactly what leaves: the business side only, nothing said in confidence.{stay}"


# People and accounts


def job(said: NewJob, at: str) -> str:
    """What somebody does: "Head of Operations, Logistics, decides"; the company where it is not the sheet's own."""
    account = "" if said.account == at else said.account
    return ", ".join(map(embedded, filter(None, (said.title, said.department, account, said.buying_role))))


def method(said: NewMethod) -> str:
    """A way to reach somebody: "mobile: +44 7700 900123"."""
    return f"{embedded(said.label or _METHODS[said.kind])}: {said.value}"


def renewal(account: str, on: date, today: date) -> str:
    """When an account renews: "Northgate Logistics renews 14 Jan 2027, in 7 weeks"."""
    return f"{embedded(account)} {renewal_due(on, today)}"


def matter(account: str, known: int, that_matter: int) -> str:
    """How many matter there: "At Northgate Logistics 6 people matter, 2 of them are known"."""
    some = f"{number(that_matter)} {'person matters' if that_matter == 1 else 'people matter'}"
    return f"At {embedded(account)} {some}, {number(min(known, that_matter))} known here"


# Records


def goal(one: Mark[NewGoal], who: str) -> str:
    """How a goal stands: "Noted 3 Mar 2021, reached 9 Nov 2026"."""
    state, moved = one.said.state, one.said.moved_on
    since = f" {day_with_year(moved)}" if moved and state in {GoalState.REACHED, GoalState.DROPPED} else ""
    return _of(who, f"noted {day_with_year(one.on)}, {_STATES[state]}{since}")


def promise(one: Mark[NewPromise], who: str, today: date) -> str:
    """What is owed: "We owe Dana Whitfield: promised 16 Nov 2026, due 17 Nov 2026, 5 days late"."""
    ours = one.said.side is Side.ME
    lead = f"We owe {embedded(who)}" if ours else f"{embedded(who)} owes us"
    due, now = due_agreed(one), due_now(one)
    parts = [f"promised {day_with_year(one.on)}"]
    if due is None:
        parts.append("no day agreed")
    else:
        late = (today - due).days
        parts += [f"due {day_with_year(due)}", *([f"{count(late, 'day')} late"] if late > 0 else [])]
    if ours and now is not None and now != due:
        parts.append(f"meant for {day_with_year(now)} now, which they were not told")
    return f"{lead}: {', '.join(parts)}"


def kept(side: Side, who: str, n: int, on_time: int, due: int) -> str:
    """How promises went: "We kept 12 promises. Of 13 due in the last 180 days, 11 were kept on time"."""
    lead = f"{'We' if side is Side.ME else embedded(who)} kept {count(n, 'promise') if n else 'no promise yet'}"
    if not due:
        return lead
    some = f"{number(on_time)} {'was' if on_time == 1 else 'were'}" if on_time else "none was"
    return f"{lead}. Of {number(due)} due in the last {RECORD_DAYS} days, {some} kept on time"


def concession(one: Mark[NewFavor], who: str) -> str:
    """What was given: "Delivery, 2 Sep 2026: they asked, worth 400 GBP, said to be a one-off"."""
    said = one.said
    parts = [
        "they asked" if said.asked_by is Side.THEM else "we offered",
        f"worth {money(said.worth, said.currency)}" if said.worth is not None else "",
        "said to be a one-off" if said.said_one_off else "",
        f"what it pushed aside was made good {day_with_year(said.made_good_on)}" if said.made_good_on else "",
    ]
    lead = ", ".join(filter(None, (favor_kind(said.kind), embedded(who), day_with_year(one.on))))
    return f"{lead}: {', '.join(filter(None, parts))}"


def approved(by: str) -> str:
    """Who approved a concession, as far as that stands in its words."""
    return f"Approved by {embedded(by)}" if by else NOT_APPROVED


def refusal(one: Mark[NewRefusal], who: str) -> str:
    """A no: "A deal was refused 1 Sep 2026. Reason: budget"."""
    reason = f"Reason: {refusal_reason(one.said.reason).lower()}" if one.said.reason else "The reason is not known"
    if one.said.reason is None and one.said.in_their_words:
        reason = "The reason is known in their words only"
    return f"{_REFUSED[one.said.kind]} {day_with_year(one.on)}{f' by {embedded(who)}' if who else ''}. {reason}"


def friction(one: Mark[NewFriction], who: str) -> str:
    """A conflict: "Open since 3 Nov 2026, not yet talked about", "Settled 9 Nov 2026, open since 3 Nov 2026"."""
    said = one.said
    if said.settled_on:
        return _of(who, f"settled {day_with_year(said.settled_on)}, had been open since {day_with_year(one.on)}")
    talked = f"talked about {day_with_year(said.talked_on)}" if said.talked_on else "not yet talked about"
    return _of(who, f"open since {day_with_year(one.on)}, {talked}")


def plan(one: PlannedTalk, names: Sequence[str]) -> str:
    """What is to come: "Monday 23 November 2026, 10:00: meeting with Dana Whitfield, 45 min"."""
    when = ", ".join(filter(None, (full_day(one.when.day), clock(one.when))))
    what = f"{channel_name(one.channel).lower()} with {names_list([embedded(name) for name in names])}"
    return f"{when}: {what}{f', {duration(one.minutes)}' if one.minutes is not None else ''}"


def reason(text: str) -> str:
    """A business reason in the writer's words."""
    return f"Business reason: {text}"


def pushed_aside(text: str) -> str:
    """What a favor pushed aside."""
    return f"It pushed aside: {text}"


def their_words(text: str) -> str:
    """A reason in their words."""
    return f"In their words: “{text}”"


def note(text: str) -> str:
    """A note of the writer's."""
    return f"Note: {text}"


def embedded(name: str) -> str:
    """A name that runs from right to left, with a mark behind it, so that the days and numbers after it do not."""
    runs = any(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in name)
    return f"{name}{LEFT_TO_RIGHT}" if runs else name


def _of(who: str, said: str) -> str:
    return f"{embedded(who)}: {said}" if who else said[:1].upper() + said[1:]

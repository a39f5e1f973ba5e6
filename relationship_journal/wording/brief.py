# SPDX-License-Identifier: MIT
"""The page before a meeting, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from relationship_journal.values import (
    Channel,
    FavorKind,
    Mark,
    NewFavor,
    NewFriction,
    NewGoal,
    NewJob,
    NewNote,
    NewPromise,
    NewRefusal,
    OffDuty,
    Side,
    Stage,
    When,
    due_agreed,
)
from relationship_journal.values.brief import MIX_DAYS, BriefEntry
from relationship_journal.values.customers import TalkWindow
from relationship_journal.values.today import Occasion, Plan
from relationship_journal.wording.counts import SEPARATOR, channel_name, channel_word, count, duration, number
from relationship_journal.wording.days import clock, day_title, day_with_year, day_words, full_day, month_title
from relationship_journal.wording.lines import names_list
from relationship_journal.wording.marks import favor_kind, goal_state, refusal_reason
from relationship_journal.wording.sides import stage_line

BEFORE = "Before you walk in"
SINCE = "Since you last spoke"
LAST = "Last conversations"
YEAR_AGO = "The same weeks a year ago"
FIRST_NEED, GOALS, PROMISES, LAST_NO, FAVORS, FRICTION, OTHERS, RENEWAL = (
    "First need", "Goals", "Promises", "The last no, and why", "Favors", "Friction", "Others there", "Renewal",
)  # fmt: skip
FAMILY, INTERESTS, ASK, LIMITS, TOPICS, AHEAD, OFF_DUTY = (
    "Family", "Cares about", "Ask about", "Your limits", "Better not opened", "Next personal dates", "Off duty",
)  # fmt: skip
NOTHING_BEFORE = "Nothing is open between you."
LEAVES_POCKET = "What may lie on a table. It is saved, printed and copied like this."
LEAVES_POCKET_STILL = "For your eyes. Saved, printed and copied in the pocket form; choose Full again for all of it."
LEAVES_FULL = "Saved, printed and copied in full, without private lines and what is in confidence."
_OFF_DUTY = {
    OffDuty.PLANNED: "off duty",
    OffDuty.KEPT: "off duty (kept)",
    OffDuty.BUSINESS_AT_THE_END: "off duty (business at the end)",
    OffDuty.SLIPPED_BY_ME: "off duty (slipped)",
    OffDuty.SLIPPED_BY_THEM: "off duty (slipped)",
}


def side_title(side: str, share: int | None) -> str:
    """The heading of a side: "Business side · 55% of the last 90 days"; without rated talks the side alone."""
    return f"{side} side" if share is None else f"{side} side{SEPARATOR}{share}% of the last {MIX_DAYS} days"


def rated_note(mix: TalkWindow) -> str:
    """On how much the shares rest: "5 rated talks in 90 days"."""
    return f"{count(mix.talks, 'rated talk')} in {MIX_DAYS} days"


def job(one: NewJob) -> str:
    """Where somebody works: "Head of Operations, Northgate Logistics"."""
    return ", ".join(filter(None, (one.title, one.account)))


def nearness(stage: Stage, since: date | None) -> str:
    """How near somebody is, inside a line: "friend since Mar 2026"."""
    line = stage_line(stage, since)
    return line[:1].lower() + line[1:]


def for_meeting(plan: Plan) -> str:
    """What the page is for: "For the meeting on Monday 23 November 2026, 10:00"."""
    at = ", ".join(filter(None, (full_day(plan.when.day), clock(plan.when))))
    what = "time off duty" if plan.off_duty else _planned(plan.channel)
    return f"For the {what} on {at}"


def _planned(channel: Channel) -> str:
    return "conversation" if channel is Channel.OTHER else channel_word(channel)


def last_talked(last: When | None, channel: Channel | None, today: date) -> str:
    """When there was last a word: "last talked 16 November, call"."""
    if last is None or channel is None:
        return "not talked yet"
    on = day_words(last.day)
    return f"last talked {on.removesuffix(f' {today.year}')}, {channel_word(channel)}"


def owed(promise: Mark[NewPromise], name: str, today: date) -> tuple[str, str]:
    """A late promise of the writer: "You owe Dana: revised SLA sheet." and "Promised 16 Nov, due 17 Nov." """
    due = due_agreed(promise)
    return (
        f"You owe {name}: {_sentence(promise.said.what)}",
        f"Promised {_near(promise.on, today)}, {_due(due, today)}.",
    )


def late_words(promise: Mark[NewPromise], today: date) -> str:
    """How late a promise is: "5 days late"; empty where it is not."""
    due = due_agreed(promise)
    return f"{count((today - due).days, 'day')} late" if due is not None and due < today else ""


def _due(due: date | None, today: date) -> str:
    return "no day agreed" if due is None else f"due {_near(due, today)}"


def raised(note: Mark[NewNote], today: date) -> tuple[str, str]:
    """Something to raise: "To raise: renewal terms before January." and "Noted 9 Nov." """
    return f"To raise: {_sentence(note.said.what)}", f"Noted {_near(note.on, today)}."


def friction(one: Mark[NewFriction], today: date) -> tuple[str, str]:
    """What stands between them: "Open since 3 Nov: the delivery mix-up (business)." and "Not yet talked about." """
    said = one.said
    talked = f"Talked about {_near(said.talked_on, today)}." if said.talked_on else "Not yet talked about."
    crossed = " It crossed over." if said.crossed_on else ""
    return f"Open since {_near(one.on, today)}: {said.what.rstrip('.')} ({said.began.value}).", talked + crossed


def need(goal: Mark[NewGoal]) -> str:
    """The first need: "Cold-chain logging gap, March 2021"."""
    return f"{goal.said.what.rstrip('.')}, {month_title(f'{goal.on:%Y-%m}')}"


def goal(one: Mark[NewGoal], today: date) -> str:
    """A goal: "Spoilage under 1% · reached 9 Nov", "Audit export before January · open"."""
    when = "" if one.said.open or one.said.moved_on is None else f" {_near(one.said.moved_on, today)}"
    return f"{one.said.what.rstrip('.')}{SEPARATOR}{goal_state(one.said.state).lower()}{when}"


def promise(one: Mark[NewPromise], name: str, today: date) -> tuple[str, str]:
    """An open promise: "Mine:" or "Dana’s:", and "revised SLA sheet, due 17 Nov, 5 days late"."""
    lead = "Mine:" if one.said.side is Side.ME else f"{possessive(name)}:"
    return lead, ", ".join(
        filter(None, (one.said.what.rstrip("."), _due(due_agreed(one), today), late_words(one, today)))
    )


def possessive(name: str) -> str:
    """Whose: "Dana’s", "Marcus’"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def refusal(one: Mark[NewRefusal], today: date) -> str:
    """A no: "Sep: 3-year term. Reason: budget, “freeze until February”."; where none is known it says so."""
    said = one.said
    words = f"“{' '.join(said.in_their_words.split())}”" if said.in_their_words else ""
    reason = ", ".join(filter(None, (refusal_reason(said.reason).lower() if said.reason else "", words)))
    end = "" if reason.endswith((".”", "!”", "?”")) else "."
    return f"{_near(one.on, today)}: {_sentence(said.what)} Reason: {reason or 'not known'}{end}"


def favors(done: Sequence[Mark[NewFavor]], name: str) -> str:
    """Favors both ways in counts: "4 done for Dana (2 delivery, 1 price, 1 gift), 1 asked of Dana"."""
    mine = [one.said for one in done if one.said.done_by is Side.ME]
    theirs = [one.said for one in done if one.said.done_by is Side.THEM]
    parts = []
    if mine:
        kinds = [(kind, sum(one.kind is kind for one in mine)) for kind in FavorKind]
        detail = ", ".join(f"{n} {favor_kind(kind).lower()}" for kind, n in sorted(kinds, key=_most_first) if n)
        parts.append(f"{number(len(mine))} done for {name} ({detail})")
    if theirs:
        asked = sum(one.asked_by is Side.ME for one in theirs)
        how = (
            "" if not asked else ", asked by you" if asked == len(theirs) else f", {number(asked)} of them asked by you"
        )
        parts.append(f"{number(len(theirs))} done by {name}{how}")
    return "; ".join(parts)


def _most_first(kind: tuple[FavorKind, int]) -> int:
    return -kind[1]


def kept(one: Mark[NewPromise], name: str, today: date) -> str:
    """A promise kept since: "You kept: the audit export, 9 Nov"; "Dana kept: …"."""
    who = "You" if one.said.side is Side.ME else name
    on = "" if one.said.kept_on is None else f", {_near(one.said.kept_on, today)}"
    return f"{who} kept: {one.said.what.rstrip('.')}{on}"


def settled(one: Mark[NewFriction], today: date) -> str:
    """A friction settled since: "Settled: the delivery mix-up, 9 Nov"."""
    on = "" if one.said.settled_on is None else f", {_near(one.said.settled_on, today)}"
    return f"Settled: {one.said.what.rstrip('.')}{on}"


def occasion(one: Occasion, today: date) -> str:
    """A date ahead: "5 Dec: birthday, turns 45"."""
    turns = "" if one.years is None else f", turns {one.years}" if one.label == "birthday" else f", {one.years} years"
    return f"{_near(one.on, today)}: {one.label}{turns}"


def plan_ahead(plan: Plan, today: date) -> str:
    """Another plan: "5 Dec: Leeds match, off duty"."""
    what = plan.text.rstrip(".") or channel_name(plan.channel)
    aside = ", off duty" if plan.off_duty and "off duty" not in what.casefold() else ""
    return f"{_near(plan.when.day, today)}: {what}{aside}"


def talk_lead(one: BriefEntry, *, whole: bool) -> str:
    """What a conversation was: "Call, 25 min.", and as a `whole` "Meal, 2 h, off duty (kept)." """
    entry, how = one.entry, one.manner.off_duty if whole else None
    length = duration(entry.minutes) if entry.minutes_given else ""
    said = (channel_name(entry.channel), length, _OFF_DUTY[how] if how else "", "" if entry.answered else "no answer")
    return f"{', '.join(filter(None, said))}."


def more(n: int) -> str:
    """What did not fit: "and 4 more"."""
    return f"and {number(n)} more"


def foot(today: date, *, pocket: bool) -> str:
    """What stands at the foot of each page."""
    form = "Pocket form: initials, business and interests only" if pocket else "Private"
    return f"{form}. Prepared from your own journal on {day_words(today)}."


def with_whom(names: Sequence[str]) -> str:
    """Who else will be there: "With Jordan and Priya"."""
    return f"With {names_list(names)}" if names else ""


def _sentence(text: str) -> str:
    said = " ".join(text.split())
    return said if said.endswith((".", "?", "!", "…")) else f"{said}."


def _near(day: date, today: date) -> str:
    return day_title(day) if day.year == today.year else day_with_year(day)

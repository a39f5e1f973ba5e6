# SPDX-License-Identifier: MIT
"""Findings, dates and counts as words: the sentences window, command line, charts and reports share."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from relationship_journal.values import (
    Channel,
    ContactRow,
    Entry,
    MonthMix,
    PartialDate,
    Precision,
    Stage,
    Status,
    Tier,
    When,
    is_private,
    mix_share,
)

_UNITS = ("kB", "MB", "GB", "TB")
SEPARATOR = " · "

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CHANNELS: Mapping[Channel, str] = {
    Channel.CALL: "Call",
    Channel.VIDEO: "Video",
    Channel.MEETING: "Meeting",
    Channel.MEAL: "Meal",
    Channel.EVENT: "Event",
    Channel.EMAIL: "Email",
    Channel.TEXT: "Text",
    Channel.SOCIAL: "Social",
    Channel.LETTER: "Letter",
    Channel.OTHER: "Other",
}
_CHANNEL_PHRASES: Mapping[Channel, str] = {
    **{channel: f"a {name.lower()}" for channel, name in _CHANNELS.items()},
    Channel.VIDEO: "a video call",
    Channel.EVENT: "an event",
    Channel.EMAIL: "an email",
    Channel.SOCIAL: "a message on social media",
    Channel.OTHER: "something else",
}
_STAGES: Mapping[Stage, str] = {
    Stage.ACQUAINTANCE: "Acquaintance",
    Stage.PROFESSIONAL: "Professional",
    Stage.FRIENDLY: "Friendly",
    Stage.FRIEND: "Friend",
    Stage.CLOSE_FRIEND: "Close friend",
}
_STATUSES: Mapping[Status, str] = {
    Status.PROSPECT: "Prospect",
    Status.CUSTOMER: "Customer",
    Status.FORMER: "Former customer",
    Status.NOT_CUSTOMER: "Not a customer",
}
_CHANNEL_PLURALS: Mapping[Channel, str] = {
    Channel.VIDEO: "video calls",
    Channel.SOCIAL: "social messages",
    Channel.OTHER: "other conversations",
}
_PLURALS: Mapping[str, str] = {"person": "people"}

_SPOKEN_TEXT = 240
_ANSWERED_TEXT = 120
_SENTENCES = re.compile(r"\S.*?(?:[.!?…]+[\"”’)*_]*(?=\s|$)|[。！？]|$)")
_PLAIN = re.compile(r"^(?:[-*+>]\s+|\d+\.\s+)+|\*\*|__|`")
_WINDOW = 3
_ENOUGH_TALKS = 3
_SMALL_CHANGE = 30


# --- channels, counts, lengths, shares ----------------------------------------------------------------------


def channel_name(channel: Channel) -> str:
    """A channel as a title: "Call"."""
    return _CHANNELS[channel]


def channel_word(channel: Channel) -> str:
    """A channel inside a sentence: "call"."""
    return _CHANNELS[channel].lower()


def channel_phrase(channel: Channel) -> str:
    """A channel with its article: "a video call"."""
    return _CHANNEL_PHRASES[channel]


def stage_name(stage: Stage) -> str:
    """How near somebody is, as a title: "Close friend"."""
    return _STAGES[stage]


def status_name(status: Status) -> str:
    """What somebody is to the business, as a title: "Former customer"."""
    return _STATUSES[status]


def tier_name(tier: Tier) -> str:
    """A tier as a title: "Tier A", "No tier"."""
    return "No tier" if tier is Tier.NONE else f"Tier {tier.value}"


def channel_plural(channel: Channel) -> str:
    """Many conversations of a channel: "calls", "video calls"."""
    return _CHANNEL_PLURALS.get(channel) or _plural(channel_word(channel))


def number(value: int) -> str:
    """A number with its thousands apart: "1,284"."""
    return f"{value:,}"


def count(n: int, noun: str) -> str:
    """How many of something: "1 conversation", "1,284 entries", "2 people"."""
    return f"{number(n)} {noun if n == 1 else _plural(noun)}"


def _plural(noun: str) -> str:
    if noun in _PLURALS:
        return _PLURALS[noun]
    if noun.endswith("y") and noun[-2:-1] not in set("aeiou"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def size(octets: int) -> str:
    """How much room a file takes: "12.4 MB"; units of a thousand, as file managers count."""
    if octets < 1000:
        return f"{octets} bytes"
    amount, unit = octets / 1000, 0
    while amount >= 999.5 and unit < len(_UNITS) - 1:
        amount, unit = amount / 1000, unit + 1
    return f"{amount:.1f} {_UNITS[unit]}" if amount < 100 else f"{amount:.0f} {_UNITS[unit]}"


def duration(minutes: int) -> str:
    """A length as on a card: "25 min", "2 h", "3 h 12", "4 h 05"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{number(hours)} h {rest:02}" if rest else f"{number(hours)} h"


def duration_words(minutes: int) -> str:
    """A length as it is spoken: "3 hours 12 minutes"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return count(rest, "minute")
    return f"{count(hours, 'hour')} {count(rest, 'minute')}" if rest else count(hours, "hour")


def total_hours(minutes: int) -> str:
    """The length of many talks: whole hours from ten on ("61 h"), before that as `duration`."""
    return f"{number(round(minutes / 60))} h" if minutes >= 600 else duration(minutes)


def share_words(share: int) -> str:
    """A business share: "65% business"."""
    return f"{share}% business"


def mix_words(share: int) -> str:
    """Both sides of a business share: "65% business, 35% personal"."""
    return f"{share}% business, {100 - share}% personal"


# --- days and moments ---------------------------------------------------------------------------------------


def ago(day: date, today: date) -> str:
    """How long ago a day was, short, for a list: "today", "yesterday", "6 d", "3 w", "7 mo", "2 y"; "in 3 d"."""
    near = _near_day(day, today)
    if near:
        return near
    amount, unit = _distance(day, today)
    short = f"{amount} {'mo' if unit == 'month' else unit[0]}"
    return f"in {short}" if day > today else short


def ago_words(day: date, today: date) -> str:
    """How long ago a day was, in words: "6 days ago", "3 weeks ago"; "in 2 days"."""
    near = _near_day(day, today)
    if near:
        return near
    words = count(*_distance(day, today))
    return f"in {words}" if day > today else f"{words} ago"


def _near_day(day: date, today: date) -> str:
    return {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((day - today).days, "")


def _distance(day: date, today: date) -> tuple[int, str]:
    """Days up to two weeks, weeks up to nine, whole months up to two years, then years."""
    days = abs((today - day).days)
    if days < 14:
        return days, "day"
    if days < 63:
        return days // 7, "week"
    early, late = min(day, today), max(day, today)
    months = (late.year - early.year) * 12 + late.month - early.month - (late.day < early.day)
    return (months, "month") if months < 24 else (months // 12, "year")


def month_title(month: str) -> str:
    """A month as a heading, from YYYY-MM: "November 2026"."""
    return f"{_MONTHS[int(month[5:]) - 1]} {month[:4]}"


def month_short(month: str) -> str:
    """A month on an axis, from YYYY-MM: "Nov 2026"."""
    return f"{_MONTHS[int(month[5:]) - 1][:3]} {month[:4]}"


def day_title(day: date) -> str:
    """A day below its month's heading: "16 Nov"."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"


def day_with_year(day: date) -> str:
    """A day anywhere: "16 Nov 2026"."""
    return f"{day_title(day)} {day.year}"


def period(first: date | None, last: date | None) -> str:
    """The days from one to another: "1 Sep – 3 Oct 2026", "from 1 Sep 2026", "until 3 Oct 2026"; empty for all."""
    if first is None or last is None:
        since = f"from {day_with_year(first)}" if first else ""
        return f"until {day_with_year(last)}" if last else since
    if first == last:
        return day_with_year(first)
    begin = day_title(first) if first.year == last.year else day_with_year(first)
    return f"{begin} – {day_with_year(last)}"


def day_words(day: date) -> str:
    """A day inside a sentence: "1 March 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def full_day(day: date) -> str:
    """A day in full: "Sunday 22 November 2026"."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def partial_day(on: PartialDate) -> str:
    """A day whose year may be unknown: "7 June 1980", "7 June", "June 1980", "1980"; empty where nothing is known."""
    month = _MONTHS[on.month - 1] if on.month else ""
    day = str(on.day) if on.day and month else ""
    return " ".join(filter(None, (day, month, str(on.year) if on.year else "")))


def clock(when: When) -> str:
    """The clock time "15:10"; empty where only the day is known."""
    return f"{when.local:%H:%M}" if when.precision is Precision.MINUTE else ""


def time_title(when: When) -> str:
    """Weekday and clock beside an entry: "Mon 15:10", or "Mon" where only the day is known."""
    return f"{_WEEKDAYS[when.local.weekday()][:3]} {clock(when)}".rstrip()


def clock_there(there: datetime, today: date, name: str, zone: str) -> str:
    """The clock where somebody is: "10:30 for Dana (Tokyo)", "02:30 tomorrow for Dana (Auckland)"."""
    day = "" if there.date() == today else f" {_near_day(there.date(), today)}"
    city = zone.rpartition("/")[2].replace("_", " ")
    return f"{there:%H:%M}{day} for {name} ({city})"


def when_title(when: When, today: date) -> str:
    """A moment as a field shows it: "Today 14:30", "Yesterday", "Mon 16 Nov 15:10"; the year if it is another."""
    day = _near_day(when.day, today).capitalize()
    if not day:
        title = day_title(when.day) if when.day.year == today.year else day_with_year(when.day)
        day = f"{_WEEKDAYS[when.day.weekday()][:3]} {title}"
    return f"{day} {clock(when)}".rstrip()


def day_and_clock(when: When, today: date) -> str:
    """A moment that leaves no doubt: "Sat 21 Nov 16:00"; the year if it is another."""
    title = day_title(when.day) if when.day.year == today.year else day_with_year(when.day)
    return f"{_WEEKDAYS[when.day.weekday()][:3]} {title} {clock(when)}".rstrip()


# --- lines and sentences ------------------------------------------------------------------------------------


def month_line(month: MonthMix) -> str:
    """A month in one line: "4 conversations · 3 h 12 · 38% business"; a month of groups has no mix."""
    parts = [count(month.entries, "conversation")]
    if month.minutes:
        parts += [duration(month.minutes), share_words(mix_share(month.minutes, month.business) or 0)]
    return SEPARATOR.join(parts)


def entry_title(entry: Entry) -> str:
    """The head of an entry: "Call · 25 min"; minutes that nobody wrote down are left out."""
    name = channel_name(entry.channel)
    return SEPARATOR.join((name, duration(entry.minutes))) if entry.minutes_given else name


def entry_line(entry: Entry) -> str:
    """An entry in one line: "Call · 25 min · 70% business"."""
    return SEPARATOR.join((entry_title(entry), entry_share(entry)))


def entry_share(entry: Entry) -> str:
    """An entry's share: "70% business"; one left at its default is a guess, "about 55% business, not rated"."""
    share = share_words(entry.share)
    return share if entry.rated else f"about {share}, not rated"


def names_list(names: Sequence[str]) -> str:
    """Names in a sentence: "Dana", "Dana and Marcus", "Dana, Marcus and Priya"."""
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1] if names else "") if part)


def contact_sentence(row: ContactRow, today: date) -> str:
    """A line of the contact list for those who hear it."""
    who = f"{row.name}, {row.account}." if row.account else f"{row.name}."
    if row.last is None:
        return f"{who} No conversation yet."
    how = f", {channel_phrase(row.last_channel)}" if row.last_channel else ""
    parts = [who, f"Last talked {ago_words(row.last.day, today)}{how}."]
    if row.share is not None:
        parts.append(f"{mix_words(row.share)}.")
    return " ".join([*parts, f"{count(row.conversations, 'conversation')}."])


def likeness_line(row: ContactRow, today: date) -> str:
    """Somebody a new contact may be: "Dana Whitfield, Northgate Logistics — last talked 6 days ago"."""
    last = f"last talked {ago_words(row.last.day, today)}" if row.last else "not talked to yet"
    return f"{', '.join(filter(None, (row.name, row.account)))} — {last}"


def entry_sentence(entry: Entry, today: date) -> str:
    """An entry of the timeline for those who hear it, with the beginning of its text."""
    phrase = channel_phrase(entry.channel).partition(" ")[2] if entry.channel is not Channel.OTHER else "conversation"
    people = names_list([person.name for person in entry.contacts])
    head = f"Planned {phrase}" if entry.planned else phrase.capitalize()
    parts = [f"{head} with {people}" if people else head, _spoken_when(entry.when, today)]
    parts += [duration_words(entry.minutes)] if entry.minutes_given else []
    parts += [] if entry.planned else [mix_words(entry.share) if entry.rated else "mix not rated"]
    parts += ["in confidence"] if entry.in_confidence else []
    tags = f" Tags: {', '.join(entry.tags)}." if entry.tags else ""
    return f"{', '.join(parts)}. {_beginning(entry.text)}".rstrip() + tags


def entries_text(entries: Sequence[Entry]) -> tuple[str, bool]:
    """Entries as plain text for the clipboard, and whether anything was left out.

    Lines that begin with "private:" never leave the journal.
    """
    blocks, left_out = [], False
    for entry in entries:
        lines = entry.text.strip().splitlines()
        shown = [line for line in lines if not is_private(line)]
        left_out |= len(shown) < len(lines)
        tags = " ".join(f"#{tag}" for tag in entry.tags)
        blocks.append("\n".join(filter(None, (_written_head(entry), "\n".join(shown).strip(), tags))))
    return "\n\n".join(blocks) + "\n", left_out


def _written_head(entry: Entry) -> str:
    """An entry's first line outside the window: day, channel, mix, people."""
    day = " ".join(filter(None, (full_day(entry.when.day), clock(entry.when))))
    people = names_list([person.name for person in entry.contacts])
    parts = [day, entry_title(entry), "planned" if entry.planned else entry_share(entry)]
    parts += [f"with {people}"] if people else []
    parts += ["in confidence"] if entry.in_confidence else []
    return SEPARATOR.join(parts)


def _spoken_when(when: When, today: date) -> str:
    day = _near_day(when.day, today) or full_day(when.day)
    return f"{day} at {clock(when)}" if clock(when) else day


def shortened(text: str, most: int) -> str:
    """A text of at most so many characters, cut with an ellipsis where it is longer."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _beginning(text: str) -> str:
    return _shortened(" ".join(text.split()), _SPOKEN_TEXT)


def _shortened(line: str, most: int) -> str:
    return line if len(line) <= most else f"{line[:most].rpartition(' ')[0] or line[:most]}…"


def last_time(when: When, text: str, today: date) -> str:
    """What was last said with somebody: the question left open, else how it began; empty without words.

    "Last time, 8 days ago: Sam, Bristol or Glasgow?"
    """
    words = " ".join(line for line in text.splitlines() if not _is_aside(line))
    sentences = _SENTENCES.findall(" ".join(words.split()))
    if not sentences:
        return ""
    asked = [sentence for sentence in sentences if sentence.rstrip('"”’)*_').endswith(("?", "？"))]
    said = _shortened(_PLAIN.sub("", asked[-1] if asked else sentences[0]).strip(), _ANSWERED_TEXT)
    return f"Last time, {ago_words(when.day, today)}: {said}" if said else ""


def _is_aside(line: str) -> bool:
    """A private line, a heading or a rule: no word of the talk."""
    bare = line.strip().casefold()
    return is_private(line) or bare.startswith(("#", "---", "```"))


def undo_text(label: str) -> str:
    """The menu text that takes a change back: "Undo add Dana Whitfield"; without a change "Undo"."""
    return f"Undo {_inside_sentence(label)}".rstrip()


def redo_text(label: str) -> str:
    """The menu text that does a change again: "Redo add Dana Whitfield"; without a change "Redo"."""
    return f"Redo {_inside_sentence(label)}".rstrip()


def undone(label: str) -> str:
    """What was taken back: "Undone: add Dana Whitfield."."""
    return f"Undone: {_inside_sentence(label)}."


def redone(label: str) -> str:
    """What was made again: "Redone: add Dana Whitfield."."""
    return f"Redone: {_inside_sentence(label)}."


def _inside_sentence(label: str) -> str:
    """A label begins with its verb; an abbreviation keeps its capitals."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


# --- what a chart says --------------------------------------------------------------------------------------


def mix_finding(
    months: Sequence[MonthMix], alias: str, first: str | None = None, last: str | None = None
) -> tuple[str, str]:
    """Title and subtitle of the mix chart: what the last three months are beside the first three, and no verdict.

    The period runs from month `first` to `last` (YYYY-MM; default: the months given), months without
    entries count as nothing. The comparison needs six months and, in each of the two windows, three
    conversations that count or none at all; otherwise the title only says what is shown.
    """
    begin = first or min((m.month for m in months), default="")
    end = last or max((m.month for m in months), default="")
    shown = [m for m in months if begin <= m.month <= end]
    span = _month_number(end) - _month_number(begin) + 1 if begin and end else 0
    early = [m for m in shown if _month_number(m.month) < _month_number(begin) + _WINDOW]
    late = [m for m in shown if _month_number(m.month) > _month_number(end) - _WINDOW]
    compared = span >= 2 * _WINDOW and _comparable(early, late)
    title = _comparison(early, late, alias) if compared else f"Conversations with {alias}"
    return title, _period(shown, span, compared)


def _month_number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:])


def _comparable(early: Sequence[MonthMix], late: Sequence[MonthMix]) -> bool:
    talks = [sum(m.counted for m in window) for window in (early, late)]
    return any(talks) and all(n == 0 or n >= _ENOUGH_TALKS for n in talks)


def _period(shown: Sequence[MonthMix], span: int, compared: bool) -> str:
    over = f" over {count(span, 'month')}" if span else ""
    talks = count(sum(m.counted for m in shown), "conversation")
    parts = [f"Hours of conversation a month{over}"]
    parts += [f"first {_WINDOW} months against last {_WINDOW}"] if compared else []
    return SEPARATOR.join([*parts, f"{talks}, {total_hours(sum(m.minutes for m in shown))}"])


def _comparison(early: Sequence[MonthMix], late: Sequence[MonthMix], alias: str) -> str:
    (business_then, personal_then), (business_now, personal_now) = _sides(early), _sides(late)
    business, personal = _change(business_then, business_now), _change(personal_then, personal_now)
    if {business, personal} <= {"held", ""}:
        return f"Talk with {alias} stayed about the same"
    if business == personal:
        return f"Personal and business talk with {alias} {business}"
    if personal in {"held", ""}:
        rest = f"personal talk {personal}" if personal else "no personal talk"
        return f"Business talk with {alias} {business}; {rest}"
    rest = f"business talk {business}" if business else "no business talk"
    return f"Personal talk with {alias} {personal}; {rest}"


def _sides(window: Sequence[MonthMix]) -> tuple[float, float]:
    """Minutes of business and of personal talk; `business` is kept in hundredths."""
    business = sum(m.business for m in window) / 100
    return business, sum(m.minutes for m in window) - business


def _change(then: float, now: float) -> str:
    """One word for a change of minutes over three months; empty where there was nothing and is nothing.

    The steps are wide because three months hold few talks: a fifth more or less is one longer lunch, and
    under half an hour is nothing to put in a title. "Tripled" and "halved" are what a reader would round to.
    """
    if not then or not now:
        return "began" if now else "stopped" if then else ""
    ratio = now / then
    if abs(now - then) < _SMALL_CHANGE or 1 / 1.2 <= ratio < 1.2:
        return "held"
    if ratio <= 0.55:
        return "halved"
    steps = ((2.7, "tripled"), (1.8, "doubled"), (1.2, "grew"))
    return next((word for limit, word in steps if ratio >= limit), "eased")

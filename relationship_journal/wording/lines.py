# SPDX-License-Identifier: MIT
"""Entries and people as lines and sentences: on cards, in lists, for those who hear them, on the clipboard."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from relationship_journal.values import Channel, ContactRow, Entry, MonthMix, When, is_private, mix_share
from relationship_journal.wording.counts import (
    SEPARATOR,
    channel_name,
    channel_phrase,
    count,
    duration,
    duration_words,
    mix_words,
    share_words,
)
from relationship_journal.wording.days import ago_words, clock, full_day, near_day

_SPOKEN_TEXT = 240
_ANSWERED_TEXT = 120
_SENTENCES = re.compile(r"\S.*?(?:[.!?…]+[\"”’)*_]*(?=\s|$)|[。！？]|$)")
_PLAIN = re.compile(r"^(?:[-*+>]\s+|\d+\.\s+)+|\*\*|__|`")


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
    day = near_day(when.day, today) or full_day(when.day)
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

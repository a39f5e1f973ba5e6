# SPDX-License-Identifier: MIT
"""Channels, stages, counts, lengths and shares as words."""

from __future__ import annotations

from collections.abc import Mapping

from relationship_journal.values import Channel, Stage, Status, Tier

_UNITS = ("kB", "MB", "GB", "TB")
SEPARATOR = " · "

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
    return _CHANNEL_PLURALS.get(channel) or plural(channel_word(channel))


def number(value: int) -> str:
    """A number with its thousands apart: "1,284"."""
    return f"{value:,}"


def count(n: int, noun: str) -> str:
    """How many of something: "1 conversation", "1,284 entries", "2 people"."""
    return f"{number(n)} {noun if n == 1 else plural(noun)}"


def plural(noun: str) -> str:
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

# SPDX-License-Identifier: MIT
"""What became of a record, in words: what changed when, and how it was then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from relationship_journal.values import (
    Channel,
    Event,
    MarkKind,
    PartialDate,
    Precision,
    Stage,
    Status,
    Tier,
    When,
)
from relationship_journal.wording.answers import answered, insight_name
from relationship_journal.wording.counts import channel_name, share_words, stage_name, status_name, tier_name
from relationship_journal.wording.days import day_with_year, partial_day, when_title
from relationship_journal.wording.lines import shortened
from relationship_journal.wording.marks import mark_title

Body = Mapping[str, Any]
Names = Mapping[str, str]

_MOST = 60
_NOBODY = "somebody"
_PARTS: Mapping[str, str] = {
    "job": "job", "method": "way to reach them", "address": "address", "date": "date", "relation": "relation",
    "photo": "photo", "contact_tag": "tag", "participant": "participant", "conversation_tag": "tag",
    "ear": "needed an ear", "manner": "how it was", "promise_move": "move to another day",
}  # fmt: skip
_LABELS: Mapping[str, str] = {
    "at": "When", "share": "Business share", "minutes": "Minutes", "text": "Text", "answered": "Answered",
    "began": "Who began it", "in_confidence": "In confidence", "paid_by": "Who paid", "is_company": "Is a company",
    "cadence_days": "Talk every (days)", "away_until": "Away until", "seasonal_months": "Away or busy in (months)",
    "health_or_public": "Health care or public buyer", "off_duty_welcome": "Off duty welcome", "zone": "Time zone",
    "renewal_on": "Renewal", "people_that_matter": "People that matter", "wanted_by": "Friendship wanted by",
    "on": "Day", "due": "Due", "kept_on": "Kept", "let_go_on": "Let go", "what": "What", "done_by": "Done by",
    "asked_by": "Asked by", "said_one_off": "Said it’s a one-off", "pushed_aside": "Pushed aside",
    "made_good_on": "Made good", "told_on": "Told", "talked_on": "Talked about", "crossed_on": "Crossed over",
    "settled_on": "Settled", "in_their_words": "In their words", "still_hurts": "Still hurts", "moved_on": "Moved",
    "celebrated_on": "Celebrated", "raised_on": "Raised", "contact": "Whom it is about", "began_side": "Began",
}  # fmt: skip
_SILENT = frozenset(
    {"uid", "stamp", "batch", "added_at", "utc", "offset", "precision", "birth_month", "birth_day", "conversation",
     "rated", "media_type", "currency", "zone_at"}
)  # fmt: skip
"""Columns that say nothing by themselves, or are said with another."""
_FIRST = ("name", "text", "what")
_FLAGS = frozenset(
    {"planned", "answered", "in_confidence", "is_company", "health_or_public", "off_duty_welcome", "said_one_off",
     "normal_service", "still_hurts"}
)  # fmt: skip


def moment_words(moment: datetime, today: date) -> str:
    """When something changed: "Today 14:30"."""
    local = moment.astimezone().replace(tzinfo=None)
    return when_title(When(local.replace(second=0, microsecond=0)), today)


def event_words(event: Event, names: Names, *, main: bool) -> list[str]:
    """What an event changed, a line each; `main` is of the record itself and not of what belongs to it."""
    if event.of:
        return [f"{names.get(event.of, _NOBODY)}: {line}" for line in _lines(event, names, main=main)]
    return _lines(event, names, main=main)


def _lines(event: Event, names: Names, *, main: bool) -> list[str]:
    if not main:
        return [_part_words(event, names)]
    if event.of and event.after is None:
        return []  # that they became part of another is told by the merger
    if event.before is None:
        return ["Written down" if event.kind != "contact" else "Added"]
    if event.after is None:
        return ["Deleted for good"]
    return [_change(event.kind, name, event.before, event.after, names) for name in _differing(event)] or ["Saved"]


def state_lines(kind: str, body: Body, names: Names) -> list[tuple[str, str]]:
    """How a record was, as labels and values; what it had nothing in is left out."""
    said = []
    for name in sorted(body, key=_rank):
        if name in _SILENT or name == "trashed_at":
            continue
        value = _value(kind, name, body, names)
        if value and not (name in _FLAGS and not body[name]):
            said.append((_label(name), value))
    return said


def _rank(name: str) -> int:
    """What a record is called or says comes first, the rest as it stands."""
    return _FIRST.index(name) if name in _FIRST else len(_FIRST)


def record_title(kind: str, title: str) -> str:
    """A record as the head of its history: "Promise: send SLA sheet"."""
    known = {"contact": "Contact", "account": "Account", "conversation": "Entry"}
    called = known.get(kind) or mark_title(MarkKind(kind))
    return f"{called}: {shortened(title, _MOST)}" if title.strip() else called


def _differing(event: Event) -> list[str]:
    before, after = event.before or {}, event.after or {}
    names = [name for name in after if before.get(name) != after.get(name)]
    if {"birth_month", "birth_day"} & set(names) and "birth_year" not in names:
        names.append("birth_year")
    if names == ["rated"]:
        return ["share"]
    return [name for name in names if name not in _SILENT]


def _change(kind: str, name: str, before: Body, after: Body, names: Names) -> str:
    if name == "trashed_at":
        return "Moved to the trash" if after[name] else "Restored from the trash"
    was, now = (_value(kind, name, body, names) for body in (before, after))
    label = _label(name)
    if name in {"text", "note"} and was and now:
        return f"{label} changed"
    if not was:
        return f"{label}: {shortened(now, _MOST)}"
    if not now:
        return f"{label} taken away (was {shortened(was, _MOST)})"
    return f"{label}: {shortened(was, _MOST)} → {shortened(now, _MOST)}"


def _part_words(event: Event, names: Names) -> str:
    body = event.after or event.before or {}
    if event.kind in {"archival", "merger"}:
        return _standing_words(event, body)
    if event.kind == "answer":
        return _answer_words(event, body)
    what = _part(event.kind, body, names)
    if event.before is None:
        return f"{what} added"
    if event.after is None:
        return f"{what} removed"
    was = _part(event.kind, event.before, names)
    return f"{what} changed" if was == what else f"{was} → {what}"


def _standing_words(event: Event, body: Body) -> str:
    if event.kind == "archival":
        return "Archived" if event.before is None else "Brought back from the archive"
    gone = str(body.get("name", ""))
    return f"{gone} became part of it" if event.before is None else "A merger changed"


def _answer_words(event: Event, body: Body) -> str:
    """What was said to an insight: "Insight “late promise” put off until 12 Dec 2026"."""
    insight = insight_name(str(body.get("rule", "")))
    if event.after is None:
        return f"{insight} shown again"
    until = body.get("until")
    return answered(insight, body.get("kind"), _day(str(until)) if until else "")


def _part(kind: str, body: Body, names: Names) -> str:
    """A part in words: "Tag rollout", "Job Buyer, Northgate"."""
    called = _PARTS.get(kind, kind).capitalize()
    details = [names.get(str(body.get(name)), _NOBODY) for name in ("contact", "tag", "account") if _links(kind, name)]
    details += [str(body[name]) for name in ("label", "title", "name", "value", "typed", "formatted") if body.get(name)]
    if kind == "date" and not body.get("typed"):
        details.append(partial_day(PartialDate(body.get("year"), body.get("month"), body.get("day"))))
    if kind == "promise_move" and body.get("due_after"):
        details.append(_day(body["due_after"]))
    listed = ", ".join(filter(None, details))
    return f"{called} {shortened(listed, _MOST)}".strip()


def _links(kind: str, name: str) -> bool:
    """Whether a part is told by what it leads to, and not only belongs to it."""
    return (kind, name) in {
        ("participant", "contact"), ("ear", "contact"), ("contact_tag", "tag"), ("conversation_tag", "tag"),
        ("job", "account"),
    }  # fmt: skip


def _label(name: str) -> str:
    if name == "birth_year":
        return "Birthday"
    return _LABELS.get(name) or name.replace("_", " ").capitalize()


def _value(kind: str, name: str, body: Body, names: Names) -> str:
    """A column's value in words; empty where there is nothing."""
    value = body.get(name)
    if name == "birth_year":
        return partial_day(PartialDate(value, body.get("birth_month"), body.get("birth_day")))
    if value is None or value == "":
        return ""
    if name in _FLAGS:
        return "Yes" if value else "No"
    return _worded(kind, name, value, body, names)


def _worded(kind: str, name: str, value: Any, body: Body, names: Names) -> str:
    try:
        if (kind, name) in _WORDED:
            return _WORDED[kind, name](value)
        if name in _BY_NAME:
            return _BY_NAME[name](value, body, names)
        if name.endswith("_on"):
            return _day(value)
    except (ValueError, TypeError):
        return str(value)  # of a journal somebody edited by hand
    return str(value).replace("_", " ") if name in _WORDS else str(value)


def _called(value: Any, _: Body, names: Names) -> str:
    return names.get(str(value), _NOBODY)


def _share(value: Any, body: Body, _: Names) -> str:
    return share_words(int(value)) + ("" if body.get("rated") else ", not rated")


def _side(value: Any, _: Body, __: Names) -> str:
    return {"me": "Me", "them": "Them"}.get(str(value), str(value).replace("_", " "))


def _when(value: Any, body: Body, _: Names) -> str:
    return _moment(str(value), str(body.get("precision", "")))


def _on(value: Any, _: Body, __: Names) -> str:
    return _day(str(value))


def _moment(written: str, precision: str) -> str:
    known = Precision.DAY if precision == Precision.DAY else Precision.MINUTE
    moment = When(datetime.fromisoformat(written), precision=known)
    return f"{day_with_year(moment.day)} {moment.local:%H:%M}" if known is Precision.MINUTE else _day(written[:10])


def _day(written: str) -> str:
    return day_with_year(date.fromisoformat(written))


def _channel(value: str) -> str:
    return channel_name(Channel(value))


def _status(value: str) -> str:
    return status_name(Status(value))


def _stage(value: str) -> str:
    return stage_name(Stage(value))


def _tier(value: str) -> str:
    return tier_name(Tier(value))


_WORDED = {
    ("conversation", "channel"): _channel,
    ("contact", "status"): _status,
    ("contact", "stage"): _stage,
    ("contact", "tier"): _tier,
    ("stage_change", "before"): _stage,
    ("stage_change", "after"): _stage,
}
_BY_NAME: Mapping[str, Callable[[Any, Body, Names], str]] = {
    "contact": _called, "account": _called, "at": _when, "share": _share,
    **dict.fromkeys(("began", "paid_by", "side", "done_by", "asked_by"), _side),
    **dict.fromkeys(("due", "away_until", "on"), _on),
}  # fmt: skip
_WORDS = frozenset({"kind", "reason", "state", "wanted_by"})
"""Words of the record that are kept with underscores."""

# SPDX-License-Identifier: MIT
"""New things as the columns of their rows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from relationship_journal.storage.mark_rows import cost_columns
from relationship_journal.values import (
    About,
    NewAddress,
    NewConversation,
    NewDate,
    NewJob,
    NewMethod,
    NewPhoto,
    NewRelation,
    Precision,
    When,
)


def contact_columns(new: About) -> dict[str, Any]:
    """What is known of a person as the columns of their row, without the day they were added."""
    birthday = new.birthday
    return {
        "name": new.name,
        "prefix": new.prefix,
        "given": new.given,
        "middle": new.middle,
        "family": new.family,
        "suffix": new.suffix,
        "nickname": new.nickname,
        "phonetic_given": new.phonetic_given,
        "phonetic_family": new.phonetic_family,
        "is_company": int(new.is_company),
        "pronoun": new.pronoun,
        "status": new.status.value,
        "stage": new.stage.value,
        "wanted_by": new.wanted_by.value,
        "tier": new.tier.value,
        "cadence_days": new.cadence_days,
        "away_until": _iso(new.away_until),
        "seasonal_months": ",".join(str(month) for month in sorted(set(new.seasonal_months))),
        "health_or_public": int(new.health_or_public),
        "off_duty_welcome": int(new.off_duty_welcome),
        "birth_year": birthday.year if birthday else None,
        "birth_month": birthday.month if birthday else None,
        "birth_day": birthday.day if birthday else None,
        "zone": new.zone,
        "note": new.note,
    }


def months_of(written: str) -> tuple[int, ...]:
    """The months of the year a column holds ("7,8"); what is no month is left out."""
    numbers = {int(word) for word in written.split(",") if word.strip().isdecimal()}
    return tuple(sorted(number for number in numbers if 1 <= number <= 12))


def job_columns(job: NewJob) -> dict[str, Any]:
    """A job as the columns of its row, without its links."""
    return {
        "title": job.title,
        "department": job.department,
        "buying_role": job.buying_role,
        "started_on": _iso(job.started_on),
        "ended_on": _iso(job.ended_on),
    }


def method_columns(new: NewMethod) -> dict[str, Any]:
    """A contact method as the columns of its row."""
    return {
        "kind": new.kind.value,
        "label": new.label,
        "value": new.value,
        "preferred": int(new.preferred),
    }


def address_columns(new: NewAddress) -> dict[str, Any]:
    """An address as the columns of its row."""
    return {name: getattr(new, name) for name in NewAddress.__slots__}


def relation_columns(new: NewRelation) -> dict[str, Any]:
    """Somebody near as the columns of their row."""
    return {"label": new.label, "name": new.name, "other_id": new.other}


def photo_columns(new: NewPhoto) -> dict[str, Any]:
    """A picture as the columns of its row."""
    return {"media_type": new.media_type, "data": new.data}


def date_columns(day: NewDate) -> dict[str, Any]:
    """A date that matters as the columns of its row."""
    return {"label": day.label, "year": day.on.year, "month": day.on.month, "day": day.on.day, "typed": day.typed}


def conversation_columns(new: NewConversation, share: int) -> dict[str, Any]:
    """A conversation as the columns of its row."""
    return {
        **when_columns(new.when),
        "channel": new.channel.value,
        "minutes": new.minutes,
        "share": share,
        "rated": int(new.share is not None),
        "planned": int(new.planned),
        "answered": int(new.answered),
        "began": new.began.value if new.began else None,
        "in_confidence": int(new.in_confidence),
        "text": new.text,
        **({} if new.cost is None else cost_columns(new.cost)),
    }


def when_columns(when: When) -> dict[str, Any]:
    """A moment as columns: wall clock, instant, offset, zone, precision."""
    by_day = when.precision is Precision.DAY
    return {
        "at": when.day.isoformat() if by_day else when.local.isoformat(timespec="minutes"),
        "utc": int(when.utc.timestamp()),
        "offset": when.offset,
        "zone": when.zone,
        "precision": when.precision.value,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def now_utc() -> str:
    """The present moment as columns keep it: UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def today_here() -> date:
    """The writer's own day, where a verb was handed none."""
    return datetime.now().astimezone().date()

# SPDX-License-Identifier: MIT
"""A contact as its form shows it: plain texts and marks by name, which can be kept as a draft and read back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from relationship_journal import dates, wording
from relationship_journal.storage.errors import BadValue
from relationship_journal.values import (
    ContactForm,
    ContactId,
    Kept,
    MethodKind,
    NewAddress,
    NewContact,
    NewDate,
    NewJob,
    NewMethod,
    NewRelation,
    PartialDate,
    Stage,
    Status,
    Tier,
    WantedBy,
)

Typed = dict[str, Any]
"""A form as typed: texts, marks and months by field; lists of lines, each a dict with `row` (None for a new line)."""

Part = TypeVar("Part")

TEXTS = (
    *("name", "prefix", "given", "middle", "family", "suffix", "nickname", "phonetic_given", "phonetic_family"),
    *("pronoun", "note"),
)
MARKS = ("is_company", "health_or_public", "off_duty_welcome")
WORDS: Mapping[str, Callable[[str], Any]] = {"status": Status, "stage": Stage, "wanted_by": WantedBy, "tier": Tier}
ADDRESS = tuple(NewAddress.__slots__)
LINES: Mapping[str, tuple[str, ...]] = {
    "jobs": ("account", "title", "department", "buying_role", "started_on", "ended_on"),
    "methods": ("kind", "label", "value", "preferred"),
    "addresses": ADDRESS,
    "dates": ("label", "on"),
    "relations": ("label", "name"),
}
"""The fields of each list's lines."""


def shown(form: ContactForm) -> Typed:
    """How a form shows what the journal knows."""
    typed: Typed = {name: getattr(form, name) for name in (*TEXTS, *MARKS)}
    typed |= {name: getattr(form, name).value for name in WORDS}
    typed["cadence_days"] = "" if form.cadence_days is None else str(form.cadence_days)
    typed["away_until"] = _written(form.away_until)
    typed["seasonal_months"] = list(form.seasonal_months)
    typed["birthday"] = wording.partial_day(form.birthday) if form.birthday else ""
    typed["zone"] = form.zone or ""
    typed["tags"] = ", ".join(form.tags)
    typed["photo"] = form.photo is not None
    typed["new_photo"] = None
    typed["jobs"] = [{"row": one.row, **_job_texts(one.part)} for one in form.jobs]
    typed["methods"] = [{"row": one.row, **_method_texts(one.part)} for one in form.methods]
    typed["addresses"] = [
        {"row": one.row, **{name: getattr(one.part, name) for name in ADDRESS}} for one in form.addresses
    ]
    typed["dates"] = [{"row": one.row, **_date_texts(one.part)} for one in form.dates]
    typed["relations"] = [{"row": one.row, "label": one.part.label, "name": one.part.name} for one in form.relations]
    return typed


def understood(typed: Typed, before: ContactForm, today: date) -> ContactForm:
    """The form as it is meant; what was not touched stays as it was. Raises BadValue naming the field."""
    was = shown(before)
    changes: dict[str, Any] = {name: _one_line(typed[name]) for name in TEXTS if name != "note"}
    changes |= {name: getattr(before, name) for name in changes if typed[name] == was[name]}
    changes["note"] = typed["note"] if typed["note"] == was["note"] else typed["note"].strip()
    changes |= {name: bool(typed[name]) for name in MARKS}
    changes |= {name: kind(typed[name]) for name, kind in WORDS.items()}
    changes["seasonal_months"] = tuple(sorted(typed["seasonal_months"]))
    changes["zone"] = typed["zone"].strip() or None
    changes["tags"] = before.tags if typed["tags"] == was["tags"] else tags_of(typed["tags"])
    if typed["cadence_days"] != was["cadence_days"]:
        changes["cadence_days"] = _cadence(typed["cadence_days"])
    if typed["away_until"] != was["away_until"]:
        changes["away_until"] = _day_ahead(typed["away_until"], today)
    if typed["birthday"] != was["birthday"]:
        changes["birthday"] = _partial("birthday", typed["birthday"])
    for name, read in (
        ("jobs", _job), ("methods", _method), ("addresses", _address), ("dates", _date), ("relations", _relation),
    ):  # fmt: skip
        changes[name] = _lines(name, typed[name], was[name], getattr(before, name), read)
    changes["photo"] = before.photo if typed["photo"] else None
    return replace(before, **changes)


def new_contact(form: ContactForm) -> NewContact:
    """A form of somebody who is not in the journal yet as what is added."""
    names = [name for name in NewContact.__dataclass_fields__ if name not in {"photo", "raw_card", *LINES}]
    parts: dict[str, Any] = {name: tuple(one.part for one in getattr(form, name)) for name in LINES}
    return NewContact(**{name: getattr(form, name) for name in names}, **parts, photo=form.new_photo)


def merged(mine: Any, base: Any, theirs: Any) -> Any:
    """What was typed (`mine`, begun on `base`) over what the journal knows by now (`theirs`)."""
    if isinstance(mine, dict) and isinstance(base, dict) and isinstance(theirs, dict):
        return {name: merged(mine.get(name), base.get(name), value) for name, value in theirs.items()}
    if mine == base:
        return theirs
    if not _is_lines(mine) or not _is_lines(base) or not _is_lines(theirs):
        return mine
    of_mine, of_base = _by_row(mine), _by_row(base)
    kept = []
    for line in theirs:
        row = line["row"]
        if row not in of_base:
            kept.append(line)
        elif row in of_mine:
            kept.append(merged(of_mine[row], of_base[row], line))
    return kept + [line for line in mine if line["row"] is None]


def _is_lines(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(line, dict) for line in value)


def _by_row(lines: Sequence[Typed]) -> dict[Any, Typed]:
    return {line["row"]: line for line in lines if line["row"] is not None}


def split_name(name: str) -> tuple[str, str]:
    """The given and the family name a name seems to be made of."""
    given, _, family = " ".join(name.split()).rpartition(" ")
    return (given, family) if given else (family, "")


def tags_of(text: str) -> tuple[str, ...]:
    """Tags as typed, parted by commas."""
    clean = (" ".join(tag.strip().removeprefix("#").split()) for tag in text.split(","))
    return tuple(dict.fromkeys(tag for tag in clean if tag))


def _lines(
    name: str,
    typed: Sequence[Typed],
    was: Sequence[Typed],
    before: Sequence[Kept[Part]],
    read: Callable[[str, Typed, Part | None], Part],
) -> tuple[Kept[Part], ...]:
    """The lines of a list as parts; one that still reads as it was shown stays what it is."""
    parts = {one.row: one.part for one in before}
    texts = _by_row(was)
    found = []
    for at, line in enumerate(typed):
        row = line["row"]
        known = parts.get(row) if row is not None else None
        if known is not None and line == texts[row]:
            found.append(Kept(known, row))
        else:
            found.append(Kept(read(f"{name}.{at}", line, known), row if known is not None else None))
    return tuple(found)


def _job_texts(job: NewJob) -> Typed:
    return {
        "account": job.account,
        "title": job.title,
        "department": job.department,
        "buying_role": job.buying_role,
        "started_on": _written(job.started_on),
        "ended_on": _written(job.ended_on),
    }


def _job(where: str, line: Typed, _: NewJob | None) -> NewJob:
    return NewJob(
        _one_line(line["account"]),
        _one_line(line["title"]),
        _one_line(line["department"]),
        _first_day(f"{where}.started_on", line["started_on"]),
        _first_day(f"{where}.ended_on", line["ended_on"]),
        _one_line(line["buying_role"]),
    )


def _method_texts(method: NewMethod) -> Typed:
    return {
        "kind": method.kind.value,
        "label": method.label,
        "value": method.value,
        "preferred": method.preferred,
    }


def _method(_: str, line: Typed, __: NewMethod | None) -> NewMethod:
    return NewMethod(
        MethodKind(line["kind"]), _one_line(line["value"]), _one_line(line["label"]), bool(line["preferred"])
    )


def methods_of(typed: Typed) -> tuple[NewMethod, ...]:
    """The ways to reach somebody as typed so far, whatever may be wrong with them."""
    return tuple(_method("", line, None) for line in typed["methods"])


def _address(_: str, line: Typed, __: NewAddress | None) -> NewAddress:
    return NewAddress(**{name: str(line[name]).strip() for name in ADDRESS})


def _date_texts(day: NewDate) -> Typed:
    return {"label": day.label, "on": wording.partial_day(day.on) or day.typed}


def _date(where: str, line: Typed, known: NewDate | None) -> NewDate:
    label = _one_line(line["label"])
    if known is not None and line["on"] == _date_texts(known)["on"]:
        return replace(known, label=label)
    return NewDate(label, _partial(f"{where}.on", line["on"]) or PartialDate())


def _relation(_: str, line: Typed, known: NewRelation | None) -> NewRelation:
    name = _one_line(line["name"])
    other: ContactId | None = known.other if known is not None and known.name == name else None
    return NewRelation(_one_line(line["label"]), name, other)


def _written(day: date | None) -> str:
    return "" if day is None else wording.partial_day(PartialDate(day.year, day.month, day.day))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _cadence(text: str) -> int | None:
    words = text.strip().lower().removesuffix("days").removesuffix("day").strip()
    if not words:
        return None
    if not (words.isascii() and words.isdecimal() and len(words) < 6):
        raise BadValue("cadence_days", f"“{text.strip()}” is not a number of days. Write it like 28.")
    return int(words)


def _day_ahead(text: str, today: date) -> date | None:
    try:
        return dates.parse_day(text, today, prefer_past=False) if text.strip() else None
    except ValueError as error:
        raise BadValue("away_until", str(error)) from None


def _partial(where: str, text: str) -> PartialDate | None:
    try:
        return dates.parse_partial(text) if text.strip() else None
    except ValueError as error:
        raise BadValue(where, str(error)) from None


def _first_day(where: str, text: str) -> date | None:
    """The day of a job's beginning or end; of a month or a year its first."""
    on = _partial(where, text)
    if on is None:
        return None
    if on.year is None:
        raise BadValue(where, "Write the year too, like March 2020.")
    try:
        return date(on.year, on.month or 1, on.day or 1)
    except ValueError:
        raise BadValue(where, "This is not a day in the calendar. Check the year.") from None

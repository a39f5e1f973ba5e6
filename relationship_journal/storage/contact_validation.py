# SPDX-License-Identifier: MIT
"""What of a contact can be kept: each refusal names its field ("methods.0.value") and says why.

Only what was touched is judged: an import may have brought what a form would not take.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import TypeVar
from zoneinfo import ZoneInfo, available_timezones

from relationship_journal.storage.errors import BadValue
from relationship_journal.storage.validation import (
    FIRST_YEAR,
    LAST_YEAR,
    MAX_NAME,
    MAX_TEXT,
    check_tags,
    checked_name,
)
from relationship_journal.values import (
    MAX_CADENCE,
    About,
    ContactForm,
    ContactId,
    Kept,
    MethodKind,
    NewAddress,
    NewContact,
    NewDate,
    NewJob,
    NewMethod,
    NewPhoto,
    NewRelation,
    PartialDate,
)

Part = TypeVar("Part")

FIRST_PARTIAL_YEAR = 1000
MAX_PHOTO = 4_000_000


def check_new(new: NewContact) -> None:
    """Refuse a new contact that cannot be kept."""
    check_about(new, About(""))
    _check_parts("jobs", _fresh(new.jobs), (), check_job)
    _check_parts("methods", _fresh(new.methods), (), check_method)
    _check_parts("addresses", _fresh(new.addresses), (), check_address)
    _check_parts("dates", _fresh(new.dates), (), check_date)
    _check_parts("relations", _fresh(new.relations), (), check_relation)
    if new.photo is not None:
        check_photo(new.photo)


def check_form(contact: ContactId, before: ContactForm, after: ContactForm) -> None:
    """Refuse what was changed into something that cannot be kept."""
    check_about(after, before)
    _check_parts("jobs", after.jobs, before.jobs, check_job)
    _check_parts("methods", after.methods, before.methods, check_method)
    _check_parts("addresses", after.addresses, before.addresses, check_address)
    _check_parts("dates", after.dates, before.dates, check_date)
    _check_parts("relations", after.relations, before.relations, check_relation)
    for at, one in enumerate(after.relations):
        if one.part.other == contact:
            raise BadValue(f"relations.{at}.name", "This is the contact's own name. Write who they are related to.")
    check_tags(tag for tag in after.tags if tag not in before.tags)
    if after.new_photo is not None:
        check_photo(after.new_photo)


def check_about(after: About, before: About) -> None:
    """Refuse what is said of a person themselves where it cannot be kept."""
    checked_name(after.name)
    for field in fields(About):
        value = getattr(after, field.name)
        if isinstance(value, str) and field.name != "note" and value != getattr(before, field.name):
            _check_length(field.name, value)
    if len(after.note) > MAX_TEXT and after.note != before.note:
        raise BadValue("note", f"This text has {len(after.note):,} characters; {MAX_TEXT:,} are the most.")
    if after.cadence_days is not None and not 1 <= after.cadence_days <= MAX_CADENCE:
        raise BadValue("cadence_days", f"{after.cadence_days} days is not between 1 and {MAX_CADENCE:,}.")
    if after.away_until is not None:
        _check_year("away_until", after.away_until.year, FIRST_YEAR)
    if not all(1 <= month <= 12 for month in after.seasonal_months):
        raise BadValue("seasonal_months", "A month is a number from 1 to 12.")
    if after.birthday is not None and after.birthday != before.birthday:
        check_partial("birthday", after.birthday)
    if after.zone is not None and after.zone != before.zone and not _is_zone(after.zone):
        raise BadValue("zone", f"“{after.zone}” is no time zone known here. Write one like Europe/Berlin.")


def check_job(where: str, job: NewJob) -> None:
    """A job needs a company, and begins before it ends."""
    if not job.account.strip():
        raise BadValue(f"{where}.account", "Write the company too, so that the job has a place.")
    for name in ("account", "title", "department", "buying_role"):
        _check_length(f"{where}.{name}", getattr(job, name))
    for name, day in (("started_on", job.started_on), ("ended_on", job.ended_on)):
        if day is not None:
            _check_year(f"{where}.{name}", day.year, FIRST_YEAR)
    if job.started_on and job.ended_on and job.ended_on < job.started_on:
        raise BadValue(f"{where}.ended_on", "This job would end before it began. Check the two days.")


def check_method(where: str, method: NewMethod) -> None:
    """A way to reach somebody needs a value that looks like its kind."""
    value = method.value.strip()
    if not value:
        raise BadValue(f"{where}.value", "Write the number or address, or take the line away.")
    if method.kind is MethodKind.EMAIL and "@" not in value:
        raise BadValue(f"{where}.value", f"“{_short(value)}” is no e-mail address. Check it, or choose another kind.")
    if method.kind is MethodKind.PHONE and not any(sign.isdecimal() for sign in value):
        raise BadValue(f"{where}.value", f"“{_short(value)}” is no phone number. Check it, or choose another kind.")
    _check_length(f"{where}.value", method.value)
    _check_length(f"{where}.label", method.label)


def check_address(where: str, address: NewAddress) -> None:
    """An address says something beside its label."""
    said = [name for name in NewAddress.__slots__ if name != "label" and getattr(address, name).strip()]
    if not said:
        raise BadValue(f"{where}.street", "Write the address, or take it away.")
    for name in NewAddress.__slots__:
        _check_length(f"{where}.{name}", getattr(address, name))


def check_date(where: str, day: NewDate) -> None:
    """A date that matters is a day or a year, or at least what was written of one."""
    if day.on != PartialDate():
        check_partial(f"{where}.on", day.on)
    elif not day.typed.strip():
        raise BadValue(f"{where}.on", "Write the day, or take the line away.")
    _check_length(f"{where}.on", day.typed)
    _check_length(f"{where}.label", day.label)


def check_relation(where: str, relation: NewRelation) -> None:
    """Somebody near has a name."""
    if not relation.name.strip():
        raise BadValue(f"{where}.name", "Write the name, or take the line away.")
    _check_length(f"{where}.name", relation.name)
    _check_length(f"{where}.label", relation.label)


def check_partial(where: str, on: PartialDate) -> None:
    """A day of the calendar, with or without its year, or a year alone."""
    if on.year is not None:
        _check_year(where, on.year, FIRST_PARTIAL_YEAR)
    whole = on.month is not None and on.day is not None
    if not whole and (on.month is not None or on.day is not None or on.year is None):
        raise BadValue(where, "Write day and month, with or without the year, or a year alone.")
    if on.month is not None and on.day is not None:
        fits = 1 <= on.month <= 12 and 1 <= on.day <= monthrange(on.year or 2000, on.month)[1]
        if not fits:
            raise BadValue(where, "This is not a day in the calendar. Check the day and the month.")


def check_photo(photo: NewPhoto) -> None:
    """A picture of a reasonable size."""
    if not photo.media_type.startswith("image/") or not photo.data:
        raise BadValue("photo", "This is no picture that can be kept. Choose another file.")
    if len(photo.data) > MAX_PHOTO:
        raise BadValue("photo", f"This picture has {len(photo.data):,} bytes; {MAX_PHOTO:,} are the most.")


def _check_parts(
    name: str, after: Sequence[Kept[Part]], before: Sequence[Kept[Part]], check: Callable[[str, Part], None]
) -> None:
    untouched = {one.row: one.part for one in before if one.row is not None}
    for at, one in enumerate(after):
        if one.row is None or one.part != untouched.get(one.row):
            check(f"{name}.{at}", one.part)
    rows = [one.row for one in after if one.row is not None]
    if len(rows) != len(set(rows)):
        raise BadValue(name, "The same line is there twice. Take one away.")


def _fresh(parts: Sequence[Part]) -> list[Kept[Part]]:
    return [Kept(part) for part in parts]


def _check_length(where: str, text: str) -> None:
    if len(text) > MAX_NAME:
        raise BadValue(where, f"This text has {len(text):,} characters; {MAX_NAME:,} are the most.")


def _check_year(where: str, year: int, first: int) -> None:
    if not first <= year <= LAST_YEAR:
        raise BadValue(where, f"The year {year} is outside {first} to {LAST_YEAR}.")


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return not available_timezones()  # a system without zone data cannot judge
    return True


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"

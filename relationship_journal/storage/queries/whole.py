# SPDX-License-Identifier: MIT
"""A contact whole: every part with the row it is kept in, as an editor needs it, and the picture when asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from relationship_journal.storage.columns import months_of
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.reading import stored_day
from relationship_journal.values import (
    ContactDetails,
    ContactForm,
    ContactId,
    Kept,
    MethodKind,
    NewAddress,
    NewDate,
    NewJob,
    NewMethod,
    NewPhoto,
    NewRelation,
    PartialDate,
    Stage,
    Status,
    TagKind,
    Tier,
    WantedBy,
)

_ABOUT = (
    *("name", "prefix", "given", "middle", "family", "suffix", "nickname", "phonetic_given", "phonetic_family"),
    *("is_company", "pronoun", "status", "stage", "wanted_by", "tier", "cadence_days", "away_until"),
    *("seasonal_months", "health_or_public", "off_duty_welcome", "zone", "note"),
)
_KINDS: Mapping[str, Callable[[Any], object]] = {
    "is_company": bool, "health_or_public": bool, "off_duty_welcome": bool,
    "status": Status, "stage": Stage, "wanted_by": WantedBy, "tier": Tier, "seasonal_months": months_of,
}  # fmt: skip
_ADDRESS = tuple(NewAddress.__slots__)


def contact_form(journal: Journal, contact_id: int) -> ContactForm | None:
    """Everything of a contact that can be edited, also from the trash; None where there is no such contact."""
    with journal.lock:
        found = journal.rows(
            f"SELECT birth_year, birth_month, birth_day, {', '.join(_ABOUT)} FROM contact WHERE id = ?", [contact_id]
        )
        if not found:
            return None
        year, month, day, *rest = found[0]
        photos = _parts(journal, contact_id, "", "photo d")
        about = dict(zip(_ABOUT, rest, strict=True))
        about |= {name: kind(about[name]) for name, kind in _KINDS.items()}
        return ContactForm(
            **about | {"away_until": stored_day(about["away_until"])},
            birthday=None if year is month is day is None else PartialDate(year, month, day),
            jobs=_jobs(journal, contact_id),
            methods=_methods(journal, contact_id),
            addresses=_addresses(journal, contact_id),
            dates=_dates(journal, contact_id),
            relations=_relations(journal, contact_id),
            tags=_tags(journal, contact_id),
            photo=photos[0][0] if photos else None,
        )


def details(journal: Journal, contact_id: ContactId) -> ContactDetails:
    """A person's jobs, addresses, dates, relations and whether there is a photo: what an import may have brought."""
    with journal.lock:
        return ContactDetails(
            tuple(one.part for one in _jobs(journal, contact_id)),
            tuple(one.part for one in _addresses(journal, contact_id)),
            tuple(one.part for one in _dates(journal, contact_id)),
            tuple(one.part for one in _relations(journal, contact_id)),
            bool(_parts(journal, contact_id, "", "photo d")),
        )


def photo(journal: Journal, contact_id: int) -> NewPhoto | None:
    """The picture of a contact, in whatever format it came."""
    found = _parts(journal, contact_id, ", d.media_type, d.data", "photo d")
    return NewPhoto(found[0][1], bytes(found[0][2])) if found else None


def account_names(journal: Journal) -> list[str]:
    """Every company that is not in the trash, by name."""
    return [name for (name,) in journal.rows("SELECT name FROM account WHERE trashed_at IS NULL ORDER BY name")]


def tag_names(journal: Journal, kind: TagKind) -> list[str]:
    """Every tag of a kind, by name."""
    found = journal.rows("SELECT name FROM tag WHERE kind = ? AND trashed_at IS NULL ORDER BY name", [kind.value])
    return [name for (name,) in found]


def _parts(journal: Journal, contact_id: int, columns: str, source: str) -> list[tuple[Any, ...]]:
    return journal.rows(f"SELECT d.id{columns} FROM {source} WHERE d.contact_id = ? ORDER BY d.id", [contact_id])


def _jobs(journal: Journal, contact_id: int) -> tuple[Kept[NewJob], ...]:
    columns = ", a.name, d.title, d.department, d.started_on, d.ended_on, d.buying_role"
    found = _parts(journal, contact_id, columns, "job d JOIN account a ON a.id = d.account_id")
    return tuple(
        Kept(NewJob(account, title, department, stored_day(start), stored_day(end), role), row)
        for row, account, title, department, start, end, role in found
    )


def _methods(journal: Journal, contact_id: int) -> tuple[Kept[NewMethod], ...]:
    found = _parts(journal, contact_id, ", d.kind, d.value, d.label, d.preferred", "method d")
    return tuple(
        Kept(NewMethod(MethodKind(kind), value, label, bool(preferred)), row)
        for row, kind, value, label, preferred in found
    )


def _addresses(journal: Journal, contact_id: int) -> tuple[Kept[NewAddress], ...]:
    columns = "".join(f", d.{name}" for name in _ADDRESS)
    return tuple(
        Kept(NewAddress(**dict(zip(_ADDRESS, parts, strict=True))), row)
        for row, *parts in _parts(journal, contact_id, columns, "address d")
    )


def _dates(journal: Journal, contact_id: int) -> tuple[Kept[NewDate], ...]:
    found = _parts(journal, contact_id, ", d.label, d.typed, d.year, d.month, d.day", "date d")
    return tuple(Kept(NewDate(label, PartialDate(*on), typed), row) for row, label, typed, *on in found)


def _relations(journal: Journal, contact_id: int) -> tuple[Kept[NewRelation], ...]:
    source = "relation d LEFT JOIN contact k ON k.id = d.other_id"
    found = _parts(journal, contact_id, ", d.label, coalesce(k.name, d.name), d.other_id", source)
    return tuple(Kept(NewRelation(label, name, other), row) for row, label, name, other in found)


def _tags(journal: Journal, contact_id: int) -> tuple[str, ...]:
    source = "contact_tag d JOIN tag t ON t.id = d.tag_id AND t.trashed_at IS NULL"
    found = _parts(journal, contact_id, ", t.name", source)
    return tuple(name for _, name in found)

# SPDX-License-Identifier: MIT
"""The cast: people and accounts from cast.json, as of today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from relationship_journal.values import (
    ContactId,
    MethodKind,
    NewAccount,
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


def contact(
    person: Mapping[str, Any], accounts: Mapping[str, Any], names: Mapping[str, ContactId], today: date
) -> NewContact:
    """A person of the cast; a relation to somebody of the cast leads to them by their place in it."""
    at = accounts[person["account"]]
    given, _, family = person["name"].partition(" ")
    return NewContact(
        name=person["name"],
        prefix=person.get("prefix", ""),
        given=person.get("given", given),
        family=person.get("family", family),
        nickname=person.get("nickname", ""),
        phonetic_given=person.get("phonetic_given", ""),
        phonetic_family=person.get("phonetic_family", ""),
        status=Status(person.get("status", "customer")),
        stage=Stage(person["stage"]),
        wanted_by=WantedBy(person["wanted_by"]),
        tier=Tier(person["tier"]),
        cadence_days=person.get("cadence"),
        seasonal_months=tuple(person.get("seasonal", ())),
        health_or_public=person.get("public", False),
        off_duty_welcome=person.get("off_duty", False),
        birthday=_date(person["birthday"], today) if "birthday" in person else None,
        zone=person.get("zone"),
        note=person.get("note", ""),
        jobs=tuple(_jobs(person, accounts, today)),
        methods=tuple(_methods(person, at)),
        addresses=tuple(_addresses(person, at)),
        dates=tuple(NewDate(label, _date(on, today)) for label, on in person.get("dates", ())),
        relations=tuple(NewRelation(label, name, names.get(name)) for label, name in person.get("relations", ())),
        tags=tuple(person.get("tags", ())),
    )


def account(said: Mapping[str, Any], today: date) -> NewAccount:
    """An account: when it renews, and how many people matter there."""
    renewal = today + timedelta(days=said["renewal"]) if "renewal" in said else None
    return NewAccount(said["name"], renewal, said.get("matter"), said.get("note", ""))


def _date(said: Any, today: date) -> PartialDate:
    """A date as it stands, or one that comes around in some days: `{"in": days, "turns": years}`."""
    if isinstance(said, list):
        return PartialDate(*said)
    on = upcoming(said["in"], today)
    return PartialDate(on.year - said["turns"] if "turns" in said else None, on.month, on.day)


def upcoming(days: int, today: date) -> date:
    """The day so many days ahead, as one that every year has."""
    on = today + timedelta(days=days)
    return on - timedelta(days=1) if (on.month, on.day) == (2, 29) else on


def _jobs(person: Mapping[str, Any], accounts: Mapping[str, Any], today: date) -> Iterator[NewJob]:
    ended = today - timedelta(days=person["ended"]) if "ended" in person else None
    since = today - timedelta(days=person["since"])
    yield NewJob(
        accounts[person["account"]]["name"],
        person["title"],
        started_on=since,
        ended_on=ended,
        buying_role=person.get("role", ""),
    )
    if "then" in person:
        account, title, days = person["then"]
        yield NewJob(accounts[account]["name"], title, started_on=today - timedelta(days=days))


def _methods(person: Mapping[str, Any], account: Mapping[str, Any]) -> Iterator[NewMethod]:
    yield NewMethod(MethodKind.PHONE, person["mobile"], "mobile", preferred="friend" in person["stage"])
    if "office" in person:
        yield NewMethod(MethodKind.PHONE, account["phone"], "office")
    yield NewMethod(MethodKind.EMAIL, f"{person['mail']}@{account['domain']}", "work")


def _addresses(person: Mapping[str, Any], account: Mapping[str, Any]) -> Iterator[NewAddress]:
    parts = {part: account[part] for part in ("street", "locality", "region", "postcode", "country")}
    yield NewAddress(label="work", **parts)
    if "home" in person:
        street, locality, postcode = person["home"]
        yield NewAddress(label="home", street=street, locality=locality, postcode=postcode, country=account["country"])

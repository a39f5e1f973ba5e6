# SPDX-License-Identifier: MIT
"""Everything about one person that is no conversation, as a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from relationship_journal import wording
from relationship_journal.qt.models.sheet import (
    Band,
    Column,
    Copy,
    GoTo,
    GoToAccount,
    Line,
    More,
    Piece,
    ReadCard,
    Section,
    Sheet,
    Trigger,
    Write,
    line,
)
from relationship_journal.values import LimitKind, Mark, MarkKind, NewAddress, NewLimit, Tier
from relationship_journal.values.sides import AboutPerson
from relationship_journal.wording import marks as of_marks
from relationship_journal.wording import sides as of_sides

LEAD = 92
_LONG_NAME = 28
"""Letters of a name beside other words, without a place to break it."""
_EDIT = Trigger("edit_contact")


def sheet(person: AboutPerson, cadence: Mapping[Tier, int]) -> Sheet:
    """All of it; `cadence` is the days each tier has."""
    first = Column((
        _jobs(person),
        _reach(person),
        _dates(person),
        _relatives(person),
        _nearness(person, cadence),
    ))  # fmt: skip
    second = Column((
        _interests(person),
        _own_limits(person),
        _limits_for_all(person),
        _stages(person),
        _note(person),
        _tags(person),
        _source(person),
    ))  # fmt: skip
    return Sheet((Band((first, second)),), lead=LEAD)


def _called(person: AboutPerson) -> str:
    """What to call them in a sentence, which a name of any length would tear apart."""
    return wording.shortened(person.form.given or person.form.name, _LONG_NAME)


def _jobs(person: AboutPerson) -> Section:
    lines = tuple(
        Line(
            (Piece(job.part.account, GoToAccount(account), hint="Opens the account"),),
            detail=of_sides.job_detail(job.part),
        )
        for job, account in zip(person.form.jobs, person.accounts, strict=False)
    )
    return Section("Work", lines, "Where they work, as what, and their part in buying will be here.", _edit("the work"))


def _reach(person: AboutPerson) -> Section:
    methods = [
        Line(
            (
                Piece(one.part.value, Copy(one.part.value), hint="Copies it"),
                *((Piece("preferred", quiet=True),) if one.part.preferred else ()),
            ),
            of_sides.method_lead(one.part),
        )
        for one in person.form.methods
    ]
    addresses = [line(_address(one.part), lead=one.part.label or "address") for one in person.form.addresses]
    empty = "Numbers, e-mail and postal addresses will be here."
    return Section("Reach", (*methods, *addresses), empty, _edit("the ways to reach them"))


def _address(one: NewAddress) -> str:
    if one.formatted:
        return ", ".join(part.strip() for part in one.formatted.splitlines() if part.strip())
    town = " ".join(filter(None, (one.postcode, one.locality)))
    return ", ".join(filter(None, (one.po_box, one.extended, one.street, town, one.region, one.country)))


def _dates(person: AboutPerson) -> Section:
    form = person.form
    birthday = (line(wording.partial_day(form.birthday), lead="birthday"),) if form.birthday else ()
    days = (line(wording.partial_day(one.part.on) or one.part.typed, lead=one.part.label) for one in form.dates)
    return Section("Dates", (*birthday, *days), "A birthday and other days will be here.", _edit("the dates"))


def _relatives(person: AboutPerson) -> Section:
    lines = tuple(
        Line(
            (Piece(wording.shortened(one.name, _LONG_NAME), None if one.contact is None else GoTo(one.contact)),),
            one.label,
        )
        for one in person.relatives
    )
    return Section("Family and others near them", lines, "The people near them will be here.", _edit("the people near"))


def _nearness(person: AboutPerson, cadence: Mapping[Tier, int]) -> Section:
    form = person.form
    tier = None if form.tier is Tier.NONE else cadence.get(form.tier)
    facts = (
        ("status", wording.status_name(form.status)),
        ("stage", wording.stage_name(form.stage)),
        ("friendship", of_sides.wanted(form.wanted_by, _called(person))),
        ("tier", "" if form.tier is Tier.NONE else wording.tier_name(form.tier)),
        ("talk", of_sides.cadence_line(form.cadence_days, form.tier, tier)),
        ("away until", wording.day_with_year(form.away_until) if form.away_until else ""),
        ("busy or away in", of_sides.months_line(form.seasonal_months)),
        ("off duty", "welcome" if form.off_duty_welcome else ""),
        ("mark", "health-care professional or public buyer" if form.health_or_public else ""),
        ("pronoun", form.pronoun),
        ("time zone", form.zone or ""),
    )
    return Section(
        "Relationship", tuple(line(said, lead=lead) for lead, said in facts if said), offers=_edit("the relationship")
    )


def _interests(person: AboutPerson) -> Section:
    lines = tuple(
        line(one.said.what, detail=one.said.note, deeds=(Piece("More to do", More(one.ref), hint=one.said.what),))
        for one in person.interests
    )
    empty = "What they care about will be here: a reason for a few words in between."
    return Section("Interests", lines, empty, (Piece("Add", Write(MarkKind.INTEREST), hint="Add an interest"),))


def _own_limits(person: AboutPerson) -> Section:
    name = _called(person)
    lines = tuple(_limit_line(one) for one in person.own_limits)
    empty = f"Your own limits with {name} will be here: personal time, off-duty times, spending, topics not to open."
    return Section("Your limits with them", lines, empty, _limit_offers(person.own_limits, for_all=False))


def _limits_for_all(person: AboutPerson) -> Section:
    lines = tuple(_limit_line(one) for one in person.limits_for_all)
    empty = "Limits that hold with everybody will be here; a limit of their own goes before them."
    return Section("Your limits with everybody", lines, empty, _limit_offers(person.limits_for_all, for_all=True))


def _limit_line(one: Mark[Any]) -> Line:
    words = of_sides.limit_words(one.said)
    more = Piece("Change or clear", More(one.ref), hint=words)
    return line(words, lead=of_sides.limit_lead(one.said.kind), detail=one.said.note, deeds=(more,))


def _limit_offers(limits: tuple[Mark[Any], ...], *, for_all: bool) -> tuple[Piece, ...]:
    """What is not set yet; of topics there can be many."""
    there = {one.said.kind for one in limits} - {LimitKind.TOPIC}
    return tuple(
        Piece(
            of_sides.limit_offer(kind),
            Write(MarkKind.LIMIT, NewLimit(kind), for_all),
            hint=f"Set a limit: {of_marks.limit_kind(kind).lower()}",
        )
        for kind in LimitKind
        if kind not in there
    )


def _stages(person: AboutPerson) -> Section:
    lines = tuple(
        line(
            of_sides.stage_step(one.said.before, one.said.after),
            lead=wording.day_with_year(one.on),
            detail=one.said.note,
            deeds=(Piece("Change day or note", More(one.ref), hint=wording.day_with_year(one.on)),),
        )
        for one in person.stages
    )
    empty = f"{wording.stage_name(person.form.stage)} from the beginning. Each change will be here with its day."
    return Section("History of stages", lines, empty, (Piece("Change", _EDIT, hint="Change the stage"),))


def _note(person: AboutPerson) -> Section:
    lines = (line(person.form.note.strip()),) if person.form.note.strip() else ()
    return Section("Note", lines, "What fits nowhere else will be here.", _edit("the note"))


def _tags(person: AboutPerson) -> Section:
    lines = (line(", ".join(person.form.tags)),) if person.form.tags else ()
    return Section("Tags", lines, "Tags that group people will be here.", _edit("the tags"))


def _source(person: AboutPerson) -> Section:
    lines = []
    if person.added_at is not None:
        brought = person.added_with if person.cards else ""  # others were not read from an address book
        lines.append(line(of_sides.added_line(person.added_at.date(), brought)))
    for card in person.cards:
        words = of_sides.card_line(card)
        read = wording.day_with_year(card.read_on) if card.read_on else ""
        lines.append(line(words, detail=read, deeds=(Piece("Read the card", ReadCard(card.id, words), hint=words),)))
    return Section("Source", tuple(lines))


def _edit(what: str) -> tuple[Piece, ...]:
    return (Piece("Edit", _EDIT, hint=f"Edit {what}"),)

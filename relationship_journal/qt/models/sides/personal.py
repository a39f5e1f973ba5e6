# SPDX-License-Identifier: MIT
"""The personal side: stage, interests, family, off duty, favors both ways, who needed an ear, friction, what to ask."""

from __future__ import annotations

from datetime import date

from relationship_journal import wording
from relationship_journal.qt.models.sheet import Column, GoTo, Line, Piece, Section, Trigger
from relationship_journal.qt.models.sides.pieces import counted, line_of, offer, talks, tally, with_waiting
from relationship_journal.qt.models.sides.shared import frictions, notes
from relationship_journal.values import MarkKind, MixSide, NewFavor, OffDuty, Side
from relationship_journal.values.sides import BothSides, unexplained
from relationship_journal.wording import sides as of_sides

_WRITE = Piece("Write an entry", Trigger("new_entry"), hint="It is said of an entry")


def personal(sides: BothSides, today: date) -> Column:
    """The column."""
    sections = (
        _nearness(sides),
        _interests(sides),
        _family(sides),
        _off_duty(sides),
        _favors(sides, today),
        _ears(sides),
        frictions(sides, MixSide.PERSONAL, today),
        notes(sides, MixSide.PERSONAL, today),
    )
    return Column(sections, "Personal", "personal")


def _nearness(sides: BothSides) -> Section:
    stage = of_sides.stage_line(sides.stage, sides.stage_since)
    said = tally(stage, "Changes of stage", sides.stages) if sides.stages else Piece(stage)
    who = of_sides.wanted(sides.wanted_by, sides.given)
    change = Piece("Change", Trigger("edit_contact"), hint="Change the stage")
    return Section("Stage", (Line((said,), detail=f"{who[:1].upper()}{who[1:]}"),), offers=(change,))


def _interests(sides: BothSides) -> Section:
    names = wording.names_list([one.said.what for one in sides.interests])
    empty = f"What {sides.given} cares about will be here: a reason for a few words in between."
    return Section(
        "Interests",
        (Line((Piece(names),)),) if names else (),
        empty,
        (offer("Add", MarkKind.INTEREST, "Add an interest"),),
    )


def _family(sides: BothSides) -> Section:
    pieces = (
        Piece(of_sides.relative_words(one), None if one.contact is None else GoTo(one.contact))
        for one in sides.relatives
    )
    edit = Piece("Edit", Trigger("edit_contact"), hint="Edit the people near them")
    return Section("Family", line_of(pieces), "The people near them will be here.", (edit,))


def _off_duty(sides: BothSides) -> Section:
    times = sides.told.off_duty
    pieces = (
        piece
        for how in OffDuty
        for piece in talks(
            of_sides.off_duty_count(how, len(times.get(how, ())), sides.given), "Off duty", times.get(how, ())
        )
    )
    lines = line_of(pieces)
    empty = "Times meant to be without business will be here, kept or slipped."
    return Section("Off duty", lines, empty, () if lines else (_WRITE,))


def _favors(sides: BothSides, today: date) -> Section:
    lines = (*_favors_by(sides, Side.ME), *_favors_by(sides, Side.THEM))
    elsewhere = frozenset(one.id for one in unexplained(sides.concessions))  # they wait on the business side
    waiting = [one for one in sides.favors if one.said.open and one.id not in elsewhere]
    add = offer("Add", MarkKind.FAVOR, "Add a favor", NewFavor(""))
    empty = "What you did for each other, and who asked, will be here."
    return with_waiting("Favors", lines, waiting, today, empty=empty, add=add)


def _favors_by(sides: BothSides, side: Side) -> tuple[Line, ...]:
    done, mine = sides.favors_by(side), side is Side.ME
    title = "Favors you did" if mine else f"Favors {sides.given} did"
    asked = f"asked by {sides.given if mine else 'you'}"
    costly = [one for one in done if one.said.concession]
    pieces = (
        *counted(done, "done", title),
        *counted([one for one in done if one.said.asked_by is not side], asked, f"{title}, {asked}"),
        *counted(costly, "concession" if len(costly) == 1 else "concessions", "Concessions"),
    )
    return line_of(pieces, "You" if mine else sides.given)


def _ears(sides: BothSides) -> Section:
    told = sides.told
    bare = told.troubles_without_meaning
    lines = [
        line
        for lead, times in (("You", told.my_ear), (sides.given, told.their_ear))
        for line in line_of(talks(wording.count(len(times), "time"), f"{lead} needed an ear", times), lead)
    ]
    troubles = (
        *talks(wording.count(len(told.troubles), "time"), "Troubles told", told.troubles),
        *talks(f"{wording.number(len(bare))} without what it means", "Troubles told", bare),
    )
    empty = "Talks in which one of you needed an ear will be here."
    lines += line_of(troubles, "Own troubles told")
    return Section("Who needed an ear", tuple(lines), empty, () if lines else (_WRITE,))

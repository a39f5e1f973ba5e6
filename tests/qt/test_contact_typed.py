# SPDX-License-Identifier: MIT
"""A contact as typed: what reads as before stays as it was, and a draft meets what changed meanwhile."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from relationship_journal.qt.models.contact_typed import merged, shown, split_name, tags_of, understood
from relationship_journal.storage.errors import BadValue
from relationship_journal.values import (
    ContactForm,
    ContactId,
    Kept,
    MethodKind,
    NewDate,
    NewJob,
    NewMethod,
    NewRelation,
    PartialDate,
)

TODAY = date(2026, 11, 22)
ODD = ContactForm(
    "  Odd   Name ",
    note=" kept as it is \n",
    birthday=PartialDate(None, None, 12),
    cadence_days=28,
    away_until=date(2026, 12, 24),
    seasonal_months=(7, 8),
    jobs=(Kept(NewJob("Helix", started_on=date(2020, 3, 1)), 5),),
    methods=(
        Kept(NewMethod(MethodKind.PHONE, "+1 555 0100", "work", True), 1),
        Kept(NewMethod(MethodKind.EMAIL, "x"), 2),
    ),
    dates=(Kept(NewDate("once", PartialDate(), "some time in May"), 3),),
    relations=(Kept(NewRelation("son", "Sam", ContactId(9)), 4),),
    tags=("a, b", "vip"),
    photo=7,
)


def test_what_is_not_touched_comes_back_exactly():
    assert understood(shown(ODD), ODD, TODAY) == ODD
    assert understood(json.loads(json.dumps(shown(ODD))), ODD, TODAY) == ODD


def test_a_linked_relation_stays_linked_under_another_label_and_not_under_another_name():
    typed = shown(ODD)
    typed["relations"][0]["label"] = "stepson"
    assert understood(typed, ODD, TODAY).relations == (Kept(NewRelation("stepson", "Sam", ContactId(9)), 4),)
    typed["relations"][0]["name"] = "Samira"
    assert understood(typed, ODD, TODAY).relations == (Kept(NewRelation("stepson", "Samira"), 4),)


def test_a_day_in_words_an_import_brought_stays_under_another_label():
    typed = shown(ODD)
    typed["dates"][0]["label"] = "garden party"
    assert understood(typed, ODD, TODAY).dates[0].part == NewDate("garden party", PartialDate(), "some time in May")
    typed["dates"][0]["on"] = "any day"
    with pytest.raises(BadValue) as caught:
        understood(typed, ODD, TODAY)
    assert caught.value.field == "dates.0.on"


@pytest.mark.parametrize(
    ("typed", "day"), [("March 2020", date(2020, 3, 1)), ("2019", date(2019, 1, 1)), ("7.6.2020", None), ("", None)]
)
def test_when_a_job_began(typed, day):
    form = shown(ODD)
    form["jobs"][0]["started_on"] = typed
    if typed == "7.6.2020":
        with pytest.raises(BadValue, match="more than one way"):
            understood(form, ODD, TODAY)
    else:
        assert understood(form, ODD, TODAY).jobs[0].part.started_on == day


def test_emptied_fields_are_emptied():
    form = shown(ODD) | {"birthday": " ", "cadence_days": "", "away_until": "", "note": "  ", "tags": " , ", "photo": 0}
    found = understood(form, ODD, TODAY)
    assert (found.birthday, found.cadence_days, found.away_until, found.note, found.tags, found.photo) == (
        *(None, None, None),
        "",
        (),
        None,
    )


def test_a_draft_meets_what_changed_meanwhile():
    base = shown(ODD)
    mine = json.loads(json.dumps(base))
    mine["nickname"] = "Oddie"
    mine["methods"][0]["value"] = "+1 555 0199"
    mine["methods"].append({"row": None, "kind": "phone", "label": "", "value": "7", "preferred": False})
    mine["relations"] = []
    later = replace(
        ODD,
        pronoun="they",
        methods=(
            Kept(NewMethod(MethodKind.PHONE, "+1 555 0100", "home", True), 1),
            Kept(NewMethod(MethodKind.PHONE, "8"), 11),
        ),
        relations=(*ODD.relations, Kept(NewRelation("aunt", "Eva"), 12)),
    )
    now = understood(merged(mine, base, shown(later)), later, TODAY)
    assert (now.nickname, now.pronoun) == ("Oddie", "they")
    assert [(one.row, one.part.label, one.part.value) for one in now.methods] == [
        (1, "home", "+1 555 0199"),
        (11, "", "8"),
        (None, "", "7"),
    ]
    assert [one.part.name for one in now.relations] == ["Eva"]
    assert now.seasonal_months == (7, 8)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Dana Whitfield", ("Dana", "Whitfield")),
        (" Mary  Jane Watson", ("Mary Jane", "Watson")),
        ("Ng", ("Ng", "")),
        ("", ("", "")),
    ],
)
def test_the_parts_a_name_seems_to_have(name, parts):
    assert split_name(name) == parts


def test_tags_are_parted_by_commas():
    assert tags_of(" #golf, trade   fair,,golf ") == ("golf", "trade fair")

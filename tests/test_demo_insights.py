# SPDX-License-Identifier: MIT
"""The demo shows every insight, whatever day it is looked at, each on the person whose story it is."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from relationship_journal import demo
from relationship_journal.insights.rules import RULES, notice
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.noticing import facts
from relationship_journal.values.insights import Insight, Severity
from relationship_journal.wording.findings import say

ALL = ""
RAISED_BY = {
    "late-promise": "Dana Whitfield",
    "concession-drift": "Dana Whitfield",
    "favor-over-work": "Dana Whitfield",
    "shortcut-open": "Dana Whitfield",
    "leaning-on-them": "Zdeněk Hrubčalík",
    "blurred": "Dana Whitfield",
    "slower-for-friends": "Tomás Lindqvist",
    "follow-up-thinner": ALL,
    "friction-unspoken": "Dana Whitfield",
    "friction-crossed": "Niamh Corrigale",
    "friction-lingers": "Jürgen Maaßdorf",
    "single-thread": "Northgate Logistics",
    "champion-left": "Zelmarek Pharma",
    "renewal-quiet": "Pellworth Cellars",
    "one-sided-friendship": "Celia Nordström",
    "shared-success": "Dana Whitfield",
    "over-limit": "Dewi Llanfedwen",
    "near-limit": "Bartek Wierzbanek",
    "business-slipped-in": "Emeka Vale",
    "no-off-duty": "Tomás Lindqvist",
    "no-without-reason": "Giulia Ferrante",
    "carried-over": "Giulia Ferrante",
    "never-asked": "Maud Skelderby",
    "quiet": "Priya Subramanian",
    "check-in-due": "Jordan Beck",
    "purpose-lost": "Priya Subramanian",
    "to-raise": "Celia Nordström",
    "goal-stalled": "Priya Subramanian",
    "only-business": "Anselm Krähwinkler",
    "service-record": ALL,
}
"""Which rule is raised by whose story; two are told of everybody."""

IN_PEACE = ("Ruth Hallam", "Øyvind Thranegard", "Sunniva Hjelmtveit", "Matthijs Roelvinga", "Haruto Minegishida")
"""Whose stories are as good as they can be."""

TODAYS = (
    *(date(2026, 11, day) for day in (1, 2, 22, 28, 29, 30)),
    *(date(2026, 2, 21), date(2026, 3, 29), date(2026, 10, 25), date(2026, 12, 31)),
    *(date(2027, 1, 1), date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 1), date(2027, 3, 2), date(2027, 3, 28)),
    *(date(2027, 4, 30), date(2027, 5, 28), date(2027, 5, 29), date(2027, 5, 30), date(2027, 5, 31)),
    *(date(2027, 6, 1), date(2027, 6, 15), date(2027, 7, 4), date(2027, 7, 31), date(2027, 8, 2), date(2027, 8, 16)),
    *(date(2027, 9, 1), date(2027, 9, 30), date(2027, 10, 1), date(2027, 10, 31), date(2027, 11, 2)),
    *(date(2027, 11, 11), date(2027, 12, 24), date(2027, 12, 25), date(2028, 2, 28), date(2028, 2, 29)),
    *(date(2028, 3, 1), date(2028, 12, 31), date(2029, 1, 2)),
)
"""Firsts and lasts of months, leap days, both clock changes, holidays and any days."""


@cache
def noticed(today: date) -> tuple[Insight, ...]:
    with TemporaryDirectory() as folder:
        journal = Journal.create(Path(folder) / "demo.rj")
        try:
            demo.fill(journal, today)
            return tuple(notice(facts(journal, today)))
        finally:
            journal.close()


def test_the_table_names_every_rule():
    assert set(RAISED_BY) == {rule.name for rule in RULES}


@pytest.mark.parametrize("today", TODAYS, ids=str)
def test_every_rule_is_raised_by_the_story_that_tells_of_it(today):
    found = {(one.rule, one.subject.name) for one in noticed(today)}
    assert set(RAISED_BY.items()) - found == set()


@pytest.mark.parametrize("today", TODAYS[::8], ids=str)
def test_titles_fit_and_sentences_are_whole(today):
    for one in noticed(today):
        title, sentence = say(one.title, today), say(one.sentence, today)
        assert len(title) < 60
        assert not title.endswith(".")
        assert sentence[-1] in ".?”"


@pytest.mark.parametrize("today", TODAYS[::8], ids=str)
def test_healthy_stories_are_left_in_peace(today):
    spoken_of = {one.subject.name for one in noticed(today) if one.severity is not Severity.GOOD}
    assert spoken_of.isdisjoint(IN_PEACE)

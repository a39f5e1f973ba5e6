# SPDX-License-Identifier: MIT
"""Who needs attention: the dot, the order by severity and age."""

from __future__ import annotations

from relationship_journal.insights.attention import attention
from relationship_journal.values.insights import (
    EVERYBODY,
    Insight,
    Said,
    Severity,
    Step,
    StepKind,
    Subject,
    SubjectKind,
)
from tests.insights.facts_maker import TODAY, ago


def insight(severity: str, days: int, contact: int | None = None, contacts=()) -> Insight:
    subject = EVERYBODY if contact is None else Subject(SubjectKind.CONTACT, contact)
    text, step = Said("text"), Step(StepKind.NOTE, Said("note"))
    since = ago(days)
    return Insight(
        "rule", subject, Severity(severity), text, text, (), since, TODAY, since, step, text, (), contacts=contacts
    )


def test_act_comes_before_watch_and_good_and_the_oldest_first():
    found = [insight("good", 90, 1), insight("watch", 50, 2), insight("act", 3, 3), insight("act", 4, 4)]
    ranked = attention(found)
    assert sorted(ranked, key=lambda contact: ranked[contact].rank) == [4, 3, 2, 1]
    assert {contact for contact, one in ranked.items() if one.dot} == {3, 4}


def test_who_has_several_is_placed_by_what_presses_most():
    ranked = attention([insight("watch", 50, 1), insight("act", 2, 1), insight("act", 3, 2)])
    assert (ranked[2].rank, ranked[1].rank, ranked[1].insights) == (0, 1, 2)


def test_what_is_about_an_account_counts_for_those_whose_page_shows_it():
    ranked = attention([insight("act", 2, contacts=(5,)), insight("act", 2)])
    assert list(ranked) == [5]
    assert ranked[5].dot


def test_only_what_may_puts_a_dot():
    found = [insight("act", 2, 1), insight("act", 2, 2)]
    ranked = attention(found, found[:1])
    assert [ranked[contact].dot for contact in (1, 2)] == [True, False]

# SPDX-License-Identifier: MIT
"""What every rule carries, as settings show it."""

from __future__ import annotations

from string import Formatter

import pytest

from relationship_journal.insights.rules import RULES, notice
from relationship_journal.values import NewInterest, NewPromise, Stage
from relationship_journal.values.insights import TITLE_LETTERS, RuleSettings, Said
from relationship_journal.wording.findings import say
from relationship_journal.wording.insights import SOURCES
from tests.insights.account_maker import at_northgate, dana, other
from tests.insights.facts_maker import TODAY, ago, mark

NAMES = [
    "concession-drift", "favor-over-work", "shortcut-open", "leaning-on-them", "blurred", "slower-for-friends",
    "late-promise", "follow-up-thinner", "friction-unspoken", "friction-crossed", "friction-lingers",
    "single-thread", "champion-left", "renewal-quiet", "one-sided-friendship", "shared-success", "over-limit",
    "near-limit", "business-slipped-in", "no-off-duty", "no-without-reason", "carried-over", "never-asked", "quiet",
    "check-in-due", "purpose-lost", "to-raise", "goal-stalled", "only-business", "service-record",
]  # fmt: skip


def test_every_rule_of_the_design_is_there_once():
    assert [rule.name for rule in RULES] == NAMES


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_a_rule_tells_itself_with_its_numbers(rule):
    assert len(rule.title) <= TITLE_LETTERS
    assert set(rule.sources) <= set(SOURCES)
    assert rule.sources
    named = {name for _, name, _, _ in Formatter().parse(rule.words) if name}
    assert sorted(named) == sorted(number.name for number in rule.numbers)
    for number in rule.numbers:
        assert number.least <= number.default <= number.most <= 100_000
        assert number.says
    for words in (say(rule.told(RuleSettings()), TODAY), say(Said(rule.clears), TODAY)):
        assert words.endswith((".", "?"))
        assert "{" not in words


LONG = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh of the Northern Territories"


def test_titles_fit_whatever_the_names():
    fields = {
        "interests": [mark(NewInterest(LONG))],
        "promises": [mark(NewPromise(LONG, due=ago(9)))],
        "cadence": 1,
        "off_duty_welcome": True,
        "called": LONG,
        "name": LONG,
    }
    found = notice(at_northgate(dana(**fields), other(LONG), renewal_on=ago(-30)))
    assert len(found) > 3
    assert all(len(say(one.title, TODAY)) <= TITLE_LETTERS for one in found)


def test_a_rule_that_is_off_says_nothing_and_others_come_by_severity_and_age():
    people = dana(cadence=1, promises=[mark(NewPromise("send it", due=ago(9)))], stage=Stage.PROFESSIONAL)
    found = notice(at_northgate(people))
    assert [one.rule for one in found] == ["late-promise", "check-in-due"]
    assert [one.rule for one in notice(at_northgate(people), RuleSettings(off=frozenset({"late-promise"})))] == [
        "check-in-due"
    ]

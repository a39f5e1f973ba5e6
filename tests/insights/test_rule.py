# SPDX-License-Identifier: MIT
"""What every rule has in common: its numbers, and its words with them."""

from __future__ import annotations

import pytest

from relationship_journal.insights.late_promise import RULE
from relationship_journal.insights.rules import RULES
from relationship_journal.values.insights import RuleSettings
from relationship_journal.wording.findings import say
from tests.insights.facts_maker import TODAY


@pytest.mark.parametrize(("given", "used"), [(None, 2), (0, 0), (5, 5), (31, 30), (100_000, 30)])
def test_a_number_is_what_was_set_within_its_bounds(given, used):
    settings = RuleSettings(numbers={} if given is None else {(RULE.name, "grace"): given})
    assert RULE.numbers_by(settings)["grace"] == used


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_its_words_are_a_sentence_with_its_numbers_in_it(rule):
    said = say(rule.told(RuleSettings()), TODAY)
    assert said.endswith((".", "?"))
    assert "{" not in said
    assert all(one.least <= one.default <= one.most <= 100_000 for one in rule.numbers)
    assert len({one.name for one in rule.numbers}) == len(rule.numbers)

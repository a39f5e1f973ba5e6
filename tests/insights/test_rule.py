# SPDX-License-Identifier: MIT
"""The numbers of a rule as they are set."""

from __future__ import annotations

import pytest

from relationship_journal.insights.late_promise import RULE
from relationship_journal.values.insights import RuleSettings


@pytest.mark.parametrize(("given", "used"), [(None, 2), (0, 0), (5, 5), (31, 30), (100_000, 30)])
def test_a_number_is_what_was_set_within_its_bounds(given, used):
    settings = RuleSettings(numbers={} if given is None else {(RULE.name, "grace"): given})
    assert RULE.numbers_by(settings)["grace"] == used

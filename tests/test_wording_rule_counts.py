# SPDX-License-Identifier: MIT
"""How many insights there would be, singular and plural right."""

from __future__ import annotations

import pytest

from relationship_journal.wording.rule_counts import stand_line

LINES = {
    (0, 0): "No insight would stand now.",
    (1, 0): "1 insight would stand now; it asks for nothing to be done.",
    (1, 1): "1 insight would stand now: it asks for something.",
    (4, 0): "4 insights would stand now; none asks for anything to be done.",
    (4, 1): "4 insights would stand now: 1 asks for something.",
    (12, 3): "12 insights would stand now: 3 ask for something.",
}


@pytest.mark.parametrize(("counted", "line"), LINES.items())
def test_how_many_would_stand(counted, line):
    assert stand_line(*counted) == line

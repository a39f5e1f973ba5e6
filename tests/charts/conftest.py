# SPDX-License-Identifier: MIT
"""What the chart tests share."""

from __future__ import annotations

import pytest
from talk_samples import make_talks, shown_of

from relationship_journal.charts.mix_over_time import MixPoints


@pytest.fixture(scope="session")
def shown() -> MixPoints:
    """Eighty-four talks over eighteen months, three in four of them rated."""
    return shown_of(make_talks(84))

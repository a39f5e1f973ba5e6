# SPDX-License-Identifier: MIT
"""Used at random: no lost draft, no exception, no Qt warning (pytest-qt fails for both)."""

from __future__ import annotations

import pytest
from robot import Robot
from window_desk import Desk

STEPS = 250


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_random_use_loses_nothing(desk: Desk, seed: int) -> None:
    robot = Robot(desk, seed)
    robot.walk(STEPS)
    assert {"write", "save", "switch", "undo", "edit", "restart"} <= set(robot.done)

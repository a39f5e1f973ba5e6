# SPDX-License-Identifier: MIT
"""Lines for the writer alone: how they may be written, and that all who ask agree."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from relationship_journal import wording
from relationship_journal.one_line import Names, read
from relationship_journal.one_line.tokens import Kind
from relationship_journal.values import When, has_private, is_private

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)
PRIVATE = (
    "private: x", "  Private: x", "- private: x", "1. private: x", "12) private: x", "+ private: x", "* PRIVATE: x",
    "- [ ] private: x", "- [x] private: x", "• private: x", "> private: x", "> - private: x", "_private:_ x",
    "**private**: x", "`private:` x", "# private: x", "Private : x", "private： x", "\u00a0private: x",
    "\ufeffprivate: x",
    "“private: x”", "a) private: x",
)  # fmt: skip
OPEN = (
    "She said: private: no",
    "Privately: she is ill",
    "private matters",
    "A private: x",
    "semiprivate: x",
    "",
    "1. x",
)


@pytest.mark.parametrize("line", PRIVATE)
def test_a_private_line_is_private_however_it_is_set(line: str) -> None:
    assert is_private(line)
    assert has_private(f"Open\n{line}")
    assert wording.last_time(When(datetime(2026, 11, 1)), line, NOW.date()) == ""
    found = read(f"{line} @dana. #health", Names(), NOW)
    assert (found.tags, found.strangers, found.mentions) == ((), (), ())
    assert [span.kind for span in found.spans] == [Kind.PRIVATE], (
        "it is lit as one that stays, and nothing in it is read"
    )
    assert found.rest == f"{line} @dana. #health".strip()
    beside = read(f"Saw #them\n{line} #health", Names(), NOW)
    assert beside.tags == ("them",)


@pytest.mark.parametrize("line", OPEN)
def test_other_lines_are_not(line: str) -> None:
    assert not is_private(line)
    assert not has_private(f"{line}\n{line}")


def test_many_signs_are_no_burden() -> None:
    assert not is_private("- [ ] 1. a) *_" * 5000)

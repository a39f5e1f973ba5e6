# SPDX-License-Identifier: MIT
"""Which journals were open lately: in a file of our own, for its owner only."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from relationship_journal.qt import recent


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "recent.json"


@pytest.fixture
def journals(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{number}.rj" for number in range(8)]
    for path in paths:
        path.touch()
    return paths


def test_the_latest_comes_first_and_once(file: Path, journals: list[Path]) -> None:
    for path in (*journals[:3], journals[0]):
        recent.remember(file, path)
    assert recent.read(file) == [journals[0], journals[2], journals[1]]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_five_others_that_are_still_there_are_offered(file: Path, journals: list[Path]) -> None:
    for path in journals:
        recent.remember(file, path)
    journals[5].unlink()
    assert recent.others(file, journals[7]) == [journals[n] for n in (6, 4, 3, 2, 1)]


def test_clearing_leaves_the_open_one_to_begin_with(file: Path, journals: list[Path], tmp_path: Path) -> None:
    own = tmp_path / "own.rj"
    for path in journals:
        recent.remember(file, path)
    recent.forget_others(file, journals[3])
    assert recent.read(file) == [journals[3]]
    assert recent.usual(file, own) == journals[3]
    recent.forget_others(file, None)
    assert recent.usual(file, own) == own


def test_without_a_name_the_last_one_is_begun_with_while_it_is_there(file: Path, journals: list[Path]) -> None:
    own = journals[0]
    assert recent.usual(file, own) == own
    recent.remember(file, journals[1])
    assert recent.usual(file, own) == journals[1]
    journals[1].unlink()
    assert recent.usual(file, own) == own


@pytest.mark.parametrize("content", [b"", b"{}", b"[1, null]", b"\xff", b"[" * 100_000])
def test_a_list_that_cannot_be_read_is_empty_and_can_be_begun_again(file: Path, content: bytes, tmp_path: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert recent.read(file) == []
    recent.remember(file, tmp_path / "a.rj")
    assert recent.read(file) == [tmp_path / "a.rj"]


def test_a_link_to_the_same_journal_is_the_same(file: Path, journals: list[Path], tmp_path: Path) -> None:
    link = tmp_path / "link.rj"
    link.symlink_to(journals[0])
    recent.remember(file, journals[0])
    recent.remember(file, link)
    assert recent.read(file) == [link]
    assert recent.others(file, journals[0]) == []

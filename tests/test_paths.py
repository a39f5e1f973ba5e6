# SPDX-License-Identifier: MIT
"""Places: the user's own, private, and made only on request."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import astuple

import pytest

from relationship_journal.paths import Paths


def test_everything_is_below_the_root_and_nothing_is_made(tmp_path) -> None:
    paths = Paths.under(tmp_path)
    places = [*astuple(paths), paths.preferences, paths.window_state, paths.log_file]
    assert all(place.is_relative_to(tmp_path) for place in places)
    assert len(set(places)) == len(places)
    assert list(tmp_path.iterdir()) == []


def test_the_demo_is_kept_apart(tmp_path) -> None:
    paths = Paths.under(tmp_path)
    assert paths.demo_journal.parent != paths.journal.parent
    assert paths.demo_journal.is_relative_to(paths.cache)


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_folders_are_for_their_owner_only(tmp_path) -> None:
    paths = Paths.under(tmp_path)
    paths.config.mkdir(mode=0o755)
    paths.make()
    paths.make()
    folders = [paths.journal.parent, paths.demo_journal.parent, paths.config, paths.state, paths.logs, paths.cache]
    assert {folder.stat().st_mode & 0o777 for folder in folders} == {0o700}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="XDG is for Linux")
def test_the_system_decides_where(tmp_path, monkeypatch) -> None:
    for kind in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))
    paths = Paths.for_user()
    assert paths.journal == tmp_path / "DATA" / "relationship-journal" / "journal.rj"
    assert paths.preferences == tmp_path / "CONFIG" / "relationship-journal" / "preferences.json"
    assert paths.log_file.is_relative_to(tmp_path / "STATE")
    assert list(tmp_path.iterdir()) == []


def test_importing_costs_nothing() -> None:
    script = "import sys, relationship_journal.paths; sys.exit('platformdirs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0

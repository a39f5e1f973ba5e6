# SPDX-License-Identifier: MIT
"""`brief`: the page before a meeting, in a file that says no more than it may."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from relationship_journal.cli import running
from relationship_journal.paths import Paths

NOW = datetime(2026, 11, 22, 14)


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., tuple[int, str, str]]:
    def go(*words: str | Path) -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        paths = Paths.under(tmp_path / "home")
        code = running.main(
            ["--demo", *map(str, words)], now=NOW, paths=paths, stdin=io.StringIO(), stdout=out, stderr=err
        )
        return code, out.getvalue(), err.getvalue()

    return go


def test_it_has_initials_unless_it_is_for_the_writer_alone(run, tmp_path):
    code, out, err = run("brief", "Dana", tmp_path / "dana.md")
    assert (code, out, err) == (0, f"Written to {tmp_path / 'dana.md'}\n", "")
    pocket = (tmp_path / "dana.md").read_text(encoding="utf-8")
    assert pocket.startswith("# DW\n")
    assert "You owe DW: send revised SLA sheet." in pocket
    assert "Whitfield" not in pocket
    assert run("brief", "Dana", tmp_path / "full.md", "--full")[0] == 0
    full = (tmp_path / "full.md").read_text(encoding="utf-8")
    assert full.startswith("# Dana Whitfield\n")
    assert "Family" in full


def test_a_pdf_keeps_its_text_and_tells_nothing_of_itself(run, tmp_path):
    assert run("brief", "Dana", tmp_path / "dana.pdf")[0] == 0
    content = (tmp_path / "dana.pdf").read_bytes()
    assert content.startswith(b"%PDF-")
    assert b"Producer" not in content
    assert (tmp_path / "dana.pdf").stat().st_mode & 0o077 == 0


def test_another_ending_and_a_file_that_is_there_are_refused(run, tmp_path):
    assert run("brief", "Dana", tmp_path / "dana.doc")[::2] == (2, "dana.doc must end in .pdf, .md or .txt.\n")
    (tmp_path / "dana.md").write_text("mine")
    code, _, err = run("brief", "Dana", tmp_path / "dana.md")
    assert code == 1
    assert "dana.md" in err
    assert (tmp_path / "dana.md").read_text() == "mine"
    assert run("brief", "Dana", tmp_path / "dana.md", "--force")[0] == 0

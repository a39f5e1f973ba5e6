# SPDX-License-Identifier: MIT
"""Preferences: kept as set, and no file can keep the program from starting."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal import preferences
from relationship_journal.preferences import Preferences


def test_what_is_saved_is_loaded(tmp_path) -> None:
    path = tmp_path / "config" / "preferences.json"
    chosen = Preferences(theme="high_contrast", text_size=200, undo_toast_seconds=3)
    preferences.save(chosen, path)
    assert preferences.load(path) == (chosen, None)
    assert [file.name for file in path.parent.iterdir()] == ["preferences.json"]


def test_no_file_is_no_problem(tmp_path) -> None:
    assert preferences.load(tmp_path / "none.json") == (Preferences(), None)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_the_file_is_for_its_owner_only(tmp_path) -> None:
    preferences.save(Preferences(), tmp_path / "p.json")
    assert (tmp_path / "p.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b'"dark"', b"[" * 100_000])
def test_a_broken_file_gives_defaults_a_sentence_and_stays_as_it_is(tmp_path, content: bytes) -> None:
    path = tmp_path / "p.json"
    path.write_bytes(content)
    loaded, problem = preferences.load(path)
    assert loaded == Preferences()
    assert "could not be read" in (problem or "")
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    "bad",
    [
        {"theme": "pink"},
        {"theme": 3},
        {"theme": ["dark"]},
        {"text_size": 500},
        {"text_size": True},
        {"text_size": "120"},
    ],
)
def test_a_bad_value_costs_only_itself(tmp_path, bad: dict) -> None:
    path = tmp_path / "p.json"
    path.write_text(json.dumps({"undo_toast_seconds": 12, "unknown": 1, **bad}))
    loaded, problem = preferences.load(path)
    assert loaded == Preferences(undo_toast_seconds=12)
    assert preferences.label(next(iter(bad))) in (problem or "")


def test_keys_of_another_version_pass_in_silence(tmp_path) -> None:
    path = tmp_path / "p.json"
    path.write_text(json.dumps({"theme": "dark", "sparkles": True}))
    assert preferences.load(path) == (Preferences(theme="dark"), None)


def test_a_failed_save_leaves_the_old_file_and_no_rest(tmp_path, monkeypatch) -> None:
    path = tmp_path / "p.json"
    preferences.save(Preferences(theme="dark"), path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        preferences.save(Preferences(theme="light"), path)
    assert preferences.load(path)[0].theme == "dark"
    assert [file.name for file in tmp_path.iterdir()] == ["p.json"]


def test_every_field_has_a_label_and_a_valid_default() -> None:
    for spec in fields(Preferences):
        assert preferences.label(spec.name)
        assert preferences.is_valid(spec.name, spec.default)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=3))
def test_any_value_is_valid_or_not(value: object) -> None:
    for spec in fields(Preferences):
        assert preferences.is_valid(spec.name, value) in {True, False}

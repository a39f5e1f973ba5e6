# SPDX-License-Identifier: MIT
"""The program's own files are found wherever it was installed, and nothing else is."""

from __future__ import annotations

import pytest

from relationship_journal.assets import asset, asset_in


@pytest.fixture
def wheel(tmp_path):
    """A package as a wheel or a bundle lays it out."""
    icons = tmp_path / "site-packages" / "relationship_journal" / "resources" / "icons"
    icons.mkdir(parents=True)
    (icons / "a.svg").write_text("wheel")
    return icons.parents[1]


def test_a_wheel_carries_its_files_inside(wheel) -> None:
    assert asset_in(wheel, "icons/a.svg").read_text() == "wheel"


def test_a_checkout_uses_the_live_files_even_beside_a_stale_copy(wheel) -> None:
    (wheel.parent / "pyproject.toml").touch()
    live = wheel.parent / "resources" / "icons"
    live.mkdir(parents=True)
    (live / "a.svg").write_text("live")
    assert asset_in(wheel, "icons/a.svg").read_text() == "live"
    (live / "a.svg").unlink()
    with pytest.raises(FileNotFoundError):
        asset_in(wheel, "icons/a.svg")


@pytest.mark.parametrize(
    "name",
    ["", ".", "/etc/passwd", "../secret.txt", "icons/../../secret.txt", "..\\secret.txt", "C:\\secret.txt", "icons"],
)
def test_a_name_outside_the_folder_is_refused_by_name(wheel, name: str) -> None:
    (wheel / "secret.txt").write_text("secret")
    with pytest.raises(FileNotFoundError) as missing:
        asset_in(wheel, name)
    assert f"“{name}”" in str(missing.value)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"“icons/no-such\.svg” is missing"):
        asset("icons/no-such.svg")

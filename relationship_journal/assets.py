# SPDX-License-Identifier: MIT
"""Finds the program's own files (icons, translations, demo texts) in a checkout, a wheel and a bundle."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

FOLDER = "resources"


def asset(name: str) -> Path:
    """The file `name` ("icons/search.svg") among the program's resources.

    Raises FileNotFoundError naming it where it is missing, or where the name leads outside the folder.
    """
    return asset_in(Path(__file__).resolve().parent, name)


def asset_in(package: Path, name: str) -> Path:
    """As `asset`, for a package in the given folder."""
    parts = PureWindowsPath(name)  # knows drives and both slashes, so a name is refused alike everywhere
    inside = bool(parts.parts) and not parts.anchor and ".." not in parts.parts
    found = _folder(package).joinpath(*parts.parts) if inside else None
    if found is None or not found.is_file():
        raise FileNotFoundError(f"The program's own file “{name}” is missing. Install the program again.")
    return found


def _folder(package: Path) -> Path:
    """In a checkout the live folder beside the package; a wheel or bundle carries it inside the package."""
    checkout = package.parent
    return checkout / FOLDER if (checkout / "pyproject.toml").is_file() else package / FOLDER

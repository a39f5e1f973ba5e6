# SPDX-License-Identifier: MIT
"""PySide's features that a module can switch on (`snake_case`, `true_property`): nobody here uses any."""

from __future__ import annotations

from importlib import import_module

_LOOKED_THROUGH = "_mod_uses_pyside"


def overlook_modules() -> None:
    """From now on, let PySide look for such features in no module that is imported.

    It would read the source of each to see whether it names PySide, and keep the text: 30 ms and 6 MB of our start.
    A PySide that does not look has nothing to overlook.
    """
    import_module("PySide6.QtCore")
    feature = import_module("shibokensupport.feature")
    if hasattr(feature, _LOOKED_THROUGH):
        setattr(feature, _LOOKED_THROUGH, _has_none)


def _has_none(_: object) -> bool:
    return False

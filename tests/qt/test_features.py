# SPDX-License-Identifier: MIT
"""No source is read, and kept, for features of PySide that nobody uses."""

from __future__ import annotations

import linecache
import sys
from importlib import import_module
from pathlib import Path

import pytest

from relationship_journal.qt import features


def test_no_source_is_read_for_features_nobody_uses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shibokensupport = import_module("shibokensupport.feature")
    monkeypatch.setattr(shibokensupport, "_mod_uses_pyside", shibokensupport._mod_uses_pyside)
    monkeypatch.syspath_prepend(tmp_path)
    features.overlook_modules()
    module = tmp_path / "some_module_of_ours.py"
    module.write_text("from PySide6.QtCore import QSize\n\nSIDE = QSize(3, 4).height()\n", encoding="utf-8")
    import some_module_of_ours

    assert some_module_of_ours.SIDE == 4
    assert str(module) not in linecache.cache
    monkeypatch.delitem(sys.modules, "some_module_of_ours")

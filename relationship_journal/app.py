# SPDX-License-Identifier: MIT
"""Where the program begins: decides between window and command line, and loads only what that needs."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relationship_journal.cli import WindowRequest

DONE, FAILED = 0, 1
NAME = "Relationship Journal"

NO_DISPLAY = (
    "There is no display to open a window on. Start it in a desktop session, use a command such as "
    "“relationship-journal list”, or draw the window with --demo --picture FOLDER."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    gc.disable()  # while modules load there is nothing to find, and looking would cost a tenth of the start
    os.umask(0o077)  # before anything is made: journal, log, exports and settings are for their owner only
    sys.excepthook = _report
    words = list(sys.argv[1:] if argv is None else argv)
    if words == ["--self-check"]:
        return _self_check()
    from relationship_journal import cli  # noqa: PLC0415  (after the collector is off)

    request = cli.window_request(words)
    if request is None:
        from relationship_journal.cli import running  # noqa: PLC0415  (the window needs none of it)

        gc.enable()
        return running.main(words)
    if request.picture is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    elif not has_display():
        sys.stderr.write(f"{NO_DISPLAY}\n")
        return FAILED
    return _window(request)


def has_display() -> bool:
    """Whether a window can be opened; on Linux Qt would end the process where there is none."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


def _window(request: WindowRequest) -> int:
    """Python's collector stays off: the window collects at moments of its own (qt/collector.py)."""
    from relationship_journal.qt import features  # noqa: PLC0415  (a command needs none)

    features.overlook_modules()
    from relationship_journal import window  # noqa: PLC0415  (the same; only now are its modules loaded)
    from relationship_journal.paths import Paths  # noqa: PLC0415

    return window.run(request, Paths.for_user())


def _report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Our own mistakes: logged and named without a word from the journal."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    import logging  # noqa: PLC0415  (nearly every start goes well)

    from relationship_journal import log  # noqa: PLC0415  (the same)

    logging.getLogger(__name__).error("unexpected", exc_info=(kind, error, trace))
    sys.stderr.write(f"{NAME} made a mistake: {log.describe(error)}\n")


def _self_check() -> int:
    """What a frozen program must contain, as JSON; for packaging/check_bundle.py."""
    import json  # noqa: PLC0415  (only here)

    from relationship_journal.charts import CHARTS  # noqa: PLC0415
    from relationship_journal.exchange import EXPORTERS, IMPORTERS  # noqa: PLC0415
    from relationship_journal.storage import migrations  # noqa: PLC0415

    found = {
        "schema": migrations.FORMAT,
        "rules": 0,
        "importers": len(IMPORTERS),
        "exporters": len(EXPORTERS),
        "charts": len(CHARTS),
    }
    found["ok"] = all(found[key] for key in ("schema", "importers", "charts"))
    sys.stdout.write(f"{json.dumps(found)}\n")
    return DONE

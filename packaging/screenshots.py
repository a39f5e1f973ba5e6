# SPDX-License-Identifier: MIT
"""Photograph every scene, light, dark and in high contrast, large and small: screenshots.py [FOLDER] [SCENE...]."""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QMainWindow
from scenes import JOURNALS, SCENES, Scene, Stage, settle

from relationship_journal.dates import now_here
from relationship_journal.paths import Paths
from relationship_journal.preferences import Preferences
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.main_window import MainWindow
from relationship_journal.storage.journal import Journal

THEMES = ("light", "dark", "high_contrast")
DEFAULT = Path(__file__).resolve().parent.parent / "screenshots"
CHART_MS = 30_000


class Studio:
    """Photographs scenes into a folder, each as `name-theme-width[-percent].png`."""

    def __init__(self, app: QApplication, folder: Path, paths: Paths) -> None:
        self._app = app
        self._folder = folder
        self._paths = paths
        self._jobs = Jobs()

    def shoot(self, scene: Scene, journal: Journal, look: Preferences, size: tuple[int, int] | None) -> None:
        """One scene in one look and size."""
        stage = Stage(self._app, journal, self._paths, self._jobs, look, _now)
        if size is not None:
            stage.window.resize(*size)
            stage.window.show()
        shown = scene.show(stage)
        if isinstance(shown, MainWindow):
            shown.wait_for_chart(CHART_MS)
        settle(200)
        percent = "" if look.text_size == 100 else f"-{look.text_size}"
        width = size[0] if size is not None else shown.width()
        picture = shown.window() if isinstance(shown.window(), QMainWindow) else shown
        picture.grab().save(str(self._folder / f"{scene.name}-{look.theme}-{width}{percent}.png"))
        stage.close()

    def close(self) -> None:
        self._jobs.shutdown()


def _now() -> datetime:
    return now_here()


def main(folder: Path, wanted: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as home:
        paths = Paths.under(Path(home))
        paths.make()
        studio = Studio(app, folder, paths)
        for kind, make in JOURNALS.items():
            scenes = [scene for scene in SCENES if scene.journal == kind and (not wanted or scene.name in wanted)]
            if not scenes:
                continue
            with make(paths.journal.with_name(f"{kind}.rj"), now_here()) as journal:
                for theme in THEMES:
                    look = Preferences(theme=theme)
                    for scene in scenes:
                        for size in scene.sizes or (None,):
                            studio.shoot(scene, journal, look, size)
                            studio.shoot(scene, journal, replace(look, text_size=200), size)
        studio.close()
    sys.stdout.write(f"{len(list(folder.glob('*.png')))} pictures in {folder}\n")


if __name__ == "__main__":
    if any(word.startswith("-") for word in sys.argv[1:]):
        sys.exit("Usage: screenshots.py [FOLDER [SCENE…]]")
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT, sys.argv[2:])

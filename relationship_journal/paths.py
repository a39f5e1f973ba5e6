# SPDX-License-Identifier: MIT
"""Where the journal, its settings and its logs live on this machine."""

from __future__ import annotations

from pathlib import Path

from relationship_journal.frozen import dataclass

APP_NAME = "relationship-journal"


@dataclass(frozen=True, slots=True)
class Paths:
    """The places of one user; nothing is made or read until `make` is called."""

    journal: Path
    demo_journal: Path
    config: Path
    state: Path
    logs: Path
    cache: Path

    @classmethod
    def for_user(cls) -> Paths:
        """The places this system gives the program for the current user."""
        from platformdirs import PlatformDirs  # noqa: PLC0415

        dirs = PlatformDirs(APP_NAME, appauthor=False)
        return cls._of(
            data=dirs.user_data_path,
            config=dirs.user_config_path,
            state=dirs.user_state_path,
            logs=dirs.user_log_path,
            cache=dirs.user_cache_path,
        )

    @classmethod
    def under(cls, root: Path) -> Paths:
        """The same places below one folder, for tests and trials."""
        return cls._of(root / "data", root / "config", root / "state", root / "logs", root / "cache")

    @classmethod
    def _of(cls, data: Path, config: Path, state: Path, logs: Path, cache: Path) -> Paths:
        # The demo is made anew and its edits are temporary, so it may go when the system clears caches.
        return cls(data / "journal.rj", cache / "demo" / "demo.rj", config, state, logs, cache)

    @property
    def preferences(self) -> Path:
        return self.config / "preferences.json"

    @property
    def window_state(self) -> Path:
        return self.state / "window.ini"

    @property
    def recent(self) -> Path:
        return self.state / "recent.json"

    @property
    def log_file(self) -> Path:
        return self.logs / "journal.log"

    def make(self) -> None:
        """Make all folders, for their owner only (0700), existing ones too. Raises OSError."""
        ours = (self.journal.parent, self.config, self.state, self.logs, self.cache, self.demo_journal.parent)
        for folder in ours:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.chmod(0o700)

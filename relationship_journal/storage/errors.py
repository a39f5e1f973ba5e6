# SPDX-License-Identifier: MIT
"""What the world can do to a journal, each as one sentence a user can act on."""

from __future__ import annotations

from pathlib import Path


class JournalError(Exception):
    """Base of all expected failures; `str(error)` is a sentence for the user."""


class NotFound(JournalError):
    """There is no file at the given path."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no journal at {path}. Create one with “new”, or check the path.")


class AlreadyExists(JournalError):
    """A new journal would overwrite something."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} exists already and was left untouched. Choose another name.")


class NotAJournal(JournalError):
    """The file is something else; nothing was written to it."""


class NotWritable(JournalError):
    """The file or its folder may not be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} or its folder may not be written. Nothing was changed; check the permissions.")


class Damaged(JournalError):
    """The file was a journal and is not whole."""


class TooNew(JournalError):
    """The file was written by a later version of the program."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            f"This journal was made by a newer version of Relationship Journal (format {found}, this one knows "
            f"{known}). Nothing was changed. Install the newer version to open it."
        )


class InUse(JournalError):
    """Another process, or another part of this one, holds the journal."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is open in another window or program. Close it there and try again.")


class WrongPassphrase(JournalError):
    """The passphrase does not open the journal."""

    def __init__(self) -> None:
        super().__init__("This passphrase does not open the journal. Check Caps Lock and try again.")


class PassphraseNeeded(JournalError):
    """The journal is encrypted and no passphrase was given."""

    def __init__(self) -> None:
        super().__init__(
            "This journal is encrypted. Give its passphrase (--passphrase-file), or open it in the window."
        )


class NotEncrypted(JournalError):
    """A passphrase was given for a plain journal; opening it anyway would feign safety."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is a plain journal without a passphrase. Open it without one.")


class BadValue(JournalError):
    """A value cannot be kept; `field` says which."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class UnknownName(JournalError):
    """No contact goes by this name; `nearest` holds the likeliest ones."""

    def __init__(self, name: str, nearest: tuple[str, ...]) -> None:
        hint = f" Did you mean {_either(nearest)}?" if nearest else ""
        super().__init__(f"There is no contact “{name}”.{hint}")
        self.name = name
        self.nearest = nearest


class AmbiguousName(JournalError):
    """Several contacts go by this name."""

    def __init__(self, name: str, matches: tuple[str, ...]) -> None:
        super().__init__(f"“{name}” could be {_either(matches)}. Write the name out.")
        self.name = name
        self.matches = matches


class Conflict(JournalError):
    """An undo or redo no longer fits what is there; nothing was changed."""


class SaveFailed(JournalError):
    """The disk refused; whether the last action arrived is unknown until it is looked up."""


class Busy(JournalError):
    """Something long is being written (an import, a large undo); its sentence says what, and everything else waits."""


def _either(names: tuple[str, ...]) -> str:
    quoted = [f"“{name}”" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"

# SPDX-License-Identifier: MIT
"""Small forms for deeds that need a day or a reason: one thing to type, and Enter does it."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from relationship_journal import dates, wording
from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.contact.inputs import Choice, Text
from relationship_journal.qt.dialogs.field import Field, words
from relationship_journal.qt.dialogs.manners import make_room
from relationship_journal.values import RefusalReason
from relationship_journal.wording import marks as said

_LETTERS = 46
_NO_DAY = "Say which day, like tue, in 2 weeks or 3 Dec."


class _DeedDialog(QDialog):
    """A line about the mark, some fields, and buttons at its foot; the last one is what Enter presses."""

    def __init__(self, name: str, title: str, about: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(24, 20, 24, 16)
        self.rows.setSpacing(12)
        self.rows.addWidget(words(wording.shortened(about, 200), "muted"))
        self._foot = QHBoxLayout()
        self._foot.addStretch(1)
        self._cancel = self.button("Cancel")
        self._cancel.clicked.connect(self.reject)

    def button(self, text: str, *, main: bool = False) -> QPushButton:
        """Another button at the foot."""
        made = QPushButton(text)
        made.setAutoDefault(main)
        made.setDefault(main)
        if main:
            theme.look(made, "primary")
        self._foot.addWidget(made)
        return made

    def close_up(self) -> None:
        """Put the foot below everything, and be as wide as a sentence."""
        self.rows.addLayout(self._foot)
        self.setMinimumWidth(
            min(self.fontMetrics().averageCharWidth() * _LETTERS, self.screen().availableSize().width())
        )
        make_room(self)


class DayDialog(_DeedDialog):
    """Asks for a day in words; `day` is the answer. `ahead` where it lies ahead unless its words say otherwise."""

    def __init__(
        self, title: str, about: str, label: str, today: date, parent: QWidget | None = None, *,
        ahead: bool = False, first: str = "",
    ) -> None:  # fmt: skip
        super().__init__("markDayDialog", title, about, parent)
        self.day: date | None = None
        self._today, self._ahead = today, ahead
        self._edit = Text()
        self._edit.setObjectName("markDay")
        self._edit.setPlaceholderText("tue, in 2 weeks, 3 Dec" if ahead else "today, yesterday, 3 Nov")
        self._field = Field(label, self._edit)
        self._edit.textChanged.connect(self._tell)
        self.rows.addWidget(self._field)
        self._edit.setText(first)
        self._edit.selectAll()
        self._edit.setFocus()

    def take(self) -> bool:
        """Take the day if it can be read, else say why not; answers whether it is taken."""
        try:
            self.day = self._read()
        except ValueError as error:
            self._field.say(str(error))
        else:
            if self.day is None:
                self._field.say(_NO_DAY)
        if self.day is None:
            make_room(self)
        return self.day is not None

    def _read(self) -> date | None:
        typed = self._edit.text()
        return dates.parse_day(typed, self._today, prefer_past=not self._ahead) if typed.strip() else None

    def _tell(self, _: str) -> None:
        self._field.be_quiet()
        try:
            day = self._read()
        except ValueError:
            day = None
        self._field.tell(wording.full_day(day) if day else "")


class DoneOnDialog(DayDialog):
    """On which day something was done; today stands there already."""

    def __init__(self, title: str, about: str, label: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(title, about, label, today, parent, first="today")
        self.button("&Save", main=True).clicked.connect(self._done)
        self.close_up()

    def _done(self) -> None:
        if self.take():
            self.accept()


class MoveDialog(DayDialog):
    """To which day a promise moves, and whether the other side was told, which is what its two buttons say."""

    def __init__(self, about: str, theirs: bool, today: date, parent: QWidget | None = None) -> None:
        super().__init__("Move promise", about, "To which &day", today, parent, ahead=True)
        self.told = False
        self.button("Without a &word").clicked.connect(self._silently)
        self.button("They &told me" if theirs else "I &told them", main=True).clicked.connect(self._openly)
        self.close_up()

    def _silently(self) -> None:
        self._close(told=False)

    def _openly(self) -> None:
        self._close(told=True)

    def _close(self, *, told: bool) -> None:
        self.told = told
        if self.take():
            self.accept()


class ReasonDialog(_DeedDialog):
    """Why they said no: the class of the reason, and their words; `reason` and `in_their_words` afterwards."""

    def __init__(self, about: str, parent: QWidget | None = None) -> None:
        super().__init__("markReasonDialog", "Why they said no", about, parent)
        known = {reason.value: said.refusal_reason(reason) for reason in RefusalReason}
        self._reason = Choice({"": "Not known", **known})
        self._reason.setObjectName("markReason")
        self._words = Text()
        self._words.setObjectName("markTheirWords")
        self._field = Field("&In their words", self._words)
        self.rows.addWidget(Field("&Reason", self._reason))
        self.rows.addWidget(self._field)
        self.button("&Save", main=True).clicked.connect(self._save)
        self.close_up()
        self._reason.setFocus()

    @property
    def reason(self) -> RefusalReason | None:
        """The class of the reason; None where it is not known."""
        return RefusalReason(self._reason.value()) if self._reason.value() else None

    @property
    def in_their_words(self) -> str:
        """The reason as they said it."""
        return " ".join(self._words.text().split())

    def _save(self) -> None:
        if self.reason or self.in_their_words:
            self.accept()
        else:
            self._field.say("Choose a reason, or write what they said.")
            make_room(self)


class ExplainDialog(_DeedDialog):
    """The business reason for a favor; `reason` afterwards."""

    def __init__(self, about: str, parent: QWidget | None = None) -> None:
        super().__init__("markExplainDialog", "Reason for a favor", about, parent)
        self._edit = Text()
        self._edit.setObjectName("markExplain")
        self._field = Field("&Business reason", self._edit)
        self.rows.addWidget(self._field)
        self.button("&Save", main=True).clicked.connect(self._save)
        self.close_up()
        self._edit.setFocus()

    @property
    def reason(self) -> str:
        """The reason as typed."""
        return " ".join(self._edit.text().split())

    def _save(self) -> None:
        if self.reason:
            self.accept()
        else:
            self._field.say("Write a few words on why.")
            make_room(self)

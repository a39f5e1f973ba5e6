# SPDX-License-Identifier: MIT
"""How a conversation took place: a round button that says it and offers the others."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from relationship_journal import wording
from relationship_journal.qt import theme
from relationship_journal.values import Channel

_CHANNELS = tuple(Channel)


class ChannelButton(QPushButton):
    """Holds a channel; Up and Down go to its neighbors, a letter to the channel that begins with it."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composerChannel")
        theme.look(self, "pill")
        self.channel = Channel.CALL
        menu = QMenu(self)
        group = QActionGroup(self)
        self._choices: dict[Channel, QAction] = {}
        for channel in _CHANNELS:
            choice = menu.addAction(wording.channel_name(channel))
            choice.setCheckable(True)
            choice.setData(channel.value)
            group.addAction(choice)
            self._choices[channel] = choice
        group.triggered.connect(self._choose)
        self.setMenu(menu)
        self.show_channel(Channel.CALL)

    def show_channel(self, channel: Channel) -> None:
        """Show another channel without telling anybody."""
        self.channel = channel
        name = wording.channel_name(channel)
        self.setText(f"{name} ▾")
        self.setAccessibleName(f"Channel: {name}")
        self._choices[channel].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        letter = event.text().lower()
        at = _CHANNELS.index(self.channel)
        if event.key() in steps:
            self._take(_CHANNELS[(at + steps[Qt.Key(event.key())]) % len(_CHANNELS)])
        elif letter.isalpha() and not event.modifiers():
            others = [*_CHANNELS[at + 1 :], *_CHANNELS[: at + 1]]
            self._take(next((one for one in others if wording.channel_word(one).startswith(letter)), self.channel))
        else:
            super().keyPressEvent(event)

    def _choose(self, choice: QAction) -> None:
        self._take(Channel(str(choice.data())))

    def _take(self, channel: Channel) -> None:
        if channel != self.channel:
            self.show_channel(channel)
            self.chosen.emit()

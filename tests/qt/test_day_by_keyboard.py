# SPDX-License-Identifier: MIT
"""A day of eight talks, four of them texts, with their marks: written up by keyboard alone, in few keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_desk import Desk

from relationship_journal.storage import edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId, Cost, FavorKind, MarkKind, NewContact, Side

CTRL = Qt.KeyboardModifier.ControlModifier
MOST_KEYS = 80
DAY = (
    "@dana call 25m 70% 9am: depot order, then half term\npromise send SLA sheet by tue\nto raise renewal",
    "@marcus meeting 45m 90% 10:15: quarterly review\nfavor moved delivery because they launch\ngoal cut spoilage",
    "@priya text 20%: good luck with the exam\nask about the results",
    "@tomas lunch 1h 30%: his team won\ncost 84.50 GBP, I paid\ntomas needed an ear\ninterest trail running\n"
    "their promise: introduce me to Lena by end of month",
    "@aiko text 80%: prices are out\na no: price, budget freeze",
    "@ruth video 30m 100%: the trial went well\nshortcut skipped the second check",
    "@dana text 0%: photos",
    "@marcus text 50%: thanks for the morning\nfriction late invoice, talked about",
)
"""As they are typed: the words of one talk each, with the new lines in them."""


class Keys:
    """Presses keys on whatever has the cursor, and counts those that are no text."""

    def __init__(self) -> None:
        self.count = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._target(), key, modifier)
        self.count += 1 if modifier == Qt.KeyboardModifier.NoModifier else 2

    def type(self, words: str) -> None:
        for letter in words:
            if letter == "\n":
                self.press(Qt.Key.Key_Return)
            else:
                QTest.keyClick(self._target(), letter)

    @staticmethod
    def _target():  # type: ignore[no-untyped-def]  # whatever Qt says
        return QApplication.activePopupWidget() or QApplication.focusWidget()


def test_a_day_of_eight_talks_takes_few_keys_beside_the_text(
    make_desk: Callable[..., Desk], journal: Journal, people: dict[str, ContactId]
) -> None:
    for name in ("Tomas Lindqvist", "Aiko Kuramoto", "Ruth Hallam"):
        edits.add_contact(journal, NewContact(name, given=name.split()[0]))
    desk = make_desk(journal)
    before = len(queries.places(journal))
    keys = Keys()
    desk.window.show_contact(None)
    keys.press(Qt.Key.Key_N, CTRL)
    for talk in DAY:
        keys.type(talk)
        keys.press(Qt.Key.Key_Return, CTRL)
    assert keys.count <= MOST_KEYS
    assert len(queries.places(journal)) == before + len(DAY)
    newest = sorted(queries.entries_at(journal, queries.places(journal)), key=lambda entry: entry.id)[-len(DAY) :]
    assert [entry.contacts[0].name.split()[0] for entry in newest] == [
        "Dana", "Marcus", "Priya", "Tomas", "Aiko", "Ruth", "Dana", "Marcus",
    ]  # fmt: skip
    assert [entry.share for entry in newest] == [70, 90, 20, 30, 80, 100, 0, 50]
    assert newest[0].text == "depot order, then half term"
    marks = {one.kind: one for one in queries.marks(journal)}
    assert len(queries.marks(journal)) == 10
    carried = queries.entry_marks(journal, [newest[3].id])[newest[3].id]
    assert carried.cost == Cost(8450, "GBP", Side.ME)
    assert carried.ears == (newest[3].contacts[0].id,)
    assert newest[3].text == "his team won"
    favor, no = marks[MarkKind.FAVOR].said, marks[MarkKind.REFUSAL].said
    assert (favor.kind, favor.reason) == (FavorKind.DELIVERY, "they launch")  # type: ignore[attr-defined]
    assert no.in_their_words == "budget freeze"  # type: ignore[attr-defined]
    assert {one.said.side for one in queries.marks(journal, kinds=[MarkKind.PROMISE])} == {Side.ME, Side.THEM}  # type: ignore[attr-defined]

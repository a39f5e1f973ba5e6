# SPDX-License-Identifier: MIT
"""What a conversation carries beside its text, as chips: only what is said, until one asks for more."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.models.manner_form import MannerForm
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.choice_chip import ChoiceChip, OneOfChip, SomeOfChip, SwitchChip
from relationship_journal.qt.widgets.flow import FlowLayout
from relationship_journal.qt.widgets.pill_edit import PillEdit
from relationship_journal.values import ContactId, OffDuty, Side
from relationship_journal.wording import manner as words

ME = ContactId(0)
"""Stands for the writer among those who needed an ear."""


class MannerRow(QWidget):
    """`changed` follows what a person does; `set_open` shows all there is to say, else it is what is said."""

    changed = Signal()

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = False
        self._names: dict[ContactId, str] = {}
        self._said = MannerForm()
        self._off_duty: OneOfChip[OffDuty | None] = OneOfChip(
            "mannerOffDuty", "Off duty", {how: words.off_duty(how) for how in (None, *OffDuty)}
        )
        self._ears: SomeOfChip[ContactId] = SomeOfChip("mannerEar", self._ear_words)
        self._troubles = SwitchChip("mannerTroubles", words.TOLD_TROUBLES)
        self._meaning = QLineEdit()
        self._brief = SwitchChip("mannerBrief", words.BRIEF)
        self._answered = SwitchChip("mannerNoAnswer", words.NO_ANSWER, reverse=True)
        self._nothing = SwitchChip("mannerNothing", words.NOTHING_TO_FOLLOW_UP)
        self._confidence = SwitchChip("mannerConfidence", "In confidence")
        self._cost = PillEdit(look)
        self._paid: OneOfChip[Side | None] = OneOfChip(
            "mannerPaid", "Who paid", {side: words.paid(side) for side in (None, *Side)}
        )
        self._began: OneOfChip[Side | None] = OneOfChip(
            "mannerBegan", "Who began", {side: words.began(side) for side in (None, *Side)}
        )
        self._name_fields()
        self._flow = FlowLayout(self)
        for part in self.parts:
            self._flow.addWidget(part)
        for chip in self._chips():
            chip.chosen.connect(self._edited)
        self._meaning.textEdited.connect(self._edited)
        self._cost.edited.connect(self._edited)
        self.set_theme(look)
        self.set_people({})

    def _name_fields(self) -> None:
        theme.look(self._meaning, "pill")
        self._meaning.setObjectName("mannerMeaning")
        self._meaning.setPlaceholderText("What it means for them")
        self._meaning.setAccessibleName("What our troubles mean for them")
        self._meaning.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._cost.setObjectName("mannerCost")
        self._cost.setAccessibleName("What it cost")
        self._cost.set_usual("Cost")
        self._cost.setMaxLength(24)
        self._confidence.setToolTip("Never exported or handed over")

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """All there is, in the order of Tab."""
        return (
            self._off_duty, self._began, self._answered, self._brief, self._nothing, self._ears, self._troubles,
            self._meaning, self._cost, self._paid, self._confidence,
        )  # fmt: skip

    def _chips(self) -> tuple[ChoiceChip, ...]:
        return tuple(part for part in self.parts if isinstance(part, ChoiceChip))

    def set_theme(self, look: Theme) -> None:
        """Take another text scale; the colors come from the style sheet."""
        self._cost.set_theme(look)
        self._meaning.setMinimumWidth(look.px(190))
        self._flow.set_gaps(look.px(8), look.px(6))

    # What the form around it asks for

    def set_open(self, is_open: bool) -> None:
        """Show everything there is to say, or only what is said."""
        self._open = is_open
        self._settle()

    @property
    def is_open(self) -> bool:
        """Whether all there is to say is shown."""
        return self._open

    @property
    def is_needed(self) -> bool:
        """Whether there is anything to be seen here."""
        return any(not part.isHidden() for part in self.parts)

    def begin(self) -> None:
        """Put the cursor on the first choice."""
        self._off_duty.setFocus()

    def set_people(self, names: Mapping[ContactId, str]) -> None:
        """Who took part, so that each can be one who needed an ear."""
        self._names = dict(names)
        self._ears.offer({ME: "I needed one", **names})
        self._ears.show_value(self._ears.value)
        self._settle()

    @property
    def form(self) -> MannerForm:
        """What is said here, beside what the text says."""
        ears = self._ears.value
        return MannerForm(
            off_duty=self._off_duty.value,
            my_ear=ME in ears,
            ears=ears - {ME},
            told_troubles=self._troubles.value,
            meaning=self._meaning.text() if self._troubles.value else "",
            brief=self._brief.value,
            answered=self._answered.value,
            nothing_to_follow_up=self._nothing.value,
            in_confidence=self._confidence.value,
            cost=self._cost.text().strip(),
            paid_by=self._paid.value,
            began=self._began.value,
        ).without(self._said)

    def show_said(self, said: MannerForm) -> None:
        """Show what lines of the text say where nothing is set here, without telling anybody."""
        if said != self._said:
            form, self._said = self.form, said
            self.show_form(form)

    def show_form(self, form: MannerForm) -> None:
        """Show what is said, without telling anybody."""
        form = form.with_words(self._said)
        self._show_chips(form)
        self._troubles.show_value(form.told_troubles)
        self._meaning.setText(form.meaning)
        self._brief.show_value(form.brief)
        self._answered.show_value(form.answered)
        self._nothing.show_value(form.nothing_to_follow_up)
        self._confidence.show_value(form.in_confidence)
        if self._cost.text().strip() != form.cost:
            self._cost.setText(form.cost)
        self._began.show_value(form.began)
        self._settle()

    def _show_chips(self, form: MannerForm) -> None:
        """The chips a line of the text can set too."""
        self._off_duty.show_value(form.off_duty)
        self._ears.show_value(form.ears | ({ME} if form.my_ear else frozenset()))
        self._paid.show_value(form.paid_by)

    def set_wrong(self, wrong: bool) -> None:
        """Mark the cost as one that cannot be read, or not."""
        self._cost.set_wrong(wrong)
        if wrong:
            self._cost.show()
            self._cost.setFocus()

    def _ear_words(self, chosen: frozenset[ContactId]) -> str:
        return words.needed_an_ear(ME in chosen, [name for one, name in self._names.items() if one in chosen])

    def _edited(self) -> None:
        self._cost.set_wrong(False)
        self._show_chips(self.form.with_words(self._said))  # what a line says stays so until the line says otherwise
        self._settle(in_use=True)
        self.changed.emit()

    def _settle(self, *, in_use: bool = False) -> None:
        """Take no room for what is not said; what is `in_use` stays under the cursor."""
        for chip in self._chips():
            chip.setVisible(self._open or chip.is_set or (in_use and chip.hasFocus()))
        self._meaning.setVisible(self._troubles.value)
        self._cost.setVisible(self._open or bool(self._cost.text()) or (in_use and self._cost.hasFocus()))
        self.setVisible(self.is_needed)
        self.updateGeometry()

# SPDX-License-Identifier: MIT
"""Where we are: what is shown when people come and go, back and forward, and jumping to a date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import cast

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QLabel, QLineEdit, QListView, QPushButton, QWidget
from window_desk import Desk

from relationship_journal.qt.dialogs.jump import JumpDialog
from relationship_journal.qt.models.timeline import TimelineModel, TimelineRole
from relationship_journal.qt.places import Place
from relationship_journal.qt.theme import Scheme, Theme, theme_for
from relationship_journal.qt.trail import MOST, Trail
from relationship_journal.qt.views import BUILDERS, Builder, Parts
from relationship_journal.storage import edits
from relationship_journal.storage.journal import Journal
from relationship_journal.values import Channel, ContactId, EntryFilter, NewContact, NewConversation, When

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
LIGHT = theme_for(Scheme.LIGHT)


def title(desk: Desk) -> str:
    return desk.part(QWidget, "contactHead").findChildren(QLabel)[0].text()


def test_nobody_stays_on_the_page_of_a_deleted_contact(desk: Desk, people: dict[str, ContactId]) -> None:
    desk.window.show_contact(people["Priya"])
    edits.trash_contact(desk.journal, people["Marcus"])
    assert title(desk) == "Priya Subramanian"
    edits.trash_contact(desk.journal, people["Priya"])
    assert title(desk) == "Dana Whitfield"


def test_bringing_a_deleted_contact_back_leads_back_to_their_page(desk: Desk, people: dict[str, ContactId]) -> None:
    desk.window.show_contact(people["Priya"])
    edits.trash_contact(desk.journal, people["Priya"])
    assert title(desk) != "Priya Subramanian"
    desk.history.undo()
    assert title(desk) == "Priya Subramanian"


def test_whoever_went_elsewhere_since_stays_there(desk: Desk, people: dict[str, ContactId]) -> None:
    desk.window.show_contact(people["Priya"])
    edits.trash_contact(desk.journal, people["Priya"])
    elsewhere = "Marcus" if title(desk) == "Dana Whitfield" else "Dana"
    desk.window.show_contact(people[elsewhere])
    desk.history.undo()
    assert title(desk).startswith(elsewhere)


def test_undoing_the_contact_one_looks_at_leads_elsewhere(desk: Desk) -> None:
    added = edits.add_contact(desk.journal, NewContact("Nadia Rahman"))
    desk.window.show_contact(added)
    desk.history.undo()
    assert title(desk) != "Nadia Rahman"


def test_the_first_step_goes_with_the_first_person_and_comes_back_with_the_last(
    make_desk: Callable[..., Desk], journal: Journal
) -> None:
    desk = make_desk(journal)
    assert not desk.part(QWidget, "contactHead").isVisible()
    added = edits.add_contact(desk.journal, NewContact("Nadia Rahman"))
    assert desk.part(QWidget, "contactHead").isVisible()
    edits.trash_contact(desk.journal, added)
    assert not desk.part(QWidget, "contactHead").isVisible()


def test_a_deleted_person_leaves_everybodys_entries_where_they_are(desk: Desk, people: dict[str, ContactId]) -> None:
    desk.window.show_contact(None)
    edits.trash_contact(desk.journal, people["Marcus"])
    assert title(desk) == "All entries"
    assert desk.part(QPushButton, "navEntries").isChecked()


def back(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Left, ALT)


def forward(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Right, ALT)


def can(desk: Desk, name: str) -> bool:
    return next(action for action in desk.window.actions() if action.objectName() == name).isEnabled()


@pytest.fixture
def long(desk: Desk, people: dict[str, ContactId]) -> Desk:
    """Dana's page with far more entries than a window shows."""
    for n in range(120):
        moment = datetime(2026, 11, 1) - timedelta(days=n * 3)
        talk = NewConversation((people["Dana"],), When(moment), text=f"Talk {n}", share=60, minutes=10)
        edits.log_conversation(desk.journal, talk)
    desk.window.show_contact(people["Dana"])
    return desk


def first_seen(desk: Desk) -> str:
    """What stands at the upper edge of the timeline."""
    timeline = desk.part(QListView, "timeline")
    return str(timeline.indexAt(QPoint(5, 1)).data(Qt.ItemDataRole.AccessibleTextRole))


class TestBackAndForward:
    def test_at_the_start_there_is_nowhere_to_go(self, desk: Desk) -> None:
        assert not can(desk, "back")
        assert not can(desk, "forward")

    def test_there_and_back_again(self, desk: Desk, people: dict[str, ContactId]) -> None:
        desk.window.show_contact(people["Priya"])
        desk.window.show_contact(None)
        assert not can(desk, "forward")
        back(desk)
        assert title(desk) == "Priya Subramanian"
        back(desk)
        assert title(desk) == "Dana Whitfield"
        assert not can(desk, "back")
        forward(desk)
        forward(desk)
        assert title(desk) == "All entries"
        assert not can(desk, "forward")

    def test_going_elsewhere_forgets_what_lay_ahead(self, desk: Desk, people: dict[str, ContactId]) -> None:
        desk.window.show_contact(people["Priya"])
        back(desk)
        desk.window.show_contact(people["Marcus"])
        assert not can(desk, "forward")
        back(desk)
        assert title(desk) == "Dana Whitfield"

    def test_the_same_page_again_is_no_step(self, desk: Desk, people: dict[str, ContactId]) -> None:
        desk.window.show_contact(people["Dana"])
        assert not can(desk, "back")

    def test_nobody_goes_back_to_a_deleted_contact(self, desk: Desk, people: dict[str, ContactId]) -> None:
        desk.window.show_contact(people["Priya"])
        desk.window.show_contact(people["Marcus"])
        edits.trash_contact(desk.journal, people["Priya"])
        back(desk)
        assert title(desk) == "Dana Whitfield"
        assert not can(desk, "back")

    def test_deleting_the_only_contact_behind_leaves_nowhere_to_go(
        self, desk: Desk, people: dict[str, ContactId]
    ) -> None:
        desk.window.show_contact(people["Marcus"])
        edits.trash_contact(desk.journal, people["Dana"])
        assert not can(desk, "back")

    def test_running_down_the_list_leads_back_to_where_it_began(self, desk: Desk) -> None:
        desk.part(QListView, "contactList").setFocus()
        desk.press(Qt.Key.Key_Down)
        desk.press(Qt.Key.Key_Down)
        assert title(desk) == "Priya Subramanian"
        back(desk)
        assert title(desk) == "Dana Whitfield"

    def test_the_filter_comes_back(self, desk: Desk, people: dict[str, ContactId]) -> None:
        calls = EntryFilter(channels=frozenset({Channel.LETTER}))
        desk.window.show_place(Place(people["Dana"], filter=calls))
        assert desk.rows("timeline") == []
        desk.window.show_contact(people["Priya"])
        assert not desk.part(QWidget, "filterBar").isVisible()
        back(desk)
        assert desk.rows("timeline") == []
        assert desk.part(QWidget, "filterBar").isVisible()
        back(desk)
        assert len(desk.rows("timeline")) == 2

    def test_the_chosen_entry_and_how_far_it_was_scrolled_come_back(
        self, long: Desk, people: dict[str, ContactId]
    ) -> None:
        timeline = long.part(QListView, "timeline")
        timeline.setFocus()
        row = next(n for n, text in enumerate(long.rows("timeline")) if "Talk 60" in text)
        timeline.setCurrentIndex(timeline.model().index(row, 0))
        timeline.verticalScrollBar().setValue(timeline.verticalScrollBar().value() + 77)
        seen = first_seen(long), timeline.visualRect(timeline.currentIndex()).top()
        long.window.show_contact(people["Marcus"])
        back(long)
        assert (first_seen(long), timeline.visualRect(timeline.currentIndex()).top()) == seen
        assert "Talk 60" in timeline.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
        assert timeline.hasFocus()

    def test_an_entry_that_went_meanwhile_leaves_its_neighborhood(
        self, long: Desk, people: dict[str, ContactId]
    ) -> None:
        timeline = long.part(QListView, "timeline")
        timeline.verticalScrollBar().setValue(timeline.verticalScrollBar().maximum() // 2)
        seen = timeline.indexAt(QPoint(5, 60)).row()
        around = long.rows("timeline")[seen + 1 : seen + 3]
        gone = timeline.indexAt(QPoint(5, 1)).data(TimelineRole.ENTRY) or timeline.model().index(seen, 0).data(
            TimelineRole.ENTRY
        )
        long.window.show_contact(people["Marcus"])
        edits.trash_conversation(long.journal, gone.id)
        back(long)
        top = timeline.indexAt(QPoint(5, 1)).row()
        assert set(around) & set(long.rows("timeline")[top : top + 6])

    def test_results_of_a_search_are_a_place_too(self, desk: Desk) -> None:
        desk.press(Qt.Key.Key_F, CTRL)
        desk.type("marcus")
        results = desk.part(QWidget, "searchResults")
        desk.bot.waitUntil(results.isVisible, timeout=2000)
        desk.bot.waitUntil(lambda: len(desk.rows("searchList")) == 4, timeout=2000)
        desk.press(Qt.Key.Key_Down)
        desk.press(Qt.Key.Key_Down)
        desk.press(Qt.Key.Key_Return)
        assert title(desk) == "Marcus Oyelaran"
        assert not results.isVisible()
        back(desk)
        desk.bot.waitUntil(results.isVisible, timeout=2000)
        assert desk.part(QLineEdit, "contactSearch").text() == "marcus"
        back(desk)
        assert not results.isVisible()
        assert title(desk) == "Dana Whitfield"
        forward(desk)
        desk.bot.waitUntil(results.isVisible, timeout=2000)

    def test_the_buttons_of_a_mouse_lead_there_too(self, desk: Desk, people: dict[str, ContactId]) -> None:
        desk.window.show_contact(people["Priya"])
        view = desk.part(QListView, "timeline")
        desk.bot.mouseClick(view.viewport(), Qt.MouseButton.BackButton)
        assert title(desk) == "Dana Whitfield"
        assert not view.selectionModel().hasSelection()
        desk.bot.mouseClick(view.viewport(), Qt.MouseButton.ForwardButton)
        assert title(desk) == "Priya Subramanian"


def test_the_trail_is_not_endless() -> None:
    trail = Trail()
    for n in range(3 * MOST):
        trail.leave(Place(ContactId(n)))
    steps = 0
    while trail.back(Place()) is not None:
        steps += 1
    assert steps == MOST
    assert trail.forward(Place()) is not None


class TestJump:
    def dialog(self, desk: Desk) -> JumpDialog:
        model = desk.window.findChild(TimelineModel)
        assert model is not None
        today = date(2026, 11, 22)
        dialog = JumpDialog(model, today, today, LIGHT, desk.window)
        desk.bot.addWidget(dialog)
        return dialog

    @staticmethod
    def said(dialog: JumpDialog) -> str:
        label = dialog.findChild(QLabel, "jumpDateSaid")
        assert label is not None
        return label.text()

    def test_what_was_understood_is_said_while_one_types(self, long: Desk) -> None:
        dialog = self.dialog(long)
        for typed, said in (
            ("2026-10-29", "Thursday 29 October 2026. 1 entry."),
            ("2026-10-28", "Wednesday 28 October 2026. No entry then; the nearest is on 29 Oct 2026."),
            ("october", "October 2026. 10 entries."),
            ("2019", "2019. No entry then; the nearest is on 9 Nov 2025."),
        ):
            dialog.findChild(QLineEdit, "jumpDate").setText(typed)
            assert self.said(dialog) == said

    def test_what_cannot_be_read_is_said_when_one_wants_to_go(self, long: Desk) -> None:
        dialog = self.dialog(long)
        dialog.findChild(QLineEdit, "jumpDate").setText("blorg")
        assert self.said(dialog) == ""
        dialog.go()
        assert "blorg" in self.said(dialog)
        assert dialog.landing is None

    def test_days_with_entries_are_bold_and_lead_there(self, long: Desk) -> None:
        dialog = self.dialog(long)
        view = dialog.findChild(QCalendarWidget)
        view.setCurrentPage(2026, 10)
        bold = {day for day in range(1, 32) if view.dateTextFormat(QDate(2026, 10, day)).fontWeight() == 700}
        assert bold == {2, 5, 8, 11, 14, 17, 20, 23, 26, 29}
        view.activated.emit(QDate(2026, 10, 5))
        assert dialog.result() == 1
        assert dialog.landing.day == date(2026, 10, 5)

    def test_the_nearest_entry_is_chosen_and_back_leads_where_one_was(
        self, long: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def answer(dialog: JumpDialog) -> int:
            dialog.findChild(QLineEdit, "jumpDate").setText("march 2026")
            dialog.go()
            return dialog.result()

        monkeypatch.setattr(JumpDialog, "exec", answer)
        before = first_seen(long)
        long.press(Qt.Key.Key_J, CTRL)
        timeline = long.part(QListView, "timeline")
        chosen = timeline.currentIndex().data(TimelineRole.ENTRY)
        assert chosen.when.day == date(2026, 3, 30)
        assert timeline.viewport().rect().contains(timeline.visualRect(timeline.currentIndex()).center())
        assert timeline.hasFocus()
        back(long)
        assert first_seen(long) == before


class Pinboard:
    """A page of a view: a label in the middle, and what stands beside it."""

    def __init__(self, side: QWidget | None) -> None:
        self.page = QLabel("Pinned")
        self.side = side
        self.read_as: list[str] = []

    def read(self, place: Place) -> None:
        self.read_as.append(place.view)

    def look_at(self, place: Place) -> None:
        pass

    def return_to(self, place: Place) -> None:
        pass

    def seen(self, place: Place) -> Place:
        return place

    def leave(self) -> None:
        pass

    def set_theme(self, look: Theme) -> None:
        self.page.setText(look.scheme.value)


@pytest.mark.parametrize("beside", [True, False])
def test_a_view_of_its_own_is_built_when_first_shown_and_left_like_any_page(
    desk: Desk, people: dict[str, ContactId], monkeypatch: pytest.MonkeyPatch, beside: bool
) -> None:
    built: list[Pinboard] = []

    def build(_: Parts) -> Pinboard:
        built.append(Pinboard(QLabel("Beside") if beside else None))
        return built[-1]

    monkeypatch.setitem(cast(dict[str, Builder], BUILDERS), "navPins", build)
    desk.window.show_contact(people["Dana"])
    chart = desk.part(QWidget, "mixChart")
    desk.window.show_place(Place(view="navPins"))
    [pins] = built
    assert pins.page.isVisible() and pins.read_as == ["navPins"]
    assert not chart.isVisible()
    assert pins.side is None or pins.side.isVisible()
    assert not desk.window.registry["jump_to_date"].isEnabled()
    desk.window.registry["back"].trigger()
    assert title(desk) == "Dana Whitfield" and chart.isVisible() and not pins.page.isVisible()
    desk.window.registry["forward"].trigger()
    assert pins.page.isVisible() and len(built) == 1
    desk.window.registry["new_entry"].trigger()
    assert title(desk) == "All entries"
    assert desk.part(QWidget, "composerText").hasFocus()

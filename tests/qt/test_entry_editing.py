# SPDX-License-Identifier: MIT
"""An entry is edited in its place: fields, saving, leaving without losing anything, changes from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from window_desk import NOW, Desk

from relationship_journal.qt.models.entry_form import EntryFormModel
from relationship_journal.qt.models.timeline import TimelineRole
from relationship_journal.qt.widgets.mix_slider import MixSlider
from relationship_journal.qt.widgets.timeline import Timeline
from relationship_journal.storage import drafts, edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import Channel, ContactId, ConversationId, Entry, NewConversation, Side, When

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def talks(journal: Journal, people: dict[str, ContactId]) -> list[ConversationId]:
    """Twelve talks with Dana, the newest first; the second is rated 40 and has tags."""
    made = []
    for number in range(12):
        when = When(datetime(2026, 11, 12, 10) - timedelta(days=2 * number))
        rated = {"share": 40, "tags": ("family", "plans")} if number == 1 else {}
        new = NewConversation((people["Dana"],), when, Channel.MEAL, f"Talk {number}", **rated)
        made.append(edits.log_conversation(journal, new))
    return made


@pytest.fixture
def desk(make_desk: Callable[..., Desk], journal: Journal, talks: list[ConversationId]) -> Desk:
    return make_desk(journal)


def timeline(desk: Desk) -> Timeline:
    return desk.part(Timeline, "timeline")


def open_entry(desk: Desk, talk: ConversationId) -> QWidget:
    view = timeline(desk)
    view.setFocus()
    view.lead_to(talk)
    desk.press(Qt.Key.Key_Return)
    return field(desk, "entryEditor")


def is_open(desk: Desk) -> bool:
    found = desk.window.findChildren(QWidget, "entryEditor")
    return any(editor.isVisible() for editor in found)


def field(desk: Desk, name: str) -> QWidget:
    return next(part for part in desk.window.findChildren(QWidget, name) if part.isVisible())


def text(desk: Desk) -> QPlainTextEdit:
    found = field(desk, "entryText")
    assert isinstance(found, QPlainTextEdit)
    return found


def button(desk: Desk, name: str) -> QPushButton:
    found = field(desk, name)
    assert isinstance(found, QPushButton)
    return found


def entry(desk: Desk, talk: ConversationId) -> Entry:
    found = queries.entry(desk.journal, talk)
    assert found is not None
    return found


def toast(desk: Desk) -> str:
    frame = desk.part(QFrame, "undoToast")
    return frame.accessibleName() if frame.isVisible() else ""


def said(editor: QWidget) -> list[str]:
    own = [label for label in editor.findChildren(QLabel) if label.parent() is editor]
    return [label.text() for label in own if label.isVisible()]


def test_enter_opens_the_text_and_control_enter_saves_it_as_one_change(desk: Desk, talks: list[ConversationId]) -> None:
    before = entry(desk, talks[1])
    open_entry(desk, talks[1])
    assert desk.window.focusWidget() is text(desk)
    desk.type(" and more")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert not is_open(desk)
    after = entry(desk, talks[1])
    assert after.text == "Talk 1 and more"
    assert (after.share, after.rated, after.tags, after.when) == (40, True, ("family", "plans"), before.when)
    assert toast(desk) == "Entry saved."
    assert desk.window.focusWidget() is timeline(desk)
    assert timeline(desk).chosen == [talks[1]]
    desk.press(Qt.Key.Key_Z, CTRL)
    assert entry(desk, talks[1]) == before


def test_f2_and_a_double_click_open_it_too(desk: Desk, talks: list[ConversationId]) -> None:
    view = timeline(desk)
    view.setFocus()
    view.lead_to(talks[2])
    desk.press(Qt.Key.Key_F2)
    assert is_open(desk)
    desk.press(Qt.Key.Key_Escape)
    assert not is_open(desk)
    spot = view.visualRect(view.currentIndex()).center()
    desk.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    desk.bot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert is_open(desk)


def test_every_field_is_saved(desk: Desk, talks: list[ConversationId], people: dict[str, ContactId]) -> None:
    open_entry(desk, talks[1])
    desk.press(Qt.Key.Key_Tab)
    desk.type("v")  # video
    desk.press(Qt.Key.Key_Tab)
    desk.type("2026-11-03 08:15")
    desk.press(Qt.Key.Key_Tab)
    desk.type("1h 20")
    desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_9)
    with_whom, tags = (field(desk, name).findChild(QLineEdit) for name in ("entryPeople", "entryTags"))
    with_whom.setFocus()
    desk.type("@marcus")
    desk.press(Qt.Key.Key_Return)
    tags.setFocus()
    desk.type("#budget,")
    button(desk, "entryMore").click()
    for name in ("mannerNoAnswer", "mannerConfidence"):
        button(desk, name).click()
    button(desk, "mannerBegan").menu().actions()[2].trigger()
    desk.press(Qt.Key.Key_Return, CTRL)
    after = entry(desk, talks[1])
    assert [person.name for person in after.contacts] == ["Dana Whitfield", "Marcus Oyelaran"]
    assert (after.channel, after.minutes, after.minutes_given, after.share, after.rated) == (
        Channel.VIDEO, 80, True, 90, True,
    )  # fmt: skip
    assert f"{after.when.local:%Y-%m-%d %H:%M}" == "2026-11-03 08:15"
    assert after.tags == ("family", "plans", "budget")
    assert (after.answered, after.in_confidence, after.began, after.planned) == (False, True, Side.THEM, False)
    assert timeline(desk).chosen == [talks[1]]


def test_a_share_nobody_touches_stays_unrated(desk: Desk, talks: list[ConversationId]) -> None:
    before = entry(desk, talks[0])
    open_entry(desk, talks[0])
    slider = field(desk, "entryMix")
    assert isinstance(slider, MixSlider)
    assert (slider.share, slider.value()) == (None, before.share)
    desk.type("!")
    desk.press(Qt.Key.Key_Return, CTRL)
    after = entry(desk, talks[0])
    assert (after.rated, after.share) == (False, before.share)


def test_a_rating_is_taken_back_with_backspace(desk: Desk, talks: list[ConversationId]) -> None:
    open_entry(desk, talks[1])
    field(desk, "entryMix").setFocus()
    desk.press(Qt.Key.Key_Backspace)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert not entry(desk, talks[1]).rated


def test_escape_asks_nothing_and_loses_nothing(desk: Desk, talks: list[ConversationId]) -> None:
    before = entry(desk, talks[1])
    open_entry(desk, talks[1])
    desk.type(", half a thought")
    desk.press(Qt.Key.Key_Escape)
    assert not is_open(desk)
    assert entry(desk, talks[1]) == before
    assert drafts.keys(desk.journal, drafts.OF_ENTRIES) == [f"entry:{before.uid}"]
    editor = open_entry(desk, talks[1])
    assert text(desk).toPlainText() == "Talk 1, half a thought"
    assert said(editor) == ["Unsaved changes from before."]
    discard = field(desk, "entryDiscard")
    assert isinstance(discard, QPushButton)
    discard.click()
    assert text(desk).toPlainText() == "Talk 1"
    desk.press(Qt.Key.Key_Z, CTRL)
    assert text(desk).toPlainText() == "Talk 1, half a thought"
    discard.click()
    desk.press(Qt.Key.Key_Escape)
    assert drafts.keys(desk.journal, drafts.OF_ENTRIES) == []


def test_an_untouched_form_leaves_nothing_behind(desk: Desk, talks: list[ConversationId]) -> None:
    for talk in talks:
        open_entry(desk, talk)
        desk.press(Qt.Key.Key_Escape)
    assert drafts.keys(desk.journal, drafts.OF_ENTRIES) == []


def test_a_text_with_no_break_spaces_is_untouched_until_it_is(desk: Desk, people: dict[str, ContactId]) -> None:
    words = "Ten\u00a0% off\r\nof it"
    new = NewConversation((people["Dana"],), When(datetime(2026, 11, 18, 10)), text=words, minutes=10)
    talk = edits.log_conversation(desk.journal, new)
    kept = entry(desk, talk).text
    open_entry(desk, talk)
    desk.press(Qt.Key.Key_Escape)
    assert drafts.keys(desk.journal, drafts.OF_ENTRIES) == []
    open_entry(desk, talk)
    field(desk, "entryMinutes").setFocus()
    field(desk, "entryMinutes").selectAll()
    desk.type("5")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert (entry(desk, talk).text, entry(desk, talk).minutes) == (kept, 5)


def test_a_moment_in_words_means_the_same_when_the_draft_comes_back_later(
    desk: Desk, talks: list[ConversationId]
) -> None:
    before, today = entry(desk, talks[3]), datetime(2026, 11, 22, 14, 30, tzinfo=UTC)
    form = EntryFormModel(desk.journal, before, lambda: today)
    form.keep(replace(form.saved, when="yesterday 4pm"))
    later = EntryFormModel(desk.journal, before, lambda: today + timedelta(days=1))
    assert later.moment(later.form.when).local == datetime(2026, 11, 21, 16)


@pytest.mark.parametrize(("name", "value"), [("minutes", -5), ("minutes", "many"), ("share", 101)])
def test_a_draft_with_numbers_that_cannot_be_keeps_its_text(
    desk: Desk, talks: list[ConversationId], name: str, value: object
) -> None:
    saved = entry(desk, talks[3])
    form = EntryFormModel(desk.journal, saved, lambda: NOW)
    form.keep(replace(form.saved, text="typed", tags=("new",)))
    body = drafts.load(desk.journal, form.key)
    assert body is not None
    drafts.save(desk.journal, form.key, body | {name: value})
    again = EntryFormModel(desk.journal, saved, lambda: NOW)
    assert again.form == replace(again.saved, text="typed")


def test_saving_what_is_not_changed_writes_nothing(desk: Desk, talks: list[ConversationId]) -> None:
    count = desk.history.count()
    open_entry(desk, talks[0])
    desk.press(Qt.Key.Key_Return, CTRL)
    assert (desk.history.count(), toast(desk), is_open(desk)) == (count, "", False)


def test_what_is_typed_is_kept_within_a_second_and_after_a_restart(
    desk: Desk, make_desk: Callable[..., Desk], talks: list[ConversationId]
) -> None:
    open_entry(desk, talks[3])
    desk.type(" kept")
    desk.bot.waitUntil(lambda: bool(drafts.keys(desk.journal, drafts.OF_ENTRIES)), timeout=1000)
    desk.type(" at once")
    desk.close()
    later = make_desk(desk.journal)
    open_entry(later, talks[3])
    assert text(later).toPlainText() == "Talk 3 kept at once"


def test_a_draft_is_kept_while_keys_never_pause(desk: Desk, talks: list[ConversationId]) -> None:
    open_entry(desk, talks[3])

    def kept() -> bool:
        desk.type("y")
        return bool(drafts.keys(desk.journal, drafts.OF_ENTRIES))

    desk.bot.waitUntil(kept, timeout=2000)


def test_another_contact_leaves_the_form_and_keeps_it(
    desk: Desk, talks: list[ConversationId], people: dict[str, ContactId]
) -> None:
    open_entry(desk, talks[3])
    desk.type(" kept")
    desk.window.show_contact(people["Marcus"])
    assert not is_open(desk)
    assert len(drafts.keys(desk.journal, drafts.OF_ENTRIES)) == 1
    desk.window.show_contact(people["Dana"])
    open_entry(desk, talks[3])
    assert text(desk).toPlainText() == "Talk 3 kept"


def test_what_the_journal_cannot_take_yet_waits_for_it(
    desk: Desk, make_desk: Callable[..., Desk], talks: list[ConversationId], people: dict[str, ContactId]
) -> None:
    open_entry(desk, talks[3])
    desk.type(" kept")
    with desk.journal.bulk():
        desk.window.show_contact(people["Marcus"])
        assert not desk.window.close()
        assert "An import is running" in toast(desk)
        desk.window.show_contact(people["Dana"])
        open_entry(desk, talks[3])
        assert text(desk).toPlainText() == "Talk 3 kept"
        desk.window.show_contact(people["Marcus"])
    desk.bot.waitUntil(lambda: bool(drafts.keys(desk.journal, drafts.OF_ENTRIES)), timeout=2000)
    desk.close()
    later = make_desk(desk.journal)
    later.window.show_contact(people["Dana"])
    open_entry(later, talks[3])
    assert text(later).toPlainText() == "Talk 3 kept"


def test_an_untouched_form_keeps_nobody_from_quitting_during_an_import(desk: Desk, talks: list[ConversationId]) -> None:
    open_entry(desk, talks[3])
    with desk.journal.bulk():
        assert desk.window.close()


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [("entryWhen", "blorgday", "blorgday"), ("entryMinutes", "ages", "“ages” is not a length")],
)
def test_what_cannot_be_read_is_said_beside_the_fields(
    desk: Desk, talks: list[ConversationId], name: str, typed: str, sentence: str
) -> None:
    before = entry(desk, talks[0])
    editor = open_entry(desk, talks[0])
    desk.type(" more")
    part = field(desk, name)
    assert isinstance(part, QLineEdit)
    part.setFocus()
    part.selectAll()
    desk.type(typed)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert entry(desk, talks[0]) == before
    assert sentence in said(editor)[-1]
    assert (text(desk).toPlainText(), part.text()) == ("Talk 0 more", typed)


def test_nobody_and_somebody_unknown_are_refused(desk: Desk, talks: list[ConversationId]) -> None:
    before = entry(desk, talks[0])
    editor = open_entry(desk, talks[0])
    with_whom = field(desk, "entryPeople").findChild(QLineEdit)
    with_whom.setFocus()
    desk.press(Qt.Key.Key_Backspace)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "Somebody has to have taken part" in said(editor)[-1]
    desk.type("Nobody Known")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "“Nobody Known”" in said(editor)[-1]
    assert entry(desk, talks[0]) == before


def test_a_change_elsewhere_shows_at_once_where_nothing_was_typed(desk: Desk, talks: list[ConversationId]) -> None:
    open_entry(desk, talks[1])
    old = entry(desk, talks[1])
    new = NewConversation(tuple(person.id for person in old.contacts), old.when, text="From elsewhere", share=40)
    edits.rewrite_conversation(desk.journal, talks[1], new)
    assert text(desk).toPlainText() == "From elsewhere"


def test_a_change_elsewhere_is_said_where_something_was_typed(desk: Desk, talks: list[ConversationId]) -> None:
    editor = open_entry(desk, talks[1])
    desk.type(" and mine")
    old = entry(desk, talks[1])
    later = When(old.when.local + timedelta(days=5))  # it stands elsewhere on the timeline now
    new = NewConversation(tuple(person.id for person in old.contacts), later, text="From elsewhere", share=40)
    edits.rewrite_conversation(desk.journal, talks[1], new)
    assert is_open(desk)
    assert text(desk).toPlainText() == "Talk 1 and mine"
    assert "was changed meanwhile" in said(editor)[0]
    view = timeline(desk)
    row = view.model().row_of(talks[1])
    assert editor.mapTo(view.viewport(), QPoint(0, 0)).y() == view.visualRect(view.model().index(row, 0)).top()
    desk.press(Qt.Key.Key_Return, CTRL)
    assert entry(desk, talks[1]).text == "Talk 1 and mine"


@pytest.mark.parametrize("everybody", [False, True])
def test_an_entry_that_goes_keeps_what_was_typed(desk: Desk, talks: list[ConversationId], everybody: bool) -> None:
    if everybody:
        desk.window.show_contact(None)
    open_entry(desk, talks[1])
    desk.type(" and mine")
    edits.trash_conversations(desk.journal, talks[1:2])
    assert not is_open(desk)
    assert toast(desk) == "The entry you were editing is not here any more. What you typed is kept with it."
    edits.restore_conversation(desk.journal, talks[1])
    open_entry(desk, talks[1])
    assert text(desk).toPlainText() == "Talk 1 and mine"


def test_an_undo_elsewhere_does_not_touch_what_is_typed(
    desk: Desk, talks: list[ConversationId], people: dict[str, ContactId]
) -> None:
    edits.rename_contact(desk.journal, people["Marcus"], "Marc")
    open_entry(desk, talks[1])
    desk.type(" and mine")
    desk.history.undo()
    assert text(desk).toPlainText() == "Talk 1 and mine"


def test_the_row_follows_the_form_and_the_form_the_row(desk: Desk, talks: list[ConversationId]) -> None:
    editor = open_entry(desk, talks[4])
    view = timeline(desk)
    index = view.currentIndex()
    desk.bot.waitUntil(lambda: view.visualRect(index).height() == editor.height(), timeout=2000)
    before = view.visualRect(index).height()
    for _ in range(5):
        desk.press(Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: view.visualRect(index).height() > before + 40, timeout=2000)
    desk.bot.waitUntil(lambda: view.visualRect(index).height() == editor.height(), timeout=2000)
    assert view.visualRect(index).top() >= 0
    for value in (0, view.verticalScrollBar().maximum(), 60):
        view.verticalScrollBar().setValue(value)
        assert editor.mapTo(view.viewport(), QPoint(0, 0)) == view.visualRect(index).topLeft()
        assert editor.height() == view.visualRect(index).height()
    assert view.indexAt(view.visualRect(index).center()).data(TimelineRole.ENTRY).id == talks[4]
    desk.press(Qt.Key.Key_Escape)
    assert view.visualRect(view.currentIndex()).height() < before + 200


def test_a_plan_that_is_moved_to_the_past_is_done(desk: Desk, people: dict[str, ContactId]) -> None:
    plan = NewConversation((people["Dana"],), When(datetime(2026, 12, 1, 9)), text="Renewal", planned=True)
    talk = edits.log_conversation(desk.journal, plan)
    open_entry(desk, talk)
    field(desk, "entryWhen").setFocus()
    desk.press(Qt.Key.Key_A, CTRL)
    desk.type("yesterday 9:00")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert not entry(desk, talk).planned


def test_in_a_low_window_the_composer_makes_room_until_it_is_wanted(desk: Desk, talks: list[ConversationId]) -> None:
    desk.window.resize(700, 420)
    composer = desk.part(QWidget, "composer")
    assert composer.isVisible()
    open_entry(desk, talks[1])
    desk.type(" and more")
    assert not composer.isVisible()
    desk.press(Qt.Key.Key_N, CTRL)
    assert composer.isVisible()
    assert not is_open(desk)
    assert desk.window.focusWidget() is desk.part(QPlainTextEdit, "composerText")
    assert len(drafts.keys(desk.journal, drafts.OF_ENTRIES)) == 1


@pytest.mark.parametrize("behind", ["results", "entry"])
def test_save_leads_back_to_a_new_entry_that_is_out_of_sight(
    desk: Desk, talks: list[ConversationId], behind: str
) -> None:
    composer = desk.part(QPlainTextEdit, "composerText")
    desk.window.registry["new_entry"].trigger()
    desk.type("Half a thought")
    before = queries.counts(desk.journal).conversations
    if behind == "results":
        desk.window.registry["find"].trigger()
        desk.type("rollout")
        desk.bot.waitUntil(lambda: not composer.isVisible())
    else:
        desk.window.resize(700, 420)
        open_entry(desk, talks[1])
        timeline(desk).setFocus()
    assert not composer.isVisible()
    desk.window.registry["save_entry"].trigger()
    assert queries.counts(desk.journal).conversations == before
    assert (composer.isVisible(), composer.hasFocus()) == (True, True)
    desk.window.registry["save_entry"].trigger()
    assert queries.counts(desk.journal).conversations == before + 1


def test_taking_typing_back_stops_at_the_entry_as_it_was_opened(desk: Desk, talks: list[ConversationId]) -> None:
    open_entry(desk, talks[1])
    desk.type("abc")
    desk.press(Qt.Key.Key_Z, CTRL)
    assert text(desk).toPlainText() == "Talk 1"


def test_nothing_left_to_take_back_in_the_form_takes_nothing_else_back(desk: Desk, talks: list[ConversationId]) -> None:
    before = desk.history.index()
    open_entry(desk, talks[1])
    for name in ("entryText", "entryMinutes", "entrySave", "entryMix"):
        field(desk, name).setFocus()
        desk.press(Qt.Key.Key_Z, CTRL)
        desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.history.index() == before
    assert text(desk).toPlainText() == "Talk 1"


def test_typing_after_discarding_is_taken_back_by_itself(desk: Desk, talks: list[ConversationId]) -> None:
    open_entry(desk, talks[1])
    desk.type(" typed")
    field(desk, "entryDiscard").click()
    desk.type("abc")
    desk.press(Qt.Key.Key_Z, CTRL)
    assert text(desk).toPlainText() == "Talk 1"
    desk.press(Qt.Key.Key_Z, CTRL)
    assert text(desk).toPlainText() == "Talk 1 typed"


def test_what_was_taken_back_is_said_with_the_way_to_have_it_again(desk: Desk, talks: list[ConversationId]) -> None:
    edits.tag_conversations(desk.journal, talks[:2], ["garden"], [])
    timeline(desk).setFocus()
    desk.press(Qt.Key.Key_Z, CTRL)
    assert "garden" not in entry(desk, talks[0]).tags
    assert toast(desk).startswith("Undone: ")
    again = next(b for b in desk.part(QFrame, "undoToast").findChildren(QPushButton) if b.text() == "Redo")
    again.click()
    assert "garden" in entry(desk, talks[0]).tags
    assert toast(desk).startswith("Redone: ")

# SPDX-License-Identifier: MIT
"""The composer: words light up and fill the fields, people and tags are offered, one save may be several talks."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from window_desk import NOW, Desk

from relationship_journal.one_line import Reading
from relationship_journal.preferences import Preferences
from relationship_journal.qt import theme
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.models.composer import ComposerModel
from relationship_journal.qt.widgets.channel_button import ChannelButton
from relationship_journal.qt.widgets.composer import Composer
from relationship_journal.qt.widgets.lighting import Lighting
from relationship_journal.qt.widgets.mix_slider import MixSlider
from relationship_journal.storage import drafts, edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    Channel,
    ContactId,
    Entry,
    FavorKind,
    Manner,
    NewContact,
    NewConversation,
    NewFavor,
    NewJob,
    NewMark,
    NewPromise,
    OffDuty,
    When,
)

CTRL = Qt.KeyboardModifier.ControlModifier
People = dict[str, ContactId]


def said(desk: Desk) -> list[str]:
    """What the composer says under its fields."""
    labels = desk.part(QWidget, "composer").findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible() and "rated" not in label.text()]


def fields(desk: Desk) -> tuple[Channel, str, str, int | None]:
    return (
        desk.part(ChannelButton, "composerChannel").channel,
        desk.part(QLineEdit, "composerWhen").text(),
        desk.part(QLineEdit, "composerMinutes").text(),
        desk.part(MixSlider, "mixSlider").share,
    )


def write(desk: Desk, text: str) -> None:
    """Type into the composer; what a keyboard of tests cannot type is put in."""
    editor = desk.part(QPlainTextEdit, "composerText")
    editor.setFocus()
    if text.isascii() and text.isprintable():
        desk.type(text)
    else:
        editor.insertPlainText(text)


def save(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Return, CTRL)


def entries(desk: Desk) -> list[Entry]:
    return queries.entries_at(desk.journal, queries.places(desk.journal))


def newest(desk: Desk, count: int = 1) -> list[Entry]:
    return sorted(entries(desk), key=lambda entry: entry.id)[-count:]


def names(entry: Entry) -> list[str]:
    return [person.name for person in entry.contacts]


def lit(desk: Desk) -> list[str]:
    """The words that are painted otherwise, over the whole text."""
    found = []
    block = desk.part(QPlainTextEdit, "composerText").document().firstBlock()
    while block.isValid():
        text = block.text().encode("utf-16-le")
        for span in block.layout().formats():
            found.append(text[2 * span.start : 2 * (span.start + span.length)].decode("utf-16-le"))
        block = block.next()
    return found


def offers(desk: Desk) -> list[str]:
    shown = QApplication.activePopupWidget()
    if not isinstance(shown, QListView):
        return []
    model = shown.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]


def press_in_offers(desk: Desk, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    shown = QApplication.activePopupWidget()
    assert shown is not None
    desk.bot.keyClick(shown, key, modifier)


def test_the_line_of_the_design_fills_every_field_and_leaves_the_text(desk: Desk, people: People) -> None:
    write(desk, "call 25m 65% yesterday 4pm")
    assert fields(desk) == (Channel.CALL, "Yesterday 16:00", "25 min", 65)
    assert lit(desk) == ["call", "25m", "65%", "yesterday 4pm"]
    assert said(desk) == ["That is Sat 21 Nov 16:00."]
    write(desk, "\nWalked through the plan. #rollout")
    save(desk)
    (entry,) = newest(desk)
    assert (entry.text, entry.channel, entry.minutes, entry.share, entry.rated, entry.tags) == (
        "Walked through the plan.", Channel.CALL, 25, 65, True, ("rollout",),
    )  # fmt: skip
    assert entry.when.local == datetime(2026, 11, 21, 16)
    assert names(entry) == ["Dana Whitfield"]
    assert fields(desk) == (Channel.CALL, "", "", None)


def test_fields_follow_the_words_back(desk: Desk) -> None:
    write(desk, "lunch 90m 20%")
    assert fields(desk) == (Channel.MEAL, "", "1 h 30", 20)
    desk.part(QPlainTextEdit, "composerText").clear()
    assert fields(desk) == (Channel.CALL, "", "", None)


def test_words_inside_a_sentence_fill_nothing(desk: Desk) -> None:
    write(desk, "She will call tomorrow at 4pm")
    assert fields(desk) == (Channel.CALL, "", "", None)
    assert lit(desk) == []
    save(desk)
    assert newest(desk)[0].text == "She will call tomorrow at 4pm"


def test_a_field_set_by_hand_stays_whatever_the_words_say(desk: Desk) -> None:
    write(desk, "call 25m")
    minutes = desk.part(QLineEdit, "composerMinutes")
    minutes.setFocus()
    minutes.selectAll()
    desk.type("40")
    desk.part(MixSlider, "mixSlider").rate(30)
    write(desk, " 65% yesterday")
    assert fields(desk) == (Channel.CALL, "Yesterday", "40 min", 30)
    save(desk)
    (entry,) = newest(desk)
    assert (entry.minutes, entry.share, entry.text) == (40, 30, "")


def test_a_field_emptied_by_hand_stays_empty(desk: Desk) -> None:
    write(desk, "call 25m yesterday")
    for name in ("composerMinutes", "composerWhen"):
        desk.part(QLineEdit, name).setFocus()
        desk.part(QLineEdit, name).selectAll()
        desk.press(Qt.Key.Key_Backspace)
    write(desk, " 65%")
    assert fields(desk) == (Channel.CALL, "", "", 65)
    save(desk)
    (entry,) = newest(desk)
    assert not entry.minutes_given
    assert entry.when.local == NOW.replace(tzinfo=None)


def test_a_moment_in_words_means_the_same_when_the_draft_comes_back_later(
    qtbot: QtBot, journal: Journal, people: People
) -> None:
    clock = [NOW]
    signals = JournalSignals(journal)
    model = ComposerModel(journal, signals, lambda: clock[0])
    dana = queries.contact(journal, people["Dana"])
    composer = Composer(model, theme.LIGHT)
    qtbot.addWidget(composer)
    model.open(dana)
    text = composer.findChild(QPlainTextEdit, "composerText")
    text.setPlainText("call an hour ago 25m")
    assert composer.keep()
    clock[0] = NOW + timedelta(days=2)
    model.open(None)
    model.open(dana)
    assert text.toPlainText() == "call an hour ago 25m"
    composer.save()
    entry = max(queries.entries_at(journal, queries.places(journal)), key=lambda one: one.id)
    assert entry.when.local == datetime(2026, 11, 22, 13, 30)
    signals.close()


def test_somebody_named_joins_the_contact_whose_page_it_is(desk: Desk) -> None:
    write(desk, "lunch with @marcus 90m")
    assert said(desk) == ["With Marcus Oyelaran."]
    save(desk)
    (entry,) = newest(desk)
    assert names(entry) == ["Dana Whitfield", "Marcus Oyelaran"]
    assert (entry.text, entry.channel, entry.minutes) == ("", Channel.MEAL, 90)


def test_one_line_can_be_three_conversations_and_one_undo(desk: Desk) -> None:
    before = len(entries(desk))
    write(desk, "texted dana; marcus; priya: see you at the fair")
    assert said(desk) == ["3 conversations: Dana Whitfield, Marcus Oyelaran, Priya Subramanian."]
    save(desk)
    logged = newest(desk, 3)
    assert [names(entry) for entry in logged] == [["Dana Whitfield"], ["Marcus Oyelaran"], ["Priya Subramanian"]]
    assert {(entry.text, entry.channel) for entry in logged} == {("see you at the fair", Channel.TEXT)}
    desk.press(Qt.Key.Key_Z, CTRL)
    assert len(entries(desk)) == before


def test_on_nobodys_page_whoever_is_named_is_meant(desk: Desk) -> None:
    desk.window.show_contact(None)
    write(desk, "Long talk about the rollout")
    before = len(entries(desk))
    save(desk)
    assert said(desk) == ["Say who it was with: write @ and a name."]
    assert len(entries(desk)) == before
    assert desk.text == "Long talk about the rollout"
    write(desk, " with @priya")
    press_in_offers(desk, Qt.Key.Key_Tab)
    assert desk.text == "Long talk about the rollout with @Priya Subramanian "
    assert said(desk) == ["With Priya Subramanian."]
    save(desk)
    (entry,) = newest(desk)
    assert names(entry) == ["Priya Subramanian"]
    assert entry.text == "Long talk about the rollout with @Priya Subramanian"


def test_a_newcomer_is_added_when_asked_for_and_taken_back_with_the_entry(desk: Desk) -> None:
    before = len(entries(desk))
    write(desk, '@"Jo Brandt" call 25m')
    assert said(desk) == ["With Jo Brandt (new)."]
    save(desk)
    assert said(desk) == ["Jo Brandt is not in this journal yet."]
    assert len(entries(desk)) == before
    add = desk.part(QPushButton, "composerAddPeople")
    assert desk.window.focusWidget() is add
    desk.press(Qt.Key.Key_Space)
    (entry,) = newest(desk)
    assert names(entry) == ["Dana Whitfield", "Jo Brandt"]
    assert not add.isVisible()
    assert desk.text == ""
    assert desk.window.focusWidget() is desk.part(QPlainTextEdit, "composerText")
    assert not desk.part(QListView, "timeline").selectedIndexes()
    desk.press(Qt.Key.Key_Z, CTRL)
    assert len(entries(desk)) == before
    assert "Jo Brandt" not in [row.name for row in queries.contacts(desk.journal)]


def test_two_of_one_name_are_asked_about(desk: Desk) -> None:
    edits.add_contact(desk.journal, NewContact("Priya Chen", given="Priya"))
    write(desk, "@priya 25m")
    save(desk)
    assert said(desk) == ["“priya” can be Priya Subramanian (Helix Diagnostics), Priya Chen. Write @ and choose one."]
    assert desk.text == "@priya 25m"


def test_two_of_the_same_whole_name_are_told_apart_by_their_account(desk: Desk) -> None:
    other = NewContact("Priya Subramanian", jobs=(NewJob("Fjord Labs"),))
    edits.add_contact(desk.journal, other)
    write(desk, "25m with @pri")
    assert offers(desk) == ["Priya Subramanian, Helix Diagnostics", "Priya Subramanian, Fjord Labs"]
    press_in_offers(desk, Qt.Key.Key_Down)
    press_in_offers(desk, Qt.Key.Key_Return)
    save(desk)
    (entry,) = newest(desk)
    named = [queries.contact(desk.journal, person.id) for person in entry.contacts]
    assert [person.account for person in named if person] == ["Northgate Logistics", "Fjord Labs"]


def test_of_two_of_one_name_the_one_whose_page_it_is_is_meant(desk: Desk) -> None:
    edits.add_contact(desk.journal, NewContact("Dana Chen", given="Dana"))
    write(desk, "@dana, @marcus 25m")
    assert said(desk) == ["With Marcus Oyelaran."]


def test_people_are_offered_and_taken_by_keyboard(desk: Desk) -> None:
    write(desk, "with @")
    assert offers(desk) == [
        "Dana Whitfield, Northgate Logistics", "Marcus Oyelaran, Oyelaran & Sons",
        "Priya Subramanian, Helix Diagnostics",
    ]  # fmt: skip
    press_in_offers(desk, Qt.Key.Key_Down)
    press_in_offers(desk, Qt.Key.Key_Return)
    assert desk.text == "with @Marcus Oyelaran "
    assert offers(desk) == []
    assert lit(desk) == ["@Marcus Oyelaran"]
    write(desk, "and @sub")
    assert offers(desk) == ["Priya Subramanian, Helix Diagnostics"]
    press_in_offers(desk, Qt.Key.Key_Escape)
    assert offers(desk) == []
    assert desk.text == "with @Marcus Oyelaran and @sub"
    desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.text != "with @Marcus Oyelaran and @sub"


def test_names_of_two_words_are_offered_to_their_end(desk: Desk) -> None:
    write(desk, "@Dana Wh")
    assert offers(desk) == ["Dana Whitfield, Northgate Logistics"]
    desk.type("itfield")
    assert offers(desk) == []


def test_save_with_the_offers_open_saves(desk: Desk) -> None:
    write(desk, "Talked | 25m 65% #rollout")
    save(desk)
    write(desk, "Talked again | 25m 65% #ro")
    assert offers(desk) == ["rollout"]
    press_in_offers(desk, Qt.Key.Key_Return, CTRL)
    assert newest(desk)[0].text == "Talked again"
    assert newest(desk)[0].tags == ("ro",)


def test_tags_are_offered_and_one_of_several_words_is_quoted(desk: Desk, people: People) -> None:
    talk = NewConversation((people["Dana"],), When(datetime(2026, 1, 1)), tags=("cold chain", "Rollout"))
    edits.log_conversation(desk.journal, talk)
    write(desk, "About #co")
    press_in_offers(desk, Qt.Key.Key_Return)
    assert desk.text == 'About #"cold chain" '
    write(desk, "and #rollout")
    save(desk)
    assert newest(desk)[0].tags == ("cold chain", "Rollout")


def test_a_new_contact_is_offered_at_once_and_a_renamed_one_by_the_new_name(desk: Desk, people: People) -> None:
    write(desk, "@")
    edits.add_contact(desk.journal, NewContact("Zoe Adler"))
    edits.rename_contact(desk.journal, people["Marcus"], "Marcus Zorn")
    desk.type("z")
    assert offers(desk) == ["Marcus Zorn, Oyelaran & Sons", "Zoe Adler"]


def test_a_name_is_never_taken_for_markup(desk: Desk) -> None:
    edits.add_contact(desk.journal, NewContact("<b>Bold</b> Guy"))
    write(desk, "25m with @guy")
    press_in_offers(desk, Qt.Key.Key_Tab)
    assert desk.text == '25m with @"<b>Bold</b> Guy" '
    (label,) = [one for one in desk.part(QWidget, "composer").findChildren(QLabel) if one.text().startswith("With")]
    assert label.text() == "With <b>Bold</b> Guy."
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_lights_stand_where_they_belong_after_an_emoji_and_on_later_lines(desk: Desk) -> None:
    write(desk, "Fair talk 🎉🎉 with @marcus\nand more 🎉 of @priya and #fun")
    assert lit(desk) == ["@marcus", "@priya", "#fun"]


def test_it_answers_with_what_was_left_open(desk: Desk, people: People) -> None:
    text = "Long lunch. Sam, Bristol or Glasgow? She will write."
    talk = NewConversation((people["Dana"],), When(datetime(2026, 11, 20, 12)), text=text)
    edits.log_conversation(desk.journal, talk)
    write(desk, "Talked about the fee")
    save(desk)
    assert said(desk) == ["Last time, 2 days ago: Sam, Bristol or Glasgow?"]
    desk.type("N")
    assert said(desk) == []


def test_what_rated_means_is_said_once(make_desk: Callable[..., Desk], desk: Desk) -> None:
    def explained() -> bool:
        labels = desk.part(QWidget, "composer").findChildren(QLabel)
        return any("stays hollow" in label.text() and label.isVisible() for label in labels)

    write(desk, "25m 65%: rated by words")
    save(desk)
    assert not explained()
    write(desk, "Not rated")
    save(desk)
    assert explained()
    got_it = next(b for b in desk.part(QWidget, "composer").findChildren(QPushButton) if b.text() == "Got it")
    desk.bot.mouseClick(got_it, Qt.MouseButton.LeftButton)
    assert not explained()
    assert desk.window.focusWidget() is desk.part(QPlainTextEdit, "composerText")
    desk.close()
    desk.open()
    write(desk, "Not rated either")
    save(desk)
    assert not explained()


def test_a_call_of_25_minutes_takes_at_most_twelve_keys_beside_its_text(desk: Desk) -> None:
    pressed = 0

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        nonlocal pressed
        pressed += 1
        desk.press(key, modifier)

    def type_keys(text: str) -> None:
        nonlocal pressed
        pressed += len(text)
        desk.type(text)

    press(Qt.Key.Key_N, CTRL)
    type_keys("25m 65%")
    press(Qt.Key.Key_Return)
    desk.type("Walked through the revised rollout.")
    press(Qt.Key.Key_Return, CTRL)
    (entry,) = newest(desk)
    assert (entry.channel, entry.minutes, entry.share, entry.rated) == (Channel.CALL, 25, 65, True)
    assert entry.text == "Walked through the revised rollout."
    assert pressed <= 12


def test_a_draft_is_kept_while_keys_never_pause(desk: Desk, people: People) -> None:
    write(desk, "x")
    dana = queries.contact(desk.journal, people["Dana"])
    assert dana is not None

    def kept() -> bool:
        desk.type("y")
        return drafts.load(desk.journal, f"composer:{dana.uid}") is not None

    desk.bot.waitUntil(kept, timeout=2000)


def test_what_was_in_the_way_of_keeping_a_draft_is_said_only_while_it_is(desk: Desk, people: People) -> None:
    write(desk, "half a thought")
    with desk.journal.bulk("Tags are being merged."):
        assert not desk.part(Composer, "composer").keep()
        assert "Tags are being merged." in said(desk)
    desk.bot.waitUntil(lambda: bool(drafts.keys(desk.journal, "composer:")), timeout=3000)
    assert "Tags are being merged." not in said(desk)


def test_a_draft_on_nobodys_page_comes_back(desk: Desk, people: People) -> None:
    desk.window.show_contact(None)
    write(desk, "half a thought about @mar")
    desk.window.show_contact(people["Dana"])
    assert desk.text == ""
    desk.window.show_contact(None)
    assert desk.text == "half a thought about @mar"


def test_undo_elsewhere_leaves_the_draft_alone(desk: Desk, people: People) -> None:
    edits.tag_contact(desk.journal, people["Priya"], "friend")
    write(desk, "half a thought")
    desk.history.undo()
    desk.history.redo()
    assert desk.text == "half a thought"
    assert desk.part(Composer, "composer").keep()
    assert [body for (body,) in desk.journal.rows("SELECT body FROM draft") if "half a thought" in body]


@pytest.mark.parametrize("size", [1, 12])
def test_it_grows_with_the_text_and_shrinks_after_saving(desk: Desk, size: int) -> None:
    editor = desk.part(QPlainTextEdit, "composerText")
    rest = editor.height()
    write(desk, "line\n" * (size - 1) + "line")
    desk.bot.wait(20)
    assert (editor.height() > rest) == (size > 1)
    assert editor.height() < desk.window.height() / 2
    assert editor.verticalScrollBar().value() == 0 or size > 8
    save(desk)
    desk.bot.waitUntil(lambda: editor.height() == rest)


def test_it_works_in_a_window_of_its_own(qtbot: QtBot, journal: Journal, people: People) -> None:
    signals = JournalSignals(journal)
    model = ComposerModel(journal, signals, lambda: NOW, place="composer:quick")
    composer = Composer(model, theme.DARK)
    qtbot.addWidget(composer)
    model.open(None)
    composer.show()
    composer.begin()
    text = composer.findChild(QPlainTextEdit, "composerText")
    qtbot.keyClicks(text, "@marcus call 25m 40% ")
    composer.keep()
    assert drafts.load(journal, "composer:quick") is not None
    with qtbot.waitSignal(composer.logged) as heard:
        composer.save()
    assert drafts.load(journal, "composer:quick") is None
    entry = queries.entry(journal, heard.args[0])
    assert [person.name for person in entry.contacts] == ["Marcus Oyelaran"]
    assert (entry.minutes, entry.share, heard.args[1]) == (25, 40, "Logged.")
    signals.close()


def test_in_a_low_window_with_large_text_nothing_lies_over_something_else(
    make_desk: Callable[..., Desk], journal: Journal, people: People
) -> None:
    desk = make_desk(journal, Preferences(theme="light", text_size=200))
    desk.window.resize(1024, 640)
    head = desk.part(QWidget, "contactHead")
    desk.bot.waitUntil(head.isVisible)
    write(desk, "lunch with @marcus 1h20 35% yesterday 12:30\nOne line\nand two\nand three of @priya")
    desk.bot.wait(50)
    composer = desk.part(QWidget, "composer")
    names = ("composerText", "composerChannel", "composerWhen", "composerMinutes", "mixSlider", "composerSave")
    parts = [desk.part(QWidget, name).geometry() for name in names]
    parts.append(next(one for one in composer.findChildren(QLabel) if one.isVisible()).parentWidget().geometry())
    for number, one in enumerate(parts):
        assert composer.rect().contains(one)
        assert not any(one.intersects(other) for other in parts[:number])
    assert not head.isVisible()
    desk.window.show_contact(people["Marcus"])
    desk.bot.waitUntil(head.isVisible)


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from relationship_journal.one_line import Reading
from relationship_journal.preferences import Preferences
from relationship_journal.qt import theme
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.models.composer import ComposerModel
from relationship_journal.qt.widgets.composer import Composer
from relationship_journal.storage import queries
from relationship_journal.storage.journal import Journal

app = QApplication([])
journal = Journal.open(Path(sys.argv[1]))
model = ComposerModel(journal, JournalSignals(journal), lambda: datetime(2026, 11, 22, tzinfo=UTC))
composer = Composer(model, theme.LIGHT)
model.open(queries.contact(journal, 1))
composer.show()
QTest.keyClicks(composer.findChild(QPlainTextEdit, "composerText"), "half a thought")
QTimer.singleShot(1000, lambda: os.kill(os.getpid(), signal.SIGKILL))
app.exec()
"""


def test_a_draft_is_there_after_a_kill_one_second_after_the_last_key(tmp_path: Path) -> None:
    path = tmp_path / "killed.rj"
    with Journal.create(path) as made:
        edits.add_contact(made, NewContact("Dana"))
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False, timeout=120)
    assert done.returncode == -signal.SIGKILL
    with Journal.open(path) as again:
        dana = queries.contact(again, 1)
        assert dana is not None
        draft = drafts.load(again, f"composer:{dana.uid}")
        assert draft is not None
        assert draft["text"] == "half a thought"


def test_a_paste_of_many_lines_takes_the_text_out_once(qtbot: QtBot) -> None:
    asked: list[str] = []

    def read(text: str) -> Reading:
        asked.append(text)
        return Reading()

    edit = QPlainTextEdit()
    qtbot.addWidget(edit)
    Lighting(edit, read, theme.LIGHT)
    edit.insertPlainText("one line\n" * 50)
    edit.insertPlainText("and more\n" * 50)
    assert asked[-1] == edit.toPlainText()
    assert len({id(text) for text in asked if len(text) > 450}) == 1


def marks_of(desk: Desk, entry: Entry) -> list[tuple[str, NewMark]]:
    found = queries.entry_marks(desk.journal, [entry.id]).get(entry.id)
    marks = found.marks if found else ()
    return [(one.contact.name if one.contact else "", replace(one.said, on=None)) for one in marks]


def test_lines_that_begin_with_their_word_are_marks_saved_and_undone_with_the_conversation(desk: Desk) -> None:
    write(
        desk, "call 25m 65%: walked through the plan\npromise send SLA sheet by tue\nfavor moved delivery\nShe laughed."
    )
    save(desk)
    (entry,) = newest(desk)
    assert entry.text == "walked through the plan\nShe laughed."
    assert marks_of(desk, entry) == [
        ("Dana Whitfield", NewPromise("send SLA sheet", due=date(2026, 11, 24))),
        ("Dana Whitfield", NewFavor("moved delivery", kind=FavorKind.DELIVERY)),
    ]
    before = len(entries(desk))
    desk.history.undo()
    assert len(entries(desk)) == before - 1
    assert queries.marks(desk.journal) == []


def test_in_a_group_each_mark_names_one_person(desk: Desk) -> None:
    write(desk, "with @marcus.\npromise send it by tue\nask about Sam @marcus")
    save(desk)
    (entry,) = newest(desk)
    assert names(entry) == ["Dana Whitfield", "Marcus Oyelaran"]
    assert [name for name, _ in marks_of(desk, entry)] == ["Dana Whitfield", "Marcus Oyelaran"]


def test_of_conversations_apart_each_carries_what_names_its_people_and_what_names_nobody(desk: Desk) -> None:
    desk.press(Qt.Key.Key_A, CTRL | Qt.KeyboardModifier.ShiftModifier)
    write(desk, "texted dana; marcus; priya\npromise @marcus send it by tue\nto raise renewal")
    save(desk)
    found = {names(entry)[0]: marks_of(desk, entry) for entry in newest(desk, 3)}
    assert {name: len(marks) for name, marks in found.items()} == {
        "Dana Whitfield": 1, "Marcus Oyelaran": 2, "Priya Subramanian": 1,
    }  # fmt: skip


def test_off_duty_is_said_by_its_line(desk: Desk) -> None:
    write(desk, "meal 2h 10%\noff duty, kept\nHannah turned 50.")
    save(desk)
    (entry,) = newest(desk)
    found = queries.entry_marks(desk.journal, [entry.id])[entry.id]
    assert (entry.text, found.marks, found.manner) == ("Hannah turned 50.", (), Manner(OffDuty.KEPT))


def test_on_nobodys_page_a_mark_can_say_whom_it_was_with(desk: Desk) -> None:
    desk.press(Qt.Key.Key_A, CTRL | Qt.KeyboardModifier.ShiftModifier)
    write(desk, "promise @marcus send it by tue")
    save(desk)
    (entry,) = newest(desk)
    assert names(entry) == ["Marcus Oyelaran"]
    assert len(marks_of(desk, entry)) == 1

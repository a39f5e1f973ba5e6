# SPDX-License-Identifier: MIT
"""The brief in the window: whole on the screen, the pocket form for what leaves, from a contact and from Today."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from window_desk import NOW, Desk

from relationship_journal.qt.brief_paper import BriefSheets
from relationship_journal.qt.dialogs import files
from relationship_journal.qt.dialogs.brief import BriefDialog
from relationship_journal.qt.dialogs.print_preview import PrintPreview
from relationship_journal.qt.models.briefs import read_brief
from relationship_journal.qt.paper import Paper
from relationship_journal.qt.places import TODAY, Place
from relationship_journal.qt.printing import pdf_of
from relationship_journal.qt.widgets.brief_view import BriefView
from relationship_journal.qt.widgets.sheet_preview import SheetPreview
from relationship_journal.qt.widgets.today_list import TodayList
from relationship_journal.reports.brief import Form
from relationship_journal.storage import edits
from relationship_journal.values import (
    Channel,
    ContactId,
    ConversationId,
    NewContact,
    NewConversation,
    NewFriction,
    NewJob,
    NewNote,
    NewPromise,
    NewRelation,
    NoteKind,
    When,
)


@pytest.fixture
def dana(desk: Desk) -> ContactId:
    today = NOW.date()
    dana = edits.add_contact(
        desk.journal,
        NewContact(
            "Dana Whitfield", given="Dana", jobs=(NewJob("Northgate", "Head of Ops"),),
            relations=(NewRelation("partner", "Hannah"),),
        ),
    )  # fmt: skip
    for mark in (
        NewPromise("revised sheet", due=today - timedelta(days=5), on=today - timedelta(days=9)),
        NewNote("renewal terms", kind=NoteKind.TO_RAISE, on=today - timedelta(days=9)),
        NewFriction("the mix-up", on=today - timedelta(days=9)),
    ):
        edits.add_mark(desk.journal, dana, mark)
    for days, text, secret in ((3, "Quarterly review\nprivate: canary", False), (2, "canary told", True)):
        when = When(NOW.replace(tzinfo=None) - timedelta(days=days))
        edits.log_conversation(
            desk.journal, NewConversation((dana,), when, Channel.CALL, share=60, text=text, in_confidence=secret)
        )
    desk.window.show_contact(dana)
    return dana


@pytest.fixture
def meeting(desk: Desk, dana: ContactId) -> ConversationId:
    """Tomorrow with Dana and Jordan."""
    jordan = edits.add_contact(desk.journal, NewContact("Jordan Beck", given="Jordan"))
    when = When(NOW.replace(tzinfo=None) + timedelta(days=1))
    return edits.log_conversation(
        desk.journal, NewConversation((dana, jordan), when, Channel.MEETING, planned=True, text="Terms")
    )


@pytest.fixture
def dialog(desk: Desk, dana: ContactId) -> BriefDialog:
    return shown(desk, desk.window.registry["meeting_brief"].trigger)


def shown(desk: Desk, ask: Callable[[], object]) -> BriefDialog:
    ask()
    desk.bot.waitUntil(lambda: desk.window.findChild(BriefDialog) is not None)
    found = desk.window.findChild(BriefDialog)
    assert found is not None
    desk.bot.waitExposed(found)
    return found


def text(dialog: BriefDialog) -> str:
    return dialog.findChild(BriefView, "briefPage").toPlainText()


def press(desk: Desk, dialog: BriefDialog, name: str) -> None:
    desk.bot.mouseClick(dialog.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def said(dialog: BriefDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def copied(desk: Desk, dialog: BriefDialog) -> str:
    press(desk, dialog, "briefCopy")
    return QGuiApplication.clipboard().text()


def save(
    desk: Desk, dialog: BriefDialog, monkeypatch: pytest.MonkeyPatch, path: Path, button: str
) -> tuple[str, list[str]]:
    """What is said after saving, and the names that were suggested."""
    names: list[str] = []

    def answer(_parent: object, _title: str, _filters: str, suggested: str) -> Path:
        names.append(suggested)
        return path

    monkeypatch.setattr(files, "ask_save", answer)
    press(desk, dialog, button)
    desk.bot.waitUntil(lambda: path.name in said(dialog) or "could not" in said(dialog))
    return said(dialog), names


def test_the_screen_shows_everything_to_the_writer(dialog: BriefDialog) -> None:
    page = text(dialog)
    for words in ("Dana Whitfield", "Before you walk in", "revised sheet", "the mix-up", "Hannah", "canary told"):
        assert words in page
    assert page.index("Before you walk in") < page.index("Business side") < page.index("Personal side")


def test_what_leaves_is_the_pocket_form_until_somebody_chooses(desk: Desk, dialog: BriefDialog) -> None:
    first = copied(desk, dialog)
    assert first.startswith("# DW\n")
    assert "Hannah" not in first and "mix-up" not in first and "canary" not in first
    press(desk, dialog, "brief-pocket")
    assert "Hannah" not in text(dialog)
    press(desk, dialog, "brief-full")
    whole = copied(desk, dialog)
    assert whole.startswith("# Dana Whitfield\n")
    assert "Hannah" in whole and "Quarterly review" in whole
    assert "canary" not in whole, "private lines and what is in confidence leave in no form"


def test_files_name_nobody_and_hold_the_form(
    desk: Desk, dialog: BriefDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    words, names = save(desk, dialog, monkeypatch, tmp_path / "a.md", "briefMarkdown")
    assert "pocket form" in words
    assert names == [f"meeting-brief-{NOW.date().isoformat()}.md"]
    assert (tmp_path / "a.md").read_text(encoding="utf-8").startswith("# DW\n")
    save(desk, dialog, monkeypatch, tmp_path / "a.pdf", "briefPdf")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_a_folder_that_takes_no_file_is_said_beside_the_page(
    desk: Desk, dialog: BriefDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    words, _ = save(desk, dialog, monkeypatch, tmp_path / "nowhere" / "a.md", "briefMarkdown")
    assert "Choose another folder." in words


def test_printing_begins_with_the_sheet_in_the_form_that_leaves(desk: Desk, dialog: BriefDialog) -> None:
    press(desk, dialog, "briefPrint")
    preview = dialog.findChild(PrintPreview)
    assert preview is not None
    assert preview.findChild(SheetPreview).accessibleDescription().startswith("# DW\n")
    press(desk, preview, "printNow")  # type: ignore[arg-type]
    assert "No printer is set up" in said(preview)  # type: ignore[arg-type]


def test_ctrl_b_on_today_opens_the_next_meeting_for_everybody_there(desk: Desk, meeting: ConversationId) -> None:
    desk.window.show_place(Place(view=TODAY))
    dialog = shown(desk, lambda: desk.bot.keyClick(desk.window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier))
    assert text(dialog).startswith("Dana Whitfield and Jordan Beck\n")


def test_without_a_meeting_today_says_so(desk: Desk, dana: ContactId, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    desk.window.show_place(Place(view=TODAY))
    monkeypatch.setattr("relationship_journal.qt.notices.Notices.say", lambda _self, words: heard.append(words))
    desk.window.registry["meeting_brief"].trigger()
    desk.bot.waitUntil(lambda: bool(heard))
    assert heard[0].startswith("No meeting is planned")
    assert desk.window.findChild(BriefDialog) is None


def test_words_of_the_journal_are_never_markup(desk: Desk) -> None:
    odd = edits.add_contact(desk.journal, NewContact("<b>Ann</b> & <img src='x'>"))
    desk.window.show_contact(odd)
    dialog = shown(desk, desk.window.registry["meeting_brief"].trigger)
    assert text(dialog).startswith("<b>Ann</b> & <img src='x'>\n")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="reads the text back with poppler")
def test_the_paper_is_one_sheet_whose_text_can_be_searched(desk: Desk, dana: ContactId, tmp_path: Path) -> None:
    for number in range(30):
        when = When(NOW.replace(tzinfo=None) - timedelta(days=4 + number))
        edits.log_conversation(
            desk.journal, NewConversation((dana,), when, Channel.CALL, share=40, text="word " * 60)
        )  # fmt: skip
    for number in range(6):
        edits.add_mark(desk.journal, dana, NewNote(f"ask {number} about {'something ' * 9}", on=NOW.date()))
    reading = read_brief(desk.journal, [dana], NOW.date(), standing=())
    assert reading is not None
    for paper in Paper:
        sheets = BriefSheets(reading.leaving(Form.FULL), paper)
        assert len(sheets) == 1
        (tmp_path / "a.pdf").write_bytes(pdf_of(sheets))
        found = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, check=True, timeout=60)
        page = found.stdout.decode()
        for words in ("Dana Whitfield", "Before you walk in", "revised sheet", "1 of 1", "more"):
            assert words in page
        assert "canary" not in page


def test_a_row_of_today_offers_the_brief_for_everybody_there(desk: Desk, meeting: ConversationId) -> None:
    desk.window.show_place(Place(view=TODAY))
    rows = desk.window.findChild(TodayList)
    assert rows is not None
    desk.bot.waitUntil(lambda: any("Terms" in (rows.model().index(at, 0).data() or "") for at in range(3)))
    rows.setCurrentIndex(rows.model().index(1, 0))
    dialog = shown(desk, lambda: desk.bot.keyClick(rows, Qt.Key.Key_B))
    assert text(dialog).startswith("Dana Whitfield and Jordan Beck\n")


def test_the_head_of_a_contact_has_a_button_for_it(desk: Desk, dana: ContactId) -> None:
    button = desk.window.findChild(QPushButton, "briefButton")
    assert button is not None
    assert button.accessibleName() == "Meeting brief for Dana Whitfield"
    dialog = shown(desk, lambda: desk.bot.mouseClick(button, Qt.MouseButton.LeftButton))
    assert text(dialog).startswith("Dana Whitfield\n")


def test_the_briefs_of_tomorrow_are_printed_together_in_the_pocket_form(
    desk: Desk, meeting: ConversationId, dana: ContactId, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    when = When(NOW.replace(tzinfo=None) + timedelta(days=1, hours=2))
    edits.log_conversation(desk.journal, NewConversation((dana,), when, Channel.CALL, planned=True))
    desk.window.registry["tomorrows_briefs"].trigger()
    desk.bot.waitUntil(lambda: desk.window.findChild(PrintPreview) is not None)
    preview = desk.window.findChild(PrintPreview)
    assert preview is not None
    heard = preview.findChild(SheetPreview).accessibleDescription()
    assert heard.startswith("# DW and JB\n") and "\n# DW\n" in heard
    monkeypatch.setattr(files, "ask_save", lambda *_: tmp_path / "tomorrow.pdf")
    desk.bot.mouseClick(preview.findChild(QPushButton, "printPdf"), Qt.MouseButton.LeftButton)
    written = (tmp_path / "tomorrow.pdf").read_bytes()
    assert len(re.findall(rb"/Type /Page\b", written)) == 2


def test_a_tomorrow_without_meetings_is_said(desk: Desk, dana: ContactId, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr("relationship_journal.qt.notices.Notices.say", lambda _self, words: heard.append(words))
    desk.window.registry["tomorrows_briefs"].trigger()
    desk.bot.waitUntil(lambda: bool(heard))
    assert heard[0].startswith("No meeting is planned for tomorrow")

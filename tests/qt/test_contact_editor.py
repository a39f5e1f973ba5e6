# SPDX-License-Identifier: MIT
"""The contact editor: filled in by keyboard, saved once, nothing lost, somebody known found while a name is typed."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import combinations, pairwise
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from window_desk import Desk

from relationship_journal.qt import photos, theme
from relationship_journal.qt.dialogs.contact.editor import ContactEditor
from relationship_journal.qt.dialogs.contact.form import Form
from relationship_journal.qt.dialogs.contact.inputs import Months, Note
from relationship_journal.qt.dialogs.contact.photo import PhotoWell
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.models.contact_editor import ContactEditorModel
from relationship_journal.storage import drafts, edits, queries
from relationship_journal.storage.changes import Change
from relationship_journal.storage.errors import SaveFailed
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    ContactForm,
    ContactId,
    MethodKind,
    NewAddress,
    NewContact,
    NewDate,
    NewJob,
    NewMethod,
    NewPhoto,
    NewRelation,
    PartialDate,
    Stage,
    Status,
    Tier,
)

NOW = datetime(2026, 11, 22, 14, 32, tzinfo=UTC)
DANA = NewContact(
    "Dana Whitfield",
    given="Dana",
    family="Whitfield",
    stage=Stage.FRIEND,
    tier=Tier.A,
    seasonal_months=(7, 8),
    birthday=PartialDate(None, 6, 7),
    zone="Europe/London",
    note="Met at the fair.\nLikes tea.",
    jobs=(NewJob("Northgate Logistics", "Head of Operations", started_on=date(2020, 3, 1)),),
    methods=(
        NewMethod(MethodKind.PHONE, "+44 7700 900123", "mobile", True),
        NewMethod(MethodKind.EMAIL, "dana@northgate.example", "work"),
    ),
    addresses=(NewAddress("work", street="1 Dock Road", locality="Leeds"),),
    dates=(NewDate("anniversary", PartialDate(2010, 5, 1)),),
    relations=(NewRelation("son", "Sam Whitfield"),),
    tags=("football", "vip"),
)
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier

Ask = Callable[..., ContactEditor]


@pytest.fixture
def jobs() -> Jobs:
    made = Jobs()
    yield made
    made.shutdown()


@pytest.fixture
def dana(journal: Journal) -> ContactId:
    return edits.add_contact(journal, DANA)


@pytest.fixture
def ask(qtbot: QtBot, journal: Journal, jobs: Jobs) -> Ask:
    """Show the editor, as the menu would."""

    def show(contact: ContactId | None = None) -> ContactEditor:
        dialog = ContactEditor(ContactEditorModel(journal, contact, lambda: NOW), jobs)
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.open()
        dialog.resize(940, 740)
        qtbot.waitUntil(lambda: dialog.findChild(Form).is_whole)
        return dialog

    return show


def part(dialog: QWidget, name: str, kind: type = QWidget) -> QWidget:
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


def named(dialog: QWidget, name: str) -> QWidget:
    """The input of this accessible name."""
    found = [w for w in dialog.findChildren(QWidget) if w.accessibleName() == name and w.isVisibleTo(dialog)]
    assert found, name
    return found[0]


def warnings(dialog: QWidget) -> list[str]:
    labels = dialog.findChildren(QLabel)
    return [label.text() for label in labels if label.property("look") == "warning" and label.isVisibleTo(dialog)]


def retype(bot: QtBot, edit: QWidget, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    bot.keyClicks(edit, text)


def press(bot: QtBot, dialog: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier):
    bot.keyClick(dialog.focusWidget() or dialog, key, modifier)


def form_of(journal: Journal, contact: ContactId) -> ContactForm:
    found = queries.contact_form(journal, contact)
    assert found is not None
    return found


def test_somebody_new_is_a_name_and_enter(qtbot: QtBot, ask: Ask, journal: Journal, announced: list[Change]) -> None:
    dialog = ask()
    qtbot.keyClicks(dialog.focusWidget(), "Ana  Marisa Lopez")
    press(qtbot, dialog, Qt.Key.Key_Return)
    assert (dialog.result(), dialog.news, dialog.name) == (1, True, "Ana Marisa Lopez")
    (row,) = queries.contacts(journal)
    added = form_of(journal, row.id)
    assert (added.name, added.given, added.family) == ("Ana Marisa Lopez", "Ana Marisa", "Lopez")
    assert (added.jobs, added.methods) == ((), ())
    assert [change.label for change in announced] == ["add Ana Marisa Lopez"]


def test_a_whole_contact_is_written_by_keyboard_alone(qtbot: QtBot, ask: Ask, journal: Journal) -> None:
    dialog = ask()
    qtbot.keyClicks(dialog.focusWidget(), "Ana Lopez")

    def go_to(name: str) -> QWidget:
        for _ in range(80):
            focused = dialog.focusWidget()
            if focused is not None and focused.accessibleName() == name:
                return focused
            press(qtbot, dialog, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to “{name}”")

    for name, text in (
        ("Company, job 1", "Helix Diagnostics"),
        ("Job title, job 1", "Lab manager"),
        ("Part in buying, job 1", "decides"),
        ("Since, job 1", "March 2020"),
        ("Number or address, way to reach 1", "+44 7700 900200"),
        ("Number or address, way to reach 2", "ana@helix.example"),
    ):
        qtbot.keyClicks(go_to(name), text)
    press(qtbot, dialog, Qt.Key.Key_L, ALT)
    qtbot.waitUntil(lambda: dialog.focusWidget().accessibleName() == "Status")
    press(qtbot, dialog, Qt.Key.Key_Up)
    qtbot.keyClicks(go_to("Own cadence in days, before the tier’s"), "28")
    qtbot.keyClicks(go_to("Away until"), "10 January")
    go_to("Months they are away or busy every year: Jan")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Space):
        press(qtbot, dialog, key)
    go_to("Health-care professional or public buyer")
    press(qtbot, dialog, Qt.Key.Key_Space)
    qtbot.keyClicks(go_to("Birthday, with or without the year"), "7 June 1980")
    qtbot.keyClicks(go_to("Time zone"), "Europe/Madrid")
    go_to("Add a date")
    press(qtbot, dialog, Qt.Key.Key_Space)
    assert dialog.focusWidget().accessibleName() == "Label, date 1"
    qtbot.keyClicks(dialog.focusWidget(), "wedding")
    qtbot.keyClicks(go_to("Day, date 1"), "1 May")
    go_to("Add somebody near them")
    press(qtbot, dialog, Qt.Key.Key_Space)
    qtbot.keyClicks(go_to("Who they are, relation 1"), "sister")
    qtbot.keyClicks(go_to("Name, relation 1"), "Eva")
    qtbot.keyClicks(go_to("Note"), "Met at the fair.")
    qtbot.keyClicks(go_to("Tags, separated by commas"), "lab, #golf ,lab")
    press(qtbot, dialog, Qt.Key.Key_Return, CTRL)
    assert warnings(dialog) == []
    assert dialog.result() == 1
    (row,) = queries.contacts(journal)
    form = form_of(journal, row.id)
    assert form.jobs[0].part == NewJob(
        "Helix Diagnostics", "Lab manager", started_on=date(2020, 3, 1), buying_role="decides"
    )
    assert [(one.part.kind, one.part.label, one.part.value) for one in form.methods] == [
        (MethodKind.PHONE, "mobile", "+44 7700 900200"),
        (MethodKind.EMAIL, "work", "ana@helix.example"),
    ]
    assert (form.status, form.cadence_days, form.away_until) == (Status.PROSPECT, 28, date(2027, 1, 10))
    assert (form.seasonal_months, form.health_or_public) == ((2, 12), True)
    assert (form.birthday, form.zone, form.note) == (PartialDate(1980, 6, 7), "Europe/Madrid", "Met at the fair.")
    assert form.dates[0].part == NewDate("wedding", PartialDate(None, 5, 1))
    assert form.relations[0].part == NewRelation("sister", "Eva")
    assert form.tags == ("lab", "golf")


def test_untouched_is_no_step_and_leaves_no_draft(
    ask: Ask, journal: Journal, dana: ContactId, announced: list[Change]
) -> None:
    dialog = ask(dana)
    part(dialog, "contactSave").click()
    assert (dialog.result(), dialog.news, announced) == (1, False, [])
    other = ask(dana)
    other.reject()
    assert journal.rows("SELECT count(*) FROM draft") == [(0,)]
    assert form_of(journal, dana) == form_of(journal, dana)


def test_one_change_is_one_step_that_touches_nothing_else(
    qtbot: QtBot, ask: Ask, journal: Journal, dana: ContactId, announced: list[Change]
) -> None:
    before = form_of(journal, dana)
    dialog = ask(dana)
    retype(qtbot, named(dialog, "Number or address, way to reach 1"), "+44 7700 900999")
    part(dialog, "contactSave").click()
    (change,) = announced
    (edit,) = change.edits
    assert (edit.table, edit.id, change.label) == ("method", before.methods[0].row, "edit Dana Whitfield")
    journal.replay(change.inverse())
    assert form_of(journal, dana) == before


def test_lines_are_taken_away_and_the_cursor_stays_near(
    qtbot: QtBot, ask: Ask, journal: Journal, dana: ContactId
) -> None:
    dialog = ask(dana)
    named(dialog, "Remove way to reach 1").click()
    assert dialog.focusWidget().accessibleName() == "Kind, way to reach 1"
    named(dialog, "Remove way to reach 1").click()
    assert dialog.focusWidget().accessibleName() == "Add a number or address"
    part(dialog, "contactSave").click()
    assert form_of(journal, dana).methods == ()
    assert len(form_of(journal, dana).addresses) == 1


def test_enter_on_a_button_presses_it_and_in_a_field_saves(
    qtbot: QtBot, ask: Ask, journal: Journal, dana: ContactId
) -> None:
    dialog = ask(dana)
    part(dialog, "addJob").setFocus()
    press(qtbot, dialog, Qt.Key.Key_Return)
    assert dialog.focusWidget().accessibleName() == "Company, job 2"
    qtbot.keyClicks(dialog.focusWidget(), "Helix")
    named(dialog, "Remove job 1").setFocus()
    press(qtbot, dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    part(dialog, "contact_nickname").setFocus()
    press(qtbot, dialog, Qt.Key.Key_Return)
    assert (dialog.isVisible(), [one.part.account for one in form_of(journal, dana).jobs]) == (False, ["Helix"])


def test_the_fastest_hands_find_the_whole_form(
    qtbot: QtBot, journal: Journal, jobs: Jobs, dana: ContactId, announced: list[Change]
) -> None:
    """What is below is made while the beginning is shown; saving, or what is wrong below, does not wait for it."""
    before = form_of(journal, dana)
    dialog = ContactEditor(ContactEditorModel(journal, dana, lambda: NOW), jobs)
    qtbot.addWidget(dialog)
    form = dialog.findChild(Form)
    retype(qtbot, part(dialog, "contact_nickname"), "Dee")
    assert not form.is_whole
    part(dialog, "contactSave").click()
    (change,) = announced
    assert [edit.table for edit in change.edits] == ["contact"]
    journal.replay(change.inverse())
    assert form_of(journal, dana) == before
    model = ContactEditorModel(journal, dana, lambda: NOW)
    model.keep(model.shown | {"birthday": "whenever"})
    hasty = ContactEditor(model, jobs)
    qtbot.addWidget(hasty)
    hasty.show()
    part(hasty, "contactSave").click()
    assert "is not a day" in warnings(hasty)[0]


WRONG = {
    "no name": ("Name", " ", "A name is needed."),
    "no number": ("Number or address, way to reach 1", "ask", "no phone number"),
    "no mail": ("Number or address, way to reach 2", "dana", "no e-mail address"),
    "no company": ("Company, job 1", " ", "Write the company too"),
    "no day": ("Since, job 1", "soon", "is not a day"),
    "two ways to read": ("Birthday, with or without the year", "3/11/1980", "more than one way"),
    "no year": ("Since, job 1", "7 June", "Write the year too"),
    "no cadence": ("Own cadence in days, before the tier’s", "often", "is not a number of days"),
    "too rarely": ("Own cadence in days, before the tier’s", "9999", "is not between"),
    "nowhere": ("Time zone", "Europe/Atlantis", "no time zone known"),
    "not away": ("Away until", "blorgday", "is not a day"),
    "nobody": ("Name, relation 1", " ", "Write the name"),
    "no anniversary": ("Day, date 1", "whenever", "is not a day"),
}


@pytest.mark.parametrize(("name", "typed", "said"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_kept_is_said_beside_its_field_and_brought_into_view(
    qtbot: QtBot, ask: Ask, journal: Journal, dana: ContactId, name: str, typed: str, said: str
) -> None:
    before = form_of(journal, dana)
    dialog = ask(dana)
    field = named(dialog, name)
    retype(qtbot, field, typed)
    part(dialog, "contact_tags").setFocus()
    part(dialog, "contactSave").click()
    qtbot.wait(30)
    (sentence,) = warnings(dialog)
    assert said in sentence
    assert dialog.focusWidget() is field
    assert field.accessibleDescription() == sentence
    (area,) = dialog.findChildren(QScrollArea)
    label = next(found for found in dialog.findChildren(QLabel) if found.text() == sentence)
    shown = area.viewport().rect()
    assert shown.contains(label.mapTo(area.viewport(), QPoint(0, 0)))
    assert form_of(journal, dana) == before
    retype(qtbot, field, "x")
    assert warnings(dialog) == []


def test_a_zone_nobody_knows_is_refused_beside_its_field_for_somebody_new_too(
    qtbot: QtBot, ask: Ask, journal: Journal
) -> None:
    dialog = ask()
    qtbot.keyClicks(dialog.focusWidget(), "Ana Lopez")
    field = named(dialog, "Time zone")
    retype(qtbot, field, "Nowhere")
    part(dialog, "contactSave").click()
    (sentence,) = warnings(dialog)
    assert "“Nowhere” is no time zone known here." in sentence
    assert (dialog.focusWidget(), dialog.isVisible(), queries.contacts(journal)) == (field, True, [])
    retype(qtbot, field, "Europe/Lisbon")
    part(dialog, "contactSave").click()
    assert form_of(journal, queries.contacts(journal)[0].id).zone == "Europe/Lisbon"


def test_escape_keeps_what_was_typed_and_brings_it_back(
    qtbot: QtBot, ask: Ask, journal: Journal, dana: ContactId
) -> None:
    before = form_of(journal, dana)
    dialog = ask(dana)
    retype(qtbot, part(dialog, "contact_nickname"), "Dee")
    part(dialog, "addMethod").click()
    qtbot.keyClicks(named(dialog, "Number or address, way to reach 3"), "12345")
    press(qtbot, dialog, Qt.Key.Key_Escape)
    assert (dialog.isVisible(), form_of(journal, dana)) == (False, before)
    edits.add_method(journal, dana, NewMethod(MethodKind.PHONE, "+1 555 0100"))
    again = ask(dana)
    banner = part(again, "keptChanges")
    assert banner.isVisible()
    assert "Unsaved changes from 14:32 were kept." in [label.text() for label in banner.findChildren(QLabel)]
    assert part(again, "contact_nickname").text() == "Dee"
    part(again, "contactSave").click()
    now = form_of(journal, dana)
    assert now.nickname == "Dee"
    assert [one.part.value for one in now.methods][2:] == ["+1 555 0100", "12345"]
    assert drafts.load(journal, f"contact:{queries.contact(journal, dana).uid}") is None


def test_kept_changes_can_be_discarded(qtbot: QtBot, ask: Ask, journal: Journal, dana: ContactId) -> None:
    dialog = ask(dana)
    retype(qtbot, part(dialog, "contact_nickname"), "Dee")
    dialog.close()
    again = ask(dana)
    part(again, "discardKept").click()
    assert (part(again, "contact_nickname").text(), part(again, "keptChanges").isVisible()) == ("", False)
    again.reject()
    assert not part(ask(dana), "keptChanges").isVisible()


def test_a_draft_is_in_the_journal_within_a_second(qtbot: QtBot, ask: Ask, journal: Journal) -> None:
    dialog = ask()
    qtbot.keyClicks(dialog.focusWidget(), "Ana")
    qtbot.waitUntil(lambda: drafts.load(journal, "contact:new") is not None, timeout=1_000)
    assert drafts.load(journal, "contact:new")["typed"]["name"] == "Ana"


def test_a_draft_is_kept_while_keys_never_pause(qtbot: QtBot, ask: Ask, journal: Journal) -> None:
    dialog = ask()

    def kept() -> bool:
        qtbot.keyClicks(dialog.focusWidget(), "a")
        return drafts.load(journal, "contact:new") is not None

    qtbot.waitUntil(kept, timeout=2_000)


def test_a_note_with_no_break_spaces_is_untouched(qtbot: QtBot, ask: Ask, journal: Journal) -> None:
    dialog = ask(edits.add_contact(journal, NewContact("Ana", note="Ten\u00a0% off")))
    dialog.reject()
    assert drafts.keys(journal, "contact:") == []


def test_where_nothing_can_be_kept_the_form_stays(
    qtbot: QtBot, ask: Ask, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = ask()
    qtbot.keyClicks(dialog.focusWidget(), "Ana")

    def full(*_: object) -> None:
        raise SaveFailed("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(drafts, "save", full)
        press(qtbot, dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        assert "The disk is full." in warnings(dialog)[0]
    press(qtbot, dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("typed", ["Dana Whitfield", "dana whit", "Whitfield, Dana", "Dana Whitfeild", "D Whitfield"])
def test_somebody_known_is_shown_while_a_name_is_typed(
    qtbot: QtBot, ask: Ask, journal: Journal, dana: ContactId, typed: str
) -> None:
    edits.add_contact(journal, NewContact("Marcus Oyelaran"))
    dialog = ask()
    qtbot.keyClicks(dialog.focusWidget(), typed)
    likely = part(dialog, "likelyContacts")
    assert likely.isVisible()
    (line,) = [label.text() for label in likely.findChildren(QLabel) if "—" in label.text() and label.isVisible()]
    assert line == "Dana Whitfield, Northgate Logistics — not talked to yet"
    part(dialog, f"openInstead{dana}").click()
    assert (dialog.result(), dialog.instead, dialog.news) == (1, dana, False)
    assert drafts.load(journal, "contact:new") is None
    assert len(queries.contacts(journal)) == 2


def test_somebody_known_is_found_by_mail_and_number(qtbot: QtBot, ask: Ask, dana: ContactId, journal: Journal) -> None:
    dialog = ask()
    qtbot.keyClicks(dialog.focusWidget(), "Mrs Somebody")
    likely = part(dialog, "likelyContacts")
    assert not likely.isVisible()
    qtbot.keyClicks(named(dialog, "Number or address, way to reach 1"), "07700 900123")
    assert "Same number" in [label.text() for label in likely.findChildren(QLabel)]
    named(dialog, "Number or address, way to reach 1").clear()
    retype(qtbot, named(dialog, "Number or address, way to reach 2"), "DANA@northgate.example")
    assert "Same e-mail" in [label.text() for label in likely.findChildren(QLabel) if label.isVisible()]
    part(dialog, f"openInstead{dana}").click()
    assert drafts.load(journal, "contact:new") is not None, "more than a name was typed"


def test_names_that_only_begin_alike_are_not_shown(qtbot: QtBot, ask: Ask, dana: ContactId) -> None:
    dialog = ask()
    for typed in ("Da", "Dan", "Daniel Whitaker", "Marcus Whitfield-Shaw", "Whitmore"):
        retype(qtbot, part(dialog, "contact_name"), typed)
        assert not part(dialog, "likelyContacts").isVisible(), typed


def test_parts_of_the_name_follow_until_they_are_written_by_hand(qtbot: QtBot, ask: Ask) -> None:
    dialog = ask()
    qtbot.keyClicks(dialog.focusWidget(), "Ana Lopez")
    given, family = part(dialog, "contact_given"), part(dialog, "contact_family")
    assert (given.text(), family.text(), given.isVisible()) == ("Ana", "Lopez", False)
    part(dialog, "nameParts").click()
    assert given.isVisible()
    retype(qtbot, family, "Lopez Garcia")
    retype(qtbot, part(dialog, "contact_name"), "Ana L")
    assert (given.text(), family.text()) == ("Ana", "Lopez Garcia")


def picture(path: Path, size: QSize, kind: str = "PNG") -> Path:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("#498064"))
    image.setText("Comment", "secret place")
    assert image.save(str(path), kind)
    return path


def test_a_photo_is_taken_scaled_stripped_and_removed(
    qtbot: QtBot, ask: Ask, journal: Journal, dana: ContactId, tmp_path: Path
) -> None:
    dialog = ask(dana)
    well = part(dialog, "contactPhoto", PhotoWell)
    assert not part(dialog, "contactPhotoRemove").isVisible()
    with qtbot.waitSignal(well.edited):
        well.take_file(picture(tmp_path / "large.png", QSize(2400, 1200)))
    part(dialog, "contactSave").click()
    kept = queries.photo(journal, dana)
    assert (kept.media_type, b"secret" in kept.data) == ("image/jpeg", False)
    image = QImage.fromData(kept.data)
    assert (image.width(), image.height()) == (512, 256)
    again = ask(dana)
    part(again, "contactPhotoRemove").click()
    part(again, "contactSave").click()
    assert queries.photo(journal, dana) is None


def test_a_photo_is_pasted_and_dropped(qtbot: QtBot, ask: Ask, journal: Journal, tmp_path: Path) -> None:
    dialog = ask()
    qtbot.keyClicks(dialog.focusWidget(), "Ana")
    well = part(dialog, "contactPhoto", PhotoWell)
    QGuiApplication.clipboard().clear()
    part(dialog, "contactPhotoPaste").click()
    assert "no picture on the clipboard" in warnings(dialog)[0]
    QGuiApplication.clipboard().setImage(QImage(str(picture(tmp_path / "small.png", QSize(30, 30)))))
    part(dialog, "contactPhotoChoose").setFocus()
    press(qtbot, dialog, Qt.Key.Key_V, CTRL)
    assert warnings(dialog) == []
    pasted = well.value()["new_photo"]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture(tmp_path / "wide.png", QSize(60, 30))))])
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(well.edited):
        well.dropEvent(drop)
    assert well.value()["new_photo"] != pasted is not None
    dialog.reject()
    again = ask()
    assert part(again, "contactPhotoRemove").isVisible(), "the picture is part of the draft"
    part(again, "contactSave").click()
    assert queries.photo(journal, queries.contacts(journal)[0].id) is not None


def test_save_waits_for_a_photo_and_the_last_one_given_wins(
    qtbot: QtBot, ask: Ask, journal: Journal, dana: ContactId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    square, wide = (picture(tmp_path / f"{size.width()}.png", size) for size in (QSize(40, 40), QSize(60, 30)))
    gates, read = {square: Event(), wide: Event()}, photos.photo_of_file

    def held(path: Path) -> NewPhoto:
        assert gates[path].wait(10)
        return read(path)

    monkeypatch.setattr(photos, "photo_of_file", held)
    dialog = ask(dana)
    well = part(dialog, "contactPhoto", PhotoWell)
    well.take_file(square)
    well.take_file(wide)
    part(dialog, "contactSave").click()
    assert (dialog.isVisible(), "still being read" in warnings(dialog)[0]) == (True, True)
    gates[wide].set()
    qtbot.waitUntil(lambda: not dialog.isVisible() or well.value()["new_photo"] is not None)
    gates[square].set()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    kept = queries.photo(journal, dana)
    assert kept is not None
    assert QImage.fromData(kept.data).size() == QSize(60, 30)


def test_escape_waits_for_a_photo_so_that_the_draft_has_it_and_a_second_one_does_not(
    qtbot: QtBot, ask: Ask, dana: ContactId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, gate, read = picture(tmp_path / "a.png", QSize(40, 40)), Event(), photos.photo_of_file

    def held(path: Path) -> NewPhoto:
        assert gate.wait(10)
        return read(path)

    monkeypatch.setattr(photos, "photo_of_file", held)
    hasty = ask(dana)
    retype(qtbot, part(hasty, "contact_nickname"), "Dee")
    part(hasty, "contactPhoto", PhotoWell).take_file(file)
    press(qtbot, hasty, Qt.Key.Key_Escape)
    assert (hasty.isVisible(), "still being read" in warnings(hasty)[0]) == (True, True)
    press(qtbot, hasty, Qt.Key.Key_Escape)
    assert not hasty.isVisible()
    dialog = ask(dana)
    well = part(dialog, "contactPhoto", PhotoWell)
    assert (well.value()["new_photo"], part(dialog, "contact_nickname").text()) == (None, "Dee")
    well.take_file(file)
    press(qtbot, dialog, Qt.Key.Key_Escape)
    gate.set()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert dialog.result() == 0
    assert part(ask(dana), "contactPhoto", PhotoWell).value()["new_photo"] is not None


@pytest.mark.qt_log_ignore("JPEG datastream")  # Qt's own words about a broken file
@pytest.mark.parametrize("content", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n" + bytes(40), b"\xff\xd8\xff\xe0\x00"])
def test_what_is_no_picture_is_said_and_nothing_is_changed(
    qtbot: QtBot, ask: Ask, dana: ContactId, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "broken.png").write_bytes(content)
    dialog = ask(dana)
    well = part(dialog, "contactPhoto", PhotoWell)
    for path in (tmp_path / "broken.png", tmp_path / "missing.png"):
        well.take_file(path)
        qtbot.waitUntil(lambda: bool(warnings(dialog)))
        assert "nothing was changed" in warnings(dialog)[0]
        well.be_quiet()
    assert well.value() == {"photo": False, "new_photo": None}


def test_pictures_that_would_fill_the_memory_are_not_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.png"

    def chunk(content: bytes) -> bytes:
        return (len(content) - 4).to_bytes(4, "big") + content + zlib.crc32(content).to_bytes(4, "big")

    head = b"IHDR" + (60_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    huge.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(head) + chunk(b"IDAT" + zlib.compress(bytes(99))))
    with pytest.raises(photos.PhotoError, match="too large"):
        photos.photo_of_file(huge)


def test_a_drawing_is_no_photo() -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    with pytest.raises(photos.PhotoError, match="no picture"):
        photos.photo_of_bytes(drawing)


def test_a_photo_is_shown_round(qtbot: QtBot, ask: Ask, journal: Journal, dana: ContactId, tmp_path: Path) -> None:
    edits.set_photo(journal, dana, photos.photo_of_file(picture(tmp_path / "a.png", QSize(300, 200))))
    dialog = ask(dana)
    disc = part(dialog, "contactPhoto", PhotoWell).disc
    green = QColor("#498064")

    def seen(x: int, y: int) -> QColor:
        return disc.grab().toImage().pixelColor(x, y)

    def near(color: QColor) -> bool:
        return abs(color.green() - green.green()) < 6 and abs(color.red() - green.red()) < 6

    side = disc.width() - 1
    qtbot.waitUntil(lambda: near(seen(side // 2, side // 2)) and near(seen(side // 2, 3)))
    assert not near(seen(2, 2))


def test_a_photo_an_import_brought_is_shown_and_stays(ask: Ask, journal: Journal, announced: list[Change]) -> None:
    broken = NewPhoto("image/heic", b"what Qt cannot read")
    edits.import_contacts(journal, [NewContact("Odd", photo=broken)], [], "odd.vcf")
    (row,) = queries.contacts(journal)
    announced.clear()
    dialog = ask(row.id)
    assert part(dialog, "contactPhotoRemove").isVisible()
    part(dialog, "contactSave").click()
    assert (announced, queries.photo(journal, row.id)) == ([], broken)


def test_whatever_takes_the_cursor_has_a_name_and_no_access_key_is_given_twice(ask: Ask, dana: ContactId) -> None:
    for dialog in (ask(dana), ask()):
        part(dialog, "nameParts").setChecked(True)
        nameless = [
            f"{type(widget).__name__} {widget.objectName()}"
            for widget in dialog.findChildren(QWidget)
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
            and widget.isVisibleTo(dialog)
            and not (widget.accessibleName() or getattr(widget, "text", str)())
        ]
        assert nameless == []
        texts = [b.text() for b in dialog.findChildren(QPushButton) if b.isVisibleTo(dialog)]
        marks = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
        assert len(marks) >= 8
        assert len(marks) == len(set(marks))


def test_tab_goes_down_the_form_and_comes_round(qtbot: QtBot, ask: Ask, dana: ContactId) -> None:
    dialog = ask(dana)
    (area,) = dialog.findChildren(QScrollArea)
    heights, seen = [], []
    first = dialog.focusWidget()
    for _ in range(120):
        focused = dialog.focusWidget()
        seen.append(focused)
        beside = part(dialog, "contactPhoto").isAncestorOf(focused) or "Remove" in focused.accessibleName()
        if area.isAncestorOf(focused) and not beside:
            heights.append(focused.mapTo(area.widget(), QPoint(0, focused.height() // 2)).y())
        press(qtbot, dialog, Qt.Key.Key_Tab)
        if dialog.focusWidget() is first:
            break
    assert dialog.focusWidget() is first, "Tab is caught somewhere"
    steps = [after - before for before, after in pairwise(heights)]
    assert min(steps) > -5, "Tab jumps back up"
    assert len(seen) == len(set(seen))
    assert seen[-1].text().replace("&", "") in {"Save", "Close"}
    press(qtbot, dialog, Qt.Key.Key_Tab, SHIFT)
    assert dialog.focusWidget() is seen[-1]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [(942, 588), (720, 560)])
def test_nothing_is_cut_off_and_everything_can_be_reached(
    qapp: QApplication, qtbot: QtBot, ask: Ask, journal: Journal, scale: float, size: tuple[int, int]
) -> None:
    long_name = "Maximiliana-Theodora Featherstonehaugh-Cholmondeley von und zu Hohenlohe-Langenburg"
    contact = edits.add_contact(
        journal,
        NewContact(
            long_name,
            prefix="Dr",
            jobs=DANA.jobs,
            methods=DANA.methods,
            addresses=DANA.addresses,
            dates=DANA.dates,
            relations=(NewRelation("דודה", "倉本 愛子"),),
        ),
    )
    before = (qapp.styleSheet(), qapp.font(), qapp.palette())
    theme.apply(qapp, theme.LIGHT.scaled(scale))
    try:
        dialog = ask(contact)
        dialog.resize(*size)
        retype(qtbot, named(dialog, "Number or address, way to reach 2"), "no mail at all")
        part(dialog, "contactSave").click()
        qtbot.wait(30)
        assert (dialog.width(), dialog.height()) == size
        (area,) = dialog.findChildren(QScrollArea)
        assert area.widget().width() <= area.viewport().width()
        kinds = (QLineEdit, QComboBox, Note, QPushButton, QLabel, Months)
        parts = [w for kind in kinds for w in area.widget().findChildren(kind) if w.isVisibleTo(dialog)]
        parts = [w for w in parts if not isinstance(w.parent(), QComboBox) and not isinstance(w, Months)]
        places = {w: w.rect().translated(w.mapTo(area.widget(), QPoint(0, 0))) for w in parts}
        inside = area.widget().rect()
        assert [w.accessibleName() or w.text() for w, place in places.items() if not inside.contains(place)] == []
        crossing = [(a, b) for a, b in combinations(parts, 2) if places[a].intersects(places[b])]
        assert [(a.accessibleName() or a.text(), b.accessibleName() or b.text()) for a, b in crossing] == []
        cut = [
            w.text() or w.accessibleName()
            for w in parts
            if w.width() < w.minimumSizeHint().width()
            or (isinstance(w, QLabel) and w.height() < w.heightForWidth(w.width()))
        ]
        assert cut == []
        for name in ("contactSave",):
            button = part(dialog, name)
            assert dialog.rect().contains(button.rect().translated(button.mapTo(dialog, QPoint(0, 0))))
    finally:
        qapp.setStyleSheet(before[0] or "QWidget#none {}")
        qapp.setFont(before[1])
        qapp.setPalette(before[2])


def answer(monkeypatch: pytest.MonkeyPatch, act: Callable[[ContactEditor], None]) -> None:
    """Let the modal editor be used by a function as soon as it opens."""

    def exec_(dialog: ContactEditor) -> int:
        dialog.show()
        act(dialog)
        return dialog.result()

    monkeypatch.setattr(ContactEditor, "exec", exec_)


def action(desk: Desk, name: str):
    return next(found for found in desk.window.actions() if found.objectName() == name)


def toast(desk: Desk) -> str:
    frame = desk.part(QFrame, "undoToast")
    return frame.accessibleName() if frame.isVisible() else ""


def test_the_window_edits_says_so_and_takes_it_back(
    desk: Desk, people: dict[str, ContactId], monkeypatch: pytest.MonkeyPatch
) -> None:
    def rename(dialog: ContactEditor) -> None:
        retype(desk.bot, part(dialog, "contact_name"), "Dana Shaw")
        part(dialog, "contactSave").click()

    answer(monkeypatch, rename)
    desk.window.show_contact(people["Dana"])
    action(desk, "edit_contact").trigger()
    assert toast(desk) == "Dana Shaw saved."
    assert desk.part(QWidget, "contactHead").findChildren(QLabel)[0].text() == "Dana Shaw"
    action(desk, "undo").trigger()
    assert desk.part(QWidget, "contactHead").findChildren(QLabel)[0].text() == "Dana Whitfield"


def test_the_window_shows_whoever_was_added_or_is_opened_instead(
    desk: Desk, people: dict[str, ContactId], monkeypatch: pytest.MonkeyPatch
) -> None:
    def add(dialog: ContactEditor) -> None:
        desk.bot.keyClicks(part(dialog, "contact_name"), "Ana Lopez")
        part(dialog, "contactSave").click()

    answer(monkeypatch, add)
    action(desk, "new_contact").trigger()
    assert desk.part(QWidget, "contactHead").findChildren(QLabel)[0].text() == "Ana Lopez"
    assert toast(desk) == "Ana Lopez added."

    def instead(dialog: ContactEditor) -> None:
        desk.bot.keyClicks(part(dialog, "contact_name"), "Marcus Oyelaran")
        part(dialog, f"openInstead{people['Marcus']}").click()

    answer(monkeypatch, instead)
    action(desk, "new_contact").trigger()
    assert desk.part(QWidget, "contactHead").findChildren(QLabel)[0].text() == "Marcus Oyelaran"


def test_a_double_click_on_the_head_opens_the_form(
    desk: Desk, people: dict[str, ContactId], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    answer(monkeypatch, lambda dialog: opened.append(dialog.name))
    desk.window.show_contact(people["Marcus"])
    head = desk.part(QWidget, "contactHead")
    title = head.findChildren(QLabel)[0]
    desk.bot.mouseDClick(title, Qt.MouseButton.LeftButton)
    desk.window.show_contact(None)
    desk.bot.mouseDClick(title, Qt.MouseButton.LeftButton)
    assert opened == ["Marcus Oyelaran"]


def test_there_is_nothing_to_edit_where_nobody_is_shown(desk: Desk, people: dict[str, ContactId]) -> None:
    desk.window.show_contact(None)
    assert not action(desk, "edit_contact").isEnabled()
    desk.window.show_contact(people["Dana"])
    assert action(desk, "edit_contact").isEnabled()

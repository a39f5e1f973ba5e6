# SPDX-License-Identifier: MIT
"""People: their list and its filter, the contact editor, import, friends, you."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from relationship_journal import values
from relationship_journal.qt.dialogs.contact.editor import ContactEditor
from relationship_journal.qt.dialogs.contact.form import Form
from relationship_journal.qt.dialogs.friends import FriendsDialog
from relationship_journal.qt.dialogs.import_contacts import ImportDialog
from relationship_journal.qt.dialogs.me import MeDialog
from relationship_journal.qt.models.contact_editor import ContactEditorModel
from relationship_journal.qt.models.friends import FriendsModel
from relationship_journal.qt.people import People
from relationship_journal.qt.widgets.people_list import PeopleList
from relationship_journal.storage import queries
from relationship_journal.values import ContactId, PeopleFilter, Status, Tier

from .journals import CARDS, WORLD
from .stage import WINDOW_SIZES, Scene, Stage, dana, settle

_NEAR = PeopleFilter(
    tiers=frozenset({Tier.A, Tier.B}), stages=frozenset({values.Stage.FRIEND, values.Stage.CLOSE_FRIEND})
)
_NOBODY = PeopleFilter(tiers=frozenset({Tier.A}), statuses=frozenset({Status.NOT_CUSTOMER}))


def _several_people(stage: Stage) -> QWidget:
    window = dana(stage)
    people = window.findChild(PeopleList, "contactList")
    assert people is not None
    people.setFocus()
    for row in (1, 2, 4):
        people.selectionModel().select(people.model().index(row, 0), people.selectionModel().SelectionFlag.Select)
    settle(60)
    return window


def _people_filter(stage: Stage) -> QWidget:
    stage.choose("filter_people")
    popup = stage.window.findChild(QWidget, "peopleFilter")
    assert popup is not None
    return popup


def _people_filtered(wanted: PeopleFilter) -> Callable[[Stage], QWidget]:
    def show(stage: Stage) -> QWidget:
        people = dana(stage).findChild(People)
        assert people is not None
        people.show_only(wanted)
        return stage.window

    return show


def _editor(stage: Stage, contact: ContactId | None) -> QWidget:
    """The contact editor once its lower sections are made, too."""
    model = ContactEditorModel(stage.journal, contact, stage.now)
    dialog = stage.show(ContactEditor(model, stage.jobs, stage.window))
    form = dialog.findChild(Form)
    while not form.is_whole:
        settle(10)
    settle(60)
    return dialog


def _new_contact(stage: Stage) -> QWidget:
    dialog = _editor(stage, None)
    name = dialog.findChild(QLineEdit, "contact_name")
    assert name is not None
    name.setText("Dana Whitfeild")
    name.textEdited.emit(name.text())
    return dialog


def _edit_contact(name: str) -> Callable[[Stage], QWidget]:
    def edit(stage: Stage) -> QWidget:
        return _editor(stage, stage.person(name))

    return edit


def _import(stage: Stage) -> QWidget:
    dialog = stage.show(ImportDialog(stage.journal, stage.jobs, [CARDS], stage.window))
    settle(600)
    return dialog


def _friends(stage: Stage) -> QWidget:
    model = FriendsModel(stage.journal, queries.named_contacts(stage.journal))
    for row in (0, 3):
        model.toggle(model.index(row, 0))
    return stage.show(FriendsDialog(model, stage.window))


def _me(stage: Stage) -> QWidget:
    return stage.show(MeDialog(stage.journal, stage.window))


SCENES: tuple[Scene, ...] = (
    Scene("several-people", "demo", _several_people, WINDOW_SIZES),
    Scene("people-filter", "demo", _people_filter, WINDOW_SIZES[1:]),
    Scene("people-filter-many", "many", _people_filter, WINDOW_SIZES[1:]),
    Scene("people-filtered", "demo", _people_filtered(_NEAR), WINDOW_SIZES),
    Scene("people-nobody", "demo", _people_filtered(_NOBODY), WINDOW_SIZES[1:]),
    Scene("new-contact", "demo", _new_contact),
    Scene("edit-contact", "demo", _edit_contact("Dana Whitfield")),
    Scene("edit-contact-long", "world", _edit_contact(WORLD[4][0])),
    Scene("edit-contact-hebrew", "world", _edit_contact(WORLD[0][0])),
    Scene("import", "demo", _import),
    Scene("friends", "demo", _friends),
    Scene("friends-world", "world", _friends),
    Scene("about-me", "demo", _me),
)

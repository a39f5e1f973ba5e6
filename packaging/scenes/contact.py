# SPDX-License-Identifier: MIT
"""A contact's page: its tabs, and what stands in it with few, many, long and other names."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

from relationship_journal.qt.dialogs.raw_card import RawCardDialog
from relationship_journal.qt.places import Place, Tab
from relationship_journal.storage import queries

from .journals import CARDS, WORLD
from .stage import WINDOW_SIZES, Scene, Stage, dana, settle


def _tab(name: str, tab: Tab, down: int = 0) -> Callable[[Stage], QWidget]:
    """A tab of somebody's page, scrolled so far down."""

    def show(stage: Stage) -> QWidget:
        stage.window.show_place(Place(stage.person(name), tab=tab))
        settle(60)
        page = stage.window.findChild(QScrollArea, "bothSides" if tab is Tab.SIDES else "aboutContact")
        assert page is not None
        page.verticalScrollBar().setValue(down)
        return stage.window

    return show


def _records(stage: Stage) -> QWidget:
    """The marks behind a number of the balance sheet."""
    window = _tab("Dana Whitfield", Tab.SIDES)(stage)
    links = window.findChild(QScrollArea, "bothSides").findChildren(QAbstractButton)
    next(link for link in links if link.accessibleName().startswith("Favors, You")).click()
    settle(60)
    return window


def _raw_card(stage: Stage) -> QWidget:
    return stage.show(RawCardDialog("vCard 3.0 from contacts.vcf", CARDS.read_text("utf-8"), stage.window))


def _few(stage: Stage) -> QWidget:
    stage.window.show_contact(min(queries.contacts(stage.journal), key=lambda row: row.conversations).id)
    return stage.window


def _first(stage: Stage) -> QWidget:
    return stage.window


def _long_name(stage: Stage) -> QWidget:
    stage.window.show_contact(max(queries.contacts(stage.journal), key=lambda row: len(row.name)).id)
    return stage.window


def _hebrew(stage: Stage) -> QWidget:
    stage.window.show_contact(stage.person(WORLD[0][0]))
    return stage.window


SCENES: tuple[Scene, ...] = (
    Scene("contact", "demo", dana, WINDOW_SIZES),
    Scene("sides", "demo", _tab("Dana Whitfield", Tab.SIDES), WINDOW_SIZES),
    Scene("sides-below", "demo", _tab("Dana Whitfield", Tab.SIDES, 10_000), WINDOW_SIZES),
    Scene("sides-none", "one", _tab("Dana Whitfield", Tab.SIDES), WINDOW_SIZES),
    Scene("sides-long", "world", _tab(WORLD[4][0], Tab.SIDES), WINDOW_SIZES),
    Scene("sides-records", "demo", _records, WINDOW_SIZES),
    Scene("raw-card", "demo", _raw_card),
    Scene("about-contact", "demo", _tab("Dana Whitfield", Tab.ABOUT), WINDOW_SIZES),
    Scene("about-contact-below", "demo", _tab("Dana Whitfield", Tab.ABOUT, 10_000), WINDOW_SIZES),
    Scene("about-contact-hebrew", "world", _tab(WORLD[0][0], Tab.ABOUT), WINDOW_SIZES),
    Scene("few", "demo", _few, WINDOW_SIZES[:1]),
    Scene("empty", "empty", _first, WINDOW_SIZES),
    Scene("one", "one", _first, WINDOW_SIZES[:1]),
    Scene("many", "many", _first, WINDOW_SIZES[:1]),
    Scene("long-name", "world", _long_name, WINDOW_SIZES),
    Scene("right-to-left", "world", _hebrew, WINDOW_SIZES[:1]),
)

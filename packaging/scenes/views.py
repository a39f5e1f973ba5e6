# SPDX-License-Identifier: MIT
"""The views over everybody: Today, Accounts, All customers, Why they said no."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton, QWidget

from relationship_journal import values
from relationship_journal.qt.models.today import TodayModel
from relationship_journal.qt.places import ACCOUNTS, Place
from relationship_journal.storage import edits, queries

from .journals import WORLD
from .stage import WINDOW_SIZES, Scene, Stage, settle


def _today(stage: Stage) -> QWidget:
    stage.choose("today")
    for _ in range(100):
        settle(30)
        if all(model.is_settled for model in stage.window.findChildren(TodayModel)):
            break
    settle(60)
    return stage.window


def _account_list(stage: Stage) -> QWidget:
    stage.window.show_place(Place(view=ACCOUNTS))
    return stage.window


def _account(name: str, part: str = "") -> Callable[[Stage], QWidget]:
    """The page of an account; a button of it is pressed."""

    def show(stage: Stage) -> QWidget:
        account = next(one for one in queries.accounts(stage.journal) if one.name.startswith(name))
        stage.window.show_account(account.id)
        if part:
            settle(30)
            stage.window.findChild(QAbstractButton, part).click()
        return stage.window

    return show


def _customers(stage: Stage) -> QWidget:
    stage.choose("all_customers")
    settle(60)
    return stage.window


def _noes(stage: Stage) -> QWidget:
    stage.choose("why_no")
    settle(60)
    return stage.window


def _noes_world(stage: Stage) -> QWidget:
    for name, account, text in WORLD:
        no = values.NewRefusal(account, in_their_words=text, still_hurts=len(name) % 2 == 0)
        edits.add_mark(stage.journal, stage.person(name), no)
    return _noes(stage)


SCENES: tuple[Scene, ...] = (
    Scene("today", "demo", _today, WINDOW_SIZES),
    Scene("today-nothing", "one", _today, WINDOW_SIZES[1:]),
    Scene("accounts", "accounts", _account_list, WINDOW_SIZES),
    Scene("accounts-demo", "demo", _account_list, WINDOW_SIZES[:1]),
    Scene("account-demo", "demo", _account("Northgate"), WINDOW_SIZES[:1]),
    Scene("accounts-many", "many", _account_list, WINDOW_SIZES[:1]),
    Scene("accounts-none", "nowhere", _account_list, WINDOW_SIZES[1:]),
    Scene("account", "accounts", _account("Northgate"), WINDOW_SIZES),
    Scene("account-renewal", "accounts", _account("Northgate", "accountRenewalValue"), WINDOW_SIZES[1:]),
    Scene("account-long", "accounts", _account("The Honourable"), WINDOW_SIZES[1:]),
    Scene("account-hebrew", "accounts", _account(WORLD[0][1]), WINDOW_SIZES[1:]),
    Scene("customers", "demo", _customers, WINDOW_SIZES),
    Scene("customers-world", "world", _customers, WINDOW_SIZES),
    Scene("customers-many", "many", _customers, WINDOW_SIZES[:1]),
    Scene("customers-one", "one", _customers, WINDOW_SIZES[:1]),
    Scene("why-no", "demo", _noes, WINDOW_SIZES),
    Scene("why-no-world", "world", _noes_world, WINDOW_SIZES[:1]),
    Scene("why-no-none", "one", _noes, WINDOW_SIZES[:1]),
)

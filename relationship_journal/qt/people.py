# SPDX-License-Identifier: MIT
"""The list of people as the window's actions drive it: how it is sorted, and that this is remembered."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from relationship_journal.qt.action_table import ORDERS
from relationship_journal.qt.actions import Actions
from relationship_journal.qt.models.contacts import ContactsModel
from relationship_journal.qt.widgets.sidebar import Sidebar
from relationship_journal.qt.window_state import WindowState
from relationship_journal.storage.queries import Order


def kept_order(state: WindowState) -> Order:
    """How the list was sorted last; at first by need of attention."""
    kept = state.text("order")
    return Order(kept) if kept in set(Order) else Order.ATTENTION


class People(QObject):
    """Joins sidebar, model and actions; menu and button offer the same actions."""

    def __init__(self, sidebar: Sidebar, model: ContactsModel, actions: Actions, state: WindowState) -> None:
        super().__init__(sidebar)
        self._sidebar = sidebar
        self._model = model
        self._state = state
        for name, order in ORDERS.items():
            actions[name].setChecked(order == model.order)
            actions.on(name, partial(self._sort, Order(order)))
        actions.on("next_contact", sidebar.go_down)
        actions.on("previous_contact", sidebar.go_up)
        sidebar.offer_orders([actions[name] for name in ORDERS])

    def _sort(self, order: Order, _: bool = False) -> None:
        self._state.put("order", order.value)
        self._model.set_order(order)
        self._sidebar.show_order()

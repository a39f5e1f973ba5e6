# SPDX-License-Identifier: MIT
"""Offers people after an `@` and tags after a `#` while they are typed; arrows choose, Enter or Tab takes."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCompleter, QListView, QPlainTextEdit

from relationship_journal.one_line import Unfinished, unfinished
from relationship_journal.qt import theme
from relationship_journal.qt.models.known import MOST, Known, Offer, OfferRole, Offers
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.lighting import units


class Completing(QObject):
    """A list under the cursor of a text. Whoever owns the text leaves Enter, Tab and Escape to it while `is_open`."""

    def __init__(self, text: QPlainTextEdit, known: Known, look: Theme) -> None:
        super().__init__(text)
        self._text = text
        self._known = known
        self._look = look
        self._offers = Offers(self)
        self._taking = False
        self._list: QListView | None = None
        self._completer = QCompleter(self._offers, self)
        text.textChanged.connect(self._follow)
        text.cursorPositionChanged.connect(self._move)

    @property
    def is_open(self) -> bool:
        """Whether something is offered."""
        return self._list is not None and self._list.isVisible()

    def set_theme(self, look: Theme) -> None:
        """Take another text scale."""
        self._look = look

    def close(self) -> None:
        """Offer nothing more."""
        if self._list is not None:
            self._list.hide()

    def _follow(self) -> None:
        if not self._text.hasFocus() or self._taking:
            return
        found = self._unfinished()
        offers = self._known.offers(found.sign, found.typed) if found is not None else []
        if not offers:
            self.close()
            return
        self._offers.set_rows(offers)
        self._show()

    def _move(self) -> None:
        if self.is_open and self._unfinished() is None:
            self.close()

    def _unfinished(self) -> Unfinished | None:
        return unfinished(_before(self._text.textCursor()))

    def _show(self) -> None:
        shown = self._made()
        place = self._text.cursorRect()
        place.setWidth(min(shown.sizeHintForColumn(0) + self._look.px(26), self._text.width()))
        self._completer.complete(place)
        rows = self._offers.rowCount()
        shown.resize(shown.width(), rows * shown.sizeHintForRow(0) + self._look.px(10))
        shown.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def _made(self) -> QListView:
        """The list, made with the first offer: it is no part of the first paint."""
        if self._list is None:
            self._list = made = QListView()
            made.setObjectName("composerOffers")
            made.setAccessibleName("People and tags")
            made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            made.setTextElideMode(Qt.TextElideMode.ElideRight)
            theme.look(made, "popup")
            completer = self._completer
            completer.setWidget(self._text)
            completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            completer.setMaxVisibleItems(MOST)
            completer.setPopup(made)
            completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]  # one of two overloads
        return self._list

    def _take(self, index: QModelIndex) -> None:
        offer, found = index.data(OfferRole.OFFER), self._unfinished()
        if not isinstance(offer, Offer) or found is None:
            return
        cursor = self._text.textCursor()
        self._taking = True
        cursor.setPosition(cursor.position() - units(_before(cursor)[found.start :]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(f"{offer.written} ")
        self._text.setTextCursor(cursor)
        self._taking = False


def _before(cursor: QTextCursor) -> str:
    """The line up to the cursor."""
    block = cursor.block().text().encode("utf-16-le", "surrogatepass")
    return block[: 2 * cursor.positionInBlock()].decode("utf-16-le", "replace").rpartition("\u2028")[2]

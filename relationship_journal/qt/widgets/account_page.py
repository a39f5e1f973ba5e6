# SPDX-License-Identifier: MIT
"""The page of one account: name and facts that are changed in place, then its people and what was agreed as rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QListView, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.models.account import AccountModel, PageRole, PageRow
from relationship_journal.qt.models.photos import Photos
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.account_page_delegate import PageDelegate
from relationship_journal.qt.widgets.elided import ElidedLabel
from relationship_journal.qt.widgets.flow import FlowLayout
from relationship_journal.qt.widgets.growing_text import GrowingText
from relationship_journal.qt.widgets.in_place import Fact, InPlace
from relationship_journal.storage.errors import JournalError

Index = QModelIndex | QPersistentModelIndex

KEEP_MS = 500
"""What is written in the note is kept as a draft this long after the last key."""
_NOTE_LINES = 3


class AccountPage(QFrame):
    """Shows an AccountModel; `led(Place)` where a row leads, `did(str)` what was changed and can be undone.

    `deeds_wanted(MarkRef, QPoint)` when somebody asks what can be done about a mark.
    """

    led = Signal(object)
    did = Signal(str)
    deeds_wanted = Signal(object, object)
    sheet_wanted = Signal()
    all_wanted = Signal()
    merge_wanted = Signal()
    history_wanted = Signal()

    def __init__(self, model: AccountModel, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("accountPage")
        theme.look(self, "panel")
        self._model = model
        title = ElidedLabel()
        theme.look(title, "title")
        self._title = title
        self._name = InPlace("Name of the account", "accountName", title)
        self._all = QPushButton("All accounts")
        self._rename = QPushButton("Rename")
        self._talks = QPushButton("Show conversations")
        self._more = QPushButton("More ▾")
        self._more.setAccessibleName("More to do with the account")
        self._line = ElidedLabel()
        self._mark = QLabel()
        self._last = _Plain("Last talk")
        self._renewal = Fact("Renewal", "accountRenewal", "like 12 Jan 2027")
        self._matter = Fact("People that matter", "accountMatter", "how many")
        self._note = _Note()
        self._list = _Rows()
        self._area = QScrollArea()
        self._inside = QWidget()
        self._delegate = PageDelegate(look, self)
        self._pause = QTimer(self)
        self._quiet = False
        self._set_up()
        self._lay_out()
        self._join()
        self.set_theme(look)

    def _set_up(self) -> None:
        theme.look(self._line, "muted")
        theme.look(self._mark, "chip")
        self._mark.setTextFormat(Qt.TextFormat.PlainText)
        self._mark.setObjectName("accountMark")
        for button, name in (
            (self._all, "accountAll"), (self._rename, "accountRename"), (self._talks, "accountConversations"),
            (self._more, "accountMore"),
        ):  # fmt: skip
            button.setObjectName(name)
        view = self._list
        view.setObjectName("accountRows")
        view.setAccessibleName("People and agreements")
        view.setModel(self._model)
        view.setItemDelegate(self._delegate)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        view.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._pause.setSingleShot(True)
        self._pause.setInterval(KEEP_MS)

    def _lay_out(self) -> None:
        self._top = FlowLayout(together=4)
        self._under, self._strip = FlowLayout(), FlowLayout(from_top=True)
        parts: Mapping[FlowLayout, Sequence[QWidget]] = {
            self._top: (self._name, self._all, self._rename, self._talks, self._more),
            self._under: (self._line, self._mark),
            self._strip: (self._last, self._renewal, self._matter),
        }
        for flow, widgets in parts.items():
            for part in widgets:
                flow.addWidget(part)
        self._head = QVBoxLayout()
        for layout in (self._top, self._under, self._strip):
            self._head.addLayout(layout)
        self._head.addWidget(self._note)
        rule = QFrame()
        theme.look(rule, "rule")
        theme.look(self._inside, "panel")
        rows = QVBoxLayout(self._inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(self._head)
        rows.addWidget(rule)
        rows.addWidget(self._list)
        rows.addStretch(1)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    def _join(self) -> None:
        self._model.changed.connect(self._show)
        self._all.clicked.connect(self.all_wanted)
        self._rename.clicked.connect(self._name.begin)
        self._talks.clicked.connect(self._lead_to_conversations)
        more = QMenu(self._more)
        more.addAction("Hand-&over sheet…").triggered.connect(self.sheet_wanted)
        more.addAction("&Merge with another account…").triggered.connect(self.merge_wanted)
        more.addAction("&History of the account…").triggered.connect(self.history_wanted)
        self._more.setMenu(more)
        self._name.entered.connect(self._take_name)
        self._name.closed.connect(self._rename.setFocus)
        self._renewal.field.entered.connect(self._take_renewal)
        self._matter.field.entered.connect(self._take_matter)
        self._note.textChanged.connect(self._note_typed)
        self._note.left.connect(self._take_note)
        self._note.given_up.connect(self._give_up_note)
        self._pause.timeout.connect(self._keep_note)
        self._list.clicked.connect(self._open)
        self._list.entered_row.connect(self._open)
        self._list.stepped.connect(self._follow_row)
        self._list.menu_wanted.connect(self._ask_deeds)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        px = look.px
        self._delegate.set_theme(look)
        self._head.setContentsMargins(px(26), px(18), px(26), px(12))
        self._head.setSpacing(px(1))
        self._top.set_gaps(px(8), px(6))
        self._under.setContentsMargins(0, px(3), 0, 0)
        self._under.set_gaps(px(12), px(3))
        self._strip.setContentsMargins(0, px(12), 0, px(6))
        self._strip.set_gaps(px(26), px(8))
        self._list.fit()

    def show_photos(self, photos: Photos) -> None:
        """Show pictures instead of initials as they come."""
        self._delegate.photos = photos
        photos.ready.connect(self._list.viewport().update)

    # What is shown

    def _show(self) -> None:
        model, there = self._model, self._model.record is not None
        self._title.say(model.title)
        self._name.put(model.title)
        self._line.say(model.line)
        self._mark.setText(model.mark)
        self._mark.setVisible(bool(model.mark))
        self._last.say(model.last)
        self._renewal.say(*model.renewal)
        self._matter.say(*model.matter)
        for part in (
            self._rename, self._talks, self._more, self._last, self._renewal, self._matter, self._note, self._list,
        ):  # fmt: skip
            part.setVisible(there)
        self._fill_note()
        self._list.fit()

    def _fill_note(self) -> None:
        """The note as it is kept; what is being written is left alone."""
        note = self._model.note
        if note != self._note.toPlainText() and not self._note.hasFocus():
            self._quiet = True
            self._note.setPlainText(note)
            self._quiet = False

    def begin(self) -> None:
        """Let the keyboard act on the rows, from the first person on."""
        self._list.setFocus()
        if not self._list.selectionModel().hasSelection() and self._model.rowCount() > 1:
            self.return_to("", 0)

    def left_at(self) -> tuple[str, int]:
        """Which row is chosen, and how far the rows are scrolled."""
        row = self._list.currentIndex().data(PageRole.ROW)
        return row.id if isinstance(row, PageRow) else "", self._area.verticalScrollBar().value()

    def return_to(self, row_id: str, scrolled: int) -> None:
        """Choose a row, else the first one, and scroll as it was."""
        index = self._model.index_of(row_id) if row_id else self._model.index(1, 0)
        flags = QItemSelectionModel.SelectionFlag
        if index.isValid():
            self._list.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        self._fit()
        self._area.verticalScrollBar().setValue(scrolled)

    def _follow_row(self, index: QModelIndex) -> None:
        """Bring a row into sight; above the first person stand the heading and the head."""
        spot = self._list.visualRect(index)
        place = self._list.mapTo(self._inside, spot.center())
        if index.row() <= 1:
            self._area.verticalScrollBar().setValue(0)
        self._area.ensureVisible(place.x(), place.y(), 0, spot.height())

    def _fit(self) -> None:
        """The rows as high as they are, so that all of the page scrolls together."""
        self._list.fit()
        inside = self._inside.layout()
        if inside is not None:
            inside.activate()

    def leave(self) -> None:
        """Take what was typed."""
        for field in (self._name, self._renewal.field, self._matter.field):
            field.settle()
        self._take_note()

    # What is done

    def _open(self, index: QModelIndex) -> None:
        row = index.data(PageRole.ROW)
        if isinstance(row, PageRow) and row.place is not None:
            self.led.emit(row.place)

    def _ask_deeds(self, index: QModelIndex, at: QPoint) -> None:
        row = index.data(PageRole.ROW)
        if isinstance(row, PageRow) and row.ref is not None:
            self.deeds_wanted.emit(row.ref, at)

    def _lead_to_conversations(self) -> None:
        place = self._model.conversations()
        if place is not None:
            self.led.emit(place)

    def _take_name(self, typed: str) -> None:
        self._take(self._name, self._model.rename, typed, "Account renamed.")

    def _take_renewal(self, typed: str) -> None:
        self._take(self._renewal.field, self._model.set_renewal, typed, "Renewal date changed.")

    def _take_matter(self, typed: str) -> None:
        self._take(self._matter.field, self._model.set_matter, typed, "Number of people that matter changed.")

    def _take(self, field: InPlace, take: Callable[[str], bool], typed: str, said: str) -> None:
        try:
            changed = take(typed)
        except JournalError as error:
            field.refuse(str(error))
            return
        field.close_field()
        if changed:
            self.did.emit(said)

    def _note_typed(self) -> None:
        if not self._quiet:
            self._pause.start()

    def _keep_note(self) -> None:
        self._model.keep_note(self._note.toPlainText())

    def _take_note(self) -> None:
        self._pause.stop()
        try:
            changed = self._model.set_note(self._note.toPlainText())
        except JournalError as error:
            self.did.emit(str(error))
            return
        if changed:
            self.did.emit("Account note changed.")

    def _give_up_note(self) -> None:
        """Esc: the note as it was."""
        record = self._model.record
        if record is not None:
            self._note.setPlainText(record.account.note)
        self._list.setFocus()


class _Plain(QWidget):
    """A small heading over what there is to say."""

    def __init__(self, label: str) -> None:
        super().__init__()
        heading, self._value = QLabel(label), QLabel()
        theme.look(heading, "small")
        theme.look(self._value, "section")
        self._value.setTextFormat(Qt.TextFormat.PlainText)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(heading)
        rows.addWidget(self._value)

    def say(self, value: str) -> None:
        """Show a value."""
        self._value.setText(value)


class _Note(GrowingText):
    """What is noted of the account; `left` when the cursor goes, `given_up` with Esc."""

    left = Signal()
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__(most_lines=_NOTE_LINES)
        self.setObjectName("accountNote")
        self.setAccessibleName("Note about the account")
        self.set_hint("Note about this account")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self.left.emit()


class _Rows(QListView):
    """The rows, all of them at once: Enter opens where one leads. `stepped` when the keyboard chooses another."""

    entered_row = Signal(QModelIndex)
    stepped = Signal(QModelIndex)
    menu_wanted = Signal(QModelIndex, QPoint)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            below = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_wanted.emit(index, below if by_key else event.globalPos())

    def fit(self) -> None:
        """Take the height of all rows."""
        self.doItemsLayout()
        model = self.model()
        count = 0 if model is None else model.rowCount()
        self.setFixedHeight(sum(self.sizeHintForRow(row) for row in range(count)) + 1)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self.stepped.emit(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

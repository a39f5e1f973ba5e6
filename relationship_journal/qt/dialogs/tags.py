# SPDX-License-Identifier: MIT
"""The tags of entries and of people: renamed, merged and removed, each step with its way back beside it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from relationship_journal import wording
from relationship_journal.qt import theme
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.dialogs.manners import begin_with, in_words, raise_ours
from relationship_journal.qt.dialogs.name_row import NameRow
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.models.tags import TagLine, TagRole, TagsModel
from relationship_journal.qt.speech import announce
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.undo import UndoHistory
from relationship_journal.qt.widgets.overlay_bar import OverlayBarList
from relationship_journal.qt.widgets.tag_delegate import TagDelegate
from relationship_journal.storage.journal import Journal
from relationship_journal.values import TagKind

_SIZE = (58, 27)
_KINDS = {TagKind.CONVERSATION: "Of &entries", TagKind.CONTACT: "Of &people"}
_NO_TAGS = {
    TagKind.CONVERSATION: "No entry has a tag yet. Write #word in an entry, or use Entry\u00a0>\u00a0Tag.",
    TagKind.CONTACT: "Nobody has a tag yet. Tags of people are set where a contact is edited.",
}
_NONE_FITS = "No tag has these letters."


class TagsDialog(QDialog):
    """Shows a TagsModel; each change is one step of `history`, which the dialog can take back itself."""

    def __init__(
        self, journal: Journal, signals: JournalSignals, jobs: Jobs, history: UndoHistory, look: Theme,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("tagsDialog")
        self.setWindowTitle("Tags")
        self._history = history
        self._undoing = ""
        self._model = TagsModel(journal, signals, jobs, self)
        self._filter = QLineEdit()
        self._kinds = QButtonGroup(self)
        self._list = _List()
        self._empty = words("", "muted")
        self._name = NameRow()
        self._said = words("", "")
        self._undo = QPushButton("&Undo")
        self._progress = QProgressBar()
        self._rename, self._merge = QPushButton("Re&name…"), QPushButton("&Merge…")
        self._remove, self._close = QPushButton("&Remove"), QPushButton("&Close")
        self._set_up(look)
        self._lay_out()
        self._join()
        begin_with(self, *_SIZE)
        self._show_counts()
        self._follow()
        self._filter.setFocus()

    def _set_up(self, look: Theme) -> None:
        self._filter.setObjectName("tagsFilter")
        self._filter.setPlaceholderText("Filter tags")
        self._filter.setAccessibleName("Filter tags")
        for number, (kind, text) in enumerate(_KINDS.items()):
            button = QPushButton(text)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setChecked(kind is self._model.kind)
            theme.look(button, "quiet")
            self._kinds.addButton(button, number)
        view = self._list
        view.setModel(self._model)
        view.setItemDelegate(TagDelegate(look, view))
        theme.look(self._undo, "link")
        self._progress.setAccessibleName("Merging")
        self._progress.hide()
        for button in (self._undo, self._rename, self._merge, self._remove, self._close):
            button.setAutoDefault(False)
        self._undo.hide()

    def _lay_out(self) -> None:
        top, said, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        top.addWidget(self._filter, 1)
        for button in self._kinds.buttons():
            top.addWidget(button)
        ground = QFrame()
        theme.look(ground, "card")
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(1, 6, 1, 6)
        inside.addWidget(self._list, 1)
        inside.addWidget(self._empty)
        self._empty.setContentsMargins(16, 8, 16, 8)
        said.addWidget(self._said, 1)
        said.addWidget(self._undo, 0, Qt.AlignmentFlag.AlignTop)
        for button in (self._rename, self._merge, self._remove):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self._close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(12)
        rows.addLayout(top)
        rows.addWidget(ground, 1)
        rows.addWidget(self._name)
        rows.addWidget(self._progress)
        rows.addLayout(said)
        rows.addLayout(foot)

    def _join(self) -> None:
        self._filter.textChanged.connect(self._look_for)
        self._filter.returnPressed.connect(self._go_to_list)
        down = QShortcut(QKeySequence("Down"), self._filter, context=Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._go_to_list)
        self._kinds.idClicked.connect(self._show_kind)
        self._list.selectionModel().selectionChanged.connect(self._follow)
        self._list.doubleClicked.connect(self.ask_rename)
        self._list.wants_rename.connect(self.ask_rename)
        self._list.wants_removal.connect(self.remove)
        self._model.counted.connect(self._show_counts)
        self._model.rowsRemoved.connect(self._follow)
        self._model.named.connect(self._done)
        self._model.failed.connect(self._not_done)
        self._model.merging.connect(self._advance)
        self._model.stopped.connect(self._stopped)
        self._rename.clicked.connect(self.ask_rename)
        self._merge.clicked.connect(self.ask_merge)
        self._remove.clicked.connect(self.remove)
        self._close.clicked.connect(self.reject)
        self._undo.clicked.connect(self._take_back)
        self._name.accepted.connect(self._do)
        self._name.left.connect(self._leave_name)
        self._name.edited.connect(self._look_at_name)
        # Queued: a step that was refused moves the index too, and its sentence comes first.
        self._history.indexChanged.connect(self._tell_undone, Qt.ConnectionType.QueuedConnection)
        self._history.refused.connect(self._not_undone)
        keyed = {"Ctrl+Z": self._take_back, "Ctrl+Shift+Z": self._history.redo, "Ctrl+F": self._go_to_filter}
        for keys, do in keyed.items():
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    # What is chosen

    @property
    def chosen(self) -> list[TagLine]:
        """The tags that are chosen, from the top."""
        rows = sorted(index.row() for index in self._list.selectionModel().selectedRows())
        return [line for row in rows if isinstance(line := self._model.index(row).data(TagRole.LINE), TagLine)]

    def _follow(self) -> None:
        count = len(self.chosen)
        busy = self._model.is_merging
        self._rename.setEnabled(count == 1 and not busy)
        self._merge.setEnabled(count > 1 and not busy)
        self._remove.setEnabled(count > 0 and not busy)
        for button in self._kinds.buttons():
            button.setEnabled(not busy)

    def _look_for(self, letters: str) -> None:
        self._model.look_for(letters)
        self._list.scrollToTop()
        self._show_counts()

    def _show_kind(self, number: int) -> None:
        self._leave_name()
        self._list.clearSelection()
        self._model.show_kind(tuple(_KINDS)[number])
        self._show_counts()

    def _show_counts(self) -> None:
        for number, (kind, text) in enumerate(_KINDS.items()):
            self._kinds.button(number).setText(f"{text}{wording.SEPARATOR}{wording.number(self._model.count_of(kind))}")
        nothing = self._model.rowCount() == 0
        self._empty.setText(_NONE_FITS if self._filter.text().strip() else _NO_TAGS[self._model.kind])
        self._empty.setVisible(nothing)
        self._list.setVisible(not nothing)

    def _go_to_list(self) -> None:
        if self._model.rowCount():
            if not self.chosen:
                self.choose_row(0)
            self._list.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_to_filter(self) -> None:
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()

    # What is done

    def ask_rename(self) -> None:
        """Ask what the chosen tag shall be called."""
        if len(self.chosen) == 1:
            (line,) = self.chosen
            self._name.ask(f"New name for “{line.tag.name}”", line.tag.name, "Rename")

    def ask_merge(self) -> None:
        """Ask what the chosen tags shall be called together: at first as the one that is used most."""
        lines = self.chosen
        if len(lines) > 1:
            most = max(lines, key=lambda line: line.tag.count)
            self._name.ask(f"One name for {wording.count(len(lines), 'tag')}", most.tag.name, "Merge")

    def remove(self) -> None:
        """Take the chosen tags off everything they are on."""
        lines = self.chosen
        if not lines or self._model.is_merging:
            return
        row = self._list.selectionModel().selectedRows()[0].row()
        try:
            sentence = self._model.remove(lines)
        except Exception as error:
            self._fail(error)
            return
        self.choose_row(row)
        (self._list if self._model.rowCount() else self._filter).setFocus()
        self._say(sentence)

    def _look_at_name(self, name: str) -> None:
        """A name that is taken makes one tag of both, and the button says so."""
        self._name.call("Merge" if self._model.joins(self.chosen, name) else "Rename")

    def _do(self, name: str) -> None:
        if self.chosen and not self._model.is_merging:
            self._model.call(self.chosen, name)

    def _advance(self, step: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(step)
        if self._progress.isHidden():
            self._progress.show()
            self._name.wait("Stop")
            self._follow()

    def _not_done(self, error: Exception) -> None:
        self._end_waiting()
        self._name.try_again()
        self._fail(error)

    def _stopped(self) -> None:
        self._end_waiting()
        self._leave_name()
        self._say("Stopped; nothing was changed.", undo=False)

    def _end_waiting(self) -> None:
        self._progress.hide()
        self._follow()

    def _done(self, name: str, joined: bool) -> None:
        self._end_waiting()
        line = self._model.line_of(name)
        self._name.leave()
        if line is not None:
            row = self._model.number_of(line.id)
            self.choose_row(0 if row is None else row)
            what = "Merged into" if joined else "Renamed to"
            self._say(f"{what} “{line.tag.name}”, on {line.uses}.")
        self._list.setFocus()

    def _leave_name(self) -> None:
        if self._model.is_merging:
            self._model.stop()
            return
        self._name.leave()
        self._list.setFocus()

    def choose_row(self, row: int) -> None:
        """Choose the tag in a row, or the last one where there are fewer, and no other."""
        index = self._model.index(min(row, self._model.rowCount() - 1), 0)
        flags = QItemSelectionModel.SelectionFlag
        self._list.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        self._list.scrollTo(index)

    def _take_back(self) -> None:
        if not self._model.is_merging and self._history.canUndo():
            self._undoing = self._history.undo_text().removeprefix("Undo ")
            self._history.undo()

    def _tell_undone(self) -> None:
        if self._undoing and not self._history.is_working:
            undone, self._undoing = self._undoing, ""
            self._say(f"Taken back: {undone}.", undo=False)

    def _not_undone(self, why: str) -> None:
        self._undoing = ""
        theme.look(self._said, "warning")
        self._said.setText(why)
        self._undo.hide()
        announce(self, why)

    # What is said

    def _say(self, sentence: str, *, undo: bool = True) -> None:
        theme.look(self._said, "")
        self._said.setText(sentence)
        self._undo.setVisible(undo and self._history.canUndo())
        announce(self, sentence)

    def _fail(self, error: Exception) -> None:
        theme.look(self._said, "warning")
        self._said.setText(in_words(error))
        self._undo.hide()
        announce(self, in_words(error))
        raise_ours(error)

    def reject(self) -> None:
        """Escape leaves what is being named, then the filter, then the dialog."""
        if self._name.isVisible():
            self._leave_name()
        elif self._filter.text():
            self._filter.clear()
            self._filter.setFocus()
        else:
            super().reject()


class _List(OverlayBarList):
    """The tags: F2 renames, Del removes."""

    wants_rename = Signal()
    wants_removal = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tagsList")
        self.setAccessibleName("Tags")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setMinimumHeight(1)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.wants_rename.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.wants_removal.emit()
        else:
            super().keyPressEvent(event)

# SPDX-License-Identifier: MIT
"""A sheet on the screen: columns of sections, every number a link, beside each other where there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from relationship_journal.qt import icons, theme
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.models.sheet import Band, Column, Line, More, Piece, Section, Sheet
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.flow import FlowLayout
from relationship_journal.qt.widgets.word_link import WordLink

TWO_COLUMNS = 560
"""In pixels at 100 % text: a page at least so wide shows its columns beside each other."""
_LEAD_LETTERS = 24


class SheetPage(QScrollArea):
    """Shows a Sheet; `wanted(target, widget)` is what was clicked, and where; `left` is Escape."""

    wanted = Signal(object, QWidget)
    left = Signal()

    def __init__(self, name: str, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._theme = look
        self._sheet = Sheet()
        self._bands: list[QBoxLayout] = []
        self._dots = QIcon()

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._theme = look
        self._build()

    def show_sheet(self, sheet: Sheet, *, anew: bool) -> None:
        """Show a sheet from its top (`anew`), or the same one with news in it, scrolled and focused as it was."""
        if sheet == self._sheet and not anew:
            return
        self._sheet = sheet
        focused = self._focused()
        place = 0 if anew else self.verticalScrollBar().value()
        self._build()
        if focused and not anew:
            self._focus_again(*focused)
        self.verticalScrollBar().setValue(place)

    def begin(self) -> None:
        """Give the keyboard to the first thing there is to click."""
        first = next(iter(self._links()), None)
        if first is not None:
            first.setFocus()

    # Building

    def _build(self) -> None:
        px = self._theme.px
        self._dots = icons.icon("more", self._theme.muted)
        inside = QWidget()
        theme.look(inside, "panel")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(px(26), px(14), px(26), px(24))
        rows.setSpacing(px(18))
        self._bands = []
        if self._sheet.hint:
            rows.addWidget(words(self._sheet.hint, "muted"))
        if self._sheet.offers:
            rows.addLayout(self._flow([self._link(piece, "", "") for piece in self._sheet.offers]))
        for number, band in enumerate(self._sheet.bands):
            if number:
                rows.addWidget(_rule())
            rows.addLayout(self._band(band))
        rows.addStretch(1)
        self._arrange()
        inside.resize(self.viewport().width(), self.viewport().height())
        self.setWidget(inside)

    def _band(self, band: Band) -> QBoxLayout:
        columns = QHBoxLayout()
        columns.setSpacing(self._theme.px(28))
        for column in band.columns:
            columns.addLayout(self._column(column), 1)
        self._bands.append(columns)
        return columns

    def _column(self, column: Column) -> QVBoxLayout:
        px = self._theme.px
        rows = QVBoxLayout()
        rows.setSpacing(px(14))
        if column.title:
            rows.addLayout(self._heading(column))
        for section in column.sections:
            rows.addLayout(self._section(section))
        rows.addStretch(1)
        return rows

    def _heading(self, column: Column) -> QVBoxLayout:
        title = _title(column.title, column.side)
        title.setFont(theme.font(self._theme, semibold=True))
        rows = QVBoxLayout()
        rows.setSpacing(self._theme.px(6))
        rows.addWidget(title)
        rows.addWidget(_rule())
        return rows

    def _section(self, section: Section) -> QVBoxLayout:
        px = self._theme.px
        rows = QVBoxLayout()
        rows.setSpacing(px(4))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(_title(section.title, "section"), 1)
        offers = [self._link(piece, section.title, "") for piece in section.offers]
        if len(offers) == 1:
            head.addWidget(offers[0])
        rows.addLayout(head)
        for line in section.lines:
            rows.addLayout(self._line(line, section.title))
        if not section.lines and section.empty:
            rows.addWidget(words(section.empty, "muted"))
        if len(offers) > 1:
            rows.addLayout(self._flow(offers))
        return rows

    def _line(self, line: Line, title: str) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(self._theme.px(1))
        deeds = [self._link(piece, title, "") for piece in line.deeds]
        if len(line.pieces) == 1 and line.pieces[0].to is None:
            if line.lead or line.detail or line.beside:
                rows.addLayout(self._spoken(line, deeds if line.beside else ()))
            else:
                rows.addWidget(_said(line.pieces[0]))
        else:
            parts = [self._piece(piece, title, line.lead) for piece in line.pieces]
            rows.addLayout(self._flow([*self._lead(line.lead), *parts]))
            if line.detail:
                rows.addWidget(_words(line.detail, "muted"))
        if deeds and not line.beside:
            rows.addLayout(self._flow(deeds, together=2))
            rows.addSpacing(self._theme.px(3))
        return rows

    def _lead(self, text: str) -> list[QWidget]:
        """What a line is about; what is long takes more lines."""
        if not text:
            return []
        label = _words(text, "muted")
        label.setWordWrap(len(text) > _LEAD_LETTERS)
        label.setMinimumWidth(self._theme.px(max(self._sheet.lead, 1)))
        return [label]

    def _spoken(self, line: Line, deeds: Sequence[QWidget]) -> QHBoxLayout:
        """What it is about, the words with what else there is to say, and what can be done."""
        said = QVBoxLayout()
        said.setSpacing(self._theme.px(1))
        said.addWidget(_said(line.pieces[0]))
        if line.detail:
            said.addWidget(_words(line.detail, "muted"))
        said.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(12))
        for label in self._lead(line.lead):
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)
        for deed in deeds:
            row.addWidget(deed, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _piece(self, piece: Piece, title: str, lead: str) -> QWidget:
        return _said(piece, wraps=False) if piece.to is None else self._link(piece, title, lead)

    def _link(self, piece: Piece, title: str, lead: str) -> QWidget:
        if isinstance(piece.to, More):
            return self._more(piece)
        link = _Link(piece)
        link.setAccessibleName(": ".join(filter(None, (", ".join(filter(None, (title, lead))), piece.text))))
        link.setAccessibleDescription(piece.hint)
        link.pressed_link.connect(self.wanted)
        return link

    def _more(self, piece: Piece) -> QToolButton:
        button = _MoreButton(piece)
        button.setIcon(self._dots)
        button.setIconSize(QSize(self._theme.px(14), self._theme.px(14)))
        button.setAccessibleName(f"{piece.text}: {piece.hint}")
        button.pressed_link.connect(self.wanted)
        return button

    def _flow(self, parts: Sequence[QWidget], together: int = 1) -> FlowLayout:
        px = self._theme.px
        flow = FlowLayout(gap=px(12), line_gap=px(2), together=together)
        for part in parts:
            flow.addWidget(part)
        return flow

    # Room and focus

    def minimumSizeHint(self) -> QSize:
        """Never narrower than what it says: there is no way to scroll sideways."""
        inside, hint = self.widget(), super().minimumSizeHint()
        least = inside.minimumSizeHint().width() if inside is not None else 0
        return QSize(max(hint.width(), least + self.verticalScrollBar().sizeHint().width()), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.viewport().width() >= self._theme.px(TWO_COLUMNS)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        for band in self._bands:
            if band.direction() is not way:
                band.setDirection(way)

    def _links(self) -> Iterator[QWidget]:
        inside = self.widget()
        found = inside.findChildren(QWidget) if inside is not None else []
        return (part for part in found if isinstance(part, _Link | _MoreButton))

    def _focused(self) -> tuple[str, int] | None:
        """What has the keyboard, by its name, and which of the links it is."""
        for number, part in enumerate(self._links()):
            if part.hasFocus():
                return part.accessibleName(), number
        return None

    def _focus_again(self, name: str, number: int) -> None:
        links = list(self._links())
        same = [link for link in links if link.accessibleName() == name]
        if links:
            (same[0] if same else links[min(number, len(links) - 1)]).setFocus()


class _Link(WordLink):
    """Words that go somewhere."""

    pressed_link = Signal(object, QWidget)

    def __init__(self, piece: Piece) -> None:
        super().__init__(piece.text, "pressing" if piece.pressing else "words")
        self._piece = piece
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.pressed_link.emit(self._piece.to, self)


class _MoreButton(QToolButton):
    """Three dots."""

    pressed_link = Signal(object, QWidget)

    def __init__(self, piece: Piece) -> None:
        super().__init__()
        self._piece = piece
        theme.look(self, "dots")
        self.setToolTip(piece.text)
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.pressed_link.emit(self._piece.to, self)


def _said(piece: Piece, *, wraps: bool = True) -> QLabel:
    """Words to be read, which begin where everything begins, in whatever script."""
    label = _words(piece.text, "warning" if piece.pressing else "muted" if piece.quiet else "")
    label.setWordWrap(wraps)
    return label


def _words(text: str, look: str) -> QLabel:
    """A label at the edge of its column: Qt would put a Hebrew name at the far end of an English window."""
    label = words(text, look)
    side = Qt.AlignmentFlag.AlignRight if label.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
    label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
    return label


def _title(text: str, look: str) -> QLabel:
    """Short words of our own, which need no second line."""
    label = words(text, look)
    label.setWordWrap(False)
    return label


def _rule() -> QFrame:
    rule = QFrame()
    theme.look(rule, "rule")
    return rule

# SPDX-License-Identifier: MIT
"""Colors, type and sizes of the window: frozen tokens, the palettes made of them, and their choice."""

from __future__ import annotations

from dataclasses import fields, replace
from enum import StrEnum
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QWidget

from relationship_journal.frozen import dataclass
from relationship_journal.qt.stylesheet import stylesheet

BODY_SIZE = 13
SMALL_SIZE = 12
TITLE_SIZE = 22
MIN_SCALE, MAX_SCALE = 0.8, 2.0
_STYLED = "styledByRelationshipJournal"
_FAMILY = "Inter"


class Scheme(StrEnum):
    """What the user chose; SYSTEM follows the desktop's hint."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST_LIGHT = "contrast_light"
    CONTRAST_DARK = "contrast_dark"


@dataclass(frozen=True, slots=True)
class Theme:
    """Every color of the window as #RRGGBB, the text scale (0.8 to 2.0), and the day calendars begin with.

    That day is 1 for Monday to 7 for Sunday, or 0 for what the system says.
    Grounds are `window`, `panel`, `side`, `selection`, `hover`, `chip`, `warning_ground`. `personal_low` is
    `personal` for the two darker grounds (side, selection), where the plain one would be too faint.
    """

    name: str
    dark: bool
    window: str
    panel: str
    side: str
    line: str
    text: str
    muted: str
    business: str
    on_business: str
    personal: str
    personal_low: str
    personal_text: str
    selection: str
    hover: str
    chip: str
    warning: str
    warning_ground: str
    focus: str
    handle: str
    scale: float = 1.0
    first_day: int = 0

    def px(self, pixels: float) -> int:
        """A length drawn for 100 % text, at this theme's scale; never less than one pixel."""
        return max(1, round(pixels * self.scale))

    def scaled(self, scale: float) -> Theme:
        """The same colors at another text scale, kept between 0.8 and 2.0."""
        return replace(self, scale=min(max(scale, MIN_SCALE), MAX_SCALE))

    def colors(self) -> dict[str, str]:
        """The color tokens by name."""
        found = {f.name: getattr(self, f.name) for f in fields(self)}
        return {name: value for name, value in found.items() if isinstance(value, str) and value.startswith("#")}


LIGHT = Theme(
    name="light", dark=False,
    window="#F6F5F2", panel="#FFFFFF", side="#EFEDE8", line="#DEDBD3", text="#22252A", muted="#5F6369",
    business="#2A6F97", on_business="#FFFFFF", personal="#C77D1E", personal_low="#B97216", personal_text="#935A10",
    selection="#DCE8EF", hover="#E7E4DD", chip="#EFEDE8", warning="#A63D2F", warning_ground="#F8E9E5",
    focus="#2A6F97", handle="#83878C",
)  # fmt: skip
DARK = Theme(
    name="dark", dark=True,
    window="#1B1D20", panel="#232629", side="#1F2225", line="#363A3F", text="#E8E6E1", muted="#A0A4A9",
    business="#5FA9D3", on_business="#1B1D20", personal="#E3A54E", personal_low="#E3A54E", personal_text="#E3A54E",
    selection="#2C3A44", hover="#292D31", chip="#2F3337", warning="#E58F7F", warning_ground="#3A2A27",
    focus="#5FA9D3", handle="#757B81",
)  # fmt: skip
CONTRAST_LIGHT = Theme(
    name="contrast_light", dark=False,
    window="#FFFFFF", panel="#FFFFFF", side="#FFFFFF", line="#565A60", text="#000000", muted="#33363B",
    business="#0B4A6F", on_business="#FFFFFF", personal="#8A4B00", personal_low="#8A4B00", personal_text="#6E3B00",
    selection="#C9E2F2", hover="#E4E4E4", chip="#E8E8E8", warning="#8E1B0E", warning_ground="#FFE8E3",
    focus="#000000", handle="#565A60",
)  # fmt: skip
CONTRAST_DARK = Theme(
    name="contrast_dark", dark=True,
    window="#000000", panel="#000000", side="#000000", line="#9DA1A6", text="#FFFFFF", muted="#D5D8DB",
    business="#7CC7F2", on_business="#000000", personal="#FFC062", personal_low="#FFC062", personal_text="#FFC062",
    selection="#163C55", hover="#262626", chip="#2B2B2B", warning="#FFAD9E", warning_ground="#44120B",
    focus="#FFFFFF", handle="#9DA1A6",
)  # fmt: skip

THEMES = (LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK)


@cache
def hints() -> QStyleHints:
    """What the desktop wishes; kept, because its accessibility part goes with the last Python name for the whole."""
    return QGuiApplication.styleHints()


def system_is_dark() -> bool:
    """Whether the desktop says it is dark; a hint only, and "no" where it says nothing."""
    return hints().colorScheme() is Qt.ColorScheme.Dark


def system_wants_contrast() -> bool:
    """Whether the desktop asks for more contrast."""
    return hints().accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


def theme_for(scheme: Scheme, scale: float = 1.0) -> Theme:
    """The theme for a choice, at a text scale."""
    if scheme is Scheme.SYSTEM:
        scheme = Scheme.DARK if system_is_dark() else Scheme.LIGHT
    return next(theme for theme in THEMES if theme.name == scheme.value).scaled(scale)


def worn() -> Theme:
    """The theme the application is dressed in, for what stands where no window hands one in."""
    ground, size = QApplication.palette().color(QPalette.ColorRole.Window), QApplication.font().pixelSize()
    found = next((known for known in THEMES if QColor(known.window) == ground), LIGHT)
    return found.scaled(size / BODY_SIZE if size > 0 else 1.0)


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole application: Fusion, our palette, our type, one small style sheet."""
    if not app.property(_STYLED):
        app.setStyle("Fusion")  # once: a style that is replaced may still be animating something
        app.setProperty(_STYLED, True)
    app.setPalette(palette(theme))
    app.setFont(font(theme))
    app.setStyleSheet(stylesheet(theme))


def look(widget: QWidget, name: str) -> None:
    """Give a widget one of the style sheet's looks (see `stylesheet`) and redraw it in that look."""
    widget.setProperty("look", name)
    repolish(widget)


def repolish(widget: QWidget) -> None:
    """Let the style sheet look at a widget's properties again; one not shown yet is looked at when it is."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


@cache
def _has_family() -> bool:
    """Asked once: each look through the system's fonts takes half a millisecond."""
    return QFontDatabase.hasFamily(_FAMILY)


def font(theme: Theme, size: int = BODY_SIZE, *, semibold: bool = False, tabular: bool = False) -> QFont:
    """The sans font at a size in pixels for 100 % text."""
    made = QFont(_FAMILY if _has_family() else QGuiApplication.font().family())
    made.setPixelSize(theme.px(size))
    if semibold:
        made.setWeight(QFont.Weight.DemiBold)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def palette(theme: Theme) -> QPalette:
    """The QPalette of a theme, for what the style sheet and our own painting leave to Fusion."""
    role = QPalette.ColorRole
    made = QPalette()
    colors = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.panel,
        role.AlternateBase: theme.window,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.panel,
        role.ButtonText: theme.text,
        role.BrightText: theme.on_business,
        role.ToolTipBase: theme.panel,
        role.ToolTipText: theme.text,
        role.Highlight: theme.selection,
        role.HighlightedText: theme.text,
        role.Accent: theme.business,
        role.Link: theme.business,
        role.LinkVisited: theme.business,
        role.Light: theme.panel,
        role.Midlight: theme.hover,
        role.Mid: theme.line,
        role.Dark: theme.line,
        role.Shadow: theme.line,
    }
    for key, color in colors.items():
        made.setColor(key, QColor(color))
    for key in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, key, QColor(theme.muted))
    return made

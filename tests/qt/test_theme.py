# SPDX-License-Identifier: MIT
"""Every theme can be read: contrasts computed from the tokens, icons tinted, the style sheet accepted by Qt."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from relationship_journal.qt import icons, pixel, theme
from relationship_journal.qt.stylesheet import stylesheet
from relationship_journal.qt.theme import THEMES, Scheme, Theme

GROUNDS = ("window", "panel", "side", "selection", "hover", "chip")

TEXTS = (
    *((text, ground) for text in ("text", "muted") for ground in GROUNDS),
    *((text, ground) for text in ("business", "personal_text", "warning") for ground in ("window", "panel")),
    ("warning", "warning_ground"),
    ("on_business", "business"),
)
SHAPES = (
    *((shape, ground) for shape in ("business", "personal") for ground in ("window", "panel")),
    *((shape, ground) for shape in ("business", "personal_low") for ground in ("side", "selection", "hover")),
    *(("warning", ground) for ground in ("window", "panel", "side", "selection", "hover")),
    *(("focus", ground) for ground in ("window", "panel", "side", "selection")),
    *(("handle", ground) for ground in ("window", "panel", "side")),
    ("muted", "panel"),
)


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_can_be_read(look: Theme, text: str, ground: str) -> None:
    assert contrast(getattr(look, text), getattr(look, ground)) >= 4.5


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_can_be_seen(look: Theme, shape: str, ground: str) -> None:
    assert contrast(getattr(look, shape), getattr(look, ground)) >= 3


@pytest.mark.parametrize("look", [theme.CONTRAST_LIGHT, theme.CONTRAST_DARK], ids=lambda look: look.name)
def test_high_contrast_reads_at_seven_and_draws_its_lines_at_three(look: Theme) -> None:
    for ground in GROUNDS:
        assert contrast(look.text, getattr(look, ground)) >= 7
    for ground in ("window", "panel", "side"):
        assert contrast(look.line, getattr(look, ground)) >= 3


@pytest.mark.parametrize("color", pixel.AVATAR_COLORS)
def test_initials_can_be_read(color: str) -> None:
    assert contrast(pixel.AVATAR_TEXT, color) >= 4.5


def test_an_avatar_s_color_is_the_same_on_every_machine() -> None:
    assert pixel.avatar_color("0198c0de-0000-7000-8000-000000000001") == "#498064"
    assert len({pixel.avatar_color(str(number)) for number in range(200)}) == len(pixel.AVATAR_COLORS)


@pytest.mark.parametrize(("asked", "given"), [(0.1, 0.8), (1.0, 1.0), (1.5, 1.5), (9.0, 2.0)])
def test_text_scale_stays_between_80_and_200_percent(asked: float, given: float) -> None:
    assert theme.LIGHT.scaled(asked).scale == given


def test_sizes_grow_with_the_text(qapp: QApplication) -> None:
    big = theme.LIGHT.scaled(2)
    assert (theme.font(theme.LIGHT).pixelSize(), theme.font(big).pixelSize()) == (13, 26)
    assert "font-size: 22px" in stylesheet(theme.LIGHT)
    assert "font-size: 44px" in stylesheet(big)


@pytest.mark.parametrize("scheme", Scheme)
def test_every_choice_has_a_theme(qapp: QApplication, scheme: Scheme) -> None:
    assert theme.theme_for(scheme, 1.25).scale == 1.25


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
def test_the_style_sheet_holds_no_open_words(look: Theme) -> None:
    sheet = stylesheet(look)
    assert not re.search(r"@\w|\ddp\b", sheet)
    for path in re.findall(r'url\("([^"]+)"\)', sheet):
        assert Path(path).is_file()


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
def test_a_dressed_window_has_the_theme_s_colors(qtbot: QtBot, qapp: QApplication, look: Theme) -> None:
    theme.apply(qapp, look)
    window = QWidget()
    qtbot.addWidget(window)
    save, choice = QPushButton("Save", window), QComboBox(window)
    choice.addItem("Call")
    layout = QVBoxLayout(window)
    for widget in (save, choice):
        layout.addWidget(widget)
    theme.look(window, "panel")
    theme.look(save, "primary")
    picture = window.grab().toImage()
    assert picture.pixelColor(2, 2) == QColor(look.panel)
    assert picture.pixelColor(save.geometry().left() + 8, save.geometry().center().y()) == QColor(look.business)


@pytest.mark.parametrize("path", sorted(Path(icons.asset("icons/plus.svg")).parent.glob("*.svg")), ids=lambda p: p.stem)
def test_every_icon_draws_something_in_its_color_on_any_screen(qapp: QApplication, path: Path) -> None:
    for ratio in (1.0, 1.5, 2.0):
        made = icons.pixmap(path.stem, "#C77D1E", 16, ratio)
        image = made.toImage()
        assert image.width() == round(16 * ratio)
        strongest = max(
            (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())), key=alpha
        )
        assert strongest.alpha() > 120
        assert abs(strongest.red() - 0xC7) < 8


def alpha(color: QColor) -> int:
    return color.alpha()


def test_an_icon_has_a_disabled_form(qapp: QApplication) -> None:
    made = icons.icon("undo", theme.LIGHT.text, theme.LIGHT.line)
    assert made.pixmap(16, icons.QIcon.Mode.Disabled).toImage() != made.pixmap(16).toImage()
    assert not icons.app_icon().isNull()


def mix_image(
    share: int, form: pixel.Form = pixel.Form.FULL, *, upright: bool = False, mirrored: bool = False
) -> QImage:
    image = QImage(6 if upright else 100, 100 if upright else 6, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    pixel.draw_mix(painter, QRectF(image.rect()), share, theme.LIGHT, form, mirrored=mirrored)
    painter.end()
    return image


def test_a_mix_bar_shows_its_share_with_a_gap(qapp: QApplication) -> None:
    flat, upright = mix_image(70), mix_image(70, upright=True)
    row = [flat.pixelColor(x, 3).name().upper() for x in range(100)]
    assert row == [upright.pixelColor(3, y).name().upper() for y in range(100)]
    business, personal = row.count(theme.LIGHT.business), row.count(theme.LIGHT.personal)
    assert 66 <= business <= 70
    assert 26 <= personal <= 30
    assert row[70] == "#FFFFFF"


@pytest.mark.parametrize(("share", "color"), [(100, theme.LIGHT.business), (0, theme.LIGHT.personal)])
def test_all_of_one_side_has_no_gap(qapp: QApplication, share: int, color: str) -> None:
    image = mix_image(share)
    assert {image.pixelColor(x, 3).name().upper() for x in range(4, 96)} == {color}


@pytest.mark.parametrize("share", [1, 99])
def test_even_one_percent_can_be_seen(qapp: QApplication, share: int) -> None:
    colors = [mix_image(share).pixelColor(x, 3).name().upper() for x in range(100)]
    assert theme.LIGHT.business in colors
    assert theme.LIGHT.personal in colors


def test_a_bar_nobody_rated_is_hollow_and_mirroring_turns_a_flat_one(qapp: QApplication) -> None:
    hollow = mix_image(70, pixel.Form.HOLLOW)
    assert hollow.pixelColor(30, 3).lightness() > QColor(theme.LIGHT.business).lightness() + 60
    assert mix_image(70, mirrored=True).pixelColor(90, 3).name().upper() == theme.LIGHT.business
    assert mix_image(0, pixel.Form.EMPTY) == mix_image(90, pixel.Form.EMPTY)

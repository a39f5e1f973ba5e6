# SPDX-License-Identifier: MIT
"""Colors, fonts and scales of charts."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.charts.fonts import fonts_for, one_line
from relationship_journal.charts.marks import place_labels
from relationship_journal.charts.palette import DARK, LIGHT, PAPER, lighter
from relationship_journal.charts.scale import hour_label, hour_scale

PALETTES = {"light": LIGHT, "dark": DARK, "paper": PAPER}


def luminance(color):
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", PALETTES)
def test_text_and_shapes_stand_out_from_the_ground(name):
    palette = PALETTES[name]
    for text in (palette.text, palette.muted, palette.business_text, palette.personal_text):
        assert contrast(text, palette.ground) >= 4.5
    for shape in (palette.business, palette.personal):
        assert contrast(shape, palette.ground) >= 3


@pytest.mark.parametrize("name", PALETTES)
def test_the_sides_differ_without_color_and_lighter_is_nearer_to_the_ground(name):
    palette = PALETTES[name]
    assert contrast(palette.business, palette.personal) >= 1.2
    for color in (palette.business, palette.personal):
        assert contrast(lighter(color, palette.ground), palette.ground) < contrast(color, palette.ground)


@pytest.mark.parametrize(
    "text", ["Dana Whitfield", "山田 太郎", "김민준", "דנה כהן", "محمد العلي", "Łukasz Åström", "Θάνος", "Дарья"]
)
def test_a_name_in_any_writing_is_drawn_or_boxed_but_never_warned_about(text):
    fonts = fonts_for([text])
    drawn = fonts.drawable(text)
    assert len(drawn) == len(text)
    assert all(c == d or c in fonts.missing for c, d in zip(text, drawn, strict=True))
    assert not (set("Dana Whitfield") & fonts.missing)


def test_a_character_of_no_font_becomes_a_box():
    fonts = fonts_for(["a\U0010fffdb"])
    assert fonts.drawable("a b\n\tc\x07") == "a b c"
    assert len(one_line("a\u200fb")) == 2


@given(st.floats(0, 50_000), st.floats(0, 50_000), st.integers(2, 10))
def test_a_scale_shows_everything_from_zero_with_few_lines(above, below, most):
    scale = hour_scale(above, below, most)
    assert scale.bottom < 0 < scale.top
    assert scale.top >= above * (1 - 1e-6)
    assert -scale.bottom >= below * (1 - 1e-6)
    assert 0 in scale.ticks
    assert len(scale.ticks) == len(scale.labels) <= most + 1
    assert not any("-" in label for label in scale.labels)


@pytest.mark.parametrize(
    ("minutes", "label"), [(0, "0 h"), (45, "45 min"), (60, "1 h"), (90, "1 h 30"), (72_000, "1,200 h")]
)
def test_grid_lines_are_labeled_in_hours_and_minutes(minutes, label):
    assert hour_label(minutes) == label


@given(st.lists(st.tuples(st.floats(100, 1_100), st.just("x"), st.floats(10, 280)), max_size=5))
def test_words_of_events_never_lie_on_each_other(places):
    labels = place_labels(places, right=1_220, gap=8)
    widths = [width for _, _, width in sorted(places)]
    boxes = [(label.row, label.left, label.left + width) for label, width in zip(labels, widths, strict=True)]
    for (row, left, right), (other_row, other_left, other_right) in combinations(boxes, 2):
        assert row != other_row or right <= other_left or other_right <= left
    assert all(right <= 1_220.001 for _, _, right in boxes)

# SPDX-License-Identifier: MIT
"""The mix over time as it is drawn, in the window and on a page."""

from __future__ import annotations

import subprocess
import sys
from itertools import combinations
from math import isnan

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from talk_samples import make_talks, shown_of

from relationship_journal.charts import CHARTS
from relationship_journal.charts.mix_over_time import Event, Mode, draw, method, prepare
from relationship_journal.charts.palette import DARK, LIGHT, PAPER

PANEL = (3.36, 1.9)
SLIDE = (12.8, 7.2)


def make_figure(size=PANEL, dpi=100):
    figure = Figure(figsize=size, dpi=dpi)
    FigureCanvasAgg(figure)
    return figure


def live_chart(shown, mode=Mode.HOURS, size=PANEL, palette=LIGHT, **options):
    live = prepare(make_figure(size), palette, mode=mode, **options)
    live.draw_axes(shown)
    live.figure.canvas.draw()
    return live


def words_of(figure):
    """All text that is seen, with its place on the figure in pixels."""
    axes = figure.axes[0]
    texts = [*figure.texts, *axes.get_xticklabels(), *axes.get_yticklabels()]
    return [(text.get_text(), text.get_window_extent()) for text in texts if text.get_text()]


def assert_readable(figure):
    words = words_of(figure)
    for text, place in words:
        assert place.x0 >= -1, text
        assert place.y0 >= -1, text
        assert place.x1 <= figure.bbox.width + 1, text
        assert place.y1 <= figure.bbox.height + 1, text
    for (one, here), (other, there) in combinations(words, 2):
        assert not here.padded(-1.5).overlaps(there.padded(-1.5)), (one, other)


def bars_of(figure):
    return [artist for artist in figure.axes[0].collections if isinstance(artist, PolyCollection)]


CASES = {
    "full": make_talks(84),
    "rated": make_talks(84, rated=1),
    "unrated": make_talks(84, rated=0),
    "sparse": make_talks(9, seed=5),
    "huge": make_talks(2_000, seed=6),
    "one": make_talks(1),
    "two": make_talks(2),
    "empty": [],
}


def test_importing_the_charts_loads_no_matplotlib():
    code = "import relationship_journal.charts.export, sys; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_drawing_needs_no_pyplot_and_no_qt(shown):
    draw(make_figure(SLIDE), shown, PAPER)
    assert "matplotlib.pyplot" not in sys.modules


def test_every_chart_is_listed_once_with_a_name_and_a_title():
    assert len({chart.name for chart in CHARTS}) == len(CHARTS) > 0
    assert all(chart.title for chart in CHARTS)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("case", CASES)
def test_the_panel_shows_all_its_words_apart(case, mode):
    assert_readable(live_chart(shown_of(CASES[case]), mode).figure)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize(("scale", "size"), [(2.0, (3.36, 3.2)), (1.0, (2.2, 1.9)), (1.5, (2.8, 2.4)), (1.0, (7, 3))])
def test_the_panel_is_readable_with_large_text_and_in_other_sizes(shown, mode, scale, size):
    live = live_chart(shown, mode, size, text_scale=scale)
    assert live.least_height <= size[1] * 100
    assert_readable(live.figure)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("span", [1, 3, 12, 36, 120])
def test_the_panel_takes_any_span(mode, span):
    assert_readable(live_chart(shown_of(CASES["full"], span), mode).figure)


def test_a_figure_of_no_size_worth_having_is_no_error(shown):
    live_chart(shown, size=(0.2, 0.1))


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("case", CASES)
def test_the_page_shows_all_its_words_apart(case, mode):
    figure = make_figure(SLIDE)
    draw(figure, shown_of(CASES[case]), PAPER, mode)
    assert_readable(figure)


@pytest.mark.parametrize("mode", Mode)
def test_events_stand_apart_even_where_they_crowd(shown, mode):
    names = ["Became friends", "First meal without business", "First price favor", "Friction over a late delivery"]
    places = [9.5, 9.9, 10.4, 17.3]
    events = [Event(place, name) for place, name in zip(places, names, strict=True)]
    figure = make_figure(SLIDE)
    draw(figure, shown, PAPER, mode, events=[*events, Event(17.9, "Renewal"), Event(2.0, "One too many")])
    seen = [text for text, _ in words_of(figure)]
    assert set(names) <= set(seen)
    assert "One too many" not in seen
    assert_readable(figure)


def test_business_is_above_and_personal_below_on_one_scale_without_minus_signs(shown):
    figure = make_figure(SLIDE)
    draw(figure, shown, PAPER)
    axes = figure.axes[0]
    low, high = axes.get_ylim()
    assert low < 0 < high
    assert high >= max(shown.business)
    assert -low >= max(shown.personal)
    labels = [label.get_text() for label in axes.get_yticklabels()]
    assert "0 h" in labels
    assert not any("-" in label or "−" in label for label in labels)


def test_the_page_numbers_its_months_and_names_its_sides(shown):
    figure = make_figure(SLIDE)
    draw(figure, shown, PAPER)
    words = [text for text, _ in words_of(figure)]
    assert [label.get_text() for label in figure.axes[0].get_xticklabels()] == [str(n) for n in range(1, 19)]
    assert {"Business", "Personal", "Month"} <= set(words)
    assert not any("202" in word for word in words)


def test_the_panel_names_months_by_letter_and_says_count_rated_part_and_period(shown):
    live = live_chart(shown)
    words = [text for text, _ in words_of(live.figure)]
    assert "".join(label.get_text() for label in live.figure.axes[0].get_xticklabels()) == "JJASONDJFMAMJJASON"
    assert f"84 conversations, {shown.rated} rated · Jun 2025 – Nov 2026" in words
    assert "hours of business talk" in words


def test_what_is_not_rated_is_lighter_and_hatched(shown):
    solid, hatched = [], []
    for bars in bars_of(live_chart(shown).figure):
        (hatched if bars.get_hatch() else solid).append(bars)
    assert len(solid) == len(hatched) == 2
    for rated, unrated in zip(solid, hatched, strict=True):
        assert unrated.get_facecolor()[0][:3].sum() > rated.get_facecolor()[0][:3].sum()
        assert tuple(unrated.get_edgecolor()[0]) == tuple(rated.get_facecolor()[0])


def test_bars_reach_as_far_as_their_hours():
    shown = shown_of(CASES["rated"])
    business, personal, *_ = bars_of(live_chart(shown).figure)
    assert business.get_paths()[0].get_extents().y1 == pytest.approx(max(shown.business))
    assert personal.get_paths()[0].get_extents().y0 == pytest.approx(-max(shown.personal))


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("count", [1, 2])
def test_under_three_conversations_there_is_no_line_and_the_picture_says_so(mode, count):
    live = live_chart(shown_of(make_talks(count)), mode)
    assert "Too few for a trend yet" in [text for text, _ in words_of(live.figure)]


def test_an_empty_picture_says_that_there_is_nothing():
    live = live_chart(shown_of([]))
    assert "No conversations in these months" in [text for text, _ in words_of(live.figure)]


def test_without_a_line_the_share_says_why():
    few_rated = live_chart(shown_of(CASES["unrated"]), Mode.SHARE)
    assert "No line below 8 rated" in [text for text, _ in words_of(few_rated.figure)]


def test_the_line_has_a_gap_over_a_silence():
    talks = [talk for talk in make_talks(84, rated=1) if talk.when.month not in {"2026-01", "2026-02", "2026-03"}]
    shown = shown_of(talks)
    figure = make_figure(SLIDE)
    draw(figure, shown, PAPER, Mode.SHARE)
    (line,) = [line for line in figure.axes[0].lines if line.get_marker() == "None" and len(line.get_xdata()) > 2]
    assert sum(isnan(x) for x in line.get_xdata()) == len(shown.median) == 2
    assert shown.silences[0].words in [text for text, _ in words_of(figure)]


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("mode", Mode)
def test_new_data_painted_over_the_background_look_like_a_fresh_drawing(mode, palette):
    before, after = shown_of(make_talks(84)), shown_of([*make_talks(84)[:-3], *make_talks(80, seed=2)[-3:]])
    live = live_chart(before, mode, palette=palette)
    if live.limits(before) != live.limits(after):
        pytest.skip("these data need new axes")
    canvas = live.figure.canvas
    background = canvas.copy_from_bbox(live.figure.bbox)
    live.paint()
    live.set_data(after)
    canvas.restore_region(background)
    live.paint()
    fresh = live_chart(after, mode, palette=palette)
    fresh.paint()
    assert bytes(canvas.buffer_rgba()) == bytes(fresh.figure.canvas.buffer_rgba())


def test_a_full_draw_leaves_out_what_moves(shown):
    live = live_chart(shown)
    bare = bytes(live.figure.canvas.buffer_rgba())
    live.paint()
    assert bytes(live.figure.canvas.buffer_rgba()) != bare


def test_the_axes_are_drawn_anew_only_when_months_scale_size_or_events_change(shown):
    live = live_chart(shown)
    key = live.limits(shown)
    assert live.limits(shown_of(make_talks(84))) == key
    assert live.limits(shown_of(make_talks(84), span=12)) != key
    assert live.limits(shown_of(make_talks(2_000))) != key
    assert live.limits(shown, [Event(3.0, "Became friends")]) != key
    live.figure.set_size_inches(5, 3)
    assert live.limits(shown) != key


def test_data_before_axes_is_refused(shown):
    with pytest.raises(RuntimeError, match="draw_axes"):
        prepare(make_figure(), LIGHT).set_data(shown)


def test_the_method_line_says_what_is_drawn_how(shown):
    hours, share = method(shown, Mode.HOURS), method(shown, Mode.SHARE)
    assert hours.startswith(f"84 conversations over 18 months, {shown.rated} rated.")
    assert "not rated" in hours
    assert "median of 5" in share
    assert "not rated" not in method(shown_of(CASES["rated"]), Mode.HOURS)

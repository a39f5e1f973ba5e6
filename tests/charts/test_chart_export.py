# SPDX-License-Identifier: MIT
"""A chart as a file: seen by a coach, and holding nothing that is not seen."""

from __future__ import annotations

import re
import stat
import struct
import subprocess
import sys
import zlib
from xml.etree import ElementTree

import pytest

from relationship_journal.charts import export
from relationship_journal.charts.export import Form, chart_bytes, form_of, prepare_matplotlib, write_chart
from relationship_journal.charts.mix_over_time import Event, Mode

WORDS = {"title": "Personal talk with Customer A grew", "subtitle": "Hours a month over 18 months · 84 conversations"}
TOOL = re.compile(rb"matplotlib|fonttools|/Producer|/Creator|CreationDate|ModDate|<xmp|\b(?:D:)?20[12]\d-?[01]\d", re.I)


def chunks(png):
    """Kind and size of each chunk."""
    at = 8
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        at += size + 12


def streams(pdf):
    for body in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            yield zlib.decompress(body)
        except zlib.error:
            yield body


def texts_of(svg):
    return [text.text for text in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("form", Form)
def test_the_same_input_gives_the_same_bytes(shown, form, mode):
    assert chart_bytes(shown, form, mode=mode, **WORDS) == chart_bytes(shown, form, mode=mode, **WORDS)


def test_a_png_is_a_slide_at_twice_its_size_and_holds_pixels_only(shown):
    found = list(chunks(chart_bytes(shown, "png", **WORDS)))
    assert {kind for kind, _ in found} <= {b"IHDR", b"pHYs", b"IDAT", b"IEND"}
    assert struct.unpack(">II", found[0][1][:8]) == (2560, 1440)


def test_an_svg_keeps_its_text_as_text_and_has_no_comment_date_or_tool(shown):
    svg = chart_bytes(shown, "svg", description="Mix over time, 84 conversations.", **WORDS)
    assert b"<!--" not in svg
    assert b"metadata" not in svg
    assert not TOOL.search(svg)
    assert {WORDS["title"], WORDS["subtitle"], "Business", "Personal", "18"} <= set(texts_of(svg))
    root = ElementTree.fromstring(svg)
    assert root.findtext("{http://www.w3.org/2000/svg}title") == WORDS["title"]
    assert root.findtext("{http://www.w3.org/2000/svg}desc") == "Mix over time, 84 conversations."


@pytest.mark.parametrize("mode", Mode)
def test_a_pdf_has_no_information_about_its_making(shown, mode):
    pdf = chart_bytes(shown, "pdf", mode=mode, **WORDS)
    assert pdf.startswith(b"%PDF-")
    assert not TOOL.search(pdf)
    assert b"/Metadata" not in pdf
    assert b"/ID" not in pdf
    bodies = list(streams(pdf))
    assert bodies
    assert not any(TOOL.search(body) for body in bodies)
    (info,) = re.findall(rb"/Info (\d+) 0 R", pdf)
    assert re.search(rb"\n" + info + rb" 0 obj\n<<\s*>>", pdf)


@pytest.mark.parametrize("name", ["Dana $5 & <Co> $6_x^2$", "山田 太郎", "דנה כהן", "محمد العلي", "🎉 Zoë\nÅström"])
@pytest.mark.parametrize("form", Form)
def test_a_shown_name_in_any_writing_is_drawn_without_a_warning(shown, form, name):
    content = chart_bytes(shown, form, title=f"Talk with {name}", subtitle=name, caption=name, aliased=False)
    if form is Form.SVG and name.startswith("Dana"):
        assert f"Talk with {name}" in texts_of(content)


def test_the_foot_says_that_names_were_replaced_only_where_they_were(shown):
    aliased, named = (texts_of(chart_bytes(shown, "svg", aliased=aliased, **WORDS)) for aliased in (True, False))
    assert f"{export.SPLIT} {export.REPLACED} {export.MADE_WITH}" in aliased
    assert f"{export.SPLIT} {export.MADE_WITH}" in named


def test_long_words_are_wrapped_and_cut_and_the_caption_is_shown(shown):
    texts = texts_of(
        chart_bytes(shown, "svg", title="Personal talk " * 30, subtitle="s", caption="What I want to discuss")
    )
    title = [text for text in texts if text.startswith(("Personal talk", "talk Personal"))]
    assert len(title) == 2
    assert title[-1].endswith("…")
    assert "What I want to discuss" in texts


def test_events_are_named_and_calendar_months_are_not(shown):
    texts = texts_of(chart_bytes(shown, "svg", events=[Event(9.5, "Became friends")], **WORDS))
    assert "Became friends" in texts
    assert not any(re.search(r"20\d\d", text) for text in texts)


@pytest.mark.parametrize(("name", "form"), [("a.png", Form.PNG), ("B.SVG", Form.SVG), ("c.d.pdf", Form.PDF)])
def test_the_ending_of_a_name_chooses_the_form(tmp_path, name, form):
    assert form_of(tmp_path / name) is form


@pytest.mark.parametrize("name", ["chart.bmp", "chart", "png"])
def test_another_ending_is_refused_in_a_sentence(tmp_path, name):
    with pytest.raises(ValueError, match=r"\.png, \.svg or \.pdf.*Nothing was written\."):
        form_of(tmp_path / name)


def test_a_written_chart_is_whole_private_and_replaces_the_old_one(tmp_path):
    path = tmp_path / "chart.png"
    write_chart(path, b"old")
    write_chart(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_chart_that_can_not_be_put_in_place_leaves_nothing_behind(tmp_path):
    path = tmp_path / "chart.png"
    path.mkdir()
    with pytest.raises(IsADirectoryError):
        write_chart(path, b"new")
    assert list(tmp_path.iterdir()) == [path]


def test_matplotlib_keeps_its_files_in_the_folder_it_is_given(tmp_path, monkeypatch):
    monkeypatch.delenv("MPLCONFIGDIR", raising=False)
    prepare_matplotlib(tmp_path / "cache")
    code = "import matplotlib; print(matplotlib.get_configdir()); print(matplotlib.get_cachedir())"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert told.split() == [str(tmp_path / "cache" / "matplotlib")] * 2

# SPDX-License-Identifier: MIT
"""Names in texts are found whatever their case, accents' form and joints, and nothing else is touched."""

from __future__ import annotations

import pytest

from relationship_journal.masking import Mask

MASK = Mask(
    {"Dana Whitfield": "somebody", "Dana": "D", "Jürgen Möß": "J", "王小明": "W", "O'Brien": "O", "X": "one letter"}
)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Dana Whitfield came, and DANA left", "somebody came, and D left"),
        ("dana-whitfield, Dana\nWhitfield", "somebody, somebody"),
        ("danas, Bordana, whitfield", "danas, Bordana, whitfield"),
        ("Ju\u0308rgen Möß and jürgen MÖSS", "J and J"),
        ("和王小明吃饭", "和W吃饭"),
        ("O\u2019Brien's", "O's"),
        ("the X factor", "the X factor"),
        ("", ""),
    ],
)
def test_a_name_is_replaced_wherever_it_stands(text: str, masked: str) -> None:
    assert MASK.of(text) == masked
    assert MASK.finds(text) == (text != masked)


def test_a_text_without_a_name_comes_back_as_it_was() -> None:
    decomposed = "cafe\u0301"
    assert MASK.of(decomposed) is decomposed


def test_the_longest_of_several_names_wins() -> None:
    assert (
        Mask({"Ana": "1", "Ana Maria": "2", "Ana Maria Sousa": "3"}).of("Ana Maria Sousa, Ana Maria, Ana") == "3, 2, 1"
    )


def test_without_names_nothing_is_masked() -> None:
    assert Mask({}).of("Dana") == "Dana"
    assert Mask({" ": "x", "—": "y"}).of("— Dana —") == "— Dana —"

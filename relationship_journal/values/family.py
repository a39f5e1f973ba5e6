# SPDX-License-Identifier: MIT
"""Which words say that somebody is family; relations are labeled freely, and imported cards have words of their own."""

from __future__ import annotations

import re

_FAMILY = frozenset(
    {
        "aunt", "brother", "child", "children", "cousin", "dad", "daughter", "family", "father", "fiance", "fiancee",
        "fiancé", "fiancée", "grandchild", "grandchildren", "granddaughter", "grandfather", "grandma", "grandmother",
        "grandpa", "grandparent", "grandson", "husband", "kid", "kids", "kin", "mom", "mother", "mum", "nephew",
        "niece", "parent", "parents", "relative", "sibling", "sister", "son", "spouse", "uncle", "wife",
    }
)  # fmt: skip
_PARTNERS = frozenset({"partner", "domestic partner", "life partner"})
"""A partner with any other word beside them is one in business."""
_STEP = re.compile(r"^(step|half|foster|ex)[- ]?(?=\w)")


def is_family(label: str) -> bool:
    """Whether a relation's label says family: "wife", "Step-son", "brother-in-law", vCard's "kin" and "spouse"."""
    words = " ".join(label.casefold().replace("_", " ").split())
    if words in _PARTNERS:
        return True
    return any(_STEP.sub("", word) in _FAMILY for word in re.split(r"[^\w]+", _STEP.sub("", words)))

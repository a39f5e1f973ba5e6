# SPDX-License-Identifier: MIT
"""Speed, each figure beside its limit and beside the bare library in the same run; never part of the tests."""

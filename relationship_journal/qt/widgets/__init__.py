# SPDX-License-Identifier: MIT
"""The parts of the window; they lay out, paint and ask, and know no query."""

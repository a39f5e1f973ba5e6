# SPDX-License-Identifier: MIT
"""Pages for paper and files, made from plain values."""

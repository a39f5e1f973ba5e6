# SPDX-License-Identifier: MIT
"""Relationship Journal: a private diary for people who sell to customers who have become friends."""

__version__ = "0.1.0"

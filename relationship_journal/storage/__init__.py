# SPDX-License-Identifier: MIT
"""The record: one journal file, read by queries, changed by edits; peewee lives here and nowhere else."""

# SPDX-License-Identifier: MIT
"""The reading of the record: facts in, findings out; nothing here asks a journal or the clock."""

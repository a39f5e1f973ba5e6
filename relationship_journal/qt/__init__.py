# SPDX-License-Identifier: MIT
"""The window: everything that imports PySide6 lives here."""

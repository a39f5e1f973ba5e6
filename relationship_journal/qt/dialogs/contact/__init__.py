# SPDX-License-Identifier: MIT
"""The contact editor: one form for somebody new and for somebody the journal has, in sections by meaning."""

# SPDX-License-Identifier: MIT
"""What opens over the window: import, chart export, passphrase, a new contact, choosing files."""

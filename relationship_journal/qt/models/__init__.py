# SPDX-License-Identifier: MIT
"""What the lists show: frozen values as rows and roles, kept in step with the journal."""

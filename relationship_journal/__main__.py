# SPDX-License-Identifier: MIT
"""`python -m relationship_journal`."""

import sys

from relationship_journal.app import main

sys.exit(main())

"""What a process started by a test finds around it."""

from __future__ import annotations

import os


def unmeasured() -> dict[str, str]:
    """Give this process's surroundings, without what would measure coverage in a child that runs none of the program.

    To start the measuring takes longer than most tools work, and all that they do is slower under it.
    """
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_PROCESS")}

"""The program's one door: with arguments the command line, without them the window."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Do what was asked for."""
    words = sys.argv[1:]
    if words:
        from desktop.cli.main import run  # noqa: PLC0415 - the window does without the command line

        return run(words)
    if not _has_display():
        from desktop.cli.trial import run_trial  # noqa: PLC0415 - only without a display

        return run_trial()
    from desktop.app import run_window  # noqa: PLC0415 - Qt is for the window only

    return run_window()


def _has_display() -> bool:
    """Whether a window can be shown: always, but on a Linux machine without a screen."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())

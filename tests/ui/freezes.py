"""How long the window answers nothing: the worst moment of each step of a journey, in the window's own thread.

    python -m tests.ui.freezes [--records N]

Counts the processor time of the GUI thread between two beats of a timer, so that a busy machine does not count as a
slow window. Off-screen unless QT_QPA_PLATFORM says otherwise.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import os
import sys
import tempfile
import time
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication

    from desktop.ui.application import Application

GOAL = 50.0
"""Milliseconds: what takes longer is felt."""
_BEAT, _REST = 5, 0.06


@dataclass
class Watchdog:
    """Remembers the longest time without a beat, step by step."""

    app: QApplication
    application: Application
    worst: dict[str, float] = field(default_factory=dict)

    def step(self, name: str, do: Callable[[], object]) -> None:
        """Do something as a user would, and wait until all of it has been answered."""
        from PySide6.QtCore import QEventLoop, QTimer  # noqa: PLC0415 - Qt starts when the platform is known

        beats = [time.thread_time()]
        timer = QTimer(interval=_BEAT)
        timer.timeout.connect(lambda: beats.append(time.thread_time()))
        timer.start()
        QTimer.singleShot(0, do)
        until = time.monotonic() + _REST
        while time.monotonic() < until or self.application.context.operations.busy:
            self.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        timer.stop()
        beats.append(time.thread_time())
        longest = max((later - earlier for earlier, later in itertools.pairwise(beats)), default=0.0)
        self.worst[name] = max(self.worst.get(name, 0.0), longest * 1000)


def steps(application: Application) -> Iterator[tuple[str, Callable[[], object]]]:
    """Give the steps of the journey."""
    window = application.window
    yield "the overview", lambda: window.go_to_page("overview")
    yield "another language", lambda: application.context.language.switch("en")
    yield "and back", lambda: application.context.language.switch("sv")
    for kind in ("visit", "project", "membership"):
        yield f"the list of {kind}s", partial(window.sidebar.go_to, kind)
        for place in range(1, 5):
            yield "the next record", partial(_choose, application, place)
        yield "every tab", lambda: _tabs(application)
    yield "searching", partial(_search, application)
    yield "the palette", window.palette_of_commands
    yield "closing it", _close_dialogue
    for code in ("account", "keys", "backups"):
        yield f"the page of {code}", partial(window.go_to_page, code)
    yield "the overview again", lambda: window.go_to_page("overview")


def _search(application: Application) -> None:
    application.window.search()
    application.window.list_page.search.setText("bibl")


def _close_dialogue() -> None:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - Qt starts when the platform is known

    dialog = QApplication.activeModalWidget()
    if dialog is not None:
        dialog.close()


def _choose(application: Application, place: int) -> None:
    view = application.window.list_page.view
    view.setCurrentIndex(view.model().index(place, 0))


def _tabs(application: Application) -> None:
    page = application.window.record_page
    if page is not None:
        page.tab_bar.setCurrentIndex((page.tab_bar.currentIndex() + 1) % page.tab_bar.count())


def journey(app: QApplication, application: Application) -> dict[str, float]:
    """Go through the window, and give the worst moment of each step in milliseconds."""
    watchdog = Watchdog(app, application)
    for name, do in steps(application):
        watchdog.step(name, do)
    return watchdog.worst


def main() -> None:
    """Make a register, go through it, and print the worst moments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=1000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA"):
            os.environ[name] = home
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - Qt starts when the platform is known

        from desktop.domain.clock import SystemClock  # noqa: PLC0415 - as above
        from desktop.services.sample.sample import Sample  # noqa: PLC0415 - as above
        from desktop.services.sample.world import Plan  # noqa: PLC0415 - as above
        from desktop.ui.application import Application  # noqa: PLC0415 - as above
        from desktop.ui.opening import load_the_parts, load_the_rest  # noqa: PLC0415 - as above
        from tests.factories import desk_at, register_in  # noqa: PLC0415 - as above

        clock = SystemClock()
        desk = desk_at(register_in(Path(home), "stockholm"), clock, "stockholm")
        Sample(desk.register).add(Plan(given.records, 1, clock.today()))
        sys.setswitchinterval(0.0005)  # as desktop.app does
        app = QApplication(sys.argv[:1])
        application = Application(app, clock)
        load_the_parts()  # in another thread when the program starts
        load_the_rest()  # as above
        application.window.attach(desk)
        application.window.show()
        gc.freeze()  # as the program does when it has started
        worst = journey(app, application)
        application.window.close()
    for name, longest in sorted(worst.items(), key=lambda each: -each[1]):
        print(f"{longest:7.1f} ms  {name}")  # noqa: T201 - it talks to a person in a terminal
    print(f"{max(worst.values()):7.1f} ms at worst; the goal is {GOAL:.0f}")  # noqa: T201 - as above


if __name__ == "__main__":
    main()

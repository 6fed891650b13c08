"""The main journeys, done as somebody does them who hears the window instead of seeing it.

    dbus-run-session -- python -m tests.black_box.journey sv|en

Starts the program under an X server of its own, makes a register, logs a visit, goes round the places,
and closes the program. What came of it is judged on disk by whoever called this. Prints how many controls were met.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.black_box.tree import Bus, waited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.black_box.tree import Element

PHRASE = "tre blå ord till"
_NO_KEYRING = "keyring.backends.fail.Keyring"
_LONGEST, _SELECTED, _LAST = 30, 23, 4


@dataclass(frozen=True)
class Words:
    """What things are called in one language."""

    new_register: str
    municipality: str
    on: str
    unit: str
    person: str
    by_phrase: str
    phrase: str
    again: str
    make: str
    code: str
    typed: str
    begin: str
    new_visit: str
    organisation: str
    create: str
    places: str
    city: str


WORDS = {
    "sv": Words(
        "Ett nytt register.", "Stockholms stad", "Fortsätt", "Förvaltning, kontor eller bolag", "Ditt namn",
        "Med en lösenfras", "Lösenfras", "Samma igen", "Skapa registret", "Återställningskod", "Skriv av koden",
        "Börja", "Nytt besök", "Organisation", "Skapa", "Platser", "Ort",
    ),
    "en": Words(
        "A new register.", "City of Stockholm", "Continue", "Department, office or company", "Your name",
        "With a passphrase", "Passphrase", "The same again", "Make the register", "Recovery code", "Type the code",
        "Begin", "New visit", "Organisation", "Create", "Places", "City",
    ),
}  # fmt: skip


@contextmanager
def screen() -> Iterator[str]:
    """Give the name of an X display of our own."""
    heard, told = os.pipe()
    command = ["Xvfb", "-displayfd", str(told), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(told,), stderr=subprocess.DEVNULL)
    try:
        yield f":{os.read(heard, 20).decode().strip()}"
    finally:
        server.terminate()
        server.wait(_LONGEST)


@contextmanager
def program(language: str, display: str) -> Iterator[subprocess.Popen[bytes]]:
    """Start the program as at its very first start, in a language."""
    settings = Path(os.environ["XDG_CONFIG_HOME"]) / "utblick" / "settings.json"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(json.dumps({"language": language}), encoding="utf-8")
    surroundings = dict(os.environ, DISPLAY=display, QT_QPA_PLATFORM="xcb", PYTHON_KEYRING_BACKEND=_NO_KEYRING)
    running = subprocess.Popen([sys.executable, "-m", "desktop"], env=surroundings)
    try:
        yield running
    finally:
        if running.poll() is None:
            running.kill()
            running.wait(_LONGEST)


def make_register(app: Element, words: Words) -> None:
    """Answer the questions of the first start."""
    app.find("push button", words.new_register).press()
    app.find("radio button", words.municipality).press()
    app.find("push button", words.on).press()
    app.find("text", words.unit).write("Kulturförvaltningen")
    app.find("text", words.person).write("Anna Öberg")
    app.find("push button", words.on).press()
    app.find("push button", words.make)
    if not app.all("text", words.phrase) and not app.all("password text", words.phrase):
        app.find("check box", words.by_phrase).press()
    for name in (words.phrase, words.again):
        waited(partial(secret, app, name), name).write(PHRASE)
    app.find("push button", words.make).press()
    code = app.find("label", f"{words.code}:").name.partition(": ")[2]
    app.find("text", words.typed).write(code)
    app.find("push button", words.on).press()
    app.find("push button", words.begin).press()


def secret(app: Element, name: str) -> Element | None:
    """Find a line that hides what is written in it, which toolkits name in two ways."""
    return next(iter([*app.all("password text", name), *app.all("text", name)]), None)


def chosen(place: Element) -> Element | None:
    """Give a place once it is chosen."""
    return place if place.has(_SELECTED) else None


def log_visit(app: Element, words: Words) -> None:
    """Log a visit: who, and from where."""
    app.find("push button", words.new_visit).press()
    dialog = app.find("dialog", words.new_visit)
    dialog.find("text", words.organisation).write("Łódź stad")
    dialog.find("text", words.city).write("Łódź")
    dialog.find("push button", words.create).press()
    app.find("page tab list")


def go_round(app: Element, words: Words) -> tuple[int, list[str]]:
    """Go to the start page, the visits, and what lies below the records; count the controls, name the nameless."""
    places = app.find("list", words.places)
    met, nameless, count = 0, [], len(places.children)
    for place in (0, 1, *range(count - _LAST, count)):
        places.choose(place)
        waited(partial(chosen, places.children[place]), "a place")
        here, without = app.controls()
        met += here
        nameless += without
    return met, nameless


def main() -> None:
    """Do the journey in one language; the exit status says whether it could be done."""
    words = WORDS[sys.argv[1]]
    with screen() as display, program(sys.argv[1], display) as running:
        app = Bus().program("utblick")
        make_register(app, words)
        log_visit(app, words)
        met, nameless = go_round(app, words)
        running.send_signal(signal.SIGTERM)
        status = running.wait(_LONGEST)
    sys.stdout.write(json.dumps({"met": met, "nameless": nameless, "status": status}) + "\n")


if __name__ == "__main__":
    main()

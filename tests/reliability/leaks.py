"""Put a word of its own in every place that holds text, kill the program, and search every byte it leaves.

    python -m tests.reliability.leaks [--rounds 5]

Searched are the register, its log and shared memory, its keys, backups, temporary files, the program's own log made as
talkative as it can be, and all that it printed when the store refused. The same search must find the words in a copy
that is not encrypted: otherwise it proves nothing.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from db.engine import PAGE_SIZE
from tests.reliability.canaries import found_in, found_under, plain_copy, unreached
from tests.reliability.processes import child


@dataclass(frozen=True)
class Left:
    """What a program leaves behind that had words everywhere and was killed."""

    folder: Path
    secrets: dict[str, str]
    kept: set[str]
    key: bytes
    passphrase: str
    visit: str
    printed: bytes
    bundle: Path

    @property
    def register(self) -> Path:
        """Where the register is."""
        return self.folder / "register.utblick"

    def readable(self) -> dict[str, set[str]]:
        """Say where any of the words, or the key, can be read by anybody."""
        found = found_under(self.folder, self.secrets)
        bare = [path.name for path in self.folder.rglob("*") if path.is_file() and self.key in path.read_bytes()]
        return {**found, **{name: {"the key"} for name in bare}}

    def copy_to(self, folder: Path) -> Path:
        """Copy the register with its log and its keys, and give its name there."""
        for suffix in ("", "-wal", ".keys"):
            shutil.copy(f"{self.register}{suffix}", folder)
        return folder / self.register.name


@dataclass
class Tally:
    """What the rounds came to."""

    rounds: int = 0
    words: int = 0
    files: int = 0
    found_where_plain: int = 0
    readable: list[str] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)

    def line(self, what: str) -> str:
        """Say it in one line."""
        return (
            f"{what}: {self.rounds} programs killed, {self.words} secret words, {self.files} files and all that was"
            f" printed searched, readable {len(self.readable)} (in a plain copy {self.found_where_plain}),"
            f" other trouble {len(self.trouble)}"
        )


def leave(folder: Path, outside: Path) -> Left:
    """Let a program work with words everywhere, kill it, and give what it left. The second folder is anybody's."""
    (folder / "tmp").mkdir()
    everything = {name: str(folder / "tmp") for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR")}
    places = {name: str(folder / "home") for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA")}
    with child("canary_child", str(folder), str(outside), more={**everything, **places}) as working:
        told = json.loads(working.line())
        assert (folder / "register.utblick-wal").stat().st_size > PAGE_SIZE
        working.kill()
        printed = working.complaints().encode()
    passphrase = next(word for word, place in told["places"].items() if place == "passphrase")
    secrets = {**told["places"], told["code"]: "recovery code", told["key"]: "the key in letters"}
    kept = set(told["kept"])
    key, bundle = bytes.fromhex(told["key"]), Path(told["bundle"])
    return Left(folder, secrets, kept, key, passphrase, told["visit"], printed, bundle)


def run(folder: Path, rounds: int) -> Tally:
    """Leave and search so many times."""
    tally = Tally()
    for turn in range(rounds):
        places = [folder / f"{turn} {name}" for name in ("left", "outside", "copy", "plain")]
        for place in places:
            place.mkdir()
        left = leave(places[0], places[1])
        tally.readable += [f"{words} in {name}" for name, words in left.readable().items()]
        tally.readable += [f"{left.secrets[word]} was printed" for word in found_in(left.printed, left.secrets)]
        register = left.copy_to(places[2])
        plain_copy(register, left.key, places[3] / "plain.sqlite")
        found = found_in((places[3] / "plain.sqlite").read_bytes(), left.secrets)
        tally.trouble += [] if found == left.kept else [f"{len(found ^ left.kept)} words are missing or too many"]
        tally.trouble += [f"no word stands in {column}" for column in unreached(register, left.key, left.kept)]
        tally.found_where_plain += len(found)
        tally.words += len(left.secrets)
        tally.files += sum(path.is_file() for path in left.folder.rglob("*"))
        tally.rounds += 1
    return tally


def main() -> int:
    """Print one line, and fail if anything can be read."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = run(Path(folder), given.rounds)
    print(tally.line("canaries"))  # noqa: T201
    print("\n".join([*tally.readable, *tally.trouble]), file=sys.stderr, end="")  # noqa: T201
    return 1 if tally.readable or tally.trouble or not tally.found_where_plain else 0


if __name__ == "__main__":
    sys.exit(main())

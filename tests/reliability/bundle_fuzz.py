"""Bundles spoiled at random: python tests/reliability/bundle_fuzz.py [--rounds N] [--seed S]. It prints one line.

Three ways in: the bytes of the file; one part of it, packed anew as it should be; and what is in it, signed anew by the
right key, which only then comes as far as the last steps. Nothing may be accepted but what was signed, and nothing may
end in anything but a reason of the list.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from desktop.bundle.reasons import NotAccepted  # noqa: E402 - after the path
from tests.fakes.bundles import Draft, verified, zipped  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.bundle.verification import Verified

ROUNDS = 200_000
PIECES = (
    b"",
    b"\0",
    b"\n",
    b'"',
    b"}",
    b"[" * 40,
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"</ds:SignedInfo>",
    b"<!--",
    b"&a;",
    b"\xff\xff\xff\xff",
    b"../",
    b"1e9",
    b"\\u0000",
    "é".encode(),
    b"\xc3",
    b"null",
    b"true",
    b"-1",
    b"{}\n",
)


@dataclass
class Tally:
    """What became of the spoiled ones."""

    seed: int
    outcomes: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    slowest: float = 0.0

    def line(self) -> str:
        """Say it in one line."""
        told = ", ".join(f"{number} {outcome}" for outcome, number in sorted(self.outcomes.items()))
        return (
            f"bundle fuzz, seed {self.seed}: {self.outcomes.total()} mutations, {len(self.wrong)} wrong accepts or"
            f" crashes; {told}; {len(self.reasons)} different reasons; slowest {self.slowest * 1000:.0f} ms"
        )


def run(rounds: int, seed: int) -> Tally:
    """Spoil and verify so many times."""
    dice, tally = random.Random(seed), Tally(seed)  # noqa: S311 - the same every time, for the seed
    original = Draft().made()
    truth = verified(original)
    with zipfile.ZipFile(io.BytesIO(original)) as opened:
        parts = [(name, opened.read(name)) for name in opened.namelist()]
    for number in range(rounds):
        way = dice.choice(("file", "file", "part", "part", "signed"))
        content = made(way, dice, original, parts)
        judge(tally, f"seed {seed} round {number} ({way})", content, None if way == "signed" else truth)
    return tally


def made(way: str, dice: random.Random, original: bytes, parts: Sequence[tuple[str, bytes]]) -> bytes:
    """Make one spoiled bundle."""
    if way == "file":
        return spoiled(dice, original)
    if way == "part":
        chosen = dice.randrange(len(parts))
        return zipped([(name, spoiled(dice, each) if at == chosen else each) for at, (name, each) in enumerate(parts)])
    draft = Draft()
    if dice.random() < 0.5:
        draft.of_head = lambda head: spoiled(dice, head)
    else:
        draft.lines = spoiled(dice, dict(parts)["records/records.jsonl"])
    return draft.made()


def spoiled(dice: random.Random, content: bytes) -> bytes:
    """Change some bytes: flip, overwrite, cut out, put in, double, cut off."""
    whole = bytearray(content)
    for _ in range(dice.choice((1, 1, 1, 2, 5))):
        place, length = dice.randrange(len(whole) + 1), dice.choice((1, 1, 2, 4, 16, 100))
        match dice.randrange(6):
            case 0 if place < len(whole):
                whole[place] ^= 1 << dice.randrange(8)
            case 1:
                whole[place : place + length] = dice.randbytes(min(length, max(0, len(whole) - place)))
            case 2:
                del whole[place : place + length]
            case 3:
                whole[place:place] = dice.choice(PIECES)
            case 4:
                whole[place:place] = whole[max(0, place - length) : place]
            case _:
                del whole[max(place, len(whole) - length) :]
    return bytes(whole)


def judge(tally: Tally, name: str, content: bytes, truth: Verified | None) -> None:
    """Verify it, and note what came of it. Without a truth anything may be right, if it says what it says."""
    began = time.perf_counter()
    try:
        found = verified(content)
    except NotAccepted as refusal:
        tally.outcomes[refusal.outcome.value] += 1
        tally.reasons.update(reason.code for reason in refusal.reasons)
    except Exception as crash:  # noqa: BLE001 - whatever it is, it is no reason of the list
        tally.outcomes["crashed"] += 1
        tally.wrong.append(f"{name}: {type(crash).__name__}: {crash}")
    else:
        tally.outcomes["accepted"] += 1
        same = truth is None or (found.control, found.lines, found.name) == (truth.control, truth.lines, truth.name)
        if not same:
            tally.wrong.append(f"{name}: accepted")
    tally.slowest = max(tally.slowest, time.perf_counter() - began)


def main(words: Sequence[str]) -> int:
    """Run the long round, and print its line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**9))
    asked = parser.parse_args(words)
    tally = run(asked.rounds, asked.seed)
    print("\n".join([tally.line(), *tally.wrong]))  # noqa: T201 - a script that tells what it found
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

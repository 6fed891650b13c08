"""Other processes of the program, spoken with line by line, so that nobody ever waits by the clock."""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from tests.fakes.surroundings import unmeasured

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT: Final = Path(__file__).parents[2]
LONGEST: Final = 120.0  # seconds without a line before a process counts as hanging


def environment(**more: str) -> dict[str, str]:
    """Give this process's surroundings, with the program where Python finds it; nothing is measured in it.

    What measures coverage writes a file at the end, which is no part of the program that is starved or killed. Nor is
    what Python writes of its own: where no file can grow, it leaves half a module for everybody after it to stumble on.
    """
    return {**unmeasured(), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **more}


class Child:
    """A module of this folder running as a process of its own."""

    def __init__(self, module: str, *arguments: str, more: Mapping[str, str] | None = None) -> None:
        pipe = subprocess.PIPE
        command = [sys.executable, "-m", f"tests.reliability.{module}", *arguments]
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=environment(**(more or {})), stdin=pipe, stdout=pipe, stderr=pipe
        )
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._said: list[bytes] = []
        self._threads = [threading.Thread(target=self._read), threading.Thread(target=self._listen)]
        for thread in self._threads:
            thread.start()

    def say(self, line: str) -> None:
        """Send a line."""
        stdin = _open(self._process.stdin)
        stdin.write(f"{line}\n".encode())
        stdin.flush()

    def line(self) -> str:
        """Wait for the next line; that there is none any more is a failure of the child."""
        found = self.next(LONGEST)
        if found is None:
            raise RuntimeError(f"the child ended or hung\n{self.complaints()}")
        return found

    def next(self, seconds: float) -> str | None:
        """Wait so long for a line; None when there is none by then, or never will be."""
        try:
            found = self._lines.get(timeout=max(seconds, 0))
        except queue.Empty:
            return None
        if found is None:
            self._lines.put(None)
        return found

    def lines_for(self, seconds: float) -> Iterator[str]:
        """Give what the child says for so long."""
        end = time.monotonic() + seconds
        while (line := self.next(end - time.monotonic())) is not None:
            yield line

    def kill(self) -> list[str]:
        """Kill it the hard way, and give every whole line it had still written."""
        running = self._process.poll() is None
        self._process.kill()
        self.wait()
        if not running:
            raise RuntimeError(f"the child had ended by itself\n{self.complaints()}")
        return list(self.lines_for(LONGEST))

    def wait(self) -> int:
        """Wait until it has ended and everything it said is here, and give its exit status."""
        status = self._process.wait(LONGEST)
        for thread in self._threads:
            thread.join(LONGEST)
        return status

    def complaints(self) -> str:
        """Give what it wrote to its standard error so far."""
        return b"".join(self._said).decode(errors="replace")

    def close(self) -> None:
        """End it if it runs, and let go of everything."""
        self._process.kill()
        self.wait()
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            _open(stream).close()

    def _read(self) -> None:
        for line in _open(self._process.stdout):
            if line.endswith(b"\n"):  # a line cut off by the kill was never said
                self._lines.put(line.decode().rstrip("\n"))
        self._lines.put(None)

    def _listen(self) -> None:
        self._said.extend(_open(self._process.stderr))


@contextmanager
def child(module: str, *arguments: str, more: Mapping[str, str] | None = None) -> Iterator[Child]:
    """Start a module of this folder, and see to it that it is gone afterwards."""
    started = Child(module, *arguments, more=more)
    try:
        yield started
    finally:
        started.close()


def utblick(
    *arguments: str, more: Mapping[str, str] | None = None, limit: int | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the program's command line to its end; with a limit no file can grow past so many bytes."""
    program = ["desktop"] if limit is None else ["tests.reliability.cramped", str(limit)]
    command = [sys.executable, "-m", *program, *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment(**(more or {})), capture_output=True, check=False, timeout=LONGEST
    )


def _open(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream

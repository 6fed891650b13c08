"""Who verifies many files, one after another: each in a process of its own, none of which has to start from nothing.

Where a process can be forked, one that has everything at hand forks a child for each file; elsewhere the process for
the next file is started while this one is still verified.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Final, Self

from desktop.bundle.reasons import NotAccepted
from desktop.domain.errors import AppError
from desktop.domain.marks import override
from desktop.services import verifying
from desktop.services.verifying import PATIENCE, checked

if TYPE_CHECKING:
    from concurrent.futures import Future
    from pathlib import Path
    from types import TracebackType

    from desktop.services.verifying import Json

FORKS: Final = sys.platform.startswith("linux")  # macOS has fork too, and frameworks that do not survive it
_PROGRAM: Final = "import sys; from desktop.bundle.forks import main; raise SystemExit(main(int(sys.argv[1])))"


class Verifiers:
    """Asks, and asks about the next file before anybody wants to know; with it, what it started ends."""

    def __init__(self) -> None:
        self._following: Path | None = None
        self._begun: tuple[Json, Future[bytes]] | None = None
        self._aside = ThreadPoolExecutor(1, "verifying")

    def __enter__(self) -> Self:
        """Nothing is started before it is needed."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End what was started."""
        self.end()

    def end(self) -> None:
        """End what was started: after it, nobody asks any more."""
        self._aside.shutdown(cancel_futures=True)
        self.close()

    def follow(self, file: Path | None) -> None:
        """Say which file comes after the one that is asked about next."""
        self._following = file

    def __call__(self, question: Json, seconds: int) -> bytes:
        """Give the answer to a question, and begin with the next."""
        found = self._known(question)
        if found is None:
            found = self.ask(question, seconds)
        if self._following is not None:
            self._begin(question, self._following)
        return found

    def ask(self, question: Json, seconds: int) -> bytes:
        """Have a question answered."""
        raise NotImplementedError

    def close(self) -> None:
        """End what was started."""
        raise NotImplementedError

    def _begin(self, like: Json, file: Path) -> None:
        """Ask about a file as about the one before it, but for the limits, which go by its size."""
        try:
            seconds = verifying.patience(file)
        except AppError:
            return  # told when it is its turn
        question = {**like, "file": str(file.resolve()), "seconds": seconds}
        self._begun = question, self._aside.submit(self.ask, question, seconds)

    def _known(self, question: Json) -> bytes | None:
        """Give what was found out already, if it is still what would be found.

        What has been taken in since may have moved the mark of a key, or brought a new one.
        """
        begun, self._begun = self._begun, None
        if begun is None:
            return None
        before, answer = begun
        try:
            found = answer.result()  # whatever it is for: two questions at once would be mixed up
        except (NotAccepted, AppError):
            return None
        if any(before.get(name) != question[name] for name in question if name not in {"trust", "now"}):
            return None
        told = json.loads(found.partition(b"\n")[0])
        same = before["trust"] == question["trust"] or told.get("known") in question["trust"].get("register", ())
        return found if same else None


def many() -> Verifiers:
    """Give those that this system allows for."""
    return Forks() if FORKS else Ahead()


class Forks(Verifiers):
    """One process that forks a child for each question."""

    def __init__(self) -> None:
        super().__init__()
        self._open = ExitStack()
        self._questions: socket.socket | None = None
        self._errors: Any = None

    @override
    def ask(self, question: Json, seconds: int) -> bytes:
        """Ask; who died meanwhile is started anew, once: a file is not to pay for the one before it."""
        line = json.dumps({**question, "patience": seconds + PATIENCE}).encode() + b"\n"
        answer, complaint = self._asked(line), self._complaint()
        if answer is None:
            self.close()
            answer, complaint = self._asked(line), self._complaint()
        if answer is None:
            self.close()
            return checked(b"", 1, complaint)
        return checked(*answer, complaint)

    def _asked(self, line: bytes) -> tuple[bytes, int] | None:
        """Ask, and read what the child writes until it ends; None if there is nobody who answers."""
        questions = self._questions or self._start()
        receiving, sending = os.pipe()
        with os.fdopen(receiving, "rb") as told:
            try:
                sent = socket.send_fds(questions, [line], [sending])
                questions.sendall(line[sent:])
            except OSError:
                return None
            finally:
                os.close(sending)
            found = told.read()
        try:
            status = questions.recv(16)
        except OSError:
            return None
        return (found, int(status)) if status else None

    @override
    def close(self) -> None:
        """Close the questions, which ends the process."""
        self._open.close()
        self._questions = None

    def _start(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        self._errors = self._open.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - the stack closes it
        with theirs:
            number = theirs.fileno()
            process = subprocess.Popen(  # noqa: S603 - this very program
                [sys.executable, "-P", "-c", _PROGRAM, str(number)],
                pass_fds=(number,),
                env=verifying.surroundings(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._errors,
            )
        self._open.enter_context(process)
        self._questions = self._open.enter_context(ours)
        return ours

    def _complaint(self) -> bytes:
        self._errors.seek(0)
        written: bytes = self._errors.read()
        return written


class Ahead(Verifiers):
    """A process for each question, of which the next is always started already."""

    def __init__(self) -> None:
        super().__init__()
        self._next: subprocess.Popen[bytes] | None = None

    @override
    def ask(self, question: Json, seconds: int) -> bytes:
        """Ask the process that waits, and let another one get ready meanwhile."""
        process, self._next = self._next or verifying.started(), None
        try:
            self._next = verifying.started()
        finally:
            found = verifying.told_by(process, question, seconds)
        return found

    @override
    def close(self) -> None:
        """End the process that waits for a question which will not come."""
        if self._next is not None:
            self._next.kill()
            self._next.communicate()
            self._next = None

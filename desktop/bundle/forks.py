"""Verifying many files: one process that has everything at hand, and a child of it, forked, for every file.

To start Python and to read the schemas costs more than to verify two thousand records. What a hostile file can do is
done in the child, within its limits, and ends with it; the process that forks reads questions, which are our own.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import traceback
from typing import TYPE_CHECKING, Any, Final

from desktop.bundle import child, typed_records
from desktop.bundle.record_schema import NAME

if TYPE_CHECKING:
    from typing import NoReturn

_PIECE: Final = 65536
Json = dict[str, Any]


def main(number: int) -> int:
    """Answer every question that comes through a socket, whose number is given, until it is closed."""
    typed_records.loaded(NAME).prepare()
    gc.collect()
    gc.freeze()  # what is shared with every child stays shared
    with socket.socket(fileno=number) as questions:
        while (asked := _next(questions)) is not None:
            questions.sendall(b"%d\n" % _answered(questions, *asked))
    return 0


def _next(questions: socket.socket) -> tuple[Json, int] | None:
    """Read a line with a question, and where its answer goes: the end of a pipe that comes along."""
    content, places, _, _ = socket.recv_fds(questions, _PIECE, 1)
    if not content:
        return None
    while not content.endswith(b"\n"):
        more = questions.recv(_PIECE)
        if not more:
            return None  # who asked is gone, in the middle of it
        content += more
    return json.loads(content), places[0]


def _answered(questions: socket.socket, question: Json, out: int) -> int:
    """Let a child answer, and give the status that it ended with."""
    process = os.fork()
    if process == 0:
        questions.close()  # what a file makes of its child is not to read or answer the questions after it
        work(question, out)
    os.close(out)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def work(question: Json, out: int) -> NoReturn:
    """Answer one question in the child, and end."""
    status = 1
    try:
        signal.alarm(question["patience"])  # beside the limits: one that waits takes no time
        child.limit(question["seconds"])
        gc.disable()
        with os.fdopen(out, "wb") as stream:
            child.answer(question, stream)
        status = 0
    except Exception:  # noqa: BLE001 - the process that asked tells of it
        traceback.print_exc()
    finally:
        os._exit(status)

"""Open a register and work in it without pause until killed. Started by the tests, never by hand.

It says `ready`, reads one line of JSON (register, code, mix, seed, early), says `open`, and then for every move
`> MOVE` before the service is called, `!` before each commit and `< ANSWER` once the call has returned. With `early` it
is the control: it answers for changes that only wait in memory, and saves them later, several at a time.
"""

from __future__ import annotations

import json
import os
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine, event

from desktop.domain.clock import SystemClock
from desktop.domain.errors import Unavailable
from desktop.keystore import Unlock
from desktop.services import workspace
from tests.reliability.ledger import Ledger
from tests.reliability.moves import Scribe, perform

if TYPE_CHECKING:
    from desktop.services.workspace import Workspace
    from tests.reliability.moves import Answer, Move

HELD_BACK = 8


def main() -> None:
    """Work until killed, or for as long as somebody listens."""
    _say("ready")
    told = json.loads(sys.stdin.readline())
    register, unlock = Path(told["register"]), Unlock(recovery_code=told["code"], use_keyring=False)
    desk = workspace.open_workspace(register, unlock, SystemClock(), remember=False)
    event.listen(Engine, "commit", lambda _connection: _say("!"))
    _say("open")
    ledger = Ledger()
    scribe = Scribe(random.Random(told["seed"]), ledger, told["mix"])  # noqa: S311 - what is typed, no secrets
    waiting: list[Move] = []
    while True:
        move = scribe.next()
        _say(f"> {move.line()}")
        if told["early"] and move.verb == "change":
            answer = ledger.foretold(move)
            waiting.append(move)
        else:
            answer = _performed(desk, move)
        ledger.apply(move, answer)
        _say(f"< {answer.line()}")
        if len(waiting) == HELD_BACK:
            for late in waiting:
                perform(desk, late)
            waiting.clear()


def _performed(desk: Workspace, move: Move) -> Answer:
    """Do it, again and again while another program is at it: nothing was changed, as the refusal says."""
    while True:
        try:
            return perform(desk, move)
        except Unavailable as refused:
            if refused.code != "store.busy":
                raise


def _say(line: str) -> None:
    """Write a whole line past every buffer: what was said is heard even if this process dies now."""
    left = f"{line}\n".encode()
    while left:
        left = left[os.write(sys.stdout.fileno(), left) :]


main()

"""The command that makes up records for trying the program out, and takes them away again.

`sample --json`: {"records", "seed", "kinds": {kind: count}}; with --remove {"removed", "kept"}, where `kept` counts the
made-up records that stay because something of one's own points at them.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desktop.cli.opening import opened
from desktop.domain.dates import PartialDate, Precision
from desktop.domain.errors import InvalidInput
from desktop.services.sample.sample import BATCH, Sample
from desktop.services.sample.world import TODAY, Plan

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping
    from datetime import date

    from desktop.cli.answers import Answers
    from desktop.domain.records import Json
    from desktop.services.sample.sample import Progress


def sample(arguments: Namespace, answers: Answers) -> None:
    """Put made-up records into the register, or take them away."""
    plan = Plan(arguments.records, arguments.seed, _day(arguments.today))
    told = _Told(answers)
    with opened(arguments, answers) as desk:
        made = Sample(desk.register)
        try:
            if arguments.remove:
                _remove(made, answers, told)
            else:
                _add(made, plan, answers, told)
        except KeyboardInterrupt:
            told.stopped()
            raise


def _add(made: Sample, plan: Plan, answers: Answers, told: _Told) -> None:
    kinds: Mapping[str, Json] = dict(made.add(plan, told))
    texts = answers.texts
    answers.give(
        {"records": plan.records, "seed": plan.seed, "kinds": kinds},
        lambda: [texts("cli.sample.done", n=plan.records), texts("cli.sample.how_to_remove")],
    )


def _remove(made: Sample, answers: Answers, told: _Told) -> None:
    gone, texts = made.remove(told), answers.texts
    answers.give(
        {"removed": gone.records, "kept": gone.kept},
        lambda: [
            texts("cli.sample.removed", n=gone.records),
            *([texts("cli.sample.kept", n=gone.kept)] if gone.kept else []),
        ],
    )


def _day(text: str | None) -> date:
    if text is None:
        return TODAY
    day = PartialDate.parse(text)
    if day.precision is not Precision.DAY:
        raise InvalidInput("value.date", text=text)
    return day.first


class _Told:
    """Tells people how far it has come: on one line of a terminal, else a line a tenth."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._done = self._tenths = 0

    def __call__(self, progress: Progress) -> None:
        self._done = progress.done
        if progress.total <= BATCH:
            return
        text = self._answers.texts("cli.sample.progress", done=progress.done, total=progress.total)
        tenths = progress.done * 10 // progress.total
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{text}" + ("\n" if progress.done >= progress.total else ""))
            sys.stderr.flush()
        elif tenths > self._tenths:
            self._tenths = tenths
            self._answers.tell(text)

    def stopped(self) -> None:
        """Tell what an interruption leaves."""
        self._answers.tell("\n" + self._answers.texts("cli.sample.stopped", n=self._done))


COMMANDS = {"sample": sample}

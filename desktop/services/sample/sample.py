"""Putting a sample into a register, and taking it out again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from db.queries import records as tables
from db.queries import sample as queries
from desktop.domain.errors import InvalidInput, Refused
from desktop.services.sample.making import records
from desktop.services.sample.world import ORDER, World
from desktop.services.sample.writing import Numbers, write
from desktop.services.trash import clear_up, remove_for_good

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    from desktop.services.register import Register
    from desktop.services.sample.world import Plan

    Tell: TypeAlias = Callable[["Progress"], object]

CODE = "sample.add"
"""The code of the operations that add made-up records: what they added, and nothing else, is the sample."""

MOST = 1_000_000
YEARS = (1980, 2900)
"""The years that a sample's today can be in."""

BATCH = 1000


@dataclass(frozen=True, slots=True)
class Progress:
    """How many records are done, of how many."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Removed:
    """How many records of samples went, and how many stayed because something of one's own points at them."""

    records: int
    kept: int


def _silent(_: Progress) -> None:
    return


class Sample:
    """Made-up records for trying the program out.

    They are put in by whole batches, each one transaction and one step of undo: what is interrupted leaves whole ones.
    Undo sends a batch to the trash, like anything that was added; `remove` takes every sample away for good.
    """

    def __init__(self, register: Register) -> None:
        self._register = register

    def add(self, plan: Plan, tell: Tell = _silent, *, indexed: bool = True) -> Mapping[str, int]:
        """Put in a sample, and say how many records of each kind it has. `indexed` lets search know them at once."""
        if not 1 <= plan.records <= MOST:
            raise InvalidInput("value.range", min=1, max=MOST, text=str(plan.records)).at("records")
        if not YEARS[0] <= plan.today.year <= YEARS[1]:
            raise InvalidInput("value.range", min=YEARS[0], max=YEARS[1], text=str(plan.today.year)).at("today")
        world = World(plan, self._register.profile)
        self._refuse_again(world)
        waiting, numbers, done = records(world), Numbers(), 0
        while batch := list(islice(waiting, BATCH)):
            with self._register.operation(CODE, n=len(batch), seed=plan.seed) as operation:
                write(operation, batch, numbers, indexed=indexed)
            done += len(batch)
            tell(Progress(done, plan.records))
        return Counter(ORDER[place % len(ORDER)] for place in range(plan.records))

    def _refuse_again(self, world: World) -> None:
        with self._register.reading() as connection:
            if tables.find_head(connection, world.head(0).id) is not None:
                raise Refused("sample.there", seed=world.plan.seed)

    def count(self) -> int:
        """How many records of samples there are, in the trash or not."""
        with self._register.reading() as connection:
            return queries.count(connection, CODE)

    def remove(self, tell: Tell = _silent) -> Removed:
        """Take every sample away for good, with the values the history kept; entries and chain stay.

        What somebody's own records point at stays, with what that points at in turn.
        """
        with self._register.reading() as connection:
            kept = queries.needed(connection, CODE)
            total = queries.count(connection, CODE) - len(kept)
            operations = queries.operations(connection, CODE)
        done = 0
        for operation in operations:
            with self._register.writing() as connection:
                added = queries.added_by(connection, operation)
                going = {identifier: number for number, identifier in added if identifier not in kept}
                if going:
                    remove_for_good(connection, going)
            done += len(going)
            tell(Progress(done, total))
        if done:
            with self._register.writing() as connection:
                clear_up(connection)
        return Removed(done, len(kept))

"""The command that describes the fields. It opens no register, and needs neither SQLAlchemy nor what seals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.fields import KINDS
from desktop.domain.errors import NotFound
from desktop.exchange import field_json

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from db.fields import Kind, Shape
    from desktop.cli.answers import Answers
    from desktop.language.texts import Texts


def fields(arguments: Namespace, answers: Answers) -> None:
    """Print the description of the fields, or the schema of what a bundle holds of them."""
    if arguments.schema:
        _give_schema(answers)
        return
    kinds = list(KINDS.values())
    if arguments.kind is not None:
        kinds = [kind for kind in kinds if kind.name == arguments.kind]
    if not kinds:
        raise NotFound("kind.unknown", name=arguments.kind, kinds=", ".join(KINDS))
    answers.give(field_json.of_kinds(kinds), lambda: _lines(kinds, answers.texts))


def _give_schema(answers: Answers) -> None:
    import json  # noqa: PLC0415 - the fields are told without

    from desktop.bundle import record_schema  # noqa: PLC0415 - as above

    made = record_schema.made()
    answers.give(made, lambda: json.dumps(made, ensure_ascii=False, indent=1).splitlines())


def _lines(kinds: Sequence[Kind], texts: Texts) -> list[str]:
    """Write the description of the fields."""
    lines: list[str] = []
    for kind in kinds:
        lines += [f"{kind.name}  {texts(f'kind.{kind.name}.one')}"]
        lines += _described(kind, f"field.{kind.name}", texts)
        for table in kind.rows:
            lines += [f"  {table.name}  {texts(f'row.{kind.name}.{table.name}')}"]
            lines += [f"  {line}" for line in _described(table, f"field.{kind.name}.{table.name}", texts)]
    return lines


def _described(shape: Shape, place: str, texts: Texts) -> list[str]:
    bundle = {True: texts("cli.fields.bundle"), False: texts("cli.fields.stays")}
    return [
        f"  {field.name:<22} {field.type.code:<10} {texts(f'{place}.{field.name}')}"
        f" · {texts(f'privacy.{field.privacy.code}')} · {bundle[field.since is not None]}"
        for field in shape.fields
    ]


COMMANDS = {"fields": fields}

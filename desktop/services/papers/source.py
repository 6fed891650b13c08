"""A record as a paper reads it: its values in the paper's language, and who it is that writes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from db.fields import KINDS
from db.vocabulary import Direction
from desktop.language.wordbook import Wordbook
from desktop.policy.judging import place
from desktop.reports.papers.setting import Setting
from desktop.reports.papers.sheets import Ruling

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from db.fields import Shape
    from desktop.domain.records import Record, Row, Value
    from desktop.language.texts import Language
    from desktop.policy.content import Rule
    from desktop.policy.profile import Profile
    from desktop.reports.papers.setting import Pairs
    from desktop.services.register import Owner


@dataclass(frozen=True)
class Source:
    """One record, and everything around it that a paper may tell."""

    record: Record
    profile: Profile
    owner: Owner
    today: date
    language: Language
    ticked: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> Wordbook:
        """The words of the paper's language and of the profile."""
        return Wordbook(self.language, self.profile)

    @cached_property
    def setting(self) -> Setting:
        """Who writes, and when: the record's own unit, if it is another than the register's."""
        fields = self.record.fields
        return Setting(
            language=self.language,
            municipality=self.profile.municipality,
            unit=str(fields.get("unit") or self.owner.unit),
            person=self.owner.person,
            day=self.today,
            reference=str(fields.get("reference", "")),
        )

    @property
    def outgoing(self) -> bool:
        """Whether it is a visit that we make ourselves."""
        return self.record.fields.get("direction") == Direction.OUTGOING

    def value(self, name: str) -> Value | None:
        """A field as it is kept."""
        return self.record.fields.get(name)

    def text(self, name: str) -> str:
        """A field that holds text."""
        return str(self.record.fields.get(name, ""))

    def shown(self, name: str) -> str:
        """A field in words."""
        return self._shown(KINDS[self.record.kind], self.record.fields, name)

    def label(self, name: str, table: str = "") -> str:
        """What a field is called."""
        kind = KINDS[self.record.kind]
        described = kind.row_table(table) if table else kind
        shape = f"{kind.name}.{table}" if table else kind.name
        return name if described is None else self.words.label(shape, described.by_name[name])

    def pairs(self, *names: str) -> Pairs:
        """Fields with what they are called, as far as they are filled in."""
        return tuple((self.label(name), shown) for name in names if (shown := self.shown(name)))

    def texts(self, *names: str) -> tuple[tuple[str, str], ...]:
        """Long texts with what they are called, as far as they are written."""
        return tuple((self.label(name), self.text(name)) for name in names if self.text(name).strip())

    def words_of(self, key: str) -> str:
        """A word that only papers use."""
        return self.setting.texts(f"paper.said.{key}")

    def table_label(self, table: str) -> str:
        """What a table of rows is called."""
        return self.setting.texts.label(f"row.{self.record.kind}.{table}")

    def ruling(self, rule: Rule, answer: str = "") -> Ruling:
        """What a rule says, and where it stands."""
        said = rule.text.in_language(self.language), place(self.profile, rule.source).in_language(self.language)
        return Ruling(*said, answer)

    def rows(self, table: str) -> tuple[Row, ...]:
        """The rows of a table, in their order."""
        return self.record.rows.get(table, ())

    def cell(self, table: str, row: Row, name: str) -> str:
        """A value of a row in words."""
        described = KINDS[self.record.kind].row_table(table)
        return "" if described is None else self._shown(described, row.fields, name)

    def cells(self, table: str, names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """Some values of every row, in words."""
        return tuple(tuple(self.cell(table, row, name) for name in names) for row in self.rows(table))

    def _shown(self, shape: Shape, fields: Mapping[str, Value], name: str) -> str:
        return self.words.shown(shape.by_name[name].type, fields.get(name))

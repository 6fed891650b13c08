"""Checks the tables of a profile against its form and against each other, and tells every fault with its line."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING, Any

from db.fields import KINDS
from desktop.domain.dates import PartialDate
from desktop.domain.errors import InvalidInput
from desktop.policy import building, checker, editions
from desktop.policy.content import words_of
from desktop.policy.facts import COMPUTED, names_of, tables_of
from desktop.policy.faults import ConditionFault, Fault
from desktop.policy.format import LISTS, NOT_STATED, PROFILE, Many, Table, Whole, Words
from desktop.policy.lines import line_of, lines_of
from desktop.policy.parser import parse
from desktop.policy.questions import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.fields import Field, Kind
    from desktop.policy.checker import Scope
    from desktop.policy.content import Choice, Profile, Rule, Source
    from desktop.policy.format import Held
    from desktop.policy.lines import Path

VERBS: Mapping[str, tuple[str, ...]] = {
    "ska": ("stop", "justify"),
    "bör": ("justify",),
    "eftersträvas": ("remind",),
    "kan": ("permitted",),
    "behöver inte": ("permitted",),
    "kan om": ("justify",),
}
"""Which force a verb allows; a verb that tells how things are (beslutar, redovisas) allows any but `permitted`."""
_TOLD = ("stop", "justify", "remind")
PLACEHOLDERS = ("municipality", "unit", "person", "title", "organisation", "period", "contact")


def faults(raw: Mapping[str, Any], text: str) -> tuple[Fault, ...]:
    """Tell what is wrong, by line. What the tables mean is only asked once their form is right."""
    report = _Report(lines_of(text))
    _Form(report).table(raw, PROFILE, ())
    if not report.found:
        _Meaning(report, building.profile(raw, text)).check()
    return tuple(sorted(report.found))


class _Report:
    def __init__(self, lines: Mapping[Path, int]) -> None:
        self._lines = lines
        self.found: list[Fault] = []

    def add(self, path: Path, fault: str, /, **details: str | int) -> None:
        self.found.append(Fault(line_of(self._lines, path), fault, _named(path), details))

    def line(self, path: Path) -> int:
        return line_of(self._lines, path)


def _named(path: Path) -> str:
    """Name a place as a person counts: rules[3].text.sv."""
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).removeprefix(".")


class _Form:
    """Whether every key is known, there, and of its type."""

    def __init__(self, report: _Report) -> None:
        self._report = report

    def table(self, raw: object, table: Table, path: Path) -> None:
        if not isinstance(raw, dict):
            self._report.add(path, "not_table")
            return
        for key in raw:
            if key not in table.keys:
                self._report.add((*path, key), "unknown_key", key=key, known=", ".join(sorted(table.keys)))
        for name, key in table.keys.items():
            if name in raw:
                self._held(raw[name], key.holds, (*path, name))
            elif key.required:
                self._report.add(path, "missing_key", key=name)

    def _held(self, raw: object, holds: Held, path: Path) -> None:
        match holds:
            case Table():
                self.table(raw, holds, path)
            case Many():
                self._many(raw, holds, path)
            case Words():
                self._words(raw, holds, path)
            case Whole():
                if not isinstance(raw, int) or isinstance(raw, bool) or not holds.least <= raw <= holds.most:
                    self._report.add(path, "not_number", least=holds.least, most=holds.most)
            case _:
                if not isinstance(raw, bool):
                    self._report.add(path, "not_yes_no")

    def _many(self, raw: object, holds: Many, path: Path) -> None:
        if not isinstance(raw, list):
            self._report.add(path, "not_list")
            return
        if len(raw) < holds.least:
            self._report.add(path, "empty_list")
        for place, each in enumerate(raw):
            self._held(each, holds.of, (*path, place))

    def _words(self, raw: object, holds: Words, path: Path) -> None:
        if not isinstance(raw, str) or not raw.strip():
            self._report.add(path, "not_text")
        elif len(raw) > holds.limit:
            self._report.add(path, "too_long", limit=holds.limit)
        elif any(not sign.isprintable() and not (holds.lines and sign == "\n") for sign in raw):
            self._report.add(path, "hidden_sign")
        elif holds.options and raw not in holds.options:
            self._report.add(path, "no_option", text=raw, known=", ".join(holds.options))
        elif holds.pattern and re.fullmatch(holds.pattern, raw) is None:
            self._report.add(path, f"not_{holds.form}", text=raw)


class _Meaning:
    """Whether codes are unique, what is named is there, conditions can be typed, and periods are clear."""

    def __init__(self, report: _Report, profile: Profile) -> None:
        self._report = report
        self._profile = profile
        self._words = words_of(profile.lists, profile.bodies, tuple(KINDS))

    def check(self) -> None:
        self._unique()
        self._dates()
        for number, rule in enumerate(self._profile.rules):
            self._rule(("rules", number), rule)
        for number, choice in enumerate(self._profile.matrix):
            self._choice(("matrix", number), choice)
        self._others()
        self._editions()

    def _unique(self) -> None:
        profile = self._profile
        coded: dict[str, Iterable[str]] = {name: (term.code for term in profile.lists[name]) for name in LISTS}
        for name in ("documents", "editions", "bodies", "units", "calendar", "letters"):
            coded[name] = (each.code for each in getattr(profile, name))
        coded |= {name: (each.id for each in getattr(profile, name)) for name in ("matrix", "rules")}
        for name, codes in coded.items():
            first: dict[str, int] = {}
            for number, code in enumerate(codes):
                if code in first:
                    other = self._report.line((name, first[code]))
                    self._report.add((name, number), "twice", code=code, other=other)
                first.setdefault(code, number)

    def _dates(self) -> None:
        tables = {"documents": self._profile.documents, "editions": self._profile.editions}
        for name, parts in tables.items():
            for number, part in enumerate(parts):
                days = {key: getattr(part, key, "") for key in ("date", "adopted", "valid_from", "valid_to")}
                known = {key: self._day((name, number, key), text) for key, text in days.items() if text}
                start, end = known.get("valid_from"), known.get("valid_to")
                if start is not None and end is not None and end.last < start.first:
                    self._report.add((name, number, "valid_to"), "ends_before", start=str(start), end=str(end))

    def _day(self, path: Path, text: str) -> PartialDate | None:
        try:
            return PartialDate.parse(text)
        except InvalidInput:
            self._report.add(path, "not_date", text=text)
            return None

    def _rule(self, path: Path, rule: Rule) -> None:
        self._source((*path, "source"), rule.source)
        if rule.force not in VERBS.get(rule.source.verb, _TOLD):
            allowed = ", ".join(VERBS.get(rule.source.verb, _TOLD))
            self._report.add((*path, "force"), "force", verb=rule.source.verb, force=rule.force, allowed=allowed)
        if rule.force != "permitted":
            for key in ("keeps", "do"):
                if not (rule.keeps if key == "keeps" else rule.do.sv):
                    self._report.add(path, "missing_key", key=key)
        for name in rule.kinds:
            kind = KINDS[name]
            scope = self._scope(kind)
            for key, text in (("when", rule.when), ("keeps", rule.keeps)):
                self._condition((*path, key), text, scope, name)
            if rule.field and rule.field not in kind.by_name and kind.row_table(rule.field) is None:
                self._report.add((*path, "field"), "no_field", field=rule.field, kind=name)

    def _scope(self, kind: Kind) -> Scope:
        vocabulary = () if kind.lifecycle is None else kind.lifecycle.vocabulary
        return checker.Scope(names_of(kind), tables_of(kind), frozenset(each.value for each in vocabulary), self._words)

    def _condition(self, path: Path, text: str, scope: Scope, kind: str) -> None:
        if not text:
            return
        try:
            checker.check(parse(text), scope)
        except ConditionFault as fault:
            self._report.add(path, fault.code, kind=kind, **fault.details)

    def _choice(self, path: Path, choice: Choice) -> None:
        asked: Mapping[str, Field] = QUESTIONS.by_name
        self._condition((*path, "when"), choice.when, checker.Scope(asked, {}, frozenset(), self._words), "question")
        if choice.body and self._profile.body(choice.body) is None:
            self._report.add((*path, "body"), "no_body", code=choice.body, stated=NOT_STATED)
        if choice.source is not None:
            self._source((*path, "source"), choice.source)
        elif choice.body:
            self._report.add(path, "missing_key", key="source")
        self._rules((*path, "rules"), choice.rules)

    def _source(self, path: Path, source: Source) -> None:
        self._documents((*path, "document"), source.documents)

    def _documents(self, path: Path, codes: Iterable[str]) -> None:
        for code in codes:
            if self._profile.document(code) is None:
                self._report.add(path, "no_document", code=code)

    def _rules(self, path: Path, codes: Iterable[str]) -> None:
        for code in codes:
            if code and self._profile.rule(code) is None:
                self._report.add(path, "no_rule", code=code)

    def _others(self) -> None:
        profile = self._profile
        for name in LISTS:
            for number, term in enumerate(profile.lists[name]):
                self._documents((name, number, "documents"), term.documents)
        for number, interval in enumerate(profile.intervals):
            self._rules(("intervals", number, "rule"), (interval.rule,))
        for number, yearly in enumerate(profile.calendar):
            self._source(("calendar", number, "source"), yearly.source)
            self._rules(("calendar", number, "rule"), (yearly.rule,))
            if yearly.day:
                self._day(("calendar", number, "date"), f"2024-{yearly.day}")
        for number, letter in enumerate(profile.letters):
            for language, text in (("sv", letter.text.sv), ("en", letter.text.en)):
                self._letter(("letters", number, language), text)
        if profile.contact is not None and profile.contact.source is not None:
            self._source(("contact", "source"), profile.contact.source)

    def _letter(self, path: Path, text: str) -> None:
        try:
            names = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
        except ValueError:
            names = ["{"]
        for name in names:
            if name not in PLACEHOLDERS:
                self._report.add(path, "placeholder", name=name, known=", ".join(PLACEHOLDERS))

    def _editions(self) -> None:
        found = self._profile.editions
        for number, edition in enumerate(found):
            self._documents(("editions", number, "documents"), edition.documents)
            for key in ("replaces", "alternative_to"):
                code = getattr(edition, key)
                if code and (code == edition.code or self._profile.edition(code) is None):
                    self._report.add(("editions", number, key), "no_edition", code=code)
        defaults = [number for number, edition in enumerate(found) if edition.default]
        if found and len(defaults) != 1:
            self._report.add(("editions", defaults[1] if defaults else 0), "default", count=len(defaults))
        in_editions = {code for edition in found for code in edition.documents}
        for number, rule in enumerate(self._profile.rules):
            if found and not in_editions.intersection(rule.source.documents):
                self._report.add(("rules", number, "source"), "in_no_edition", code=rule.source.document)
        if not self._report.found:
            self._overlaps()

    def _overlaps(self) -> None:
        for number, other in editions.overlaps(self._profile):
            code, line = self._profile.editions[other].code, self._report.line(("editions", other))
            self._report.add(("editions", number), "overlap", code=code, other=line)


assert set(COMPUTED) <= set(KINDS)  # noqa: S101 - a slip in the code

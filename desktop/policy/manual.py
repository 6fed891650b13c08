"""Writes the page of the manual that tells a municipality's rules, from its profile alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.language.texts import Texts
from desktop.policy.content import NOT_STATED
from desktop.policy.format import LISTS
from desktop.policy.judging import place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.domain.findings import Said
    from desktop.language.texts import Language
    from desktop.policy.content import Choice, Document, Edition, Profile, Rule, Source

_MARKS = re.compile(r"([\\`*_\[\]<>|#])")
_STATED = ("date", "reference", "adopted_by", "adopted", "version", "replaces", "valid_from", "valid_to")


def page(profile: Profile, language: Language) -> str:
    """Write the page in Markdown."""
    return "\n".join(_Writer(profile, language).lines()).rstrip() + "\n"


class _Writer:
    def __init__(self, profile: Profile, language: Language) -> None:
        self._profile = profile
        self._language = language
        self._texts = Texts.load(language)
        self._unknown = NOT_STATED.in_language(language)

    def lines(self) -> Iterator[str]:
        yield f"# {self._said(self._profile.name)}"
        yield ""
        yield self._text("about")
        yield ""
        for name, told in (
            ("identity", self._identity()),
            ("documents", self._documents()),
            ("editions", self._editions()),
            ("words", self._words()),
            ("matrix", self._matrix()),
            ("calendar", self._calendar()),
            ("intervals", self._intervals()),
            ("rules", self._rules()),
        ):
            yield f"## {self._text(name)}"
            yield ""
            parts = list(told)
            yield from parts or [self._text("none")]
            yield ""

    def _identity(self) -> Iterator[str]:
        profile, contact = self._profile, self._profile.contact
        for name in ("municipality", "organisation_number", "nuts", "version"):
            yield self._line(name, _plain(getattr(profile, name)))
        yield self._line("bodies", ", ".join(self._said(body.name) for body in profile.bodies))
        yield self._line("units", ", ".join(self._said(unit.name) for unit in profile.units))
        yield self._line("contact", "" if contact is None else self._said(contact.units))
        for name in ("appointed_by", "mandate"):
            told: Said | None = None if contact is None else getattr(contact, name)
            yield self._line(name, "" if told is None else self._said(told))

    def _documents(self) -> Iterator[str]:
        for document in self._profile.documents:
            yield f"### {_plain(document.name)}"
            yield ""
            yield from self._document(document)
            yield ""

    def _document(self, document: Document) -> Iterator[str]:
        for name in _STATED:
            yield self._line(name, _plain(getattr(document, name)))
        if document.note is not None:
            yield f"- {self._said(document.note)}"

    def _editions(self) -> Iterator[str]:
        for edition in self._profile.editions:
            yield f"- **{self._said(edition.name)}** ({_plain(edition.code)}): {self._of_edition(edition)}"

    def _of_edition(self, edition: Edition) -> str:
        days = f"{edition.valid_from or self._unknown} – {edition.valid_to or self._unknown}"
        told = [", ".join(map(_plain, edition.documents)), f"{self._text('valid')}: {days}"]
        if edition.alternative_to:
            told.append(f"{self._text('alternative_to')} {_plain(edition.alternative_to)}")
        if edition.default:
            told.append(self._text("default"))
        return "; ".join(told)

    def _words(self) -> Iterator[str]:
        for name in LISTS:
            terms = self._profile.terms(name)
            told = "; ".join(f"{self._said(term.name)} ({_plain(term.source)})" for term in terms)
            yield self._line(name, told)

    def _matrix(self) -> Iterator[str]:
        for row in self._profile.matrix:
            yield f"### {_plain(self._texts(f'choice.what.{row.what}'))}"
            yield ""
            yield from self._row(row)
            yield ""

    def _row(self, row: Choice) -> Iterator[str]:
        body = self._profile.body(row.body)
        if row.when:
            yield f"- {self._text('when')}: `{row.when}`"
        yield self._line("body", "" if body is None else self._said(body.name))
        for name, parts in (("before", row.before), ("inform", row.inform), ("report", row.report)):
            yield self._line(name, "; ".join(map(self._said, parts)))
        yield self._line("source", "" if row.source is None else self._place(row.source))

    def _calendar(self) -> Iterator[str]:
        for each in self._profile.calendar:
            told = (self._said(each.name), self._said(each.who), each.day or self._unknown, self._place(each.source))
            yield f"- {' · '.join(told)}"

    def _intervals(self) -> Iterator[str]:
        for each in self._profile.intervals:
            months = self._texts("manual.months", n=each.months)
            yield f"- {self._texts(f'due.{each.what}')}: {months} ({_plain(each.rule)})"

    def _rules(self) -> Iterator[str]:
        for rule in self._profile.rules:
            yield f"### {_plain(rule.id)}"
            yield ""
            yield from self._rule(rule)
            yield ""

    def _rule(self, rule: Rule) -> Iterator[str]:
        yield self._said(rule.text)
        yield ""
        yield self._line("force", self._texts(f"force.{rule.force}"))
        yield self._line("kinds", _list(self._texts(f"kind.{kind}.one") for kind in rule.kinds))
        if rule.do.sv:
            yield self._line("do", self._said(rule.do))
        if rule.when:
            yield f"- {self._text('when')}: `{rule.when}`"
        if rule.keeps:
            yield f"- {self._text('keeps')}: `{rule.keeps}`"
        yield self._line("source", self._place(rule.source))

    def _line(self, name: str, told: str) -> str:
        return f"- {self._text(name)}: {told or self._unknown}"

    def _text(self, name: str) -> str:
        return self._texts(f"manual.{name}")

    def _said(self, said: Said) -> str:
        return _plain(" ".join(said.in_language(self._language).split()))

    def _place(self, source: Source) -> str:
        return self._said(place(self._profile, source))


def _plain(text: str) -> str:
    """Write a text so that none of its signs is taken for Markdown."""
    return _MARKS.sub(r"\\\1", text)


def _list(words: Iterable[str]) -> str:
    return ", ".join(map(_plain, words))

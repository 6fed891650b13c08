"""Reads a condition.

    condition  = one { "or" one }
    one        = plain { "and" plain }
    plain      = "not" plain | value [ sign value | "in" "[" literal {"," literal} "]" | "has" literal ]
    value      = literal | name | "record" "." name | function "(" [ condition {"," condition} ] ")" | "(" condition ")"
    sign       = "==" | "!=" | "<" | "<=" | ">" | ">="
    literal    = 'text' | number | "true" | "false"

Nothing is ever handed to Python's own evaluation.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.policy.faults import ConditionFault
from desktop.policy.syntax import All, Among, Any, Call, Compare, Has, Literal, Name, Not
from desktop.policy.tokens import Sort, tokens

if TYPE_CHECKING:
    from desktop.policy.syntax import Expression
    from desktop.policy.tokens import Token

DEEPEST = 30
SIGNS = ("==", "!=", "<", "<=", ">", ">=")
_WORDS = frozenset({"and", "or", "not", "in", "has", "true", "false", "record"})


def parse(text: str) -> Expression:
    """Read a condition whole, or say where it cannot be understood."""
    reader = _Reader(tokens(text))
    found = reader.condition()
    reader.expect_end()
    return found


class _Reader:
    def __init__(self, words: tuple[Token, ...]) -> None:
        self._words = words
        self._at = 0
        self._depth = 0

    @property
    def _word(self) -> Token:
        return self._words[self._at]

    def condition(self) -> Expression:
        self._depth += 1
        if self._depth > DEEPEST:
            raise ConditionFault("condition_deep", deepest=DEEPEST)
        parts = [self._one()]
        while self._takes("or"):
            parts.append(self._one())
        self._depth -= 1
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def expect_end(self) -> None:
        if self._word.sort is not Sort.END:
            raise self._unexpected()

    def _one(self) -> Expression:
        parts = [self._plain()]
        while self._takes("and"):
            parts.append(self._plain())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _plain(self) -> Expression:
        negations = 0
        while self._takes("not"):
            negations += 1
        if negations > DEEPEST:
            raise ConditionFault("condition_deep", deepest=DEEPEST)
        found = self._comparison()
        for _ in range(negations):
            found = Not(found)
        return found

    def _comparison(self) -> Expression:
        left = self._value()
        sign = self._word.text
        if self._word.sort is Sort.SIGN and sign in SIGNS:
            self._at += 1
            return Compare(left, sign, self._value())
        if self._takes("in"):
            return Among(left, self._options())
        if self._takes("has"):
            return Has(left, self._literal())
        return left

    def _options(self) -> tuple[Literal, ...]:
        self._expect("[")
        found = [self._literal()]
        while self._takes(","):
            found.append(self._literal())
        self._expect("]")
        return tuple(found)

    def _value(self) -> Expression:
        if self._takes("("):
            found = self.condition()
            self._expect(")")
            return found
        if self._takes("record"):
            self._expect(".")
            return Name(self._name(), outer=True)
        if self._word.sort is not Sort.NAME or self._word.text in {"true", "false"}:
            return self._literal()
        name = self._name()
        return Call(name, self._arguments()) if self._takes("(") else Name(name)

    def _arguments(self) -> tuple[Expression, ...]:
        if self._takes(")"):
            return ()
        found = [self.condition()]
        while self._takes(","):
            found.append(self.condition())
        self._expect(")")
        return tuple(found)

    def _name(self) -> str:
        word = self._word
        if word.sort is not Sort.NAME or word.text in _WORDS:
            raise self._unexpected()
        self._at += 1
        return word.text

    def _literal(self) -> Literal:
        word = self._word
        if word.sort is Sort.TEXT:
            value: str | bool | Decimal = word.text
        elif word.sort is Sort.NUMBER:
            value = Decimal(word.text)
        elif word.sort is Sort.NAME and word.text in {"true", "false"}:
            value = word.text == "true"
        else:
            raise self._unexpected()
        self._at += 1
        return Literal(value)

    def _takes(self, text: str) -> bool:
        word = self._word
        if word.sort is Sort.TEXT or word.text != text:
            return False
        self._at += 1
        return True

    def _expect(self, text: str) -> None:
        if not self._takes(text):
            raise self._unexpected()

    def _unexpected(self) -> ConditionFault:
        word = self._word
        if word.sort is Sort.END:
            return ConditionFault("condition_end")
        return ConditionFault("condition_word", word=word.text, position=word.at + 1)

"""Mails to departments, as a tired contact person would like to read them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from desktop.language.reminders import reminder_mail
from desktop.language.texts import Texts


@dataclass(frozen=True)
class _Department:
    name: str = "Kulturförvaltningen"
    contact: str = ""


@dataclass(frozen=True)
class _Reason:
    delivered: bool
    questions: int
    department: _Department = _Department()


@pytest.mark.parametrize(
    ("reason", "subject", "says", "says_not"),
    [
        (_Reason(False, 0), "Redovisning av", "Vi har inte fått redovisningen", "fråg"),
        (_Reason(False, 2), "Redovisning av", "Vi har också 2 öppna frågor", "Svara gärna"),
        (_Reason(True, 1), "Frågor om", "Vi har en öppen fråga", "inte fått"),
    ],
)
def test_that_a_mail_says_what_is_missing_and_no_more(reason: _Reason, subject: str, says: str, says_not: str) -> None:
    head, text = reminder_mail(reason, 2026, "", "Kommunledningskontoret", Texts.load("sv"))
    assert head.startswith(subject)
    assert text.startswith("Hej!\n")
    assert text.endswith("Kommunledningskontoret")
    assert says in text
    assert says_not not in text


def test_that_a_day_and_a_name_are_used_when_they_are_known() -> None:
    reason = _Reason(True, 2, _Department(contact="Aino Esimerkki"))
    _, text = reminder_mail(reason, 2026, "31 January", "The office", Texts.load("en"))
    assert text.startswith("Dear Aino Esimerkki,")
    assert "Please answer by 31 January." in text

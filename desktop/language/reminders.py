"""Mails to departments that have not delivered, or have not answered what the office asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop.language.texts import Texts


class Addressee(Protocol):
    """The department that is written to."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    @property
    def contact(self) -> str:
        """Its contact person, if there is one."""
        ...


class Reason(Protocol):
    """Why somebody is reminded."""

    @property
    def department(self) -> Addressee:
        """Who."""
        ...

    @property
    def delivered(self) -> bool:
        """Whether the account has come."""
        ...

    @property
    def questions(self) -> int:
        """How many questions wait."""
        ...


def reminder_mail(reason: Reason, year: int, by: str, office: str, texts: Texts) -> tuple[str, str]:
    """Give the subject and the text of a mail."""
    about = {"year": str(year), "name": reason.department.name}
    kind = "questions" if reason.delivered else "missing"
    contact = reason.department.contact
    greeting = texts("reminder.greeting", name=contact) if contact else texts("reminder.greeting_nobody")
    lines = [greeting, ""]
    if not reason.delivered:
        lines += [texts("reminder.missing", **about), texts("reminder.how", year=str(year))]
    if reason.questions:
        lines.append(texts("reminder.questions" if reason.delivered else "reminder.also_questions", n=reason.questions))
    if by:
        lines.append(texts("reminder.by", day=by))
    lines += ["", texts("reminder.regards"), office]
    return texts(f"reminder.subject_{kind}", **about), "\n".join(lines)

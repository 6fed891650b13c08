"""The form of a profile's file: which keys stand where, and what each holds.

The reader checks a file by it, and the JSON Schema in resources/profiles is written from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from db.fields import KINDS
from desktop.policy.questions import What

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = 2
NOT_STATED = "not-stated"
"""What the source does not say; said openly, and never filled in."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text: of a pattern, one of several, in one line or in many."""

    limit: int = 1000
    lines: bool = False
    pattern: str = ""
    form: str = ""
    """The name of the pattern, for the sentence that says what was expected."""
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes or no."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a table. `about` says what it is for."""

    holds: Held
    about: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """Keys with what they hold."""

    keys: Mapping[str, Key]


@dataclass(frozen=True, slots=True)
class Many:
    """Several of one thing."""

    of: Held
    least: int = 0


Held: TypeAlias = Words | Whole | YesNo | Table | Many

CODE = Words(80, pattern=r"[A-Za-z0-9][A-Za-z0-9_.-]*", form="code")
LINE = Words()
TEXT = Words(4000, lines=True)
CONDITION = Words(2000, lines=True)
DATE = Words(10, pattern=r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|not-stated", form="date")
DAY = Words(10, pattern=r"[0-9]{2}-[0-9]{2}|not-stated", form="day_of_year")
SAID = Table({"sv": Key(TEXT, "in Swedish"), "en": Key(TEXT, "in English")})
NAMED = {"sv": Key(LINE, "in Swedish"), "en": Key(LINE, "in English")}
FORCES = ("stop", "justify", "remind", "permitted")

SOURCE = Table(
    {
        "document": Key(CODE, "the code of the document"),
        "heading": Key(LINE, "the heading under which it stands"),
        "paragraph": Key(Whole(1, 200), "which paragraph or point under the heading"),
        "verb": Key(Words(40), "the verb of the sentence: ska, bör, eftersträvas, kan, kan om, or what it says"),
        "also": Key(Many(CODE), "other documents that say the same", required=False),
    }
)

TERM = Table(
    {
        "code": Key(CODE, "what is kept"),
        **NAMED,
        "source": Key(LINE, "where the word stands, as people read it"),
        "year": Key(Whole(1900, 2999), "the year of a goal's source", required=False),
        "documents": Key(Many(CODE), "the documents it belongs to; none is all", required=False),
    }
)

DOCUMENT = Table(
    {
        "code": Key(CODE, "what rules call it"),
        "name": Key(LINE, "its title"),
        "date": Key(DATE, "its date", required=False),
        "reference": Key(Words(80), "its diarienummer", required=False),
        "adopted_by": Key(LINE, "the body that adopted it", required=False),
        "adopted": Key(DATE, "when it was adopted", required=False),
        "version": Key(LINE, "its version", required=False),
        "replaces": Key(LINE, "the document it replaces", required=False),
        "valid_from": Key(DATE, "the first day it holds", required=False),
        "valid_to": Key(DATE, "the last day it holds", required=False),
        "note": Key(SAID, "what else is to be known of it", required=False),
    }
)

EDITION = Table(
    {
        "code": Key(CODE, "what one calls it when one chooses it"),
        "name": Key(SAID, "what people read"),
        "documents": Key(Many(CODE, 1), "the documents that hold together"),
        "valid_from": Key(DATE, "the first day", required=False),
        "valid_to": Key(DATE, "the last day", required=False),
        "replaces": Key(CODE, "the edition before it", required=False),
        "alternative_to": Key(CODE, "the edition of the same time that may be chosen instead", required=False),
        "default": Key(YesNo(), "judges records of which no other edition is known to hold", required=False),
    }
)

BODY = Table(
    {
        "code": Key(CODE, "what rules call it"),
        **NAMED,
        "known_as": Key(Many(LINE), "how it is written in decisions; * stands for anything", required=False),
    }
)
UNIT = Table({"code": Key(CODE, "what is kept"), **NAMED, "source": Key(LINE, "where it stands", required=False)})
CONTACT = Table(
    {
        "from": Key(SAID, "which units appoint one"),
        "appointed_by": Key(SAID, "who appoints", required=False),
        "mandate": Key(SAID, "what the person may do", required=False),
        "source": Key(SOURCE, "where it stands", required=False),
    }
)
INTERVAL = Table(
    {
        "what": Key(Words(options=("membership_review", "agreement_review")), "what is to be examined again"),
        "months": Key(Whole(1, 240), "how often"),
        "forms": Key(Many(CODE), "only these forms", required=False),
        "rule": Key(CODE, "the rule that says so"),
    }
)
CALENDAR = Table(
    {
        "code": Key(CODE, "what it is called"),
        **NAMED,
        "who": Key(SAID, "who does it"),
        "date": Key(DAY, "month and day, if the municipality has set them", required=False),
        "source": Key(SOURCE, "where it stands"),
        "rule": Key(CODE, "the rule behind it", required=False),
    }
)
LETTER = Table({"code": Key(CODE, "which letter"), **{lang: Key(TEXT, "the text") for lang in ("sv", "en")}})
MATRIX = Table(
    {
        "id": Key(CODE, "what it is called"),
        "what": Key(Words(options=tuple(What)), "what is to be decided"),
        "when": Key(CONDITION, "a condition on the other answers", required=False),
        "body": Key(CODE, "the deciding body, or not-stated"),
        "before": Key(Many(SAID), "what has to be there first", required=False),
        "inform": Key(Many(SAID), "whom to tell", required=False),
        "report": Key(Many(SAID), "what to report afterwards", required=False),
        "source": Key(SOURCE, "where it stands", required=False),
        "rules": Key(Many(CODE), "the rules that check it", required=False),
    }
)
RULE = Table(
    {
        "id": Key(CODE, "what it is called"),
        "kinds": Key(Many(Words(options=tuple(KINDS)), 1), "the kinds of records it applies to"),
        "when": Key(CONDITION, "a condition on the records it applies to", required=False),
        "keeps": Key(CONDITION, "the condition that holds of a record that follows it", required=False),
        "judged": Key(Words(options=("decision", "today")), "by the day of the decision, or by today", required=False),
        "force": Key(Words(options=FORCES), "how strongly it speaks"),
        "field": Key(CODE, "the field it points at", required=False),
        "text": Key(SAID, "the rule in own words"),
        "do": Key(SAID, "what to do about it", required=False),
        "source": Key(SOURCE, "where it stands"),
        "due": Key(CODE, "the entry of the due list it stands behind", required=False),
    }
)

LISTS = ("focus", "goals", "steps", "stages", "criteria")
PROFILE = Table(
    {
        "format": Key(Whole(FORMAT, FORMAT), "the version of this form"),
        "code": Key(CODE, "what the profile is called"),
        "version": Key(LINE, "its version"),
        "name": Key(SAID, "what people read"),
        "municipality": Key(LINE, "the municipality"),
        "organisation_number": Key(
            Words(pattern=r"[0-9]{6}-[0-9]{4}", form="organisation_number"), "its number", required=False
        ),
        "nuts": Key(Words(pattern=r"[A-Z]{2}[0-9A-Z]{0,3}", form="nuts"), "its region", required=False),
        "documents": Key(Many(DOCUMENT), "the documents it is made from", required=False),
        "editions": Key(Many(EDITION), "which documents hold together, and when", required=False),
        "bodies": Key(Many(BODY), "who decides", required=False),
        "units": Key(Many(UNIT), "förvaltningar, kontor and bolag", required=False),
        "contact": Key(CONTACT, "how the contact person is appointed", required=False),
        **{name: Key(Many(TERM), "the municipality's words", required=False) for name in LISTS},
        "intervals": Key(Many(INTERVAL), "how often something is examined again", required=False),
        "calendar": Key(Many(CALENDAR), "what comes back every year", required=False),
        "letters": Key(Many(LETTER), "texts of letters", required=False),
        "matrix": Key(Many(MATRIX), "who decides what", required=False),
        "rules": Key(Many(RULE), "what is asked of records", required=False),
    }
)

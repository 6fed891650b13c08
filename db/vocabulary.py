"""The words that columns may hold, and the life cycles made of them. Standard library only; anyone may import it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Vocabulary(StrEnum):
    """A closed list of codes; what people read stands in `resources/text` under `choice.<vocabulary>.<code>`."""

    @classmethod
    def key(cls) -> str:
        """The vocabulary's own name in the texts, in snake case."""
        return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in cls.__name__).lstrip("_")


class Direction(Vocabulary):
    """Who travels."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"


class Channel(Vocabulary):
    """How a request came."""

    EMAIL = "email"
    PHONE = "phone"
    LETTER = "letter"
    EMBASSY = "embassy"
    NETWORK = "network"
    IN_PERSON = "in_person"
    OTHER = "other"


class Level(Vocabulary):
    """The level of the visitors, highest first."""

    HIGH_POLITICAL = "high_political"
    POLITICAL = "political"
    OFFICIAL = "official"
    EXPERT = "expert"
    PUPILS = "pupils"


class Payer(Vocabulary):
    """Who pays for the visit."""

    GUESTS = "guests"
    HOST = "host"
    SHARED = "shared"
    OTHER = "other"


class Answer(Vocabulary):
    """How far a criterion is met."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


class Recommendation(Vocabulary):
    """What the assessment comes to."""

    RECOMMENDED = "recommended"
    WITH_CONDITIONS = "with_conditions"
    NOT_RECOMMENDED = "not_recommended"


class VisitDecision(Vocabulary):
    """What was decided about a requested visit."""

    ACCEPT = "accept"
    REFER = "refer"
    DECLINE = "decline"
    POSTPONE = "postpone"


class HostRole(Vocabulary):
    """A host's part in a visit."""

    HOST = "host"
    CO_HOST = "co_host"


class Attendance(Vocabulary):
    """Whether a member of a delegation came."""

    EXPECTED = "expected"
    ATTENDED = "attended"
    ABSENT = "absent"


class PointKind(Vocabulary):
    """What a point of a programme is."""

    ITEM = "item"
    MEAL = "meal"
    BREAK = "break"
    TRANSPORT = "transport"


class GiftDirection(Vocabulary):
    """Which way a gift went."""

    GIVEN = "given"
    RECEIVED = "received"


class PhotoConsent(Vocabulary):
    """Whether the guests may be photographed."""

    YES = "yes"
    SOME = "some"
    NO = "no"
    NOT_ASKED = "not_asked"


class Grade(Vocabulary):
    """What a visit was worth, lowest first."""

    NOT_WORTH_IT = "not_worth_it"
    SOME_USE = "some_use"
    USEFUL = "useful"
    VERY_USEFUL = "very_useful"


class LinkKind(Vocabulary):
    """How one record belongs to another; read from the first to the second."""

    RELATED = "related"
    FOLLOWS = "follows"
    PART_OF = "part_of"
    RESULTED_IN = "resulted_in"


class VisitStatus(Vocabulary):
    """Where a visit stands."""

    REQUESTED = "requested"
    ASSESSING = "assessing"
    DECIDED = "decided"
    PLANNING = "planning"
    HELD = "held"
    FOLLOWED_UP = "followed_up"
    CLOSED = "closed"
    DECLINED = "declined"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Guard:
    """What must be there before a status is taken: one of several sets of filled fields or tables."""

    code: str
    any_of: tuple[tuple[str, ...], ...]
    field: str


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """The statuses of a kind: a chain from first to last, and ways out of it with the statuses they leave from."""

    vocabulary: type[Vocabulary]
    chain: tuple[Vocabulary, ...]
    exits: Mapping[Vocabulary, tuple[Vocabulary, ...]]
    guards: Mapping[Vocabulary, tuple[Guard, ...]] = field(default_factory=dict)

    @property
    def first(self) -> Vocabulary:
        """The status that a new record has."""
        return self.chain[0]

    def allowed(self, status: Vocabulary) -> tuple[Vocabulary, ...]:
        """The statuses one step can lead to: along the chain both ways, out of it, and back into it."""
        if status not in self.chain:
            return self.exits[status]
        out = tuple(leave for leave, sources in self.exits.items() if status in sources)
        return tuple(each for each in self.chain if each is not status) + out


VISIT_LIFECYCLE = Lifecycle(
    vocabulary=VisitStatus,
    chain=(
        VisitStatus.REQUESTED,
        VisitStatus.ASSESSING,
        VisitStatus.DECIDED,
        VisitStatus.PLANNING,
        VisitStatus.HELD,
        VisitStatus.FOLLOWED_UP,
        VisitStatus.CLOSED,
    ),
    exits={
        VisitStatus.DECLINED: (VisitStatus.REQUESTED, VisitStatus.ASSESSING, VisitStatus.DECIDED),
        VisitStatus.CANCELLED: (
            VisitStatus.REQUESTED,
            VisitStatus.ASSESSING,
            VisitStatus.DECIDED,
            VisitStatus.PLANNING,
        ),
    },
    guards={
        VisitStatus.CLOSED: (
            Guard("visit_lesson_and_next_step", (("learned", "next_steps"), ("no_action",)), "learned"),
        ),
    },
)

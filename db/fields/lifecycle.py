"""The life cycles of the record kinds: which status may follow which, and what has to be there first."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from db.vocabulary import (
    ActivityStatus,
    AgreementStatus,
    PriorityStatus,
    ProjectStatus,
    TaskStatus,
    VisitStatus,
    Vocabulary,
    WatchStatus,
)


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
    dated: Mapping[Vocabulary, str] = field(default_factory=dict)
    """The field that holds the day a status was taken: the step fills it in, and a step back empties it."""

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

PROJECT_LIFECYCLE = Lifecycle(
    vocabulary=ProjectStatus,
    chain=(
        ProjectStatus.IDEA,
        ProjectStatus.ANCHORED,
        ProjectStatus.APPLICATION_APPROVED,
        ProjectStatus.SUBMITTED,
        ProjectStatus.GRANTED,
        ProjectStatus.CONTRACTED,
        ProjectStatus.RUNNING,
        ProjectStatus.FINAL_REPORT,
        ProjectStatus.CLOSED,
    ),
    exits={
        ProjectStatus.REJECTED: (ProjectStatus.SUBMITTED,),
        ProjectStatus.CANCELLED: (
            ProjectStatus.IDEA,
            ProjectStatus.ANCHORED,
            ProjectStatus.APPLICATION_APPROVED,
            ProjectStatus.SUBMITTED,
            ProjectStatus.GRANTED,
            ProjectStatus.CONTRACTED,
            ProjectStatus.RUNNING,
        ),
    },
)

AGREEMENT_LIFECYCLE = Lifecycle(
    vocabulary=AgreementStatus,
    chain=(AgreementStatus.DRAFT, AgreementStatus.ACTIVE, AgreementStatus.UNDER_REVIEW),
    exits={
        AgreementStatus.DORMANT: (AgreementStatus.ACTIVE, AgreementStatus.UNDER_REVIEW),
        AgreementStatus.TERMINATED: (AgreementStatus.ACTIVE, AgreementStatus.UNDER_REVIEW),
        AgreementStatus.EXPIRED: (AgreementStatus.ACTIVE, AgreementStatus.UNDER_REVIEW),
    },
)

ACTIVITY_LIFECYCLE = Lifecycle(
    vocabulary=ActivityStatus,
    chain=(
        ActivityStatus.IDEA,
        ActivityStatus.DECIDED,
        ActivityStatus.PLANNING,
        ActivityStatus.HELD,
        ActivityStatus.FOLLOWED_UP,
        ActivityStatus.CLOSED,
    ),
    exits={ActivityStatus.CANCELLED: (ActivityStatus.IDEA, ActivityStatus.DECIDED, ActivityStatus.PLANNING)},
)

WATCH_LIFECYCLE = Lifecycle(
    vocabulary=WatchStatus,
    chain=(
        WatchStatus.FOUND,
        WatchStatus.ANALYSED,
        WatchStatus.POSITION,
        WatchStatus.ACTED,
        WatchStatus.FOLLOWED_UP,
        WatchStatus.CLOSED,
    ),
    exits={
        WatchStatus.DROPPED: (WatchStatus.FOUND, WatchStatus.ANALYSED, WatchStatus.POSITION, WatchStatus.ACTED),
    },
)

PRIORITY_LIFECYCLE = Lifecycle(
    vocabulary=PriorityStatus,
    chain=(
        PriorityStatus.PROPOSED,
        PriorityStatus.DECIDED,
        PriorityStatus.UNDER_WAY,
        PriorityStatus.REPORTED,
    ),
    exits={
        PriorityStatus.DROPPED: (PriorityStatus.PROPOSED, PriorityStatus.DECIDED, PriorityStatus.UNDER_WAY),
    },
)

TASK_LIFECYCLE = Lifecycle(
    vocabulary=TaskStatus,
    chain=(TaskStatus.OPEN, TaskStatus.DONE),
    exits={TaskStatus.DROPPED: (TaskStatus.OPEN,)},
    dated={TaskStatus.DONE: "done"},
)

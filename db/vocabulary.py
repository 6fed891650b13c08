"""The words that columns may hold. Standard library only; anyone may import it."""

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


class MembershipKind(Vocabulary):
    """What a membership is in."""

    ORGANISATION = "organisation"
    NETWORK = "network"
    INITIATIVE = "initiative"
    PLATFORM = "platform"
    OTHER = "other"


class MembershipScope(Vocabulary):
    """Whom a membership covers."""

    MUNICIPALITY = "municipality"
    COMMITTEE = "committee"
    COMPANY = "company"


class MembershipStatus(Vocabulary):
    """Where a membership stands, as its terms say."""

    UPCOMING = "upcoming"
    ACTIVE = "active"
    NOTICE_GIVEN = "notice_given"
    ENDED = "ended"
    NO_TERM = "no_term"
    RESTING = "resting"


class MembershipOverride(Vocabulary):
    """What the department says of a membership against what its terms say, until a date and for a reason."""

    ACTIVE = "active"
    RESTING = "resting"
    ENDED = "ended"


class FeePer(Vocabulary):
    """What the fee of a term pays for."""

    YEAR = "year"
    PERIOD = "period"


class Renewal(Vocabulary):
    """What happens at the end of a term."""

    NEVER = "never"
    TACIT = "tacit"
    EXPRESS = "express"


class Review(Vocabulary):
    """What a re-examination came to."""

    KEEP = "keep"
    RENEGOTIATE = "renegotiate"
    LEAVE = "leave"


class ProjectKind(Vocabulary):
    """What sort of project it is."""

    EU = "eu"
    NORDIC = "nordic"
    OTHER_INTERNATIONAL = "other_international"
    AID = "aid"
    PARTNERSHIP = "partnership"


class ProjectRole(Vocabulary):
    """The municipality's own part in a project."""

    OWNER = "owner"
    PARTNER = "partner"
    ASSOCIATED = "associated"
    CO_FUNDER = "co_funder"
    TARGET_GROUP = "target_group"


class PartnerRole(Vocabulary):
    """A partner's part in a project, the leading one first."""

    COORDINATOR = "coordinator"
    PARTNER = "partner"
    ASSOCIATED = "associated"
    CO_FUNDER = "co_funder"
    SUBCONTRACTOR = "subcontractor"


class ReportKind(Vocabulary):
    """What is reported to a funder."""

    PERIODIC = "periodic"
    FINANCIAL = "financial"
    PAYMENT = "payment"
    FINAL = "final"


class ProjectStatus(Vocabulary):
    """Where a project stands."""

    IDEA = "idea"
    ANCHORED = "anchored"
    APPLICATION_APPROVED = "application_approved"
    SUBMITTED = "submitted"
    GRANTED = "granted"
    CONTRACTED = "contracted"
    RUNNING = "running"
    FINAL_REPORT = "final_report"
    CLOSED = "closed"
    REJECTED = "rejected"
    CANCELLED = "cancelled"


class AgreementKind(Vocabulary):
    """What sort of agreement it is."""

    SISTER_CITY = "sister_city"
    CONTACT_CITY = "contact_city"
    COOPERATION = "cooperation"
    MOU = "mou"
    LETTER_OF_INTENT = "letter_of_intent"
    DECLARATION = "declaration"
    PARTNERSHIP = "partnership"
    MUNICIPAL_PARTNERSHIP = "municipal_partnership"


class AgreementStatus(Vocabulary):
    """Where an agreement stands."""

    DRAFT = "draft"
    ACTIVE = "active"
    UNDER_REVIEW = "under_review"
    DORMANT = "dormant"
    TERMINATED = "terminated"
    EXPIRED = "expired"


class SignerSide(Vocabulary):
    """For whom somebody signs."""

    OURS = "ours"
    THEIRS = "theirs"


class ConsultedGroup(Vocabulary):
    """Who was asked before an agreement."""

    BUSINESS = "business"
    ACADEMY = "academy"
    CIVIL_SOCIETY = "civil_society"
    PUBLIC_BODY = "public_body"
    OWN_ORGANISATION = "own_organisation"
    OTHER = "other"


class ActivityKind(Vocabulary):
    """What sort of exchange or activity it is."""

    YOUTH_EXCHANGE = "youth_exchange"
    SCHOOL_COOPERATION = "school_cooperation"
    STAFF_EXCHANGE = "staff_exchange"
    CONFERENCE = "conference"
    NETWORK_MEETING = "network_meeting"
    TRAINING = "training"
    MARKETING = "marketing"
    CULTURE = "culture"
    OTHER = "other"


class ActivityStatus(Vocabulary):
    """Where an exchange or activity stands."""

    IDEA = "idea"
    DECIDED = "decided"
    PLANNING = "planning"
    HELD = "held"
    FOLLOWED_UP = "followed_up"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class InvolvedGroup(Vocabulary):
    """Who else takes part."""

    BUSINESS = "business"
    ACADEMY = "academy"
    PUBLIC_BODY = "public_body"
    SCHOOL = "school"
    ASSOCIATION = "association"
    OTHER = "other"


class WatchKind(Vocabulary):
    """What is watched."""

    LAW = "law"
    CONSULTATION = "consultation"
    FUNDING_CALL = "funding_call"
    TREND = "trend"
    COMPARISON = "comparison"
    IDEA = "idea"


class WatchStage(Vocabulary):
    """How far a process has come."""

    EARLY = "early"
    PROPOSAL = "proposal"
    NEGOTIATION = "negotiation"
    ADOPTED = "adopted"
    IN_FORCE = "in_force"
    OPEN = "open"
    CLOSED = "closed"


class WatchStatus(Vocabulary):
    """Where the own work with it stands."""

    FOUND = "found"
    ANALYSED = "analysed"
    POSITION = "position"
    ACTED = "acted"
    FOLLOWED_UP = "followed_up"
    CLOSED = "closed"
    DROPPED = "dropped"


class Consulted(Vocabulary):
    """Whether somebody was consulted."""

    YES = "yes"
    NO = "no"
    NOT_NEEDED = "not_needed"


class Tried(Vocabulary):
    """Whether an idea was tried against international funding and exchange."""

    YES = "yes"
    NO = "no"
    NOT_RELEVANT = "not_relevant"


class OrganisationKind(Vocabulary):
    """What sort of organisation it is."""

    MUNICIPALITY = "municipality"
    REGION = "region"
    STATE = "state"
    EU = "eu"
    INTERNATIONAL = "international"
    NETWORK = "network"
    ACADEMY = "academy"
    SCHOOL = "school"
    COMPANY = "company"
    CIVIL_SOCIETY = "civil_society"
    OTHER = "other"


class ContactExamined(Vocabulary):
    """What was found before a new contact was made."""

    KNOWN_USED = "known_used"
    KNOWN_NOT_SUITABLE = "known_not_suitable"
    NONE_KNOWN = "none_known"


class PriorityKind(Vocabulary):
    """Whose plan it stands in."""

    DEPARTMENT = "department"
    ACTION_PLAN = "action_plan"


class PriorityStatus(Vocabulary):
    """Where a priority stands."""

    PROPOSED = "proposed"
    DECIDED = "decided"
    UNDER_WAY = "under_way"
    REPORTED = "reported"
    DROPPED = "dropped"


class Outcome(Vocabulary):
    """What came of a priority."""

    REACHED = "reached"
    PARTLY = "partly"
    NOT_REACHED = "not_reached"
    CONTINUES = "continues"


class DecisionOutcome(Vocabulary):
    """What was decided."""

    APPROVED = "approved"
    APPROVED_WITH_CONDITIONS = "approved_with_conditions"
    REJECTED = "rejected"
    REFERRED = "referred"
    NOTED = "noted"


class DocumentKind(Vocabulary):
    """What a document is."""

    LETTER = "letter"
    APPLICATION = "application"
    CONTRACT = "contract"
    DECISION = "decision"
    REPORT = "report"
    PROGRAMME = "programme"
    PICTURE = "picture"
    OTHER = "other"


class TaskStatus(Vocabulary):
    """Where a task stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


CAME_TO_NOTHING = frozenset[str](
    {
        VisitStatus.DECLINED,
        VisitStatus.CANCELLED,
        ProjectStatus.REJECTED,
        ProjectStatus.CANCELLED,
        ActivityStatus.CANCELLED,
        WatchStatus.DROPPED,
        PriorityStatus.DROPPED,
        TaskStatus.DROPPED,
    }
)
"""The statuses of what was asked for, applied for or planned, and then was not done. No figure counts it as done."""

"""The agreement: sister city, cooperation, letter of intent, declaration, partnership."""

from db.fields.description import Field, Kind, Period, Privacy, RowTable
from db.fields.lifecycle import AGREEMENT_LIFECYCLE
from db.fields.shared import EVIDENCE, HEAD, PURPOSE, TAIL
from db.fields.types import LONG, Choice, Country, Day, Flag, Number, SortedText, Span, Text
from db.vocabulary import (
    AgreementKind,
    AgreementStatus,
    ConsultedGroup,
    Renewal,
    Review,
    SignerSide,
)

_AGREEMENT = (
    Field("status", Choice(AgreementStatus), "agreement", Privacy.PUBLIC, 1, listed=True, stepped=True),
    Field("form", Choice(AgreementKind), "agreement", Privacy.PUBLIC, 1, listed=True),
    Field("partner", SortedText(limit=300), "agreement", Privacy.PUBLIC, 1, searched=True, listed=True),
    Field("country", Country(), "agreement", Privacy.PUBLIC, 1, searched=True, listed=True),
    Field("city", SortedText(limit=200), "agreement", Privacy.PUBLIC, 1, searched=True),
    Field("theme", Text(limit=300), "agreement", Privacy.PUBLIC, 1, searched=True),
    Field("exchange", LONG, "agreement", Privacy.PUBLIC, 1, searched=True),
    Field("mutual_benefit", LONG, "agreement", Privacy.PUBLIC, 1, searched=True),
    Field("contact", Text(limit=200), "agreement", Privacy.PERSONAL, 1, searched=True),
    Field("contact_details", Text(limit=2000, lines=True), "agreement", Privacy.PROTECTED),
)

_TERM = (
    Field("period", Span(), "terms", Privacy.PUBLIC, 1, listed=True),
    Field("renewal", Choice(Renewal), "terms", Privacy.PUBLIC, 1),
    Field("notice_months", Number(maximum=120), "terms", Privacy.PUBLIC, 1),
    Field("notice_given", Day(), "terms", Privacy.PUBLIC, 1),
    Field("added_cost", Flag(), "terms", Privacy.PUBLIC, 1),
    Field("partner_wants_formal", Flag(), "terms", Privacy.PUBLIC, 1),
    Field("version", Text(limit=60), "terms", Privacy.PUBLIC, 1),
)

_REVIEW = (
    Field("results", LONG, "review", Privacy.PUBLIC, 1, searched=True),
    Field("reviewed", Day(), "review", Privacy.PUBLIC, 1),
    Field("review_months", Number(minimum=1, maximum=240), "review", Privacy.PUBLIC, 1),
    Field("review_outcome", Choice(Review), "review", Privacy.PUBLIC, 1),
    Field("review_note", Text(limit=5000, lines=True), "review", Privacy.INTERNAL, 1),
)

_SIGNERS = RowTable(
    name="signers",
    section="terms",
    order=("side", "signed"),
    fields=(
        Field("side", Choice(SignerSide), privacy=Privacy.PUBLIC, since=1, required=True),
        Field("name", Text(limit=200), privacy=Privacy.PERSONAL, since=1, required=True, searched=True),
        Field("role", Text(limit=300), privacy=Privacy.PERSONAL, since=1),
        Field("signed", Day(), privacy=Privacy.PUBLIC, since=1),
        Field("place", Text(limit=200), privacy=Privacy.PUBLIC, since=1),
    ),
)

_CONSULTATIONS = RowTable(
    name="consultations",
    section="agreement",
    order=("date",),
    fields=(
        Field("group", Choice(ConsultedGroup), privacy=Privacy.PUBLIC, since=1, required=True),
        Field("who", Text(limit=300), privacy=Privacy.PUBLIC, since=1, searched=True),
        Field("date", Day(), privacy=Privacy.PUBLIC, since=1),
        Field("outcome", Text(limit=2000, lines=True), privacy=Privacy.INTERNAL, since=1),
    ),
)

AGREEMENT = Kind(
    name="agreement",
    sections=("agreement", "terms", "review", "purpose", "about", "notes"),
    fields=HEAD + _AGREEMENT + _TERM + _REVIEW + PURPOSE + TAIL,
    rows=(_SIGNERS, _CONSULTATIONS, EVIDENCE),
    lifecycle=AGREEMENT_LIFECYCLE,
    period=Period(fields=("period",), open_end=True),
)

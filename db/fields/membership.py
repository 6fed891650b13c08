"""The membership in an organisation or a network, with its terms: one row a period, never overwritten."""

from db.fields.description import Field, Kind, Period, Privacy, RowTable
from db.fields.shared import EVIDENCE, HEAD, PURPOSE, TAIL
from db.fields.types import LONG, Amount, Choice, Country, Day, Number, Quantity, SortedText, Span, Text, Website, Words
from db.vocabulary import (
    FeePer,
    MembershipKind,
    MembershipOverride,
    MembershipScope,
    Renewal,
    Review,
)

_ABOUT = (
    Field("organisation", SortedText(limit=300), "membership", Privacy.PUBLIC, 1, searched=True, listed=True),
    Field("acronym", Text(limit=60), "membership", Privacy.PUBLIC, 1, searched=True),
    Field("country", Country(), "membership", Privacy.PUBLIC, 1, searched=True, listed=True),
    Field("form", Choice(MembershipKind), "membership", Privacy.PUBLIC, 1, listed=True),
    Field("scope", Choice(MembershipScope), "membership", Privacy.PUBLIC, 1, listed=True),
    Field("themes", Words(), "membership", Privacy.PUBLIC, 1, searched=True),
    Field("purpose", LONG, "membership", Privacy.PUBLIC, 1, searched=True),
    Field("activity", LONG, "membership", Privacy.PUBLIC, 1, searched=True),
    Field("website", Website(), "membership", Privacy.PUBLIC, 1),
    Field("contact", Text(limit=200), "membership", Privacy.PERSONAL, 1, searched=True),
    Field("contact_details", Text(limit=2000, lines=True), "membership", Privacy.PROTECTED),
)

_TERM = (
    Field("renewal", Choice(Renewal), "terms", Privacy.PUBLIC, 1),
    Field("notice_months", Number(maximum=120), "terms", Privacy.PUBLIC, 1),
    Field("override", Choice(MembershipOverride), "terms", Privacy.INTERNAL, 1),
    Field("override_until", Day(), "terms", Privacy.INTERNAL, 1),
    Field("override_reason", Text(limit=2000, lines=True), "terms", Privacy.INTERNAL, 1),
)

_REVIEW = (
    Field("benefit_actual", LONG, "review", Privacy.PUBLIC, 1, searched=True),
    Field("reviewed", Day(), "review", Privacy.PUBLIC, 1),
    Field("review_months", Number(minimum=1, maximum=240), "review", Privacy.PUBLIC, 1),
    Field("review_outcome", Choice(Review), "review", Privacy.PUBLIC, 1),
    Field("review_note", Text(limit=5000, lines=True), "review", Privacy.INTERNAL, 1),
)

_TERMS = RowTable(
    name="terms",
    section="terms",
    order=("period",),
    fields=(
        Field("period", Span(), privacy=Privacy.PUBLIC, since=1, required=True),
        Field("fee", Amount(), privacy=Privacy.PUBLIC, since=1),
        Field("fee_per", Choice(FeePer), privacy=Privacy.PUBLIC, since=1),
        Field("sek_rate", Quantity(unit="rate"), privacy=Privacy.PUBLIC, since=1),
        Field("rate_date", Day(), privacy=Privacy.PUBLIC, since=1),
        Field("decision", Text(limit=300), privacy=Privacy.PUBLIC, since=1),
        Field("notice_given", Day(), privacy=Privacy.PUBLIC, since=1),
        Field("note", Text(limit=2000, lines=True), privacy=Privacy.INTERNAL),
    ),
)

_REPRESENTATIVES = RowTable(
    name="representatives",
    section="membership",
    order=("name",),
    fields=(
        Field("name", Text(limit=200), privacy=Privacy.PERSONAL, since=1, required=True, searched=True),
        Field("role", Text(limit=300), privacy=Privacy.PERSONAL, since=1),
        Field("post", Text(limit=300), privacy=Privacy.PERSONAL, since=1),
        Field("period", Span(), privacy=Privacy.PUBLIC, since=1),
    ),
)

MEMBERSHIP = Kind(
    name="membership",
    sections=("membership", "terms", "review", "purpose", "about", "notes"),
    fields=HEAD + _ABOUT + _TERM + _REVIEW + PURPOSE + TAIL,
    rows=(_TERMS, _REPRESENTATIVES, EVIDENCE),
    period=Period(rows=("terms", "period"), open_end=True),
)

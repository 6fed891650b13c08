"""Organisations and persons. Names never match by themselves; identifiers do.

What a person is called is personal, as every name of a person is; what an organisation is called is not.
"""

from dataclasses import replace

from db.fields.description import Field, Kind, Privacy, RowTable
from db.fields.shared import HEAD, TAIL
from db.fields.types import Choice, Country, Day, Flag, Languages, Reference, SortedText, Text, Website, Words
from db.vocabulary import ContactExamined, OrganisationKind

_ORGANISATION = (
    Field("form", Choice(OrganisationKind), "organisation", Privacy.PUBLIC, 1, listed=True),
    Field("acronym", Text(limit=60), "organisation", Privacy.PUBLIC, 1, searched=True, listed=True),
    Field("other_names", Words(), "organisation", Privacy.PUBLIC, 1, searched=True),
    Field("country", Country(), "organisation", Privacy.PUBLIC, 1, searched=True, listed=True),
    Field("city", SortedText(limit=200), "organisation", Privacy.PUBLIC, 1, searched=True, listed=True),
    Field("nuts", Text(limit=5), "organisation", Privacy.PUBLIC, 1),
    Field("website", Website(), "organisation", Privacy.PUBLIC, 1),
    Field("address", Text(limit=1000, lines=True), "organisation", Privacy.PUBLIC, 1),
    Field("pic", Text(limit=20), "identifiers", Privacy.PUBLIC, 1, searched=True),
    Field("vat", Text(limit=20), "identifiers", Privacy.PUBLIC, 1, searched=True),
    Field("registration", Text(limit=20), "identifiers", Privacy.PUBLIC, 1, searched=True),
    Field("same_as", Reference(kinds=("organisation",)), "identifiers", Privacy.INTERNAL),
    Field("examined", Choice(ContactExamined), "examined", Privacy.PUBLIC, 1),
    Field("examined_by", Text(limit=200), "examined", Privacy.PERSONAL, 1),
    Field("examined_on", Day(), "examined", Privacy.PUBLIC, 1),
    Field("examined_result", Text(limit=2000, lines=True), "examined", Privacy.INTERNAL, 1),
)

_NOT_THE_SAME = RowTable(
    name="not_same",
    section="identifiers",
    fields=(
        Field("organisation", Reference(kinds=("organisation",)), privacy=Privacy.INTERNAL, required=True),
        Field("why", Text(limit=500), privacy=Privacy.INTERNAL),
    ),
)

ORGANISATION = Kind(
    name="organisation",
    sections=("organisation", "identifiers", "examined", "about", "notes"),
    fields=HEAD + _ORGANISATION + TAIL,
    rows=(_NOT_THE_SAME,),
)

_PERSON = (
    Field("honorific", Text(limit=100), "person", Privacy.PERSONAL, 1),
    Field("given_name", SortedText(limit=200), "person", Privacy.PERSONAL, 1, searched=True),
    Field("family_name", SortedText(limit=200), "person", Privacy.PERSONAL, 1, searched=True, listed=True),
    Field("pronunciation", Text(limit=200), "person", Privacy.PERSONAL),
    Field("form_of_address", Text(limit=200), "person", Privacy.PERSONAL, 1),
    Field("organisation", Reference(kinds=("organisation",)), "person", Privacy.PERSONAL, 1),
    Field("role", Text(limit=300), "person", Privacy.PERSONAL, 1, searched=True, listed=True),
    Field("country", Country(), "person", Privacy.PERSONAL, 1, listed=True),
    Field("languages", Languages(), "person", Privacy.PERSONAL, 1),
    Field("work_email", Text(limit=300), "person", Privacy.PERSONAL, 1, searched=True),
    Field("work_phone", Text(limit=60), "person", Privacy.PERSONAL, 1),
    Field("private_details", Text(limit=2000, lines=True), "private", Privacy.PROTECTED),
    Field("diet", Text(limit=500), "private", Privacy.SENSITIVE),
    Field("access_needs", Text(limit=500), "private", Privacy.SENSITIVE),
    Field("protected_person", Flag(), "private", Privacy.PROTECTED),
)

_NAMED = tuple(replace(each, privacy=Privacy.PERSONAL) if each.name == "title" else each for each in HEAD)

_NOT_THE_SAME_PERSON = RowTable(
    name="not_same_person",
    section="about",
    fields=(
        Field("person", Reference(kinds=("person",)), privacy=Privacy.PERSONAL, required=True),
        Field("why", Text(limit=500), privacy=Privacy.PERSONAL),
    ),
)

PERSON = Kind(
    name="person",
    sections=("person", "private", "about", "notes"),
    fields=_NAMED + _PERSON + TAIL,
    rows=(_NOT_THE_SAME_PERSON,),
)

"""What a briefing sheet tells: the visit, and what the register knows of those who come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from db.vocabulary import Attendance, Direction, HostRole
from desktop.domain.dates import PartialDate
from desktop.domain.periods import Period
from desktop.domain.regions import region_of
from desktop.language.lands import paid_with_in, spoken_in
from desktop.reports.papers.briefing import Briefing, Earlier, Gift, Guest, Phone
from desktop.services.papers.visits import hosts_of, points_of
from desktop.services.together import Asked, together

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from desktop.domain.records import Row
    from desktop.reports.papers.setting import Pairs
    from desktop.services.known import Known
    from desktop.services.papers.source import Source
    from desktop.services.register import Register
    from desktop.services.together import Together

DIET, ACCESS, SECURITY = "diet", "access", "security"
_NEEDS: Final = ((DIET, "diet"), (ACCESS, "access_needs"))
_LATEST: Final = 6
_MONTH: Final = 7
"""The signs of a date that say its year and month."""
_PRACTICAL: Final = ("place", "flags", "seating", "photo_consent", "payer", "payer_note")


def briefing(source: Source, register: Register) -> Briefing:
    """Gather a briefing sheet."""
    known = _Known(source, together(register, _asked(source), _LATEST))
    return Briefing(
        setting=source.setting,
        title=source.record.title,
        subtitle=" · ".join(filter(None, (_from(source), _when(source), _outgoing(source)))),
        about=_about(source),
        purpose=source.text("purpose"),
        themes=source.shown("themes"),
        ours=source.text("our_points"),
        theirs=source.text("their_points"),
        defensive=source.text("defensive_points"),
        guests=tuple(_guests(source)),
        needs=tuple(source.label(name, "delegation") for tick, name in _NEEDS if tick in source.ticked),
        points=points_of(source),
        there=known.there(),
        elsewhere=known.elsewhere(),
        country=source.shown("country"),
        gifts=known.gifts(),
        practical=_practical(source),
        security=source.pairs("security_contact", "security_notes") if SECURITY in source.ticked else (),
        phones=tuple(_phones(source)),
        land=_land(source),
    )


def _from(source: Source) -> str:
    return ", ".join(filter(None, (source.text("city"), source.shown("country"))))


def _when(source: Source) -> str:
    return source.shown("period") or source.shown("wished")


def _outgoing(source: Source) -> str:
    return source.setting.texts("paper.brief.outgoing") if source.value("direction") == Direction.OUTGOING else ""


def _about(source: Source) -> Pairs:
    said = source.setting.texts
    languages = source.shown("languages")
    if languages and source.value("interpreter"):
        languages = said("paper.brief.with_interpreter", languages=languages)
    expected = source.shown("group_size")
    when = "period" if source.shown("period") else "wished"
    found = (
        *source.pairs("organisation", when, "place", "level"),
        (source.label("languages"), languages),
        (said("paper.brief.expected"), expected),
        (said("paper.brief.their_contact"), source.text("contact")),
        *source.pairs("decided_by", "decided"),
        (said("paper.said.contact_person"), source.owner.person),
    )
    return tuple((label, value) for label, value in found if value)


def _guests(source: Source) -> Iterator[Guest]:
    own = source.text("organisation")
    for row in source.rows("delegation"):
        organisation = _text(row, "organisation")
        expected = row.fields.get("attendance", Attendance.EXPECTED) == Attendance.EXPECTED
        yield Guest(
            name=f"{_text(row, 'honorific')} {_text(row, 'name')}".strip(),
            pronunciation=_text(row, "pronunciation"),
            address=_text(row, "form_of_address"),
            role=_text(row, "role"),
            organisation="" if organisation == own else organisation,
            languages=source.cell("delegation", row, "languages"),
            attendance="" if expected else source.cell("delegation", row, "attendance"),
            needs=tuple(_text(row, name) for tick, name in _NEEDS if tick in source.ticked),
        )


def _practical(source: Source) -> Pairs:
    gifts = (
        ", ".join(
            filter(None, (source.cell("gifts", row, "direction").lower(), _text(row, "what"), _text(row, "person")))
        )
        for row in source.rows("gifts")
    )
    given = "\n".join(gifts)
    return (*source.pairs(*_PRACTICAL), *(((source.setting.texts("paper.brief.gifts_now"), given),) if given else ()))


def _phones(source: Source) -> Iterator[Phone]:
    """Give the hosts who have a number, the host first."""
    for row in hosts_of(source):
        if _text(row, "phone"):
            role = "" if row.fields.get("role") == HostRole.HOST else source.cell("hosts", row, "role")
            who = ", ".join(filter(None, (_text(row, "organisation"), role.lower())))
            yield Phone(_text(row, "name"), who, _text(row, "phone"))


def _land(source: Source) -> Pairs:
    """Give what is known of another country than ours."""
    country, texts, language = source.text("country"), source.setting.texts, source.language
    if not country or country == _OURS:
        return ()
    return (
        (texts("paper.brief.land_languages"), ", ".join(spoken_in(country, language))),
        (texts("paper.brief.land_currency"), ", ".join(paid_with_in(country, source.today, language))),
        (texts("paper.brief.land_region"), texts(f"region.{region_of(country)}")),
    )


_OURS: Final = "SE"


def _text(row: Row, name: str) -> str:
    return str(row.fields.get(name, ""))


def _asked(source: Source) -> Asked:
    who = (source.text("country"), source.text("city"), source.text("organisation"))
    return Asked(*who, source.record.id, _begins(source))


def _begins(source: Source) -> date | None:
    """The first day of the visit, as it is set or as the guests wish."""
    for name in ("period", "wished"):
        period = source.value(name)
        if isinstance(period, Period) and (first := period.start or period.end) is not None:
            return first.first
    return None


@dataclass
class _Known:
    """What the register knows of those who come, in words."""

    source: Source
    found: Together

    def there(self) -> tuple[Earlier, ...]:
        """What we did and do with that city or organisation."""
        return tuple(self._told(each) for each in self.found.there)

    def _told(self, known: Known) -> Earlier:
        words, texts = self.source.words, self.source.setting.texts
        latest = tuple(
            (each.title, self._month(each.begins), words.status(known.kind, each.status) if each.status else "")
            for each in known.latest
        )
        return Earlier(texts(f"kind.{known.kind}.one"), known.count, latest)

    def elsewhere(self) -> tuple[tuple[str, int], ...]:
        """How much more there is with the same country, if it is not ours."""
        if self.source.text("country") in ("", _OURS):
            return ()
        named = self.source.setting.texts
        return tuple((named(f"kind.{kind}.many"), count) for kind, count in self.found.elsewhere.items())

    def gifts(self) -> tuple[Gift, ...]:
        """The gifts of earlier visits."""
        return tuple(self._gift(begins, row) for begins, row in self.found.gifts)

    def _gift(self, begins: str | None, row: Row) -> Gift:
        cell = self.source.cell
        beside = ", ".join(filter(None, (cell("gifts", row, "value"), _text(row, "person"))))
        return Gift(self._month(begins), cell("gifts", row, "direction"), _text(row, "what"), beside)

    def _month(self, begins: str | None) -> str:
        return "" if begins is None else self.source.setting.formats.date(PartialDate.parse(begins[:_MONTH]))

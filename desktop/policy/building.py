"""Makes a profile of the tables of its file, which have been checked before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.domain.findings import Said
from desktop.policy import content as parts
from desktop.policy.format import LISTS, NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeVar

    Part = TypeVar("Part")
    Raw = Mapping[str, Any]

_NOTHING = Said("", "")


def profile(raw: Raw, text: str) -> parts.Profile:
    """Make the profile."""
    return parts.Profile(
        code=raw["code"],
        version=raw["version"],
        name=_said(raw["name"]),
        municipality=raw["municipality"],
        documents=_each(raw, "documents", _document),
        lists={name: _each(raw, name, _term) for name in LISTS},
        content=text,
        organisation_number=raw.get("organisation_number", ""),
        nuts=raw.get("nuts", ""),
        editions=_each(raw, "editions", _edition),
        bodies=_each(raw, "bodies", _body),
        units=_each(raw, "units", _body),
        contact=_contact(raw["contact"]) if "contact" in raw else None,
        intervals=_each(raw, "intervals", _interval),
        calendar=_each(raw, "calendar", _yearly),
        letters=_each(raw, "letters", lambda each: parts.Letter(each["code"], _said(each))),
        matrix=_each(raw, "matrix", _choice),
        rules=_each(raw, "rules", _rule),
    )


def _each(raw: Raw, key: str, make: Callable[[Raw], Part]) -> tuple[Part, ...]:
    return tuple(make(each) for each in raw.get(key, ()))


def _said(raw: Raw) -> Said:
    return Said(raw["sv"].strip(), raw["en"].strip())


def _stated(raw: Raw, key: str) -> str:
    found = str(raw.get(key, ""))
    return "" if found == NOT_STATED else found


def _perhaps(raw: Raw, key: str, make: Callable[[Raw], Part]) -> Part | None:
    return make(raw[key]) if key in raw else None


def _source(raw: Raw) -> parts.Source:
    also = tuple(raw.get("also", ()))
    return parts.Source(raw["document"], raw["heading"], raw["paragraph"], raw["verb"], also)


def _term(raw: Raw) -> parts.Term:
    return parts.Term(raw["code"], _said(raw), raw["source"], raw.get("year"), tuple(raw.get("documents", ())))


_OF_DOCUMENT = ("date", "reference", "adopted_by", "adopted", "version", "replaces", "valid_from", "valid_to")


def _document(raw: Raw) -> parts.Document:
    stated = {key: _stated(raw, key) for key in _OF_DOCUMENT}
    return parts.Document(raw["code"], raw["name"], **stated, note=_perhaps(raw, "note", _said))


def _edition(raw: Raw) -> parts.Edition:
    stated = {key: _stated(raw, key) for key in ("valid_from", "valid_to", "replaces", "alternative_to")}
    default = raw.get("default", False)
    return parts.Edition(raw["code"], _said(raw["name"]), tuple(raw["documents"]), **stated, default=default)


def _body(raw: Raw) -> parts.Body:
    return parts.Body(raw["code"], _said(raw), tuple(raw.get("known_as", ())))


def _contact(raw: Raw) -> parts.Contact:
    appointed, mandate = (_perhaps(raw, key, _said) for key in ("appointed_by", "mandate"))
    return parts.Contact(_said(raw["from"]), appointed, mandate, _perhaps(raw, "source", _source))


def _interval(raw: Raw) -> parts.Interval:
    return parts.Interval(raw["what"], raw["months"], tuple(raw.get("forms", ())), raw["rule"])


def _yearly(raw: Raw) -> parts.Yearly:
    day, rule = _stated(raw, "date"), raw.get("rule", "")
    return parts.Yearly(raw["code"], _said(raw), _said(raw["who"]), day, _source(raw["source"]), rule)


def _choice(raw: Raw) -> parts.Choice:
    before, inform, report = (_each(raw, key, _said) for key in ("before", "inform", "report"))
    return parts.Choice(
        id=raw["id"],
        what=raw["what"],
        when=raw.get("when", "").strip(),
        body=_stated(raw, "body"),
        before=before,
        inform=inform,
        report=report,
        source=_perhaps(raw, "source", _source),
        rules=tuple(raw.get("rules", ())),
    )


def _rule(raw: Raw) -> parts.Rule:
    return parts.Rule(
        id=raw["id"],
        kinds=tuple(raw["kinds"]),
        when=raw.get("when", "").strip(),
        keeps=raw.get("keeps", "").strip(),
        force=raw["force"],
        field=raw.get("field", ""),
        text=_said(raw["text"]),
        do=_said(raw["do"]) if "do" in raw else _NOTHING,
        source=_source(raw["source"]),
        due=raw.get("due", ""),
        judged=raw.get("judged", "decision"),
    )

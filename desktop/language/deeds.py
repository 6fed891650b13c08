"""What was done, as a sentence: the names of the steps of undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.language.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.domain.events import Deed
    from desktop.domain.records import Json
    from desktop.language.texts import Language

_NAMED_FIELDS = 2


def deed_name(deed: Deed, language: Language) -> str:
    """Name what was done, with the labels of the fields and the title the record has now."""
    texts = Texts.load(language)
    details = deed.details
    kind, table = str(details.get("kind", "")), str(details.get("table", ""))
    return texts(
        f"deed.{deed.code}",
        title=str(details.get("title") or texts("deed.gone")),
        fields=_fields(details, texts, f"field.{kind}.{table}" if table else f"field.{kind}"),
        table=texts.label(f"row.{kind}.{table}") if table else "",
        status=texts.label(f"status.{kind}.{details.get('status')}"),
        who=str(details.get("who", "")),
        n=count if isinstance(count := details.get("n"), int) else 0,
    )


def _fields(details: Mapping[str, Json], texts: Texts, place: str) -> str:
    names = details.get("fields")
    if not isinstance(names, list):
        return ""
    if len(names) > _NAMED_FIELDS:
        return texts("deed.fields", n=len(names))
    return texts("deed.and").join(texts.label(f"{place}.{name}") for name in names)

"""Write the pages of the manual that tell the shipped profiles, and the JSON Schema: python packaging/make_manual.py.

They are made once and committed; tests compare. Nobody writes them by hand.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from desktop.language.texts import LANGUAGES  # noqa: E402 - the tree has to be on the path first
from desktop.policy import profile  # noqa: E402
from desktop.policy.manual import page  # noqa: E402
from desktop.policy.schema import schema  # noqa: E402


def pages() -> dict[str, str]:
    """Give the text of every file by its path below resources."""
    loaded = {name: profile.load(name) for name in profile.SHIPPED}
    found = {
        f"manual/{language}/profile-{name}.md": page(each, language)
        for language in LANGUAGES
        for name, each in loaded.items()
    }
    return {**found, "profiles/profile.schema.json": json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"}


def main() -> None:
    """Write them."""
    for name, text in pages().items():
        path = ROOT / "resources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

"""The program's own small memory on this computer: which register was open last. Nothing of a register is in it."""

from __future__ import annotations

import json
import os
from pathlib import Path

from platformdirs import user_config_path, user_documents_path

from desktop.domain.errors import Unavailable

_NAME = "utblick"
_SETTINGS = "settings.json"


def settings_file() -> Path:
    """Where the program keeps its settings."""
    return user_config_path(_NAME, appauthor=False) / _SETTINGS


def keys_folder() -> Path:
    """Where sealed signing keys are kept on a computer without a keyring: beside no register, so in no backup."""
    return user_config_path(_NAME, appauthor=False) / "keys"


def settings() -> dict[str, object]:
    """The program's settings; none if there is no file, or it cannot be read."""
    try:
        found = json.loads(settings_file().read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def remember(name: str, value: object) -> None:
    """Keep a setting. That it cannot be kept is no reason to stop anybody's work."""
    from db import files  # noqa: PLC0415 - reading the settings, which every start does, needs no more than the above
    from db.errors import StoreError  # noqa: PLC0415 - as above

    kept = settings()
    if kept.get(name) == value:
        return
    kept[name] = value
    path = settings_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        files.write_whole(path, json.dumps(kept, ensure_ascii=False, indent=1).encode(), replace=True)
    except (OSError, StoreError):
        return


def remember_register(path: Path) -> None:
    """Keep which register was open last."""
    remember("register", str(path.absolute()))


def last_register() -> Path | None:
    """The register that was open last."""
    path = settings().get("register")
    return Path(path) if isinstance(path, str) else None


def suggested_register() -> Path:
    """Where a new register is put unless somebody says otherwise."""
    return user_documents_path() / "Utblick" / "register.utblick"


def check_folder(path: Path) -> None:
    """Refuse to make a file in a folder that is not there."""
    if not path.absolute().parent.is_dir():
        raise Unavailable("file.no_folder", path=str(path))


def user_name() -> str:
    """Who is logged in to this computer, to tell somebody else who has the register open."""
    import getpass  # noqa: PLC0415 - reading the settings does without

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return os.environ.get("COMPUTERNAME", "")

"""Keep a register's key in the Secret Service of this session, and print what happened. Started by a test only."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import secretstorage

from desktop.domain.errors import AppError
from desktop.keystore import KeyFile, Unlock, keyring_available


def _code(register: Path, unlock: Unlock) -> str:
    try:
        KeyFile.load(register).unlock(unlock)
    except AppError as error:
        return error.code
    return "opened"


def main() -> None:
    register, salt, data_key = Path(sys.argv[1]), os.urandom(16), os.urandom(32)
    register.write_bytes(salt)
    answers: dict[str, object] = {"available": keyring_available()}
    keys = KeyFile.create(register, salt)
    keys.add_keyring(data_key)
    keys.save()
    answers["same"] = KeyFile.load(register).unlock(Unlock()) == data_key

    connection = secretstorage.dbus_init()
    collection = secretstorage.get_default_collection(connection)
    answers["kept"] = [item.get_attributes()["username"] == salt.hex() for item in collection.get_all_items()]
    answers["secret is the data key"] = any(
        data_key.hex().encode() in item.get_secret() for item in collection.get_all_items()
    )
    collection.lock()
    answers["locked"] = _code(register, Unlock())
    connection.close()
    print(json.dumps(answers))  # noqa: T201 - the answer to the parent


def forget() -> None:
    """Remove the way in, and look whether the Secret Service has forgotten it."""
    register, data_key = Path(sys.argv[1]), os.urandom(32)
    salt = os.urandom(16)
    register.write_bytes(salt)
    keys = KeyFile.create(register, salt)
    keys.add_keyring(data_key)
    keys.save()
    keys.add_passphrase(data_key, "a passphrase instead")
    keys.remove("keyring")
    keys.save()
    connection = secretstorage.dbus_init()
    left = [item.get_label() for item in secretstorage.get_default_collection(connection).get_all_items()]
    connection.close()
    print(json.dumps({"left": left, "methods": sorted(KeyFile.load(register).methods)}))  # noqa: T201


if __name__ == "__main__":
    {"keep": main, "forget": forget}[sys.argv[2]]()

from __future__ import annotations

import os
import traceback
import unicodedata
from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.errors import (
    AlreadyExists,
    AppError,
    Damaged,
    InvalidInput,
    NoKey,
    NoRegister,
    ReadOnly,
    Refused,
    StoreTrouble,
    WrongKey,
)
from desktop.keystore import KeyFile, Unlock, wraps
from desktop.keystore.recovery import new_code
from desktop.keystore.wraps import Stretch
from tests.fakes.ordinary_user import open_folder, ordinary_user

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.fakes.memory_keyring import MemoryKeyring

PHRASE = "åtta hästar i Łódź"

anywhere = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def _saved(register: Path, salt: bytes, data_key: bytes, *ways: str) -> str:
    """Make the keys with these ways in, and give the recovery code."""
    keys = KeyFile.create(register, salt)
    if "passphrase" in ways:
        keys.add_passphrase(data_key, PHRASE)
    if "keyring" in ways:
        keys.add_keyring(data_key)
    code = keys.add_recovery(data_key)
    keys.save()
    return code


def _refusal(register: Path, unlock: Unlock) -> AppError:
    with pytest.raises(AppError) as caught:
        KeyFile.load(register).unlock(unlock)
    return caught.value


def _unlocked(register: Path, unlock: Unlock) -> bytes:
    return KeyFile.load(register).unlock(unlock)


@pytest.mark.usefixtures("no_keyring")
def test_that_a_passphrase_and_a_recovery_code_open_the_register(register: Path, salt: bytes, data_key: bytes) -> None:
    code = _saved(register, salt, data_key, "passphrase")

    assert _unlocked(register, Unlock(passphrase=PHRASE)) == data_key
    assert _unlocked(register, Unlock(ask=lambda: PHRASE)) == data_key
    assert _unlocked(register, Unlock(recovery_code=code.lower())) == data_key


def test_that_the_keyring_opens_the_register_without_asking(
    register: Path, salt: bytes, data_key: bytes, keyring: MemoryKeyring
) -> None:
    def ask() -> str:
        raise AssertionError

    _saved(register, salt, data_key, "keyring", "passphrase")

    assert list(keyring.kept) == [salt.hex()]
    assert data_key.hex() not in keyring.kept.values()
    assert _unlocked(register, Unlock(ask=ask)) == data_key
    assert _unlocked(register, Unlock(passphrase="not needed, and wrong")) == data_key


@pytest.mark.usefixtures("no_keyring")
@anywhere
@given(phrase=st.text(min_size=8, max_size=60), data_key=st.binary(min_size=32, max_size=32))
def test_that_what_was_sealed_is_unsealed(tmp_path: Path, phrase: str, data_key: bytes) -> None:
    if len(unicodedata.normalize("NFC", phrase)) < 8:
        return
    salt = os.urandom(16)
    register = tmp_path / salt.hex()
    register.write_bytes(salt)
    keys = KeyFile.create(register, salt)
    keys.add_passphrase(data_key, phrase)
    code = keys.add_recovery(data_key)
    keys.save()

    assert _unlocked(register, Unlock(passphrase=phrase)) == data_key
    assert _unlocked(register, Unlock(recovery_code=code)) == data_key


@anywhere
@given(method=st.sampled_from(wraps.METHODS), place=st.integers(0, 59), bit=st.integers(0, 7))
def test_that_a_changed_seal_never_gives_a_key(method: wraps.Method, place: int, bit: int) -> None:
    """Whoever changes the file and its checksum together still gets nothing out of it."""
    secret, salt, data_key = os.urandom(32), os.urandom(16), os.urandom(32)
    wrap = wraps.seal(data_key, method, secret, salt)
    changed = bytearray(wrap.nonce + wrap.sealed)
    changed[place] ^= 1 << bit
    other = wraps.Wrap(method, bytes(changed[:12]), bytes(changed[12:]), wrap.salt, wrap.stretch)

    assert wraps.unseal(wrap, secret, salt) == data_key
    assert wraps.unseal(other, secret, salt) is None
    assert wraps.unseal(wrap, os.urandom(32), salt) is None
    assert wraps.unseal(wrap, secret, os.urandom(16)) is None


def test_that_a_seal_counts_only_for_the_method_and_the_work_it_was_made_for() -> None:
    secret, salt = os.urandom(32), os.urandom(16)
    wrap = wraps.seal(bytes(32), "passphrase", secret, salt)
    harder = wraps.Wrap("passphrase", wrap.nonce, wrap.sealed, wrap.salt, Stretch(8 * 1024, 2, 1))

    assert wraps.unseal(wrap, secret, salt) == bytes(32)
    assert wraps.unseal(harder, secret, salt) is None
    assert wraps.unseal(wraps.Wrap("recovery", wrap.nonce, wrap.sealed, wrap.salt), secret, salt) is None


@pytest.mark.usefixtures("no_keyring")
@anywhere
@given(where=st.floats(0, 1, exclude_max=True), mask=st.integers(1, 255))
def test_that_a_changed_byte_in_the_file_is_a_clear_error(
    register: Path, salt: bytes, data_key: bytes, where: float, mask: int
) -> None:
    path = register.with_name(f"{register.name}.keys")
    path.unlink(missing_ok=True)
    _saved(register, salt, data_key, "passphrase")
    changed = bytearray(path.read_bytes())
    changed[int(where * len(changed))] ^= mask
    path.write_bytes(changed)

    assert _refusal(register, Unlock(passphrase=PHRASE)).code in {"key.file_damaged", "key.file_newer"}


@pytest.mark.usefixtures("no_keyring")
def test_that_wrong_passphrase_other_register_and_damage_are_told_apart(
    register: Path, salt: bytes, data_key: bytes
) -> None:
    _saved(register, salt, data_key, "passphrase")
    path = register.with_name(f"{register.name}.keys")
    whole = path.read_bytes()

    wrong = _refusal(register, Unlock(passphrase="nine horses"))
    assert (type(wrong), wrong.code) == (WrongKey, "key.wrong_passphrase")

    path.write_bytes(whole[:-10])
    damaged = _refusal(register, Unlock(passphrase=PHRASE))
    assert (type(damaged), damaged.code, damaged.details["path"]) == (Damaged, "key.file_damaged", str(path))

    path.write_bytes(whole)
    register.write_bytes(os.urandom(1016))
    other = _refusal(register, Unlock(passphrase=PHRASE))
    assert (type(other), other.code, other.details["path"]) == (NoKey, "key.other_register", str(path))

    register.write_bytes(bytes([salt[0] ^ 1]) + salt[1:])
    start = _refusal(register, Unlock(passphrase=PHRASE))
    assert (type(start), start.code, start.details["path"]) == (Damaged, "store.damaged", str(register))


@pytest.mark.usefixtures("no_keyring")
@pytest.mark.parametrize(
    ("unlock", "code"),
    [
        (Unlock(), "key.none"),
        (Unlock(passphrase="short"), "key.wrong_passphrase"),
        (Unlock(passphrase="x" * 2000), "key.wrong_passphrase"),
        (Unlock(passphrase="\udcff" * 9), "key.wrong_passphrase"),
        (Unlock(ask=lambda: ""), "key.wrong_passphrase"),
        (Unlock(recovery_code="?"), "key.recovery_length"),
        (Unlock(recovery_code="22222-22222-22222-22222-22222-22222-22222"), "key.recovery_typo"),
    ],
)
def test_that_what_does_not_open_is_told(
    register: Path, salt: bytes, data_key: bytes, unlock: Unlock, code: str
) -> None:
    _saved(register, salt, data_key, "passphrase")

    assert _refusal(register, unlock).code == code


@pytest.mark.usefixtures("no_keyring")
def test_that_another_registers_code_is_wrong_and_not_mistyped(
    register: Path, salt: bytes, data_key: bytes, tmp_path: Path
) -> None:
    _saved(register, salt, data_key, "passphrase")
    other = tmp_path / "other.utblick"
    other.write_bytes(salt)

    code = _saved(other, salt, os.urandom(32), "passphrase")
    assert _refusal(register, Unlock(recovery_code=code)).code == "key.wrong_recovery_code"


def test_that_a_register_without_a_recovery_code_says_so(
    register: Path, salt: bytes, data_key: bytes, keyring: MemoryKeyring
) -> None:
    keys = KeyFile.create(register, salt)
    keys.add_keyring(data_key)
    keys.save()

    assert keyring.kept
    assert _refusal(register, Unlock(recovery_code=new_code())).code == "key.no_recovery"


def test_that_each_trouble_with_the_keyring_is_told(
    register: Path, salt: bytes, data_key: bytes, keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = _saved(register, salt, data_key, "keyring")

    keyring.locked = True
    assert _refusal(register, Unlock()).code == "key.keyring_locked"
    keyring.locked = False
    assert _refusal(register, Unlock(use_keyring=False)).code == "key.none"
    assert _refusal(register, Unlock(use_keyring=False, passphrase=PHRASE)).code == "key.no_passphrase"

    for kept in ("", "not a key", os.urandom(32).hex(), None):
        keyring.kept = {} if kept is None else {salt.hex(): kept}
        assert _refusal(register, Unlock(passphrase=PHRASE)).code == "key.keyring_missing"

    monkeypatch.setattr("desktop.keystore.os_keyring.system_keyring", lambda: None)
    assert _refusal(register, Unlock()).code == "key.no_keyring"
    assert _unlocked(register, Unlock(recovery_code=code)) == data_key


def test_that_a_keyring_in_trouble_does_not_stop_the_passphrase(
    register: Path, salt: bytes, data_key: bytes, keyring: MemoryKeyring
) -> None:
    _saved(register, salt, data_key, "keyring", "passphrase")
    keyring.locked = True

    assert _unlocked(register, Unlock(passphrase=PHRASE)) == data_key
    assert _unlocked(register, Unlock(ask=lambda: PHRASE)) == data_key
    assert _refusal(register, Unlock()).code == "key.keyring_locked"


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("", "key.passphrase_short"),
        ("1234567", "key.passphrase_short"),
        ("a\u030a" * 7, "key.passphrase_short"),
        ("x" * 1025, "key.passphrase_long"),
    ],
)
def test_that_a_passphrase_of_a_bad_length_is_refused(
    register: Path, salt: bytes, data_key: bytes, phrase: str, code: str
) -> None:
    keys = KeyFile.create(register, salt)
    with pytest.raises(InvalidInput) as caught:
        keys.add_passphrase(data_key, phrase)

    assert caught.value.code == code
    assert not keys.methods


@pytest.mark.usefixtures("no_keyring")
@pytest.mark.parametrize("phrase", ["12345678", "x" * 1024, "a\u030a" * 8, "tab\tand\nline", "\udcff" * 9])
def test_that_any_other_passphrase_works_however_its_letters_are_put_together(
    register: Path, salt: bytes, data_key: bytes, phrase: str
) -> None:
    keys = KeyFile.create(register, salt)
    keys.add_passphrase(data_key, phrase)
    keys.save()

    for form in ("NFC", "NFD"):
        typed: Literal["NFC", "NFD"] = "NFC" if form == "NFC" else "NFD"
        assert _unlocked(register, Unlock(passphrase=unicodedata.normalize(typed, phrase))) == data_key


@pytest.mark.usefixtures("no_keyring")
def test_that_a_changed_passphrase_takes_the_place_of_the_old(register: Path, salt: bytes, data_key: bytes) -> None:
    code = _saved(register, salt, data_key, "passphrase")
    keys = KeyFile.load(register)
    keys.add_passphrase(data_key, "another phrase")
    assert _unlocked(register, Unlock(passphrase=PHRASE)) == data_key, "nothing counts before it is saved"
    keys.save()

    assert _unlocked(register, Unlock(passphrase="another phrase")) == data_key
    assert _refusal(register, Unlock(passphrase=PHRASE)).code == "key.wrong_passphrase"
    assert _unlocked(register, Unlock(recovery_code=code)) == data_key


@pytest.mark.usefixtures("no_keyring")
def test_that_a_new_recovery_code_takes_the_place_of_the_old(register: Path, salt: bytes, data_key: bytes) -> None:
    old = _saved(register, salt, data_key, "passphrase")
    keys = KeyFile.load(register)
    new = keys.add_recovery(data_key)
    keys.save()

    assert _unlocked(register, Unlock(recovery_code=new)) == data_key
    assert _refusal(register, Unlock(recovery_code=old)).code == "key.wrong_recovery_code"


def test_that_ways_in_can_be_added_and_removed(
    register: Path, salt: bytes, data_key: bytes, keyring: MemoryKeyring
) -> None:
    _saved(register, salt, data_key, "passphrase")
    keys = KeyFile.load(register)
    keys.add_keyring(data_key)
    keys.remove("passphrase")
    keys.save()
    assert KeyFile.load(register).methods == {"keyring", "recovery"}
    assert _unlocked(register, Unlock()) == data_key

    keys.add_passphrase(data_key, PHRASE)
    keys.remove("keyring")
    assert keyring.kept, "it is forgotten only when the file no longer needs it"
    keys.save()
    assert KeyFile.load(register).methods == {"passphrase", "recovery"}
    assert not keyring.kept


def test_that_a_keyring_removed_and_added_again_keeps_its_key(
    register: Path, salt: bytes, data_key: bytes, keyring: MemoryKeyring
) -> None:
    _saved(register, salt, data_key, "passphrase", "keyring")
    before = dict(keyring.kept)
    keys = KeyFile.load(register)
    keys.remove("keyring")
    keys.add_keyring(data_key)
    keys.save()

    assert keyring.kept == before, "the keys of older backups are sealed under it"
    assert _unlocked(register, Unlock()) == data_key


@pytest.mark.usefixtures("keyring")
@pytest.mark.parametrize("way", ["passphrase", "keyring"])
def test_that_the_last_everyday_way_in_stays(
    register: Path, salt: bytes, data_key: bytes, way: Literal["passphrase", "keyring"]
) -> None:
    _saved(register, salt, data_key, way)
    keys = KeyFile.load(register)
    with pytest.raises(Refused) as caught:
        keys.remove(way)

    assert caught.value.code == "key.last_way"
    assert keys.methods == {way, "recovery"}


def test_that_keys_with_only_a_recovery_code_are_not_saved(register: Path, salt: bytes, data_key: bytes) -> None:
    keys = KeyFile.create(register, salt)
    keys.add_recovery(data_key)
    with pytest.raises(Refused):
        keys.save()

    assert not register.with_name(f"{register.name}.keys").exists()


@pytest.mark.usefixtures("no_keyring")
def test_that_without_a_keyring_none_is_added(register: Path, salt: bytes, data_key: bytes) -> None:
    with pytest.raises(NoKey) as caught:
        KeyFile.create(register, salt).add_keyring(data_key)

    assert caught.value.code == "key.no_keyring"


@pytest.mark.usefixtures("no_keyring")
def test_that_a_removed_keyring_that_is_gone_is_no_obstacle(
    register: Path, salt: bytes, data_key: bytes, monkeypatch: pytest.MonkeyPatch, keyring: MemoryKeyring
) -> None:
    monkeypatch.setattr("desktop.keystore.os_keyring.system_keyring", lambda: keyring)
    _saved(register, salt, data_key, "passphrase", "keyring")
    monkeypatch.setattr("desktop.keystore.os_keyring.system_keyring", lambda: None)
    keys = KeyFile.load(register)
    keys.remove("keyring")
    keys.save()

    assert KeyFile.load(register).methods == {"passphrase", "recovery"}


@pytest.mark.usefixtures("no_keyring")
def test_that_a_new_registers_keys_replace_no_others(register: Path, salt: bytes, data_key: bytes) -> None:
    path = register.with_name(f"{register.name}.keys")
    path.write_bytes(b"somebody's keys")
    with pytest.raises(AlreadyExists) as caught:
        _saved(register, salt, data_key, "passphrase")

    assert caught.value.details["path"] == str(path)
    assert path.read_bytes() == b"somebody's keys"


@pytest.mark.usefixtures("no_keyring")
def test_that_a_file_that_is_not_there_is_told(register: Path) -> None:
    with pytest.raises(NoKey) as no_keys:
        KeyFile.load(register)
    register.unlink()
    with pytest.raises(NoRegister) as no_register:
        KeyFile.load(register)

    assert no_keys.value.code == "key.file_missing"
    assert no_keys.value.details["path"] == f"{register}.keys"
    assert no_register.value.code == "store.not_found"


def test_that_a_folder_in_the_place_of_the_keys_is_told(register: Path) -> None:
    register.with_name(f"{register.name}.keys").mkdir()
    with pytest.raises(StoreTrouble) as caught:
        KeyFile.load(register)

    assert caught.value.code == "store.io"


@pytest.mark.usefixtures("no_keyring")
@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda folder: folder.chmod(0o555), "store.no_permission"),
        (lambda folder: (folder / "register.utblick.keys").chmod(0o000), "store.no_permission"),
    ],
)
def test_that_missing_rights_are_told_and_the_keys_stay(
    salt: bytes, data_key: bytes, change: Callable[[Path], None], code: str
) -> None:
    with open_folder() as outside:
        inside = outside / "register"
        register = inside / "register.utblick"
        with ordinary_user():
            inside.mkdir()
            register.write_bytes(salt)
            _saved(register, salt, data_key, "passphrase")
            before = (inside / "register.utblick.keys").read_bytes()
            change(inside)
            with pytest.raises(ReadOnly) as caught:
                _change_passphrase(register, data_key)
            inside.chmod(0o777)
            (inside / "register.utblick.keys").chmod(0o666)
        assert caught.value.code == code
        assert (inside / "register.utblick.keys").read_bytes() == before


def _change_passphrase(register: Path, data_key: bytes) -> None:
    keys = KeyFile.load(register)
    keys.add_passphrase(data_key, "another phrase")
    keys.save()


@pytest.mark.usefixtures("no_keyring")
@pytest.mark.parametrize(("number", "code"), [(28, "store.no_space"), (30, "store.read_only"), (5, "store.io")])
def test_that_a_disk_that_refuses_leaves_the_old_keys(
    register: Path, salt: bytes, data_key: bytes, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    _saved(register, salt, data_key, "passphrase")
    monkeypatch.setattr("db.files._sync", refuse)
    with pytest.raises(AppError) as caught:
        _change_passphrase(register, data_key)

    assert caught.value.code == code
    assert _unlocked(register, Unlock(passphrase=PHRASE)) == data_key


def test_that_no_secret_is_in_the_file_or_shown_anywhere(
    register: Path, salt: bytes, data_key: bytes, keyring: MemoryKeyring, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    code = _saved(register, salt, data_key, "passphrase", "keyring")
    keyring.locked = True
    keys = KeyFile.load(register)
    unlocks = [Unlock(passphrase=f"{PHRASE}!"), Unlock(recovery_code=f"{code[:-1]}!"), Unlock(recovery_code=f"{code}0")]
    shown = [repr(keys), repr(vars(keys)), caplog.text, *(repr(unlock) for unlock in unlocks)]
    for unlock in unlocks:
        error = _refusal(register, unlock)
        shown += [repr(error), str(error), repr(dict(error.details)), *traceback.format_exception(error)]
    stored = b"".join(path.read_bytes() for path in register.parent.iterdir())

    secrets = [PHRASE, data_key.hex(), keyring.kept[salt.hex()], code, code.replace("-", ""), *code.split("-")[:-1]]
    for secret in secrets:
        assert not any(secret in text for text in shown)
        assert secret.encode() not in stored
    assert data_key not in stored
    assert bytes.fromhex(keyring.kept[salt.hex()]) not in stored


def test_that_a_register_that_was_never_made_leaves_nothing_in_the_keyring(
    register: Path, keyring: MemoryKeyring
) -> None:
    keys = KeyFile.create(register, bytes(16))
    keys.add_keyring(bytes(32))
    assert keyring.kept

    keys.discard()

    assert not keyring.kept

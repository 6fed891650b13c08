"""The keys of a register: its data key, sealed once for every way in, in `FILE.keys` beside the register.

The ways in are the operating system's keyring, a passphrase and a recovery code; without a keyring it is the
passphrase, never a plain key in a file. Copies of `FILE.keys` in backups keep the ways in of their day: a passphrase
that was changed still opens them, so changing it because somebody has seen it also means making new backups.
May import desktop.domain, db.errors and db.files; keyring and cryptography are imported here and in bundle only.
"""

from desktop.keystore.keyfile import KeyFile, Unlock
from desktop.keystore.os_keyring import keyring_available

__all__ = ["KeyFile", "Unlock", "keyring_available"]

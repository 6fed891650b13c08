"""Which version of the program this is; pyproject.toml says the same, and a test holds them together."""

from typing import Final

NAME: Final = "Utblick"
VERSION: Final = "0.1.0"

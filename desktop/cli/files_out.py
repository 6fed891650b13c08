"""Small files that commands read and write: requests, certificates."""

from desktop.services.small_files import check_free, read_file, write_file

__all__ = ["check_free", "read_file", "write_file"]

"""Run the program where no file can grow past so many bytes, as on a full disk: that needs no rights and no disk.

Arguments: the limit, then those of the program. Below 64 KB the program cannot tell it from a disk without room.
"""

from __future__ import annotations

import resource
import runpy
import sys

sys.dont_write_bytecode = True  # half a module would be left for everybody after
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), hard))
sys.argv = ["utblick", *sys.argv[2:]]
runpy.run_module("desktop", run_name="__main__")

"""Limits of memory and time on Windows: a job object with one process in it, this one.

Written after Microsoft's documentation of JOBOBJECT_EXTENDED_LIMIT_INFORMATION and tried on no Windows yet. Where the
system does not give a job, the limits of bytes and the patience of who waits are what is left.
"""

from __future__ import annotations

import ctypes
from typing import Any, Final

_EXTENDED_LIMITS: Final = 9
_PROCESS_TIME: Final = 0x2
_ACTIVE_PROCESS: Final = 0x8
_PROCESS_MEMORY: Final = 0x100
_TICKS: Final = 10_000_000
"""Of 100 nanoseconds in a second."""


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION; the counters of input and output in it are not used."""

    _fields_ = (
        ("basic", _BasicLimits),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def limit(seconds: int, memory: int, kernel: Any = None) -> bool:  # noqa: ANN401 - a library of the system
    """Let this process take no more than this, and start no other; False if the system does not give a job."""
    kernel = _kernel() if kernel is None else kernel
    wanted = ExtendedLimits(process_memory=memory)
    wanted.basic.process_time = seconds * _TICKS
    wanted.basic.active_processes = 1
    wanted.basic.flags = _PROCESS_TIME | _ACTIVE_PROCESS | _PROCESS_MEMORY
    job = kernel.CreateJobObjectW(None, None)
    if not job or not kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(wanted), _size()):
        return False
    return bool(kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess()))


def _size() -> int:
    return ctypes.sizeof(ExtendedLimits)


def _kernel() -> Any:  # noqa: ANN401 - as above
    """Give the system's library, told what its functions take: handles are as wide as pointers."""
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore] # on Windows alone
    handle = ctypes.c_void_p
    kernel.CreateJobObjectW.argtypes, kernel.CreateJobObjectW.restype = (handle, ctypes.c_wchar_p), handle
    kernel.SetInformationJobObject.argtypes = (handle, ctypes.c_int, handle, ctypes.c_uint32)
    kernel.AssignProcessToJobObject.argtypes = (handle, handle)
    kernel.GetCurrentProcess.argtypes, kernel.GetCurrentProcess.restype = (), handle
    return kernel

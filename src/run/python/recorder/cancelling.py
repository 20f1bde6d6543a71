"""Who asks for the end of a task, and why."""

import asyncio
import os
from asyncio import tasks
from types import FrameType
from typing import Any, Optional

from .outbox import Json
from .recording import rec
from .stacks import ASYNCIO


def canceller(frame: FrameType) -> Optional[Json]:
    """What of the library calls `cancel`, and why; nothing where the program does."""
    code = frame.f_code
    if code is tasks.Task.cancel.__code__:
        return {"by": "task", "why": "cancelled", "of": rec.task_id(frame.f_locals["self"])}
    if not code.co_filename.startswith(ASYNCIO):
        return None
    module, name = os.path.basename(code.co_filename), code.co_name
    of: Any = None
    by, why = None, "cancelled"
    if module == "taskgroups.py":
        by = "TaskGroup"
        caller = frame.f_back if name == "_abort" else frame
        if caller is not None and caller.f_code.co_name == "_on_task_done":
            why, of = "failed", caller.f_locals.get("task")
        elif caller is not None and name == "_abort" and is_failed_block(caller):
            why = "failed"
        else:
            of = frame.f_locals["self"]._parent_task
    elif module == "timeouts.py":
        by, why = "timeout", "late"
    elif name == "_cancel_and_wait" or name == "wait_for":
        by, why = "waitFor", "late"
    elif name == "cancel" and isinstance(frame.f_locals.get("self"), tasks._GatheringFuture):  # type: ignore[attr-defined]
        by = "gather"
    return None if by is None else {"by": by, "why": why, "of": rec.task_id(of)}


def is_failed_block(frame: FrameType) -> bool:
    """Does a TaskGroup end because its block has raised, and not because its parent is cancelled?"""
    if not frame.f_code.co_filename.startswith(ASYNCIO):
        return True  # The program itself has called it.
    kind = frame.f_locals.get("et")
    return kind is not None and not issubclass(kind, asyncio.CancelledError)

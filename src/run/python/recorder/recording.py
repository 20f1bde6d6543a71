"""What is known of the run so far, and the telling of events."""

import asyncio
import inspect
import itertools
import os
import reprlib
import sys
import threading
import weakref
from asyncio import events
from types import CodeType, FrameType
from typing import Any, Dict, List, NamedTuple, Optional

from .outbox import Json, Outbox, encode


class Wanted(NamedTuple):
    """What Node asks for: one line of JSON."""

    clock: Json
    detail: bool
    locals: bool
    source: Optional[str]
    terminal: Json


class InThread(threading.local):
    """What each thread has its own of: it may run a loop."""

    current: Any = None  # The task whose step it runs.
    iteration = 0
    function: Optional[str] = None  # What a pool has it run, or what it was started for, ...
    slept = 0.0  # ...and how long that asked to sleep.
    job: Any = None


class Recorder:
    """What is known of the run so far, and the telling of events."""

    has_begun = False

    def begin(self, wanted: Wanted, clock: Any, outbox: Outbox, program: str) -> None:
        self.has_begun = True
        self.detail = wanted.detail
        self.with_locals = wanted.locals
        self.clock = clock
        self.outbox = outbox
        self.program = program
        self.folder = os.path.dirname(os.path.realpath(program)) + os.sep
        self.thread = threading.get_ident()
        self.in_thread = InThread()
        self.is_exchanged = wanted.source is not None
        self.excepthook = sys.excepthook
        self.is_elsewhere = False  # Does what is written go to the descriptors, as without a recorder?
        self.origin: Optional[float] = None
        self.tasks = 0
        self.timers = 0
        self.handles = 0
        self.futures = 0
        self.names = itertools.count(1)
        self.watched: Dict[int, CodeType] = {}  # Ids of frames of coroutines that were told of...
        self.unwound: Dict[int, Json] = {}  # ...and what those of them have raised that have since.
        self.own_files: Dict[str, bool] = {}
        self.loops: Any = weakref.WeakKeyDictionary()

    def now(self) -> float:
        """Program seconds. The first event is preceded by the beginning."""
        if self.origin is None:
            self.origin = self.clock.peek()
            detail = ',"detail":true' if self.detail else ""
            self.outbox.push('{"kind":"program-began","at":0,"iteration":0%s}' % detail)
        return self.clock.peek() - self.origin

    def tell(self, kind: str, **fields: Any) -> None:
        at = self.now()
        iteration = self.iteration_now()
        self.outbox.push(encode({"kind": kind, "at": at, "iteration": iteration, **fields}))

    def iteration_now(self) -> int:
        """In virtual time a thread of a pool works while the loop stands, between two of its acts."""
        job = self.in_thread.job
        if job is not None:
            return job.iteration
        return self.in_thread.iteration if events._get_running_loop() is not None else 0

    def leave(self) -> None:
        """This is a forked child, or nobody listens: from now on nothing is told."""
        self.is_elsewhere = True
        self.outbox.shut()

    def task_id(self, task: Any) -> Optional[int]:
        return getattr(task, "_recorded", None)

    def current_task(self) -> Optional[int]:
        current = self.in_thread.current
        return None if current is None else current._recorded

    def is_other_thread(self) -> bool:
        """Is it one that runs no loop, and is not the program's first?"""
        return threading.get_ident() != self.thread and events._get_running_loop() is None

    def is_housekeeping(self) -> bool:
        """Has the library itself the thread, at the end of a run? That is no part of a trace."""
        current = self.in_thread.current
        return current is not None and current._recorded is None

    def of_loop(self, loop: Any) -> Json:
        """Which loop it is, if not the first."""
        number = self.loops.setdefault(loop, len(self.loops) + 1)
        return {} if number == 1 else {"loop": number}

    def ended_of(self, task: Any, frames: List[FrameType], is_all: bool = False) -> Json:
        """How those of the task's inner coroutines have ended that were told of before, where one has raised.

        Frames are known by their ids, as a reference would keep their variables alive. frames: what is active now.
        """
        told = task._told
        task._told = active = [(frame.f_code.co_name, id(frame)) for frame in frames]
        if not told and not active:
            return {}
        still = {number for _, number in active}
        raised = [self.unwound.pop(number, None) for _, number in told]
        for _, number in told:
            self.watched.pop(number, None)
        self.watched.update((id(frame), frame.f_code) for frame in frames)
        if not is_all and not any(how and "closed" not in how for how in raised):
            return {}
        gone = [
            {"name": name, **(how or {})}
            for (name, number), how in zip(told, raised)
            if how is not None or number not in still
        ]
        return {"ended": [one for one in gone if "closed" not in one][::-1]}

    def watch_unwinding(self) -> None:
        """Has it told, from Python 3.12 on, with what a coroutine that is watched has ended."""
        monitoring = getattr(sys, "monitoring", None)
        if monitoring is None:
            return

        def unwound(code: CodeType, _offset: int, error: BaseException) -> None:
            if not code.co_flags & (inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR):
                return
            number = id(sys._getframe(1))
            # One that has returned may have left its id to another.
            if self.watched.get(number) is not code:
                return
            if isinstance(error, GeneratorExit):
                self.unwound[number] = {"closed": True}
            elif isinstance(error, asyncio.CancelledError):
                self.unwound[number] = {"cancelled": True}
            else:
                self.unwound[number] = {"error": safe_repr(error)}

        for tool in (4, 3):
            if monitoring.get_tool(tool) is None:
                monitoring.use_tool_id(tool, "asyncio-lessons")
                monitoring.register_callback(tool, monitoring.events.PY_UNWIND, unwound)
                monitoring.set_events(tool, monitoring.events.PY_UNWIND)
                return


def safe_repr(value: Any) -> str:
    """A short text: results may be huge, and writing them may fail, neither of which is a watcher's business."""
    try:
        return repr(value) if isinstance(value, BaseException) else reprlib.repr(value)
    except Exception:
        return "<unprintable>"


rec = Recorder()  # There is one a process.

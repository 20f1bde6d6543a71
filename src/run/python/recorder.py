"""Runs a program as `python program.py` would, and tells what happens on its event loops as trace events.

    python recorder.py PROGRAM [ARGUMENT ...]

The events are those of `src/trace/event.ts`; there each field is defined. They leave as JSON lines on descriptor 3, on
which the first line to come in says what is wanted (see `Wanted`). The embedded Python has no descriptors: it calls
`start`. Standard library only, CPython 3.8 to 3.14.

Tasks are those that asyncio has in C, so that the program finds their words, tracebacks and speed; of their steps tells
the loop's ready queue, from which they are run. All else is recorded by wrapping methods of asyncio's own classes. So
every loop of the program's is recorded, and the program finds the names and types that it expects.
"""

IS_STARTED = __name__ == "__main__"
__name__ = "asyncio_lessons_recorder"  # `__main__` is the program.

import sys

AT_START = set(sys.modules)
import asyncio

OF_ASYNCIO = set(sys.modules) - AT_START
import atexit
import builtins
import codecs
import collections
import concurrent.futures.thread
import contextvars
import enum
import functools
import gc
import importlib.machinery
import inspect
import io
import itertools
import json
import linecache
import math
import os
import re
import reprlib
import runpy
import threading
import time
import traceback
import types
import weakref
from asyncio import base_events, events, futures, runners, tasks
from types import CodeType, FrameType
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Set, Tuple

Json = Dict[str, Any]
LIBRARY = os.path.dirname(os.__file__) + os.sep
ASYNCIO = os.path.dirname(asyncio.__file__) + os.sep
# What `json.dumps` makes anew for each text, in longer than it takes for the text itself.
pieces_of: Any = json.encoder.c_make_encoder(  # type: ignore[attr-defined]
    None, str, json.encoder.encode_basestring_ascii, None, ":", ",", False, False, True
)


def encode(told: Json) -> str:
    return "".join(pieces_of(told, 0))


# ---------------------------------------------------------------------------------------------------------- what is wanted


class Wanted(NamedTuple):
    """What Node asks for: one line of JSON."""

    clock: Json
    detail: bool
    locals: bool
    source: Optional[str]
    terminal: Json


# ------------------------------------------------------------------------------------------------------------------ clocks

TICK = 1e-9  # Reading the virtual clock takes so long: two timers of one length never tie by accident.
ITERATION = 1e-6  # An iteration that does not wait takes so long: a busy wait comes to an end.


class RealClock:
    """The machine's own, at `speed` program seconds a second."""

    is_virtual = False

    def __init__(self, speed: float, wait: Optional[Callable[[float], None]]) -> None:
        self.speed = speed
        self._monotonic = time.monotonic
        self._wait = wait or time.sleep

    def time(self) -> float:
        return self._monotonic() * self.speed

    peek = time

    def wait(self, seconds: float) -> None:
        self._wait(seconds / self.speed)

    sleep = wait

    def poll(self) -> None:
        pass


class VirtualClock:
    """Jumps where a real one would wait; the same on every machine."""

    is_virtual = True
    speed = 1

    def __init__(self) -> None:
        self.now = 1000.0

    def time(self) -> float:
        self.now += TICK
        return self.now

    def peek(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += max(0, seconds)

    def wait(self, seconds: float) -> None:
        self.now += math.ceil(seconds * 1e3) * 1e-3  # Whole milliseconds, as Linux' epoll has it.

    def poll(self) -> None:
        self.now += ITERATION


# -------------------------------------------------------------------------------------------------------- sending of events


class Outbox:
    """Sends lines in batches: soon where somebody may be watching, seldom where there is much to send."""

    LARGEST = 512
    DELAY = 0.002

    def __init__(self, send: Callable[[str], None]) -> None:
        self._send = send
        self._lines: List[str] = []
        self._sending = threading.Lock()
        self._sent_at = 0.0
        self._monotonic = time.monotonic
        self.held: Optional[Callable[[], None]] = None  # Tells of a write that the next one may belong to.
        self.is_end_written = False  # An empty text was the last one: what `print` ends with, or one of what it prints.
        self.is_hasty = False  # Python is about to end: nothing may be kept.

    def push(self, line: str) -> None:
        if self.held is not None:
            self.release()
        lines = self._lines
        lines.append(line)
        count = len(lines)
        if (
            count >= self.LARGEST
            or self.is_hasty
            or (not count & 7 and self._monotonic() - self._sent_at > self.DELAY)
        ):
            self.flush()

    def release(self) -> None:
        held, self.held = self.held, None
        if held is not None:
            held()

    def flush(self) -> None:
        """The program may be held up right after this: pass on what there is."""
        if self.held is not None:
            self.release()
        lines = self._lines
        # Another thread, or what this very one was doing before a destructor came in between, may be sending: it goes on
        # until there is nothing left.
        while lines and self._sending.acquire(False):
            try:
                count = len(lines)
                text = "\n".join(lines[:count]) + "\n"
                del lines[:count]
                self._send(text)
                self._sent_at = self._monotonic()
            finally:
                self._sending.release()

    def control(self, **what: Any) -> None:
        self.push(encode(what))
        self.flush()

    def shut(self) -> None:
        """Nothing is told any more: this is a child of the program's process, or nobody listens."""
        self.held = None
        self._lines.clear()
        self._send = lambda text: None


# ---------------------------------------------------------------------------------------------------------------- recorder


class InThread(threading.local):
    """What each thread has its own of: it may run a loop."""

    current: Optional["Task"] = None  # The task whose step it runs.
    iteration = 0
    function: Optional[str] = None  # What a pool has it run, or what it was started for, ...
    slept = 0.0  # ...and how long that asked to sleep.
    job: Optional["Job"] = None


class Recorder:
    """What is known of the run so far, and the telling of events."""

    def __init__(self, wanted: Wanted, clock: Any, outbox: Outbox, program: str) -> None:
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
        self.watched: Set[int] = set()  # Ids of frames of coroutines that were told of...
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

    def is_housekeeping(self) -> bool:
        """Has the library itself the thread, at the end of a run? That is no part of a trace."""
        current = self.in_thread.current
        return current is not None and current._recorded is None

    def of_loop(self, loop: Any) -> Json:
        """Which loop it is, if not the first."""
        number = self.loops.setdefault(loop, len(self.loops) + 1)
        return {} if number == 1 else {"loop": number}

    def ended_of(self, task: "Task", frames: List[FrameType], is_all: bool = False) -> Json:
        """How those of the task's inner coroutines have ended that were told of before, where one has raised.

        Frames are known by their ids, as a reference would keep their variables alive. frames: what is active now.
        """
        told = task._told
        task._told = active = [(frame.f_code.co_name, id(frame)) for frame in frames]
        if not told and not active:
            return {}
        still = {number for _, number in active}
        raised = [self.unwound.pop(number, None) for _, number in told]
        self.watched.difference_update(number for _, number in told)
        self.watched.update(still)
        if not is_all and not any(raised):
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
            if not code.co_flags & inspect.CO_COROUTINE:
                return
            number = id(sys._getframe(1))
            if number not in self.watched:
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


rec: Recorder  # There is one a process; `start` makes it.

# ------------------------------------------------------------------------------------------------------------------- tasks

BareTask: Any = tasks.Task
HOUSEKEEPING = {"shutdown_asyncgens", "shutdown_default_executor"}


def is_housekeeping(coro: Any) -> bool:
    """Is it what the library itself runs at the end of `asyncio.run`?"""
    code = getattr(coro, "cr_code", None)
    return code is not None and code.co_name in HOUSEKEEPING and code.co_filename.startswith(ASYNCIO)


def outcome_of(task: Any) -> Json:
    if task._state == "CANCELLED":
        return {"status": "cancelled"}
    if task._exception is not None:
        return {"status": "failed", "error": safe_repr(task._exception)}
    return {"status": "finished", "result": safe_repr(task._result)}


def safe_repr(value: Any) -> str:
    """A short text: results may be huge, and writing them may fail, neither of which is a watcher's business."""
    try:
        return repr(value) if isinstance(value, BaseException) else reprlib.repr(value)
    except Exception:
        return "<unprintable>"


class Task(BareTask):
    """A task that tells of itself. For a step C calls no method: of that tells who runs it."""

    _recorded: Optional[int] = None
    _told: List[Tuple[str, int]] = []
    _is_suspended = True
    _is_ended = False

    def __init__(self, *args: Any, **options: Any) -> None:
        coro = args[0] if args else options.get("coro")
        if not options.get("name") and asyncio.iscoroutine(coro):
            # C has it counted only once an eager task has run.
            options["name"] = "Task-%d" % next(rec.names)
        if options.get("eager_start") and events._get_running_loop() is not None:
            self._tell_created(coro, str(options["name"]), options["loop"])
            self._start_eagerly(args, options)
        else:
            super().__init__(*args, **options)
            self._tell_created(coro, self.get_name(), self._loop)

    def __getattr__(self, name: str) -> Any:
        error: Any = AttributeError("'_asyncio.Task' object has no attribute %r" % name)
        if sys.version_info >= (3, 10):
            error.name, error.obj = name, self
        raise error

    def _start_eagerly(self, args: Any, options: Json) -> None:
        end = self._begin_step(False)
        try:
            super().__init__(*args, **options)
        finally:
            end()

    def _tell_created(self, coro: Any, name: str, loop: Any) -> None:
        if is_housekeeping(coro):
            return
        rec.tasks += 1
        self._recorded = rec.tasks
        details: Json = {}
        if rec.detail:
            details = {**place_here(), "begins": beginning_of(coro), **rec.of_loop(loop)}
        rec.tell(
            "task-created",
            task=self._recorded,
            name=name,
            coroutine=coroutine_name(coro),
            parent=rec.current_task(),
            **details,
        )

    def _begin_step(self, is_cancelled: bool) -> Callable[[], None]:
        here = rec.in_thread
        before, here.current = here.current, self
        self._is_suspended = False
        if self._recorded is not None:
            rec.tell("step-began", task=self._recorded, **({"cancelled": True} if rec.detail and is_cancelled else {}))

        def end() -> None:
            if self.done():
                self._tell_done()
            else:
                self._tell_suspended()
            here.current = before

        return end

    def _tell_suspended(self) -> None:
        """Once a step, and before what follows from its end is told."""
        if self._is_suspended or self._recorded is None:
            return
        self._is_suspended = True
        chain = chain_of(self._coro)
        frames = with_outermost(self, [name for name, frame, is_library in chain if not is_library and is_coroutine(frame.f_code)])
        waiter = self._fut_waiter
        if rec.detail:
            if waiter is not None:
                meet(waiter, chain)
            stack = [stack_line(name, frame) for name, frame, _ in chain if name]
            own = [frame for _, frame, is_library in chain if not is_library]
            details = {"stack": stack, **variables_of(own), **rec.ended_of(self, inner_of(chain))}
        else:
            details = rec.ended_of(self, inner_of(chain))
        on = {"kind": "turn"} if waiter is None else target_of(waiter)
        rec.tell("suspended", task=self._recorded, on=on, frames=frames, **details)

    def cancel(self, *args: Any, **options: Any) -> bool:
        if self._recorded is not None and not self.done():
            details: Json = {}
            if rec.detail:
                through = canceller(sys._getframe(1))
                details = {**({"through": through} if through else {}), **place_here()}
            rec.tell("cancel-requested", task=self._recorded, by=rec.current_task(), **details)
        return super().cancel(*args, **options)

    def _tell_done(self) -> None:
        """Before those are told of who wait for it."""
        if self._is_ended or self._recorded is None:
            return
        self._is_ended = True
        details = rec.ended_of(self, [], self._state == "CANCELLED" or self._exception is not None)
        if rec.detail and self._exception is not None:
            stack = stack_of_error(self._exception, self)
            if stack:
                details["stack"] = stack
        rec.tell("task-done", task=self._recorded, outcome=outcome_of(self), **details)


Task.__name__ = Task.__qualname__ = "Task"
Task.__module__ = "_asyncio"


def with_outermost(task: Task, frames: List[str]) -> List[str]:
    """A task's frames begin with its own coroutine, also when that is none of the program's (`sleep`)."""
    name = coroutine_name(task._coro)
    return frames if frames and frames[0] == name else [name] + frames


def canceller(frame: FrameType) -> Optional[Json]:
    """What of the library calls `cancel`, and why; nothing where the program does."""
    code = frame.f_code
    if code is Task.cancel.__code__:
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


# ------------------------------------------------------------------------------------------- futures, and what is awaited


def target_of(future: Any) -> Json:
    """What a task waits for that waits for this."""
    timer = getattr(future, "_timer", None)
    if timer is not None:
        timer_id, until = timer
        return {"kind": "sleep", "until": until, **({"timer": timer_id} if rec.detail else {})}
    task = rec.task_id(future)
    if task is not None:
        return {"kind": "task", "task": task}
    known = getattr(future, "_known", None)
    if isinstance(future, tasks._GatheringFuture):  # type: ignore[attr-defined]
        target: Json = {"kind": "gather", "children": len(future._children)}
        if known is not None:
            target.update(future=known.id, tasks=tasks_behind(future))
            if not all(isinstance(child, Task) for child in future._children):
                target["nested"] = True
        return target
    target = {"kind": "future"}
    if known is not None:
        target.update(future=known.id, label=known.label)
        behind = tasks_behind(future)
        if behind:
            target["tasks"] = behind
        if known.label == "wait" and all(isinstance(one, Task) for one in known.behind):
            target["children"] = len(known.behind)
    return target


class Known:
    """What is remembered of a future that a task has awaited."""

    __slots__ = ("id", "label", "behind", "is_done")

    def __init__(self, number: int, label: str, behind: Any, is_done: bool) -> None:
        self.id = number
        self.label = label
        self.behind = behind  # The futures whose end it depends on.
        self.is_done = is_done


def meet(future: Any, chain: List[Any]) -> None:
    """A task awaits a future: if it is one to be told of, and new, it is told."""
    if isinstance(future, Task) or hasattr(future, "_timer") or hasattr(future, "_known"):
        return
    label, behind = awaited_through(future, chain)
    rec.futures += 1
    future._known = Known(rec.futures, label, behind, future.done())
    rec.tell("future-created", future=rec.futures, label=label, state=future._state)


def awaited_through(future: Any, chain: List[Any]) -> Tuple[str, Any]:
    """What it is a future of, and what its end depends on."""
    if isinstance(future, tasks._GatheringFuture):  # type: ignore[attr-defined]
        return "gather", future._children
    for callback, _ in getattr(future, "_callbacks", None) or ():
        if getattr(callback, "__qualname__", "").startswith("shield.<locals>."):
            cells = zip(callback.__code__.co_freevars, callback.__closure__)
            return "shield", [cell.cell_contents for name, cell in cells if name == "inner"]
    innermost = chain[-1][1] if chain else None
    if innermost is not None and innermost.f_code.co_filename.startswith(ASYNCIO):
        name, variables = innermost.f_code.co_name, innermost.f_locals
        if name == "_wait" and "fs" in variables:
            return "wait", variables["fs"]
        if name in ("__aexit__", "_aexit") and hasattr(variables["self"], "_tasks"):
            return "TaskGroup", variables["self"]._tasks
        if name == "_cancel_and_wait":
            return "waitFor", [variables["fut"]]
    called = None
    for name, frame, is_library in reversed(chain):
        if not is_library or name == "wait_for":
            break
        called = name or called
    return called or type(future).__name__, ()


def tasks_behind(future: Any) -> List[int]:
    """The tasks, not done, that its end depends on."""
    found: Dict[int, None] = {}
    seen = set()

    def look(one: Any) -> None:
        if id(one) in seen or one.done():
            return
        seen.add(id(one))
        task = rec.task_id(one)
        if task is not None:
            found[task] = None
            return
        if isinstance(one, tasks._GatheringFuture):  # type: ignore[attr-defined]
            behind = one._children
        else:
            known = getattr(one, "_known", None)
            behind = known.behind if known is not None else awaited_through(one, [])[1]
        for each in list(behind):
            look(each)

    look(future)
    return list(found)


def tell_if_done(future: Any) -> None:
    known = getattr(future, "_known", None)
    if known is not None and not known.is_done and future.done():
        known.is_done = True
        rec.tell("future-done", future=known.id, label=known.label, state=future._state)


def is_cancelled(future: Any) -> bool:
    """Raises it a CancelledError in who awaits it?"""
    return future._state == "CANCELLED" or isinstance(future._exception, asyncio.CancelledError)


def task_woken(task: Task, future: Any) -> None:
    """What the task waited for is done: its next step stands in the ready queue."""
    task._tell_suspended()
    details: Json = {}
    if rec.detail:
        tell_if_done(future)
        details["state"] = future._state
        if future._state != "CANCELLED" and is_cancelled(future):
            details["cancelled"] = True
    rec.tell("woken", task=task._recorded, **details)


# ------------------------------------------------------------------------------------------------------ handles and timers

BareHandle: Any = events.Handle
BareTimerHandle: Any = events.TimerHandle


def type_of_step() -> Any:
    """The type of the callback by which C runs a task's step."""

    class Loop:
        get_debug = bool

        def call_soon(self, callback: Any, **_options: Any) -> None:
            self.callback = callback

    async def nothing() -> None:
        pass

    loop = Loop()
    coro = nothing()
    BareTask(coro, loop=loop, name="")._log_destroy_pending = False
    coro.close()
    return type(loop.callback)


TaskStep = type_of_step()


def step_of(callback: Any) -> Optional[Task]:
    """The task whose step or wake-up this is."""
    owner = getattr(callback, "__self__", None)
    if type(owner) is Task and (type(callback) is TaskStep or getattr(callback, "__name__", "") == "task_wakeup"):
        return owner
    return None


class Handle(BareHandle):
    """A handle that tells of itself."""

    __slots__ = ("_id",)


class TimerHandle(BareTimerHandle):
    """A timer that tells of itself."""

    __slots__ = ("_id", "_has_run")

    def cancel(self) -> None:
        if not self._cancelled and not self._has_run:
            rec.tell("timer-cancelled", timer=self._id)
        super().cancel()


for made, bare in ((Handle, BareHandle), (TimerHandle, BareTimerHandle)):
    made.__module__, made.__qualname__ = bare.__module__, bare.__qualname__


def entry_of(handle: Any) -> Optional[Json]:
    """Which callback it is; nothing for what is not told of."""
    number = getattr(handle, "_id", None)
    if number is None:
        return None
    if type(handle) is TimerHandle:
        return {"handle": None, "timer": number}
    return {"handle": number, "timer": None}


class ReadyQueue(collections.deque):
    """A loop's ready queue. What the loop does with it tells when an iteration begins, and a callback or a step.

    No method of a handle or a loop need be wrapped for that: the program's stack is as without a recorder.
    """

    loop: Any = None
    is_begun = True  # Has the iteration been told of?
    end: Optional[Callable[[], None]] = None  # Tells of the end of what is running.
    due: Any = None  # What runs next.
    selector: Any = None  # By which the loop waits.

    def __bool__(self) -> bool:
        """The loop asks so as an iteration begins."""
        self.finish()
        if type(self.loop) is PlainLoop:
            self.loop._let_threads_work()
        self.loop._iterations += 1
        if self.selector is not self.loop._selector:
            self.selector = self.loop._selector
            watch_waiting(self.loop, self.selector)
        self.is_begun = False
        return len(self) > 0

    def append(self, handle: Any) -> None:
        super().append(handle)
        if type(handle) is TimerHandle:
            rec.in_thread.iteration = self.loop._iterations
            rec.tell("timer-fired", timer=handle._id)

    def popleft(self) -> Any:
        if self.end is not None:
            self.end()
        if not self.is_begun:
            begin_iteration(self.loop)
        handle = super().popleft()
        if handle._cancelled:
            self.end = skip(handle)
        elif self.loop._debug and type(self.loop) is PlainLoop:
            self.end, self.due = None, handle
        else:
            self.end = begin(handle)
        return handle

    def finish(self) -> None:
        """What has run last is over, and so is the iteration, unless an error has ended its waiting."""
        if self.end is not None:
            self.end()
            self.end = None
        if not self.is_begun and sys.exc_info()[0] is None:
            begin_iteration(self.loop)


def watch_waiting(loop: Any, selector: Any) -> None:
    """Has it told when the loop waits; whoever watches sees all that came before."""
    select = selector.select
    if isinstance(selector, Waits):
        return

    def recorded_select(timeout: Optional[float] = None) -> Any:
        if timeout is None or timeout > 0:
            tell_waiting(loop, timeout)
            timeout = timeout and timeout / rec.clock.speed
        return select(timeout)

    selector.select = recorded_select


def skip(handle: Any) -> None:
    task = step_of(handle._callback) if rec.detail and handle._callback is not None else None
    if task is not None:
        rec.tell("skipped", handle=None, timer=None, task=task._recorded)
    elif rec.detail and entry_of(handle) is not None:
        rec.tell("skipped", **entry_of(handle), task=None)


def begin(handle: Any) -> Optional[Callable[[], None]]:
    """The loop is about to run this; gives what tells of its end."""
    task = step_of(handle._callback)
    if task is not None:
        if task.done():
            return None
        awaited = handle._args[0] if handle._args else None
        return task._begin_step(task._must_cancel or (awaited is not None and is_cancelled(awaited)))
    if type(handle) is TimerHandle:
        handle._has_run = True
    entry = entry_of(handle) if rec.detail else None
    if entry is None:
        return None
    rec.tell("callback-began", **entry)
    return functools.partial(rec.tell, "callback-ended", **entry)


def begin_iteration(loop: Any) -> None:
    loop._ready.is_begun = True
    rec.in_thread.iteration = loop._iterations
    details = rec.of_loop(loop) if rec.detail else {}
    rec.tell("iteration", ready=len(loop._ready), timers=len(loop._scheduled) - loop._timer_cancelled_count, **details)


def install_hooks() -> None:
    """Puts the recorder's classes and methods in the place of asyncio's."""
    events.Handle = asyncio.Handle = Handle  # type: ignore[misc]
    events.TimerHandle = asyncio.TimerHandle = TimerHandle  # type: ignore[misc]
    tasks.Task = asyncio.Task = Task  # type: ignore[misc]
    if hasattr(tasks, "eager_task_factory"):
        eager = tasks.create_eager_task_factory(Task)  # type: ignore[type-var]
        tasks.eager_task_factory = asyncio.eager_task_factory = eager
    Loop: Any = base_events.BaseEventLoop
    init, call_at, call_soon = Loop.__init__, Loop.call_at, Loop._call_soon
    close = Loop.close

    def recorded_init(self: Any, *args: Any, **options: Any) -> None:
        init(self, *args, **options)
        self._ready = ReadyQueue(self._ready)
        self._ready.loop = self
        self._iterations = 0

    def recorded_call_at(self: Any, when: float, callback: Any, *args: Any, **options: Any) -> Any:
        handle = call_at(self, when, callback, *args, **options)
        if rec.is_housekeeping():
            handle._id, handle._has_run = None, True
            return handle
        rec.timers += 1
        handle._id, handle._has_run = rec.timers, False
        is_sleep = callback is futures._set_result_unless_cancelled and is_called_by_sleep()  # type: ignore[attr-defined]
        rec.now()
        deadline = when - rec.origin
        if is_sleep:
            args[0]._timer = handle._id, deadline
        task = rec.current_task()
        details: Json = {}
        if rec.detail:
            details = {"what": "sleep" if is_sleep else name_of(callback), "wakes": task if is_sleep else None}
            if not is_sleep:
                details.update(place_here())
            details.update(rec.of_loop(self))
        rec.tell("timer-set", timer=handle._id, deadline=deadline, task=task, **details)
        return handle

    def recorded_call_soon(self: Any, callback: Any, args: Any, context: Any) -> Any:
        task = step_of(callback)
        if args and type(args[0]) is Task and not args[0]._is_ended and args[0].done():
            args[0]._tell_done()
        if task is not None:
            handle = call_soon(self, callback, args, context)
            handle._id = None
            if args and task._recorded is not None:
                task_woken(task, args[0])
            return handle
        handle = call_soon(self, callback, args, context)
        handle._id = None
        if rec.detail:
            tell_scheduled(self, handle, callback, args)
        return handle

    def recorded_close(self: Any) -> None:
        was_closed = self.is_closed()
        close(self)
        if rec.detail and not was_closed:
            rec.tell("loop-closed", **rec.of_loop(self))

    Loop.__init__ = recorded_init
    Loop.call_at = recorded_call_at
    Loop._call_soon = recorded_call_soon
    Loop.close = recorded_close

    def recorded_set_running_loop(loop: Any) -> None:
        running = events._get_running_loop()
        if running is not None and loop is None and type(getattr(running, "_ready", None)) is ReadyQueue:
            running._ready.finish()
        set_running_loop(loop)

    set_running_loop = events._set_running_loop
    events._set_running_loop = recorded_set_running_loop
    BOTTOMS.update((Task._start_eagerly.__code__, BareHandle._run.__code__, runners._cancel_all_tasks.__code__))


# Below one of these is what runs a task's step or a callback, or what the library does of its own.
BOTTOMS: Set[CodeType] = set()


def is_called_by_sleep() -> bool:
    """Is it `asyncio.sleep` that sets a timer?"""
    frame: Optional[FrameType] = sys._getframe(2)
    for _ in range(2):
        if frame is not None and frame.f_code is asyncio.sleep.__code__:
            return True
        frame = frame.f_back if frame is not None else None
    return False


def tell_scheduled(loop: Any, handle: Any, callback: Any, args: Any) -> None:
    """A callback stands in the ready queue, which is no task's step and no timer's."""
    of = args[0] if len(args) == 1 and futures.isfuture(args[0]) and args[0].done() else None
    if of is not None:
        tell_if_done(of)
    if rec.is_housekeeping() or (isinstance(of, Task) and of._recorded is None):
        return
    rec.handles += 1
    handle._id = rec.handles
    details: Json = {}
    if of is None:
        details.update(place_here())
    elif isinstance(of, Task):
        details["of"] = {"kind": "task", "task": of._recorded}
    else:
        known = getattr(of, "_known", None)
        details["of"] = {"kind": "future", **({"future": known.id} if known is not None else {})}
    rec.tell(
        "callback-scheduled",
        handle=handle._id,
        name=name_of(callback),
        why="call_soon" if of is None else "done-callback",
        task=rec.current_task(),
        **details,
        **rec.of_loop(loop),
    )


def name_of(callback: Any) -> str:
    while isinstance(callback, functools.partial):
        callback = callback.func
    return getattr(callback, "__name__", None) or type(callback).__name__


# ------------------------------------------------------------------------- the loop in virtual time and of the embedded one


class Deadlock(RuntimeError):
    """Nothing is ready to run, no timer is set, and nothing outside the loop is pending."""


Deadlock.__name__ = Deadlock.__qualname__ = "DeadlockError"
Deadlock.__module__ = "asyncio"


class Waits:
    """In the place of a selector: waits on the clock alone."""

    def __init__(self, loop: "PlainLoop") -> None:
        self._loop = loop

    def select(self, timeout: Optional[float]) -> Tuple[()]:
        if timeout is None or timeout > 0:
            tell_waiting(self._loop, timeout)
            if timeout is None:
                return self._loop._wait_for_threads()
            rec.clock.wait(timeout)
        else:
            rec.clock.poll()
        return ()

    def close(self) -> None:
        pass


def tell_waiting(loop: Any, timeout: Optional[float]) -> None:
    """Nothing is ready: the loop waits."""
    rec.in_thread.iteration = loop._iterations
    if rec.detail:
        rec.tell("waiting", seconds=timeout, **rec.of_loop(loop))
    rec.outbox.flush()


def describe_deadlock(loop: Any) -> str:
    return "deadlock: nothing is ready to run, no timer is set and nothing outside the loop is pending"


def use_plain_loops() -> None:
    """Has asyncio make such loops wherever it makes one of the machine's."""
    machines: Any = asyncio.SelectorEventLoop
    PlainLoop.__module__, PlainLoop.__name__ = machines.__module__, machines.__name__
    PlainLoop.__qualname__ = machines.__qualname__
    asyncio.SelectorEventLoop = PlainLoop  # type: ignore[misc,assignment]
    if hasattr(asyncio, "EventLoop"):
        asyncio.EventLoop = PlainLoop
    policy: Any = getattr(events, "_get_event_loop_policy", None) or asyncio.get_event_loop_policy
    policy()._loop_factory = PlainLoop


class OrderedSet(set):
    """A set that gives its elements in the order in which they came."""

    def __init__(self, elements: Any = ()) -> None:
        self._order = dict.fromkeys(elements)
        super().__init__(self._order)

    def __iter__(self) -> Any:
        return iter(list(self._order))

    def add(self, element: Any) -> None:
        self._order[element] = None
        super().add(element)

    def discard(self, element: Any) -> None:
        self._order.pop(element, None)
        super().discard(element)

    def remove(self, element: Any) -> None:
        super().remove(element)
        del self._order[element]

    def pop(self) -> Any:
        element = next(iter(self))
        self.remove(element)
        return element

    def __repr__(self) -> str:
        return "{%s}" % ", ".join(map(repr, self)) if self._order else "set()"


OrderedSet.__name__ = OrderedSet.__qualname__ = "set"
OrderedSet.__module__ = "builtins"


def order_sets() -> None:
    """Where asyncio leaves an order open, as it goes through a set, that is the order of creation."""
    all_tasks = tasks.all_tasks

    def ordered_tasks(loop: Any = None) -> Any:
        # Its own default is the running loop of the one who calls it.
        found = all_tasks(loop) if loop is not None else all_tasks()
        return OrderedSet(sorted(found, key=lambda task: rec.task_id(task) or 0))

    tasks.all_tasks = asyncio.all_tasks = functools.wraps(all_tasks)(ordered_tasks)
    tasks.set = OrderedSet  # type: ignore[attr-defined]
    taskgroups = sys.modules.get("asyncio.taskgroups")
    if taskgroups is not None:
        taskgroups.set = OrderedSet  # type: ignore[attr-defined]


class PlainLoop(base_events.BaseEventLoop):
    """A loop without descriptors."""

    def __init__(self) -> None:
        super().__init__()
        self._selector = Waits(self)
        self._called = threading.Event()  # Has another thread called the loop?
        self._jobs: List["Job"] = []
        self._parked: Set["Job"] = set()
        self._clock_resolution = TICK

    def time(self) -> float:
        queue = self._ready
        if not self._debug or sys._getframe(1).f_code is not base_events.BaseEventLoop._run_once.__code__:
            return rec.clock.time()
        # In debug mode the loop takes the time right before and after it runs something.
        if queue.due is None and queue.end is not None:
            queue.end()
            queue.end = None
        now = rec.clock.time()
        if queue.due is not None:
            queue.end, queue.due = begin(queue.due), None
        return now

    def _process_events(self, event_list: Any) -> None:
        pass

    def _write_to_self(self) -> None:
        job = rec.in_thread.job
        if job is not None:
            job.has_called = True
            if job.is_over:
                job.stopped.set()
        self._called.set()

    def run_in_executor(self, executor: Any, func: Any, *args: Any) -> Any:
        if not rec.clock.is_virtual or not isinstance(executor, (type(None), concurrent.futures.ThreadPoolExecutor)):
            return super().run_in_executor(executor, func, *args)
        job = Job(self)
        wrap = futures.wrap_future

        def noted(future: Any, **options: Any) -> Any:
            job.future = future
            return wrap(future, **options)

        futures.wrap_future = noted
        try:
            awaited = super().run_in_executor(executor, functools.partial(job.run, func, *args))
        finally:
            futures.wrap_future = wrap
        job.pool = executor or self._default_executor  # type: ignore[attr-defined]
        self._jobs.append(job)
        return awaited

    def _let_threads_work(self) -> None:
        """One after the other, in the order in which they began or were woken, each until it sleeps or ends."""
        left, self._jobs = self._jobs, []
        for job in left:
            if job.future.cancelled():
                continue
            parked = sum(1 for one in self._parked if one.pool is job.pool)
            if not job.has_begun and parked >= job.pool._max_workers:
                self._jobs.append(job)  # No thread is free.
                continue
            self._parked.discard(job)
            job.work()
            if not job.is_over:
                self._parked.add(job)

    def _park(self, job: "Job", seconds: float) -> None:
        """A thread sleeps: the loop wakes it."""

        def _wake_thread() -> None:
            self._jobs.append(job)

        self.call_at(rec.clock.time() + max(0, seconds), _wake_thread)
        job.stop()

    def _wait_for_threads(self) -> Tuple[()]:
        """Nothing is to come but from a thread: one that was not begun by the loop, or waits for the loop itself."""
        if threading.active_count() == 1 and not self._called.is_set():
            raise Deadlock(describe_deadlock(self))
        self._called.wait()
        self._called.clear()
        return ()


class Job:
    """A call in a thread of a pool, in virtual time: the loop stands while it works."""

    def __init__(self, loop: PlainLoop) -> None:
        self.loop = loop
        self.turn = threading.Event()
        self.stopped = threading.Event()
        self.is_over = self.has_begun = self.has_called = False
        self.iteration = 0
        self.future: Any = None
        self.pool: Any = None

    def run(self, func: Any, *args: Any) -> Any:
        self.turn.wait()
        rec.in_thread.job = self
        try:
            return func(*args)
        finally:
            self.is_over = True

    def work(self) -> None:
        """Lets the thread work until it sleeps or ends, or waits for what it has called the loop for."""
        self.has_begun, self.has_called = True, False
        self.iteration = rec.in_thread.iteration
        self.stopped.clear()
        self.turn.set()
        while not self.stopped.wait(0.02) and not self.has_called:
            pass

    def stop(self) -> None:
        self.turn.clear()
        self.stopped.set()
        self.turn.wait()


# ------------------------------------------------------------------------------------------------------------------ stacks


def is_own(code: CodeType) -> bool:
    """Is it the program's?"""
    file = code.co_filename
    own = rec.own_files.get(file)
    if own is None:
        own = rec.own_files[file] = is_own_file(file)
    return own


def is_own_file(file: str) -> bool:
    if file == rec.program:
        return True
    # This file, and Python's own, may lie below the program's folder.
    if file == HERE or file.startswith(LIBRARY) or not file.startswith(rec.folder):
        return False
    return not any(part in file for part in ("site-packages", "dist-packages", "node_modules"))


def line_of(code: CodeType, line: Optional[int]) -> Json:
    told: Json = {"name": code.co_name, "line": line, "internal": False}
    if code.co_filename != rec.program:
        told["file"] = os.path.relpath(code.co_filename, rec.folder).replace(os.sep, "/")
    return told


def stack_line(name: str, frame: Optional[FrameType]) -> Json:
    if frame is not None and is_own(frame.f_code):
        return line_of(frame.f_code, frame.f_lineno)
    return {"name": name, "line": None, "internal": True}


def own_frames() -> List[FrameType]:
    """The active functions of the program and coroutines of the library, outermost first."""
    found = []
    frame: Optional[FrameType] = sys._getframe(1)
    while frame is not None and frame.f_code not in BOTTOMS:
        if is_own(frame.f_code) or library_name(frame.f_code, None):
            found.append(frame)
        frame = frame.f_back
    return found[::-1]


def stack_here() -> List[Json]:
    if is_other_thread():
        return []
    frames = own_frames()
    return [stack_line(library_name(frame.f_code, None) or "", frame) for frame in frames]


COROUTINE = inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR
# Coroutines of the library's that the program has not called by that name.
RENAMED = {"_wait_for_one": "as_completed"}
LOOP = "BaseEventLoop."


def library_name(code: CodeType, qualified: Optional[str]) -> Optional[str]:
    """What a coroutine of the library's is called in a stack; nothing for its inner ones, and for what is none."""
    if is_own(code) or not code.co_flags & COROUTINE:
        return None
    name = code.co_name
    if name in RENAMED:
        return RENAMED[name]
    if name.startswith("_"):
        return None
    return (qualified or getattr(code, "co_qualname", name)).replace(LOOP, "")


def coroutine_name(coro: Any) -> str:
    """What a task's coroutine is called: one of the library's is named with its class, as there are several `wait`."""
    code = getattr(coro, "cr_code", None)
    if code is None or is_own(code):
        return name_of(coro)
    return coro.__qualname__.replace(LOOP, "").rpartition("<locals>.")[2]


def chain_of(coro: Any) -> List[Tuple[str, Optional[FrameType], bool]]:
    """Where a suspended coroutine stands: names and frames, outermost first; and is it the library's?"""
    chain: List[Tuple[str, Optional[FrameType], bool]] = []
    while coro is not None:
        frame = getattr(coro, "cr_frame", None) or getattr(coro, "gi_frame", None) or getattr(coro, "ag_frame", None)
        if frame is None:
            coro = next((one for one in gc.get_referents(coro) if inspect.isasyncgen(one)), None)
            if coro is None:
                break
            continue
        if is_own(frame.f_code):
            chain.append((frame.f_code.co_name, frame, False))
        elif not chain or frame.f_code.co_flags & COROUTINE:
            name = library_name(frame.f_code, getattr(coro, "__qualname__", None)) or ("" if chain else name_of(coro))
            chain.append((name, frame, True))
        for field in ("cr_await", "gi_yieldfrom", "ag_await"):
            if hasattr(coro, field):
                coro = getattr(coro, field)
                break
    return chain


def inner_of(chain: List[Tuple[str, Optional[FrameType], bool]]) -> List[FrameType]:
    """The program's own coroutines within the task's."""
    return [frame for _, frame, is_library in chain[1:] if not is_library and is_coroutine(frame.f_code)]


def is_coroutine(code: CodeType) -> bool:
    return bool(code.co_flags & (inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR | inspect.CO_ITERABLE_COROUTINE))


def beginning_of(coro: Any) -> Json:
    code = getattr(coro, "cr_code", None) or getattr(coro, "gi_code", None)
    if code is None or not is_own(code):
        return {"name": coroutine_name(coro), "line": None, "internal": True}
    return line_of(code, code.co_firstlineno)


def stack_of_error(error: BaseException, task: Task) -> List[Json]:
    """Where it was made, unless another task had failed with it before."""
    # A reference of ours would keep alive what the error holds.
    if "_recorded" in vars(error):
        return []
    vars(error)["_recorded"] = True
    found = []
    tb = error.__traceback__
    while tb is not None:
        if is_own(tb.tb_frame.f_code):
            found.append(line_of(tb.tb_frame.f_code, tb.tb_lineno))
        tb = tb.tb_next
    return found


# ----------------------------------------------------------------------------------------------------------------- locals


SECRET = re.compile(r"(?i)passw|passphrase|secret|token|credential|(?:^|_|[a-z](?=K))key(?:s|_|$)|(?:^|_)pwd(?:_|$)")
MASKED = "<hidden>"
MOST_VARIABLES = 30
LONGEST_TEXT = 80
MOST_ELEMENTS = 6
DEEPEST = 3


def place_here() -> Json:
    """Where the program is: the stack of what is active, and the variables of its innermost function."""
    return {"stack": stack_here(), **variables_of([frame for frame in own_frames() if is_own(frame.f_code)])}


def variables_of(frames: List[FrameType]) -> Json:
    """frames: the program's own that are active, outermost first."""
    if not rec.with_locals or not frames or is_other_thread():
        return {}
    found: Dict[str, str] = {}
    is_module = frames[-1].f_code.co_name == "<module>"
    for name, value in list(frames[-1].f_locals.items()):
        if len(found) == MOST_VARIABLES:
            break
        # Of a module, what it has defined and imported is no data of its own.
        is_definition = is_module and issubclass(type(value), (type, types.FunctionType, types.BuiltinFunctionType))
        if name[:1] in "_." or issubclass(type(value), types.ModuleType) or is_definition:
            continue
        found[name] = MASKED if SECRET.search(name) else short(text_of(value, 0))
    return {"locals": found} if found else {}


def short(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def text_of(value: Any, depth: int) -> str:
    """A short text, for which nothing of the program's is called: not even what it says its class is."""
    kind = type(value)
    if kind in (str, bytes, bytearray):
        return repr(value[:LONGEST_TEXT])
    if kind is int and value.bit_length() > 256:
        return "<int of %d bits>" % value.bit_length()
    if kind in (int, float, complex, bool, type(None), type(Ellipsis), range):
        return repr(value)
    if issubclass(kind, enum.Enum):
        return "%s.%s" % (kind.__name__, vars(value).get("_name_"))
    if issubclass(kind, tuple) and "_fields" in vars(kind):
        pairs = zip(vars(kind)["_fields"], tuple.__iter__(value))
        return "%s(%s)" % (kind.__name__, fields_of(pairs, depth))
    if kind in BRACKETS:
        return elements_of(kind, value, depth)
    if "__dataclass_fields__" in vars(kind):
        # What it keeps in slots would have to be asked for by the class's own way.
        pairs = ((name, one) for name, one in getattr(value, "__dict__", {}).items() if name in kind.__dataclass_fields__)
        return "%s(%s)" % (kind.__name__, fields_of(pairs, depth))
    if issubclass(kind, BaseException):
        return "%s%s" % (kind.__name__, text_of(BaseException.args.__get__(value), depth))  # type: ignore[attr-defined]
    if kind is Task:
        return "<Task %s>" % value.get_name()
    if issubclass(kind, asyncio.Future) and kind.__module__ == "_asyncio":
        return "<Future %s>" % value._state.lower()
    if issubclass(kind, (types.CoroutineType, types.FunctionType, types.AsyncGeneratorType, types.GeneratorType)):
        return "<%s %s>" % (kind.__name__, value.__name__)
    return "<class %s>" % value.__name__ if kind is type else "<%s>" % kind.__name__


BRACKETS = {list: "[]", tuple: "()", set: "{}", OrderedSet: "{}", frozenset: "{}", dict: "{}", collections.deque: "[]"}


def elements_of(kind: type, value: Any, depth: int) -> str:
    begin, end = BRACKETS[kind]
    if kind in (set, frozenset, OrderedSet) and not value:
        return "set()"
    if depth == DEEPEST:
        return begin + "…" + end
    some = list(itertools.islice(value.items() if kind is dict else value, MOST_ELEMENTS))
    if kind is dict:
        texts = [text_of(name, depth + 1) + ": " + hidden_or_text(name, one, depth + 1) for name, one in some]
    else:
        texts = [text_of(one, depth + 1) for one in some]
    if len(value) > MOST_ELEMENTS:
        texts.append("…")
    return begin + ", ".join(texts) + ("," if kind is tuple and len(value) == 1 else "") + end


def fields_of(pairs: Any, depth: int) -> str:
    some = list(itertools.islice(pairs, MOST_ELEMENTS))
    return ", ".join("%s=%s" % (name, hidden_or_text(name, one, depth + 1)) for name, one in some)


def hidden_or_text(name: Any, value: Any, depth: int) -> str:
    return MASKED if type(name) is str and SECRET.search(name) else text_of(value, depth)


# ------------------------------------------------------------------------------------------------- output and descriptors

LONGEST_LINE = 1_000_000  # Of a longer one, so many characters are kept.


def writer_here() -> Json:
    """Who writes, or sleeps."""
    if is_other_thread():
        return {"task": None, "frames": [thread_function()], "thread": True}
    frames = own_frames()
    own = [frame for frame in frames if is_own(frame.f_code)]
    # A module, a lambda and a generator expression have no name.
    names = [frame.f_code.co_name for frame in own if frame.f_code.co_name[0] != "<"]
    task = rec.in_thread.current
    ended: Json = {}
    if task is not None and task._recorded is not None:
        names = with_outermost(task, names)
        # The outermost may be the library's, as `wait_for` is.
        outermost = getattr(task._coro, "cr_frame", None) or getattr(task._coro, "gi_frame", None)
        ended = rec.ended_of(task, [frame for frame in own if frame is not outermost and is_coroutine(frame.f_code)])
    return {"task": rec.current_task(), "frames": names, **ended, **(place_here() if rec.detail else {})}


class Lines:
    """What is written to a stream, as events: the lines that it completes, and what it adds to one that it does not."""

    def __init__(self, stream: str) -> None:
        self._stream = stream
        self._begun: Optional[Tuple[str, float]] = None

    def is_begun(self) -> bool:
        return self._begun is not None

    def tell(self, text: str, moment: Json, writer: Json) -> None:
        for start in range(0, len(text), LONGEST_LINE):
            self._tell(text[start : start + LONGEST_LINE], moment, writer)

    def _tell(self, text: str, moment: Json, writer: Json) -> None:
        whole, newline, rest = text.rpartition("\n")
        if newline and self._begun is not None:
            first, newline, whole = whole.partition("\n")
            before, since = self._begun
            self._begun = None
            line = before + first
            if len(line) > LONGEST_LINE:
                if first:
                    self._push("output-part", first, moment, writer)
                line = line[:LONGEST_LINE] + "…"
            self._push("output", line, moment, writer, since=since)
        if newline:
            self._push("output", whole, moment, writer)
        if rest:
            self._push("output-part", rest, moment, writer)
            before, since = self._begun or ("", moment["at"])
            self._begun = (before if len(before) > LONGEST_LINE else before + rest, since)

    def _push(self, kind: str, text: str, moment: Json, writer: Json, **more: Any) -> None:
        told = {"kind": kind, **moment, "stream": self._stream, "text": text, **writer, **more}
        rec.outbox.push(encode(told))


class Descriptor(io.RawIOBase):
    """In the place of the file below `sys.stdout` or `sys.stderr`: tells what comes there.

    `print` writes piece by piece. What comes from one place in a row is one write; so it is held until it ends with a newline,
    or something else happens.
    """

    mode = "wb"
    closefd = False

    def __init__(self, descriptor: int, stream: str, is_terminal: bool, encoding: str) -> None:
        self.name = "<%s>" % stream
        self._descriptor = descriptor
        self._is_terminal = is_terminal
        self._lines = Lines(stream)
        self._decode = codecs.getincrementaldecoder(encoding)("replace").decode
        self._place: Any = None
        self._text = ""
        self._moment: Json = {}
        self._writer: Json = {}
        self._file = self._identity()

    def _identity(self) -> Optional[Tuple[int, int]]:
        if self._descriptor < 0:
            return None
        status = os.fstat(self._descriptor)
        return status.st_dev, status.st_ino

    def __repr__(self) -> str:
        return "<_io.FileIO name=%r mode='wb' closefd=False>" % self.name

    def fileno(self) -> int:
        return self._descriptor if self._descriptor >= 0 else super().fileno()

    def isatty(self) -> bool:
        return self._is_terminal

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        # The program may have put another file in the descriptor's place, and this may be a child of its process.
        if rec.is_elsewhere or self._identity() != self._file:
            return os.write(self._descriptor, data)
        self.take(self._decode(bytes(data)))
        return len(data)

    def take(self, text: str) -> None:
        outbox = rec.outbox
        frame: Optional[FrameType] = sys._getframe(1)
        while frame is not None and frame.f_code.co_filename == HERE:
            frame = frame.f_back
        place = frame and (id(frame), frame.f_lasti)
        is_next = outbox.is_end_written and text not in (" ", "\n")
        outbox.is_end_written = False
        if outbox.held == self.release and place == self._place and not is_next:
            self._text += text
        elif text:
            outbox.release()
            self._place, self._text = place, text
            at = rec.now()
            iteration = rec.iteration_now()
            self._moment = {"at": at, "iteration": iteration}
            self._writer = writer_here()
            outbox.held = self.release
        if text.endswith("\n"):
            outbox.flush()

    def end(self) -> None:
        """The program is over; half a line that it left is complete with that."""
        rec.outbox.flush()
        if self._lines.is_begun():
            self.take("\n")

    def release(self) -> None:
        text, self._text = self._text, ""
        self._lines.tell(text, self._moment, self._writer)


class Output(io.TextIOWrapper):
    """`sys.stdout` or `sys.stderr`: as Python makes it, but that nothing stays in it."""

    def write(self, text: str) -> int:
        count = super().write(text)
        if text:
            super().flush()
        else:
            # The end that `print` writes may be empty; but so may what it writes between two spaces.
            rec.outbox.is_end_written = True
        return count

    def flush(self) -> None:
        super().flush()
        rec.outbox.flush()

    def __repr__(self) -> str:
        return super().__repr__().replace("<TextIOWrapper", "<_io.TextIOWrapper", 1)


Output.__module__, Output.__name__, Output.__qualname__ = "_io", "TextIOWrapper", "TextIOWrapper"


def output_for(bare: Any, raw: Any) -> Output:
    is_terminal = raw.isatty()
    output = Output(
        # Without buffering Python leaves the middle layer out.
        raw if isinstance(getattr(bare, "buffer", None), io.RawIOBase) else io.BufferedWriter(raw),
        encoding=bare.encoding,
        errors=bare.errors,
        newline="\n",
        line_buffering=bare.line_buffering or is_terminal,
        write_through=getattr(bare, "write_through", False),
    )
    output.mode = "w"  # type: ignore[misc]
    return output


# ---------------------------------------------------------------------------------------------------- threads and the clock


class Builtin:
    """In the place of a function that is written in C: looks like it, is pickled as it, and is no method in a class."""

    def __init__(self, bare: Any, function: Callable[..., Any]) -> None:
        self.__call = function
        self.__bare = bare
        self.__module__, self.__name__, self.__qualname__ = bare.__module__, bare.__name__, bare.__qualname__
        self.__doc__, self.__self__ = bare.__doc__, getattr(bare, "__self__", None)

    def __call__(self, *args: Any, **options: Any) -> Any:
        return self.__call(*args, **options)

    def __repr__(self) -> str:
        return repr(self.__bare)

    def __reduce__(self) -> str:
        return self.__name__


def recorded_sleep(sleep: Callable[[float], None]) -> Any:
    """`time.sleep`, which holds up the thread itself."""

    def told(seconds: float) -> None:
        if is_other_thread():
            job = rec.in_thread.job
            if job is not None:
                job.loop._park(job, seconds)
            else:
                sleep(seconds)
            rec.in_thread.slept += seconds
            return
        rec.tell("blocked", seconds=seconds, **writer_here())
        rec.outbox.flush()
        try:
            sleep(seconds)
        finally:
            rec.tell("unblocked", task=rec.current_task())

    return told


def show_clock(clock: Any) -> None:
    """Lets the program read this clock, where it is not the machine's own."""
    epoch = 1.7e9 if clock.is_virtual else time.time() - clock.peek()
    for name, zero in (("monotonic", 0.0), ("perf_counter", 0.0), ("time", epoch)):

        def read(zero: float = zero) -> float:
            return zero + clock.time()

        def read_nanoseconds(zero: float = zero) -> int:
            return round((zero + clock.time()) * 1e9)

        setattr(time, name, Builtin(getattr(time, name), read))
        setattr(time, name + "_ns", Builtin(getattr(time, name + "_ns"), read_nanoseconds))


def watch_threads() -> None:
    """Has it told how long functions run in other threads: in a pool's, and in those that the program starts."""
    Work: Any = concurrent.futures.thread._WorkItem
    run, bootstrap = Work.run, threading.Thread._bootstrap_inner  # type: ignore[attr-defined]

    def recorded_work(self: Any, *context: Any) -> None:
        function = self.fn if hasattr(self, "fn") else self.task[0]
        while isinstance(function, functools.partial):
            # `to_thread` has it run in a context, and virtual time in a job.
            is_around = isinstance(getattr(function.func, "__self__", None), (contextvars.Context, Job))
            function = function.args[0] if is_around else function.func
        # What it gives is passed on, and the loop called, once it has ended.
        if hasattr(self, "fn"):
            self.fn = functools.partial(timed, name_of(function), self.fn)
            return run(self, *context)
        timed(name_of(function), run, self, *context)

    def recorded_bootstrap(self: Any) -> None:
        target = getattr(self, "_target", None) or self.run
        code = getattr(target, "__code__", None)
        if code is not None and code.co_filename.startswith(LIBRARY) and not is_own(code):
            return bootstrap(self)
        timed(name_of(target), bootstrap, self)

    def timed(name: str, function: Any, *args: Any, **options: Any) -> Any:
        here = rec.in_thread
        here.function, here.slept = name, 0.0
        rec.now()
        began = rec.clock.peek() - rec.origin
        try:
            return function(*args, **options)
        finally:
            slept = {"slept": here.slept} if here.slept and not rec.clock.is_virtual else {}
            to = rec.clock.peek() - rec.origin
            rec.tell("span", name=name, state="running", **{"from": began}, to=to, thread=True, **slept)
            rec.outbox.flush()

    Work.run = recorded_work
    threading.Thread._bootstrap_inner = recorded_bootstrap  # type: ignore[attr-defined]


def hide_from_tracers() -> None:
    """Who traces the program's calls does not come across the recorder's."""
    for place in ("trace", "profile"):
        setter, getter = getattr(sys, "set" + place), getattr(sys, "get" + place)

        def recorded_set(function: Any, setter: Any = setter) -> None:
            def visible_only(frame: FrameType, event: str, arg: Any) -> Any:
                caller: Optional[FrameType] = frame
                while caller is not None and caller.f_code is not run_main.__code__:
                    if is_hidden(caller.f_code):
                        return None
                    caller = caller.f_back
                return function(frame, event, arg)

            visible_only.told = function  # type: ignore[attr-defined]
            setter(visible_only if isinstance(function, (types.FunctionType, types.MethodType)) else function)

        def recorded_get(getter: Any = getter) -> Any:
            function = getter()
            return getattr(function, "told", function)

        setattr(sys, "set" + place, Builtin(setter, recorded_set))
        setattr(sys, "get" + place, Builtin(getter, recorded_get))


def is_other_thread() -> bool:
    """Is it one that runs no loop, and is not the program's first?"""
    return threading.get_ident() != rec.thread and events._get_running_loop() is None


def thread_function() -> str:
    """The function that this thread runs."""
    name: Optional[str] = rec.in_thread.function
    return name or name_of(getattr(threading.current_thread(), "_target", None) or threading.current_thread())


# --------------------------------------------------------------------------------------------- running the program, its end

HERE = __file__
SHOWN_CAUSES = 3  # Of causes, and of what a group holds, so many are told.


def is_hidden(code: CodeType) -> bool:
    """Is it a function that is not there in a program that nobody records?"""
    return code.co_filename == HERE


def visible(trace: Any) -> Any:
    """A traceback without the recorder's functions."""
    kept = []
    while trace is not None:
        if not is_hidden(trace.tb_frame.f_code):
            kept.append(trace)
        trace = trace.tb_next
    for one, following in zip(kept, kept[1:] + [None]):
        one.tb_next = following
    return kept[0] if kept else None


def told_with(error: BaseException) -> List[BaseException]:
    """The error, and all that is told with it."""
    found: List[BaseException] = []
    left: List[Optional[BaseException]] = [error]
    while left:
        one = left.pop()
        if one is not None and not any(one is other for other in found):
            found.append(one)
            left += [one.__cause__, one.__context__, *getattr(one, "exceptions", ())]
    return found


def show_no_recorder() -> None:
    """Who walks the stack does not come across the recorder."""
    walk_stack, walk_tb = traceback.walk_stack, traceback.walk_tb

    def visible_stack(frame: Optional[FrameType]) -> Any:
        if frame is None:
            frame = sys._getframe(1)
        return (pair for pair in walk_stack(frame) if not is_hidden(pair[0].f_code))

    def visible_traceback(trace: Any) -> Any:
        return (pair for pair in walk_tb(trace) if not is_hidden(pair[0].f_code))

    def visible_positions(trace: Any) -> Any:
        return (pair for pair in walk_positions(trace) if not is_hidden(pair[0].f_code))

    def visible_entries(entries: Any) -> Any:
        return from_list([entry for entry in entries if entry[0] != HERE])

    # Of lists that were made elsewhere: where a coroutine was created, and a task's own stack.
    from_list = traceback.StackSummary.from_list
    traceback.StackSummary.from_list = staticmethod(visible_entries)  # type: ignore[method-assign, assignment]
    traceback.walk_stack, traceback.walk_tb = visible_stack, visible_traceback  # type: ignore[assignment]
    walk_positions = getattr(traceback, "_walk_tb_with_full_positions", None)
    if walk_positions is not None:
        traceback._walk_tb_with_full_positions = visible_positions  # type: ignore[attr-defined]


def headline(error: BaseException) -> str:
    return "".join(traceback.format_exception_only(type(error), error)).strip().split("\n")[-1]


def leaves_of(error: BaseException) -> List[BaseException]:
    inner = getattr(error, "exceptions", None)
    if not isinstance(inner, tuple):
        return [error]
    return [leaf for one in inner for leaf in leaves_of(one)]


def source_of(error: BaseException) -> Optional[Json]:
    """The innermost place in the program's own source."""
    if isinstance(error, SyntaxError) and error.filename and error.lineno:
        return {"file": error.filename, "line": error.lineno, "text": error.text and error.text.strip("\n")}
    place = None
    trace = error.__traceback__
    while trace is not None:
        if is_own(trace.tb_frame.f_code):
            place = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    if place is None:
        return None
    return {"file": place[0], "line": place[1], "text": linecache.getline(*place).rstrip("\n") or None}


def traceback_text(error: BaseException) -> str:
    """What Python writes of it."""
    stderr, sys.stderr = sys.stderr, io.StringIO()
    try:
        # Where its text was exchanged, what is in the file is not what has run.
        show: Any = traceback.print_exception if rec.is_exchanged else sys.__excepthook__
        show(type(error), error, error.__traceback__)
        return sys.stderr.getvalue()
    finally:
        sys.stderr = stderr


def described(error: BaseException) -> Json:
    told: Json = {"name": type(error).__name__, "message": message_of(error), "source": source_of(error)}
    causes: List[str] = []
    cause: Optional[BaseException] = error
    while cause is not None and len(causes) < SHOWN_CAUSES:
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
        if cause is not None:
            causes.append(headline(cause))
    if causes:
        told["causes"] = causes
    leaves = leaves_of(error)
    if leaves[:1] != [error]:
        told["errors"] = [headline(leaf) for leaf in leaves[:SHOWN_CAUSES]]
    # What the program's own hook does with it is its own affair.
    if sys.excepthook is rec.excepthook:
        told["traceback"] = traceback_text(error)
    return told


def message_of(error: BaseException) -> str:
    try:
        return str(error.msg if isinstance(error, SyntaxError) else error)
    except Exception:
        return "<exception str() failed>"


def outcome_with(error: Optional[BaseException]) -> Json:
    """How the program has ended, that has raised this."""
    if error is None or (isinstance(error, SystemExit) and not error.code):
        return {"status": "returned"}
    if isinstance(error, SystemExit):
        told: Json = {"name": "SystemExit", "message": str(error.code), "source": source_of(error)}
        return {"status": "raised", "error": told}
    return {"status": "raised", "error": described(error)}


def compiled(text: Any, name: str) -> CodeType:
    """As Python does that with its main program, which it reads from the file: some errors have other words then."""
    try:
        return compile(text, name, "exec", dont_inherit=True)
    except SyntaxError as error:
        unknown = str(error.msg).startswith("unknown encoding: ")
        try:
            if not unknown:
                text.decode()
            fault = None
        except (UnicodeDecodeError, AttributeError) as found:
            fault = found
        if unknown:
            message = error.msg.replace("unknown encoding", "encoding problem")
        elif isinstance(fault, UnicodeDecodeError) and "'utf-8' codec can't decode" in str(error.msg):
            version = sys.version_info
            page = "peps.python.org/pep-0263" if version >= (3, 11) else "python.org/dev/peps/pep-0263"
            message = (
                "Non-UTF-8 code starting with '\\x%02x' in file %s on line %d, but no encoding declared; "
                "see http%s://%s/ for details"
            ) % (
                text[fault.start],
                name,
                text.count(b"\n", 0, fault.start) + 1,
                "s" if version >= (3, 9) else "",
                page,
            )
        else:
            raise
    raise SyntaxError(message)


def give_way(folder: str) -> None:
    """Has the program a module of its own that is named as one of Python's? Who imports that is to get what is the program's."""
    entries = os.listdir(folder)
    imported = {name for name in set(sys.modules) - AT_START if "." not in name}
    own = {name for name in imported if name + ".py" in entries}
    own |= {name for name in imported & set(entries) if os.path.exists(os.path.join(folder, name, "__init__.py"))}
    if own & OF_ASYNCIO:
        # Python's asyncio is going to be made with it, if at all: another than the one that is recorded.
        rec.outbox.control(control="note", note="shadowed-modules", text=", ".join(sorted(own & OF_ASYNCIO)))
        own = imported
    for name in set(sys.modules) - AT_START:
        if name.partition(".")[0] in own:
            del sys.modules[name]


def main_module(program: str) -> types.ModuleType:
    """A `__main__` as Python makes it."""
    module = types.ModuleType("__main__")
    if sys.version_info < (3, 14):
        module.__annotations__ = {}
    loader = importlib.machinery.SourceFileLoader("__main__", program)
    vars(module).update(__loader__=loader, __builtins__=builtins, __file__=program, __cached__=None)
    return module


def run_main(wanted: Wanted, path: str) -> None:
    """Runs the file, or the `__main__.py` of the folder, in the module `__main__`."""
    if wanted.source is None and os.path.isdir(path):
        rec.outbox.control(control="begun")
        runpy._run_module_as_main("__main__", False)  # type: ignore[attr-defined]
        return
    if wanted.source is None:
        with open(path, "rb") as file:
            text: Any = file.read()
    else:
        text = wanted.source
        linecache.cache[rec.program] = (len(text), None, text.splitlines(True), rec.program)
    code = compiled(text, rec.program)
    del text
    rec.outbox.control(control="begun")
    exec(code, vars(sys.modules["__main__"]))


def call_hook(error: BaseException) -> None:
    """Calls the program's own `sys.excepthook`, if it has one: what Python's own does is told in the outcome."""
    trace = error.__traceback__
    sys.last_type, sys.last_value, sys.last_traceback = type(error), error, trace
    if sys.version_info >= (3, 12):
        sys.last_exc = error
    if sys.excepthook is rec.excepthook:
        return
    try:
        sys.excepthook(type(error), error, trace)
    except SystemExit:
        raise
    except BaseException as fault:
        sys.stderr.write("Error in sys.excepthook:\n" + traceback_text(clean(fault)))
        sys.stderr.write("\nOriginal exception was:\n" + traceback_text(error))


def clean(error: BaseException) -> BaseException:
    for one in told_with(error):
        one.__traceback__ = visible(one.__traceback__)
    return error


def run_program(wanted: Wanted, path: str, arguments: List[str]) -> Optional[BaseException]:
    """Runs it, tells how it has ended, and gives what is to be raised so that Python ends as it would have."""
    sys.argv[:] = [path] + arguments
    del getattr(sys, "orig_argv", [])[-len(sys.argv) - 1 : -len(sys.argv)]
    if IS_STARTED and not (sys.flags.isolated or getattr(sys.flags, "safe_path", False)):
        del sys.path[0]
    if not (sys.flags.isolated or getattr(sys.flags, "safe_path", False)):
        is_folder = os.path.isdir(path)
        sys.path.insert(0, os.path.dirname(rec.program) if is_folder else os.path.dirname(os.path.realpath(path)))
        give_way(sys.path[0])
    sys.modules["__main__"] = main_module(rec.program)
    raised: Optional[BaseException] = None
    try:
        run_main(wanted, path)
    except BaseException as error:
        raised = clean(error)
    at = rec.now()
    rec.outbox.control(control="outcome", at=at, outcome=outcome_with(raised))
    rec.outbox.is_hasty = True
    if raised is None or isinstance(raised, SystemExit):
        return raised
    call_hook(raised)
    if isinstance(raised, KeyboardInterrupt):
        # Python ends itself by the signal then. That it has been interrupted is told.
        sys.excepthook = lambda *told: None
        return raised
    return SystemExit(1)


def start(
    config: Json,
    program: str,
    arguments: List[str],
    send: Callable[[str], None],
    wait: Optional[Callable[[float], None]] = None,
) -> Optional[BaseException]:
    """Records one run, and gives what a process is to end with.

    config: as `Wanted`. send: takes whole lines. wait: waits for so many real seconds, where nothing else can.
    """
    global rec
    wanted = Wanted(**config)
    clock: Any = VirtualClock() if wanted.clock["kind"] == "virtual" else RealClock(wanted.clock["speed"], wait)
    outbox = Outbox(send)
    # Python has named its main program so since 3.9.
    named = os.path.join(os.getcwd(), program) if sys.version_info >= (3, 9) else program
    rec = Recorder(wanted, clock, outbox, os.path.join(named, "__main__.py") if os.path.isdir(program) else named)
    outbox.control(control="hello", version=sys.version.split()[0])
    install_hooks()
    rec.watch_unwinding()
    show_no_recorder()
    hide_from_tracers()
    if clock.is_virtual or wait is not None:
        use_plain_loops()
    if clock.is_virtual:
        order_sets()
    if clock.is_virtual or clock.speed != 1:
        show_clock(clock)
    time.sleep = Builtin(time.sleep, recorded_sleep(clock.sleep))  # type: ignore[assignment]
    watch_threads()
    for descriptor, stream in ((1, "stdout"), (2, "stderr")):
        bare = getattr(sys, stream)
        if bare is not None:
            raw = Descriptor(descriptor if IS_STARTED else -1, stream, wanted.terminal[stream], bare.encoding)
            output = output_for(bare, raw)
            setattr(sys, stream, output)
            setattr(sys, "__%s__" % stream, output)
            atexit.register(raw.end)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(before=outbox.flush, after_in_child=rec.leave)
    raised = run_program(wanted, program, arguments)
    if not IS_STARTED:
        atexit._run_exitfuncs()
        # As Python does when it ends: what is left is destroyed, and tells of it.
        vars(sys.modules["__main__"]).clear()
        gc.collect()
        outbox.flush()
    return raised


def main() -> None:
    """The process that Node has started."""
    pipe = 3
    if os.name == "posix":
        import fcntl

        # The program's own files get the numbers that they would have without us.
        pipe = fcntl.fcntl(3, fcntl.F_DUPFD_CLOEXEC, 100)
        os.close(3)
    line = b""
    while not line.endswith(b"\n"):
        read = os.read(pipe, 65536)
        if not read:
            return
        line += read

    def send(text: str) -> None:
        left = memoryview(text.encode())
        try:
            while left:
                left = left[os.write(pipe, left) :]
        except BrokenPipeError:
            # Nobody listens: what is written finds that out.
            rec.leave()

    raised = start(json.loads(line), sys.argv[1], sys.argv[2:], send)
    if raised is not None:
        raise raised


if IS_STARTED:
    main()

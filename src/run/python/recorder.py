"""Runs a program as `python program.py` would, and tells what happens on its event loops as trace events.

    python recorder.py PROGRAM [ARGUMENT ...]

The events are those of `src/trace/event.ts`; there each field is defined. They leave as JSON lines on descriptor 3, on
which the first line to come in says what is wanted (see `Wanted`). The embedded Python has no descriptors: it calls
`start`. Standard library only, CPython 3.8 to 3.14.

Tasks are recorded by a subclass of the task that asyncio has in pure Python; all else by wrapping methods of asyncio's
own classes. So every loop of the program's is recorded, and the program finds the names and types that it expects.
"""

import asyncio
import collections
import functools
import gc
import inspect
import io
import json
import math
import os
import reprlib
import sys
import time
import weakref
from asyncio import base_events, events, futures, runners, tasks
from types import CodeType, FrameType
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Set, Tuple

Json = Dict[str, Any]
ASYNCIO = os.path.dirname(asyncio.__file__) + os.sep
quote = json.encoder.encode_basestring_ascii

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

    def __init__(self, speed: float) -> None:
        self.speed = speed
        self._monotonic = time.monotonic

    def time(self) -> float:
        return self._monotonic() * self.speed

    peek = time


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


# -------------------------------------------------------------------------------------------------------- sending of events


class Outbox:
    """Sends lines in batches: soon where somebody may be watching, seldom where there is much to send."""

    LARGEST = 512
    DELAY = 0.002

    def __init__(self, send: Callable[[str], None]) -> None:
        self._send = send
        self._lines: List[str] = []
        self._sent_at = 0.0
        self._monotonic = time.monotonic

    def push(self, line: str) -> None:
        lines = self._lines
        lines.append(line)
        count = len(lines)
        if count >= self.LARGEST or (not count & 7 and self._monotonic() - self._sent_at > self.DELAY):
            self.flush()

    def flush(self) -> None:
        """The program may be held up right after this: pass on what there is."""
        if self._lines:
            text = "\n".join(self._lines) + "\n"
            self._lines = []
            self._send(text)
            self._sent_at = self._monotonic()

    def control(self, **what: Any) -> None:
        self._lines.append(json.dumps(what))
        self.flush()


# ---------------------------------------------------------------------------------------------------------------- recorder


class Recorder:
    """What is known of the run so far, and the telling of events."""

    def __init__(self, wanted: Wanted, clock: Any, outbox: Outbox, program: str) -> None:
        self.detail = wanted.detail
        self.with_locals = wanted.locals
        self.clock = clock
        self.outbox = outbox
        self.program = program
        self.folder = os.path.dirname(program) + os.sep
        self.origin: Optional[float] = None
        self.iteration = 0
        self.current: Optional["Task"] = None
        self.tasks = 0
        self.timers = 0
        self.handles = 0
        self.futures = 0
        self.written: List["Written"] = []
        self.watched: Set[int] = set()  # Ids of frames of coroutines that were told of...
        self.unwound: Dict[int, Json] = {}  # ...and what those of them have raised that have since.
        self.own_files: Dict[str, bool] = {}
        self.loops: Any = weakref.WeakKeyDictionary()
        self.raised: List[BaseException] = []

    def now(self) -> float:
        """Program seconds. The first event is preceded by the beginning."""
        if self.origin is None:
            self.origin = self.clock.peek()
            detail = ',"detail":true' if self.detail else ""
            self.outbox.push('{"kind":"program-began","at":0,"iteration":0%s}' % detail)
        return self.clock.peek() - self.origin

    def tell(self, kind: str, **fields: Any) -> None:
        """Tells one event, after what was written before it."""
        if self.written:
            self.tell_written()
        self.push(kind, fields)

    def push(self, kind: str, fields: Json) -> None:
        at = self.now()
        iteration = self.iteration if events._get_running_loop() is not None else 0
        self.outbox.push(json.dumps({"kind": kind, "at": at, "iteration": iteration, **fields}, separators=(",", ":")))

    def tell_written(self) -> None:
        """What was written is told once a newline has ended it, or once anything else is told."""
        written, self.written = self.written, []
        for stream in written:
            stream.tell_written()

    def task_id(self, task: Any) -> Optional[int]:
        return getattr(task, "_recorded", None)

    def current_task(self) -> Optional[int]:
        return None if self.current is None else self.current._recorded

    def is_housekeeping(self) -> bool:
        """Has the library itself the thread, at the end of a run? That is no part of a trace."""
        return self.current is not None and self.current._recorded is None

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

PyTask: Any = tasks._PyTask  # type: ignore[attr-defined]
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


class Task(PyTask):
    """A task that tells of itself."""

    _recorded: Optional[int] = None
    _told: List[Tuple[str, int]] = []

    def __init__(self, coro: Any, **options: Any) -> None:
        self._is_suspended = True
        super().__init__(coro, **options)
        self._tell_created()

    def _tell_created(self) -> None:
        if self._recorded is not None or is_housekeeping(self._coro):
            return
        rec.tasks += 1
        self._recorded = rec.tasks
        details: Json = {}
        if rec.detail:
            details = {"stack": stack_here(), "begins": beginning_of(self._coro), **rec.of_loop(self._loop)}
        rec.tell(
            "task-created",
            task=self._recorded,
            name=self.get_name(),
            coroutine=name_of(self._coro),
            parent=rec.current_task(),
            **details,
        )

    def _Task__eager_start(self) -> None:
        self._tell_created()
        super()._Task__eager_start()

    def _Task__step(self, exc: Optional[BaseException] = None) -> None:
        before = rec.current
        rec.current = self
        self._is_suspended = False
        told = self._recorded is not None
        if told and not self.done():
            is_cancelled = self._must_cancel or isinstance(exc, asyncio.CancelledError)
            rec.tell("step-began", task=self._recorded, **({"cancelled": True} if rec.detail and is_cancelled else {}))
        try:
            super()._Task__step(exc)
            if told and not self.done():
                self._tell_suspended()
        finally:
            rec.current = before

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
            details = {"stack": stack, **rec.ended_of(self, inner_of(chain))}
        else:
            details = rec.ended_of(self, inner_of(chain))
        on = {"kind": "turn"} if waiter is None else target_of(waiter)
        rec.tell("suspended", task=self._recorded, on=on, frames=frames, **details)

    def cancel(self, *args: Any, **options: Any) -> bool:
        if self._recorded is not None and not self.done():
            details: Json = {}
            if rec.detail:
                through = canceller(sys._getframe(1))
                details = {**({"through": through} if through else {}), "stack": stack_here()}
            rec.tell("cancel-requested", task=self._recorded, by=rec.current_task(), **details)
        return super().cancel(*args, **options)

    def _Future__schedule_callbacks(self) -> None:
        if self._recorded is not None:
            details = rec.ended_of(self, [], self._state == "CANCELLED" or self._exception is not None)
            if rec.detail and self._exception is not None:
                stack = stack_of_error(self._exception, self)
                if stack:
                    details["stack"] = stack
            rec.tell("task-done", task=self._recorded, outcome=outcome_of(self), **details)
        super()._Future__schedule_callbacks()


Task.__name__ = Task.__qualname__ = "Task"
Task.__module__ = "_asyncio"


def with_outermost(task: Task, frames: List[str]) -> List[str]:
    """A task's frames begin with its own coroutine, also when that is none of the program's (`sleep`)."""
    name = name_of(task._coro)
    return frames if frames and frames[0] == name else [name] + frames


def canceller(frame: FrameType) -> Optional[Json]:
    """What of the library calls `cancel`, and why; nothing where the program does."""
    code = frame.f_code
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
    elif isinstance(frame.f_locals.get("self"), Task):
        by, of = "task", frame.f_locals["self"]
    return None if by is None else {"by": by, "why": why, "of": rec.task_id(of)}


def is_failed_block(frame: FrameType) -> bool:
    """Does a TaskGroup end because its block has raised, and not because its parent is cancelled?"""
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


def task_woken(task: Task, future: Any) -> None:
    """What the task waited for is done: its next step stands in the ready queue."""
    task._tell_suspended()
    details: Json = {}
    if rec.detail:
        tell_if_done(future)
        details["state"] = future._state
        error = None if future._state == "CANCELLED" else future._exception
        if isinstance(error, asyncio.CancelledError):
            details["cancelled"] = True
    rec.tell("woken", task=task._recorded, **details)


# ------------------------------------------------------------------------------------------------------ handles and timers

BareHandle: Any = events.Handle
BareTimerHandle: Any = events.TimerHandle


def step_of(callback: Any) -> Optional[Task]:
    """The task whose step or wake-up this is."""
    owner = getattr(callback, "__self__", None)
    if isinstance(owner, Task) and callback.__name__ in ("__step", "__wakeup", "_Task__step"):
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
    """A loop's ready queue: what comes and goes there tells when an iteration begins."""

    loop: Any = None

    def append(self, handle: Any) -> None:
        super().append(handle)
        if type(handle) is TimerHandle:
            rec.iteration = self.loop._iterations
            rec.tell("timer-fired", timer=handle._id)

    def popleft(self) -> Any:
        loop = self.loop
        if not loop._is_begun:
            begin_iteration(loop)
        handle = super().popleft()
        if handle._cancelled and rec.detail:
            entry = entry_of(handle)
            task = step_of(handle._callback) if handle._callback is not None else None
            if entry is not None:
                rec.tell("skipped", **entry, task=None)
            elif task is not None:
                rec.tell("skipped", handle=None, timer=None, task=task._recorded)
        return handle


def begin_iteration(loop: Any) -> None:
    loop._is_begun = True
    rec.iteration = loop._iterations
    details = rec.of_loop(loop) if rec.detail else {}
    rec.tell("iteration", ready=len(loop._ready), timers=len(loop._scheduled) - loop._timer_cancelled_count, **details)


def install_hooks() -> None:
    """Puts the recorder's classes and methods in the place of asyncio's."""
    events.Handle = asyncio.Handle = Handle  # type: ignore[misc]
    events.TimerHandle = asyncio.TimerHandle = TimerHandle  # type: ignore[misc]
    tasks.Task = asyncio.Task = Task  # type: ignore[misc]
    Loop: Any = base_events.BaseEventLoop
    init, call_at, call_soon = Loop.__init__, Loop.call_at, Loop._call_soon
    run_once, close = Loop._run_once, Loop.close

    def recorded_init(self: Any, *args: Any, **options: Any) -> None:
        init(self, *args, **options)
        self._ready = ReadyQueue(self._ready)
        self._ready.loop = self
        self._iterations = 0
        self._is_begun = False

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
                details["stack"] = stack_here()
            details.update(rec.of_loop(self))
        rec.tell("timer-set", timer=handle._id, deadline=deadline, task=task, **details)
        return handle

    def recorded_call_soon(self: Any, callback: Any, args: Any, context: Any) -> Any:
        task = step_of(callback)
        if task is not None:
            handle = call_soon(self, callback, args, context)
            handle._id = None
            if args and task._recorded is not None and callback.__name__ == "__wakeup":
                task_woken(task, args[0])
            return handle
        handle = call_soon(self, callback, args, context)
        handle._id = None
        if rec.detail:
            tell_scheduled(self, handle, callback, args)
        return handle

    def recorded_run_once(self: Any) -> None:
        self._iterations += 1
        self._is_begun = False
        run_once(self)
        if not self._is_begun:
            begin_iteration(self)

    def recorded_close(self: Any) -> None:
        was_closed = self.is_closed()
        close(self)
        if rec.detail and not was_closed:
            rec.tell("loop-closed", **rec.of_loop(self))

    Loop.__init__ = recorded_init
    Loop.call_at = recorded_call_at
    Loop._call_soon = recorded_call_soon
    Loop._run_once = recorded_run_once
    Loop.close = recorded_close
    run = BareHandle._run

    def recorded_run(self: Any) -> None:
        entry = entry_of(self) if rec.detail else None
        if type(self) is TimerHandle:
            self._has_run = True
        if entry is None:
            return run(self)
        rec.tell("callback-began", **entry)
        run(self)
        rec.tell("callback-ended", **entry)

    BareHandle._run = recorded_run
    BOTTOMS.update((Task._Task__step.__code__, recorded_run.__code__, runners._cancel_all_tasks.__code__))


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
        details["stack"] = stack_here()
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


class Jumps:
    """In the place of a selector: waits on the clock alone."""

    def __init__(self, loop: "PlainLoop") -> None:
        self._loop = loop

    def select(self, timeout: Optional[float]) -> Tuple[()]:
        clock = rec.clock
        if timeout is None or timeout > 0:
            rec.iteration = self._loop._iterations
            if rec.detail:
                rec.tell("waiting", seconds=timeout, **rec.of_loop(self._loop))
            if timeout is None:
                raise Deadlock(describe_deadlock(self._loop))
            clock.now += math.ceil(timeout * 1e3) * 1e-3
        else:
            clock.now += ITERATION
        return ()

    def close(self) -> None:
        pass


def describe_deadlock(loop: Any) -> str:
    return "deadlock: nothing is ready to run, no timer is set and nothing outside the loop is pending"


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
        self._selector = Jumps(self)
        self._clock_resolution = TICK

    def time(self) -> float:
        return rec.clock.time()

    def _process_events(self, event_list: Any) -> None:
        pass

    def _write_to_self(self) -> None:
        pass


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
    return file.startswith(rec.folder) and not any(part in file for part in ("site-packages", "dist-packages"))


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
    frames = own_frames()
    if not any(is_own(frame.f_code) for frame in frames):
        return []
    return [stack_line(library_name(frame.f_code, None) or "", frame) for frame in frames]


COROUTINE = inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR
# Coroutines of the library's that the program has not called by that name.
RENAMED = {"_wait_for_one": "as_completed"}


def library_name(code: CodeType, qualified: Optional[str]) -> Optional[str]:
    """What a coroutine of the library's is called in a stack; nothing for its inner ones, and for what is none."""
    if is_own(code) or not code.co_flags & COROUTINE:
        return None
    name = code.co_name
    if name in RENAMED:
        return RENAMED[name]
    if name.startswith("_"):
        return None
    return qualified or getattr(code, "co_qualname", name)


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
        return {"name": name_of(coro), "line": None, "internal": True}
    return line_of(code, code.co_firstlineno)


def stack_of_error(error: BaseException, task: Task) -> List[Json]:
    """Where it was made, unless another task had failed with it before."""
    if any(one is error for one in rec.raised):
        return []
    rec.raised.append(error)
    found = []
    tb = error.__traceback__
    while tb is not None:
        if is_own(tb.tb_frame.f_code):
            found.append(line_of(tb.tb_frame.f_code, tb.tb_lineno))
        tb = tb.tb_next
    return found


# ----------------------------------------------------------------------------------------------------------------- locals


def locals_of(frame: FrameType) -> Dict[str, str]:
    """The variables of a function, each with a short text."""
    return {}


# ------------------------------------------------------------------------------------------------- output and descriptors


class Written(io.TextIOBase):
    """In the place of `sys.stdout` or `sys.stderr`: tells what is written."""

    def __init__(self, stream: str) -> None:
        self._stream = stream
        self._text = ""
        self._writer: Json = {}
        self._line: Optional[str] = None  # The last line, as far as it was written without a newline yet...
        self._since = 0.0  # ...and since when.

    def write(self, text: str) -> int:
        if not text:
            return 0
        if not self._text:
            self._writer = writer_here()
            rec.written.append(self)
        self._text += text
        if text.endswith("\n"):
            rec.tell_written()
            rec.outbox.flush()
        return len(text)

    def flush(self) -> None:
        if self._text:
            rec.tell_written()
            rec.outbox.flush()

    def tell_written(self) -> None:
        text, self._text = self._text, ""
        *lines, rest = text.split("\n")
        if self._line is not None and lines:
            whole = self._line + lines.pop(0)
            self._line = None
            rec.push("output", {"stream": self._stream, "text": whole, **self._writer, "since": self._since})
        if lines:
            rec.push("output", {"stream": self._stream, "text": "\n".join(lines), **self._writer})
        if rest:
            if self._line is None:
                self._line, self._since = "", rec.now()
            self._line += rest
            rec.push("output-part", {"stream": self._stream, "text": rest, **self._writer})

    def end(self) -> None:
        """The program is over; half a line that it left is complete with that."""
        if self._text or self._line is not None:
            self.write("\n")


def writer_here() -> Json:
    """Who writes."""
    frames = [frame for frame in own_frames()]
    names = [frame.f_code.co_name for frame in frames if is_own(frame.f_code) and frame.f_code.co_name != "<module>"]
    task = rec.current
    ended: Json = {}
    if task is not None and task._recorded is not None:
        names = with_outermost(task, names)
        inner = [frame for frame in frames if is_own(frame.f_code) and frame.f_code.co_flags & inspect.CO_COROUTINE]
        ended = rec.ended_of(task, inner[1:])
    writer: Json = {"task": rec.current_task(), "frames": names, **ended}
    if rec.detail:
        writer["stack"] = stack_here()
    return writer


def recorded_sleep(sleep: Callable[[float], None]) -> Callable[[float], None]:
    """`time.sleep`, which holds up the thread itself."""

    @functools.wraps(sleep)
    def told(seconds: float) -> None:
        rec.tell("blocked", seconds=seconds, **writer_here())
        rec.outbox.flush()
        try:
            sleep(seconds)
        finally:
            rec.tell("unblocked", task=rec.current_task())

    return told


# --------------------------------------------------------------------------------------------- running the program, its end


def run_program(wanted: Wanted, program: str, arguments: List[str]) -> Json:
    """Runs it as `__main__`, and tells how it has ended."""
    source = wanted.source
    if source is None:
        with open(program, "rb") as file:
            code = compile(file.read(), program, "exec", dont_inherit=True)
    else:
        code = compile(source, program, "exec", dont_inherit=True)
    sys.argv[:] = [program] + arguments
    sys.path[0] = os.path.dirname(program)
    module = type(sys)("__main__")
    module.__file__ = program
    module.__builtins__ = __builtins__  # type: ignore[attr-defined]
    sys.modules["__main__"] = module
    sys.stdout, sys.stderr = Written("stdout"), Written("stderr")
    rec.outbox.control(control="begun")
    try:
        exec(code, vars(module))
    except BaseException as error:
        return {
            "status": "raised",
            "error": {"name": type(error).__name__, "message": str(error), "source": None},
        }
    return {"status": "returned"}


def start(
    config: Json,
    program: str,
    arguments: List[str],
    send: Callable[[str], None],
    wait: Optional[Callable[[float], None]] = None,
) -> None:
    """Records one run.

    config: as `Wanted`. send: takes whole lines. wait: waits for so many real seconds, where nothing else can.
    """
    global rec
    wanted = Wanted(**config)
    clock: Any = VirtualClock() if wanted.clock["kind"] == "virtual" else RealClock(wanted.clock["speed"])
    outbox = Outbox(send)
    rec = Recorder(wanted, clock, outbox, os.path.abspath(program))
    outbox.control(control="hello", version=sys.version.split()[0])
    install_hooks()
    rec.watch_unwinding()
    if clock.is_virtual:
        order_sets()
        policy = asyncio.DefaultEventLoopPolicy()
        policy._loop_factory = PlainLoop
        asyncio.set_event_loop_policy(policy)
        time.sleep = clock.sleep  # type: ignore[assignment]
        time.monotonic = time.perf_counter = clock.time  # type: ignore[assignment]
        time.time = lambda: 1.7e9 + clock.time()
    time.sleep = recorded_sleep(time.sleep)
    outcome = run_program(wanted, rec.program, arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, Written):
            stream.end()
    at = rec.now()
    outbox.control(control="outcome", at=at, outcome=outcome)


def main() -> None:
    """The process that Node has started."""
    line = b""
    while not line.endswith(b"\n"):
        read = os.read(3, 65536)
        if not read:
            return
        line += read

    def send(text: str) -> None:
        left = memoryview(text.encode())
        while left:
            left = left[os.write(3, left) :]

    start(json.loads(line), sys.argv[1], sys.argv[2:], send)


if __name__ == "__main__":
    main()

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
import heapq
import io
import json
import math
import os
import reprlib
import sys
import time
from asyncio import base_events, events, futures, tasks
from types import CodeType, FrameType
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Tuple

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

    def now(self) -> float:
        """Program seconds. The first event is preceded by the beginning."""
        if self.origin is None:
            self.origin = self.clock.peek()
            detail = ',"detail":true' if self.detail else ""
            self.outbox.push('{"kind":"program-began","at":0,"iteration":0%s}' % detail)
        return self.clock.peek() - self.origin

    def tell(self, kind: str, **fields: Any) -> None:
        at = self.now()
        iteration = self.iteration if events._get_running_loop() is not None else 0
        self.outbox.push(json.dumps({"kind": kind, "at": at, "iteration": iteration, **fields}))

    def task_id(self, task: Any) -> Optional[int]:
        return getattr(task, "_recorded", None)


rec: Recorder  # There is one a process; `start` makes it.

# ------------------------------------------------------------------------------------------------------------------- tasks

PyTask: Any = tasks._PyTask  # type: ignore[attr-defined]
HOUSEKEEPING = {"shutdown_asyncgens", "shutdown_default_executor"}


def is_housekeeping(coro: Any) -> bool:
    """Is it what the library itself runs at the end of `asyncio.run`?"""
    code = getattr(coro, "cr_code", None)
    return code is not None and code.co_name in HOUSEKEEPING and code.co_filename.startswith(ASYNCIO)


def outcome_of(task: Any) -> Json:
    if task.cancelled():
        return {"status": "cancelled"}
    if task._exception is not None:
        return {"status": "failed", "error": safe_repr(task._exception)}
    return {"status": "finished", "result": safe_repr(task._result)}


def safe_repr(value: Any) -> str:
    try:
        return repr(value) if isinstance(value, BaseException) else reprlib.repr(value)
    except Exception:
        return "<unprintable>"


class Task(PyTask):
    """A task that tells of itself."""

    _recorded: Optional[int] = None

    def __init__(self, coro: Any, **options: Any) -> None:
        self._is_told = not is_housekeeping(coro)
        super().__init__(coro, **options)
        self._tell_created()

    def _tell_created(self) -> None:
        if not self._is_told or self._recorded is not None:
            return
        rec.tasks += 1
        self._recorded = rec.tasks
        details = {}
        if rec.detail:
            details = {"stack": stack_here(), "begins": beginning_of(self._coro)}
        rec.tell(
            "task-created",
            task=self._recorded,
            name=self.get_name(),
            coroutine=self._coro.__name__,
            parent=rec.task_id(rec.current),
            **details,
        )

    def _Task__eager_start(self) -> None:
        self._tell_created()
        super()._Task__eager_start()

    def _Task__step(self, exc: Optional[BaseException] = None) -> None:
        before = rec.current
        rec.current = self
        self._is_suspended = False
        if self._recorded is not None and not self.done():
            is_cancelled = self._must_cancel or isinstance(exc, asyncio.CancelledError)
            details = {"cancelled": True} if rec.detail and is_cancelled else {}
            rec.tell("step-began", task=self._recorded, **details)
        try:
            super()._Task__step(exc)
            if not self.done():
                self._tell_suspended()
        finally:
            rec.current = before

    def _tell_suspended(self) -> None:
        if self._is_suspended or self._recorded is None:
            return
        self._is_suspended = True
        stack = stack_of(self._coro)
        waiter = self._fut_waiter
        on = {"kind": "turn"} if waiter is None else target_of(waiter, stack)
        details = {"stack": stack} if rec.detail else {}
        frames = [line["name"] for line in stack if not line["internal"]]
        rec.tell("suspended", task=self._recorded, on=on, frames=frames, **details)

    def _Future__schedule_callbacks(self) -> None:
        if self._recorded is not None:
            rec.tell("task-done", task=self._recorded, outcome=outcome_of(self))
        super()._Future__schedule_callbacks()


Task.__name__ = Task.__qualname__ = "Task"
Task.__module__ = "_asyncio"


def target_of(future: Any, stack: List[Json]) -> Json:
    """What a task waits for that waits for this."""
    timer = getattr(future, "_timer", None)
    if timer is not None:
        timer_id, until = timer
        return {"kind": "sleep", "until": until, **({"timer": timer_id} if rec.detail else {})}
    task = rec.task_id(future)
    if task is not None:
        return {"kind": "task", "task": task}
    if isinstance(future, tasks._GatheringFuture):  # type: ignore[attr-defined]
        target: Json = {"kind": "gather", "children": len(future._children)}
        if rec.detail:
            target["tasks"] = [rec.task_id(child) for child in future._children if not child.done()]
        return target
    return {"kind": "future"}


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

    __slots__ = ("_id",)

    def cancel(self) -> None:
        if not self._cancelled:
            rec.tell("timer-cancelled", timer=self._id)
        super().cancel()


for made, bare in ((Handle, BareHandle), (TimerHandle, BareTimerHandle)):
    made.__module__, made.__qualname__ = bare.__module__, bare.__qualname__


class ReadyQueue(collections.deque):
    """A loop's ready queue: what comes and goes there tells when an iteration begins."""

    loop: Any = None

    def append(self, handle: Any) -> None:
        if type(handle) is TimerHandle:
            rec.iteration = self.loop._iterations
            rec.tell("timer-fired", timer=handle._id)
        super().append(handle)

    def popleft(self) -> Any:
        loop = self.loop
        if not loop._is_begun:
            begin_iteration(loop)
        return super().popleft()


def begin_iteration(loop: Any) -> None:
    loop._is_begun = True
    rec.iteration = loop._iterations
    rec.tell("iteration", ready=len(loop._ready), timers=len(loop._scheduled))


def install_hooks() -> None:
    """Puts the recorder's classes and methods in the place of asyncio's."""
    events.Handle = asyncio.Handle = Handle  # type: ignore[misc]
    events.TimerHandle = asyncio.TimerHandle = TimerHandle  # type: ignore[misc]
    tasks.Task = asyncio.Task = Task  # type: ignore[misc]
    Loop: Any = base_events.BaseEventLoop
    init, call_at, call_soon, run_once = Loop.__init__, Loop.call_at, Loop._call_soon, Loop._run_once

    def recorded_init(self: Any, *args: Any, **options: Any) -> None:
        init(self, *args, **options)
        self._ready = ReadyQueue(self._ready)
        self._ready.loop = self
        self._iterations = 0
        self._is_begun = False

    def recorded_call_at(self: Any, when: float, callback: Any, *args: Any, **options: Any) -> Any:
        handle = call_at(self, when, callback, *args, **options)
        rec.timers += 1
        handle._id = rec.timers
        is_sleep = callback is futures._set_result_unless_cancelled  # type: ignore[attr-defined]
        rec.now()
        deadline = when - rec.origin
        if is_sleep:
            args[0]._timer = handle._id, deadline
        task = rec.task_id(rec.current)
        details: Json = {}
        if rec.detail:
            details = {"what": "sleep" if is_sleep else name_of(callback), "wakes": task if is_sleep else None}
            if not is_sleep:
                details["stack"] = stack_here()
        rec.tell("timer-set", timer=handle._id, deadline=deadline, task=task, **details)
        return handle

    def recorded_call_soon(self: Any, callback: Any, args: Any, context: Any) -> Any:
        handle = call_soon(self, callback, args, context)
        task = step_of(callback)
        if task is not None:
            if args and task._recorded is not None:
                task_woken(task, args[0])
        elif rec.detail:
            rec.handles += 1
            handle._id = rec.handles
            rec.tell(
                "callback-scheduled",
                handle=handle._id,
                name=name_of(callback),
                why="call_soon",
                task=rec.task_id(rec.current),
            )
        return handle

    def recorded_run_once(self: Any) -> None:
        self._iterations += 1
        self._is_begun = False
        run_once(self)
        if not self._is_begun:
            begin_iteration(self)

    Loop.__init__ = recorded_init
    Loop.call_at = recorded_call_at
    Loop._call_soon = recorded_call_soon
    Loop._run_once = recorded_run_once
    run = BareHandle._run

    def recorded_run(self: Any) -> None:
        if not rec.detail or step_of(self._callback) is not None:
            return run(self)
        is_timer = isinstance(self, TimerHandle)
        entry = {"handle": None, "timer": self._id} if is_timer else {"handle": self._id, "timer": None}
        rec.tell("callback-began", **entry)
        run(self)
        rec.tell("callback-ended", **entry)

    BareHandle._run = recorded_run


def task_woken(task: Task, future: Any) -> None:
    task._tell_suspended()
    details = {"state": future._state} if rec.detail else {}
    rec.tell("woken", task=task._recorded, **details)


def name_of(callback: Any) -> str:
    return getattr(callback, "__name__", type(callback).__name__)


# ------------------------------------------------------------------------- the loop in virtual time and of the embedded one


class Jumps:
    """In the place of a selector: waits on the clock alone."""

    def __init__(self, loop: "PlainLoop") -> None:
        self._loop = loop

    def select(self, timeout: Optional[float]) -> Tuple[()]:
        clock = rec.clock
        if timeout is None:
            raise RuntimeError("deadlock")
        if timeout > 0:
            rec.iteration = self._loop._iterations
            if rec.detail:
                rec.tell("waiting", seconds=timeout)
            clock.now += math.ceil(timeout * 1e3) * 1e-3
        else:
            clock.now += ITERATION
        return ()

    def close(self) -> None:
        pass


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
    return code.co_filename.startswith(rec.folder) or code.co_filename == rec.program


def line_of(code: CodeType, line: Optional[int]) -> Json:
    told: Json = {"name": code.co_name, "line": line, "internal": False}
    if code.co_filename != rec.program:
        told["file"] = os.path.relpath(code.co_filename, rec.folder).replace(os.sep, "/")
    return told


def stack_here() -> List[Json]:
    """The active functions of the program, outermost first."""
    found = []
    frame: Optional[FrameType] = sys._getframe(1)
    while frame is not None:
        if is_own(frame.f_code):
            found.append(line_of(frame.f_code, frame.f_lineno))
        frame = frame.f_back
    return found[::-1]


def stack_of(coro: Any) -> List[Json]:
    """Where a suspended coroutine stands."""
    found: List[Json] = []
    while coro is not None:
        frame = getattr(coro, "cr_frame", None) or getattr(coro, "gi_frame", None)
        if frame is None:
            break
        if is_own(frame.f_code):
            found.append(line_of(frame.f_code, frame.f_lineno))
        else:
            found.append({"name": frame.f_code.co_name, "line": None, "internal": True})
        coro = getattr(coro, "cr_await", None) or getattr(coro, "gi_yieldfrom", None)
    return found


def beginning_of(coro: Any) -> Json:
    code = getattr(coro, "cr_code", None) or getattr(coro, "gi_code", None)
    if code is None or not is_own(code):
        return {"name": coro.__name__, "line": None, "internal": True}
    return line_of(code, code.co_firstlineno)


# ----------------------------------------------------------------------------------------------------------------- locals


def locals_of(frame: FrameType) -> Dict[str, str]:
    """The variables of a function, each with a short text."""
    return {}


# ------------------------------------------------------------------------------------------------- output and descriptors


class Written(io.TextIOBase):
    """In the place of `sys.stdout` or `sys.stderr`: tells what is written."""

    def __init__(self, stream: str) -> None:
        self._stream = stream
        self._begun = ""

    def write(self, text: str) -> int:
        self._begun += text
        if self._begun.endswith("\n"):
            frames = stack_here()
            rec.tell(
                "output",
                stream=self._stream,
                text=self._begun[:-1],
                task=rec.task_id(rec.current),
                frames=[line["name"] for line in frames if line["name"] != "<module>"],
                **({"stack": frames} if rec.detail else {}),
            )
            self._begun = ""
            rec.outbox.flush()
        return len(text)


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
    if clock.is_virtual:
        policy = asyncio.DefaultEventLoopPolicy()
        policy._loop_factory = PlainLoop
        asyncio.set_event_loop_policy(policy)
        time.sleep = clock.sleep  # type: ignore[assignment]
        time.monotonic = time.perf_counter = clock.time  # type: ignore[assignment]
    outcome = run_program(wanted, rec.program, arguments)
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

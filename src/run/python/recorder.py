"""Runs a program as `python program.py` would, and tells what happens on its event loops as trace events.

    python recorder.py PROGRAM [ARGUMENT ...]

The events are those of `src/trace/event.ts`; there each field is defined. They leave as JSON lines on descriptor 3, on
which the first line to come in says what is wanted (see `Wanted`). The embedded Python has no descriptors: it calls
`start`. Standard library only, CPython 3.8 to 3.14.

Tasks are recorded by a subclass of the task that asyncio has in pure Python; all else by wrapping methods of asyncio's
own classes. So every loop of the program's is recorded, and the program finds the names and types that it expects.
"""

BARE = dict(globals())  # What Python has made for its main program: the recorded one gets the same.
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
import heapq
import importlib.machinery
import io
import json
import linecache
import math
import os
import reprlib
import runpy
import threading
import time
import traceback
import types
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
        self._sending = threading.Lock()
        self._sent_at = 0.0
        self._monotonic = time.monotonic
        self.held: Optional[Callable[[], None]] = None  # Tells of a write that the next one may belong to.
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
        self.push(json.dumps(what))
        self.flush()

    def shut(self) -> None:
        """Nothing is told any more: this is a child of the program's process, or nobody listens."""
        self.held = None
        self._lines.clear()
        self._send = lambda text: None


# ---------------------------------------------------------------------------------------------------------------- recorder


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
        self.in_thread = threading.local()
        self.is_elsewhere = False  # Is this a child of the program's process?
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

    def leave(self) -> None:
        """This is a forked child: its parent tells of itself."""
        self.is_elsewhere = True
        self.outbox.shut()

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

LONGEST_LINE = 1_000_000  # Of a longer one, so many characters are kept.


def writer_here() -> Json:
    """Who writes, or sleeps."""
    if threading.get_ident() != rec.thread and events._get_running_loop() is None:
        return {"task": None, "frames": [thread_function()], "thread": True}
    frames = stack_here()
    names = [line["name"] for line in frames if line["name"] != "<module>"]
    return {"task": rec.task_id(rec.current), "frames": names, **({"stack": frames} if rec.detail else {})}


class Lines:
    """What is written to a stream, as events: the lines that it completes, and what it adds to one that it does not."""

    def __init__(self, stream: str) -> None:
        self._stream = stream
        self._begun: Optional[Tuple[str, float]] = None

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
        rec.outbox.push(json.dumps(told))


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
        if outbox.held == self.release and place == self._place:
            self._text += text
        elif text:
            outbox.release()
            self._place, self._text = place, text
            at = rec.now()
            iteration = rec.iteration if events._get_running_loop() is not None else 0
            self._moment = {"at": at, "iteration": iteration}
            self._writer = writer_here()
            outbox.held = self.release
        # The end that `print` writes may be empty.
        if not text or text.endswith("\n"):
            outbox.flush()

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
            rec.outbox.release()
        return count

    def flush(self) -> None:
        super().flush()
        rec.outbox.flush()

    def __repr__(self) -> str:
        return super().__repr__().replace("<TextIOWrapper", "<_io.TextIOWrapper", 1)


Output.__module__, Output.__name__, Output.__qualname__ = "_io", "TextIOWrapper", "TextIOWrapper"


def output_for(bare: Any, descriptor: int, stream: str, is_terminal: bool) -> Output:
    raw: Any = Descriptor(descriptor, stream, is_terminal, bare.encoding)
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
        self.__doc__, self.__self__ = bare.__doc__, bare.__self__

    def __call__(self, *args: Any, **options: Any) -> Any:
        return self.__call(*args, **options)

    def __repr__(self) -> str:
        return repr(self.__bare)

    def __reduce__(self) -> str:
        return self.__name__


def thread_function() -> str:
    """The function that this thread runs."""
    running = getattr(rec.in_thread, "function", None) or getattr(threading.current_thread(), "_target", None)
    return name_of(running) if running is not None else type(threading.current_thread()).__name__


# --------------------------------------------------------------------------------------------- running the program, its end

HERE = BARE.get("__file__", __file__)
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


def chain_of(error: BaseException) -> List[BaseException]:
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

    traceback.walk_stack, traceback.walk_tb = visible_stack, visible_traceback  # type: ignore[assignment]


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
        show: Any = traceback.print_exception if rec.program in linecache.cache else sys.__excepthook__
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
    if sys.excepthook is sys.__excepthook__:
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
    names = vars(module)
    names.clear()
    names.update(BARE)
    loader = importlib.machinery.SourceFileLoader("__main__", program)
    names.update(__name__="__main__", __doc__=None, __package__=None, __loader__=loader, __spec__=None)
    names.update(__builtins__=builtins, __file__=program, __cached__=None)
    if sys.version_info < (3, 14):
        names["__annotations__"] = {}
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
    if sys.excepthook is sys.__excepthook__:
        return
    try:
        sys.excepthook(type(error), error, trace)
    except SystemExit:
        raise
    except BaseException as fault:
        sys.stderr.write("Error in sys.excepthook:\n" + traceback_text(clean(fault)))
        sys.stderr.write("\nOriginal exception was:\n" + traceback_text(error))


def clean(error: BaseException) -> BaseException:
    for one in chain_of(error):
        one.__traceback__ = visible(one.__traceback__)
    return error


def run_program(wanted: Wanted, path: str, arguments: List[str]) -> Optional[BaseException]:
    """Runs it, tells how it has ended, and gives what is to be raised so that Python ends as it would have."""
    sys.argv[:] = [path] + arguments
    del getattr(sys, "orig_argv", [])[-len(sys.argv) - 1 : -len(sys.argv)]
    if IS_STARTED and not getattr(sys.flags, "safe_path", False):
        del sys.path[0]
    if not getattr(sys.flags, "safe_path", False):
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
    clock: Any = VirtualClock() if wanted.clock["kind"] == "virtual" else RealClock(wanted.clock["speed"])
    outbox = Outbox(send)
    # Python has named its main program so since 3.9.
    named = os.path.join(os.getcwd(), program) if sys.version_info >= (3, 9) else program
    rec = Recorder(wanted, clock, outbox, os.path.join(named, "__main__.py") if os.path.isdir(program) else named)
    outbox.control(control="hello", version=sys.version.split()[0])
    install_hooks()
    show_no_recorder()
    if clock.is_virtual:
        policy = asyncio.DefaultEventLoopPolicy()
        policy._loop_factory = PlainLoop
        asyncio.set_event_loop_policy(policy)
        time.sleep = clock.sleep  # type: ignore[assignment]
        time.monotonic = time.perf_counter = clock.time  # type: ignore[assignment]
    for descriptor, stream in ((1, "stdout"), (2, "stderr")):
        bare = getattr(sys, stream)
        if bare is not None:
            output = output_for(bare, descriptor if IS_STARTED else -1, stream, wanted.terminal[stream])
            setattr(sys, stream, output)
            setattr(sys, "__%s__" % stream, output)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(before=outbox.flush, after_in_child=rec.leave)
    raised = run_program(wanted, program, arguments)
    if not IS_STARTED:
        atexit._run_exitfuncs()
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
            rec.outbox.shut()

    raised = start(json.loads(line), sys.argv[1], sys.argv[2:], send)
    if raised is not None:
        raise raised


if IS_STARTED:
    main()

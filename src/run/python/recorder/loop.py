"""Event loops: their iterations, callbacks and timers. Puts the recorder in the place of asyncio's own classes and methods."""

import asyncio
import collections
import functools
import gc
import sys
from asyncio import base_events, events, futures, runners, tasks
from types import FrameType
from typing import Any, Callable, Optional

from .outbox import Json
from .recording import rec
from .awaited import BareTask, is_cancelled, tell_if_done
from .stacks import BOTTOMS, name_of
from .task import Task, at_end_of_step, task_woken
from .variables import place_here

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
    if type(callback).__name__ == "TaskWakeupMethWrapper":
        # So it is before Python 3.10.
        return next((one for one in gc.get_referents(callback) if type(one) is Task), None)
    if type(owner) is Task and (type(callback) is TaskStep or getattr(callback, "__name__", "") == "task_wakeup"):
        return owner
    return None


class Handle(BareHandle):
    """A handle that tells of itself."""

    __slots__ = ("_id",)


class TimerHandle(BareTimerHandle):
    """A timer that tells of itself."""

    __slots__ = ("_id",)

    def cancel(self) -> None:
        if self._scheduled and not self._cancelled and self._id is not None:
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

    def __init__(self, loop: Any, selector: Any = None) -> None:
        """selector: by which the loop waits, if that is told by it."""
        super().__init__()
        self.loop = loop
        self.selector = selector
        self.overdue = 0  # Timers that came due although they are cancelled.
        self.is_begun = True  # Has the iteration been told of?
        self.end: Optional[Callable[[], None]] = None  # Tells of the end of what is running.

    def __bool__(self) -> bool:
        """The loop asks so as an iteration begins."""
        self.finish()
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
            self.overdue += handle._cancelled
            rec.tell("timer-fired", timer=handle._id)

    def popleft(self) -> Any:
        if self.end is not None:
            self.end()
        if not self.is_begun:
            begin_iteration(self.loop)
        handle = super().popleft()
        if handle._cancelled:
            self.end = skip(handle)
        else:
            self.end = self._begin(handle)
        return handle

    def _begin(self, handle: Any) -> Optional[Callable[[], None]]:
        """The loop is about to run this; gives what tells of its end."""
        return begin(handle)

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

    def recorded_select(timeout: Optional[float] = None) -> Any:
        if timeout is None or timeout > 0:
            tell_waiting(loop, timeout)
            timeout = timeout and timeout / rec.clock.speed
        return select(timeout)

    selector.select = recorded_select


def tell_waiting(loop: Any, timeout: Optional[float]) -> None:
    """Nothing is ready: the loop waits."""
    rec.in_thread.iteration = loop._iterations
    if rec.detail:
        rec.tell("waiting", seconds=timeout, **rec.of_loop(loop))
    rec.outbox.flush()


def skip(handle: Any) -> None:
    task = step_of(handle._callback) if rec.detail and handle._callback is not None else None
    if task is not None:
        rec.tell("skipped", handle=None, timer=None, task=task._recorded)
    elif rec.detail and entry_of(handle) is not None:
        rec.tell("skipped", **entry_of(handle), task=None)


def begin(handle: Any) -> Optional[Callable[[], None]]:
    task = step_of(handle._callback)
    if task is not None:
        if task.done():
            return None
        awaited = handle._args[0] if handle._args else None
        return task._begin_step(task._must_cancel or (awaited is not None and is_cancelled(awaited)))
    entry = entry_of(handle) if rec.detail else None
    if entry is None:
        return None
    rec.tell("callback-began", **entry)
    return functools.partial(rec.tell, "callback-ended", **entry)


def begin_iteration(loop: Any) -> None:
    loop._ready.is_begun = True
    rec.in_thread.iteration = loop._iterations
    details = rec.of_loop(loop) if rec.detail else {}
    # Of those that are cancelled the loop goes on counting what has come due meanwhile, until it counts anew.
    loop._ready.overdue = min(loop._ready.overdue, loop._timer_cancelled_count)
    timers = len(loop._scheduled) - loop._timer_cancelled_count + loop._ready.overdue
    rec.tell("iteration", ready=len(loop._ready), timers=timers, **details)


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
    create_future, close = Loop.create_future, Loop.close

    @functools.wraps(init)
    def recorded_init(self: Any, *args: Any, **options: Any) -> None:
        init(self, *args, **options)
        self._ready = ReadyQueue(self)
        self._iterations = 0

    @functools.wraps(call_at)
    def recorded_call_at(self: Any, when: float, callback: Any, *args: Any, **options: Any) -> Any:
        handle = call_at(self, when, callback, *args, **options)
        if rec.is_housekeeping():
            handle._id = None
            return handle
        rec.timers += 1
        handle._id = rec.timers
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

    @functools.wraps(create_future)
    def recorded_create_future(self: Any) -> Any:
        future = create_future(self)
        caller = sys._getframe(1)
        if caller.f_code is asyncio.shield.__code__:
            future._shielded = caller.f_locals["inner"]
        return future

    @functools.wraps(call_soon)
    def recorded_call_soon(self: Any, callback: Any, args: Any, context: Any) -> Any:
        at_end_of_step()
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

    @functools.wraps(close)
    def recorded_close(self: Any) -> None:
        was_closed = self.is_closed()
        close(self)
        if rec.detail and not was_closed:
            rec.tell("loop-closed", **rec.of_loop(self))

    Loop.__init__ = recorded_init
    Loop.call_at = recorded_call_at
    Loop._call_soon = recorded_call_soon
    Loop.create_future = recorded_create_future
    Loop.close = recorded_close

    set_running_loop = events._set_running_loop

    @functools.wraps(set_running_loop)
    def recorded_set_running_loop(loop: Any) -> None:
        running = events._get_running_loop()
        if loop is None and isinstance(getattr(running, "_ready", None), ReadyQueue):
            running._ready.finish()
        set_running_loop(loop)

    events._set_running_loop = recorded_set_running_loop
    BOTTOMS.update((Task._start_eagerly.__code__, BareHandle._run.__code__, runners._cancel_all_tasks.__code__))


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

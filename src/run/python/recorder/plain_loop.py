"""The loop in virtual time, and of the embedded Python: without descriptors."""

import asyncio
import concurrent.futures
import functools
import re
import sys
import threading
from asyncio import base_events, events, futures, tasks
from types import FrameType
from typing import Any, Callable, List, Optional, Set, Tuple

from .clocks import TICK
from .loop import ReadyQueue, begin, tell_waiting
from .recording import rec
from .stacks import chain_of, coroutine_name


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


def describe_deadlock(loop: Any) -> str:
    """Several lines: what is wrong, and what each task waits for."""
    lines = ["deadlock: nothing is ready to run, no timer is set and nothing outside the loop is pending"]
    for task in sorted(asyncio.all_tasks(loop), key=lambda task: rec.task_id(task) or 0):
        lines.append("  %s waits for %s" % (in_words(task), awaited_in_words(task)))
    return "\n".join(lines)


def in_words(task: Any) -> str:
    return "%s (%s)" % (task.get_name(), coroutine_name(task._coro))


# By what their waiters are brought to go on.
LACKING = {
    asyncio.Event: "which nobody is left to set",
    asyncio.Condition: "which nobody is left to notify",
    asyncio.Lock: "which nobody is left to release",
    asyncio.Semaphore: "which nobody is left to release",
}


def awaited_in_words(task: Any) -> str:
    waiter = task._fut_waiter
    if waiter is None:
        return "its next turn"
    if rec.task_id(waiter) is not None:
        return in_words(waiter)
    if isinstance(waiter, tasks._GatheringFuture):  # type: ignore[attr-defined]
        left = sum(not child.done() for child in waiter._children)
        return "gather (%d of %d not done)" % (left, len(waiter._children))
    callers = [(frame.f_locals.get("self"), frame.f_code.co_name) for frame in library_tail(task)]
    for one, method in callers:
        if isinstance(one, asyncio.Queue):
            unfinished = one._unfinished_tasks  # type: ignore[attr-defined]
            return {
                "get": "%s, into which nobody is left to put" % plain_repr(one),
                "put": "%s, from which nobody is left to get" % plain_repr(one),
            }.get(method, "Queue.join: %d unfinished task%s" % (unfinished, "" if unfinished == 1 else "s"))
    for one, _ in reversed(callers):
        for kind, lacking in LACKING.items():
            if isinstance(one, kind):
                return "%s, %s" % (plain_repr(one), lacking)
    return "%s, which nobody is left to set" % plain_repr(waiter)


def library_tail(task: Any) -> List[FrameType]:
    """The library's coroutines that the program's innermost one awaits, outermost first."""
    tail: List[FrameType] = []
    for _, frame, is_library in chain_of(task._coro):
        if not is_library:
            tail.clear()
        elif frame is not None:
            tail.append(frame)
    return tail


def plain_repr(value: Any) -> str:
    """Without where it lies in memory."""
    return re.sub(r" at 0x[0-9a-f]+", "", repr(value), flags=re.IGNORECASE)


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


class PlainQueue(ReadyQueue):
    """Lets threads work as an iteration begins; in debug mode, does as if the loop took no time to take the time."""

    due: Any = None  # What runs next.

    def __bool__(self) -> bool:
        self.finish()
        self.loop._let_threads_work()
        return super().__bool__()

    def _begin(self, handle: Any) -> Optional[Callable[[], None]]:
        if not self.loop._debug:
            return begin(handle)
        self.due = handle
        return None


class PlainLoop(base_events.BaseEventLoop):
    """A loop without descriptors."""

    def __init__(self) -> None:
        super().__init__()
        self._selector = Waits(self)
        self._ready = PlainQueue(self, self._selector)
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

    def _start_serving(self, *_args: Any, **_options: Any) -> None:
        raise NotImplementedError

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

    def shutdown_default_executor(self, *_timeout: Any) -> Any:
        """However long it takes: a limit in virtual time would be over before a real thread has ended."""
        return super().shutdown_default_executor()

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

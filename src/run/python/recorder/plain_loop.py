"""The loop in virtual time, and of the embedded Python: without descriptors."""

import asyncio
import concurrent.futures
import functools
import sys
import threading
from asyncio import base_events, events, futures
from typing import Any, Callable, List, Optional, Set, Tuple

from .clocks import TICK
from .loop import ReadyQueue, begin, tell_waiting
from .recording import rec


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

"""Other threads that the program starts, and those of its pools."""

import concurrent.futures.thread
import contextvars
import functools
import threading
from typing import Any, Optional

from .plain_loop import Job
from .recording import rec
from .stacks import LIBRARY, is_own, name_of


def watch_threads() -> None:
    """Has it told how long functions run in other threads: in a pool's, and in those that the program starts."""
    Work: Any = concurrent.futures.thread._WorkItem
    run, bootstrap = Work.run, threading.Thread._bootstrap_inner  # type: ignore[attr-defined]

    @functools.wraps(run)
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

    @functools.wraps(bootstrap)
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


def thread_function() -> str:
    """The function that this thread runs."""
    name: Optional[str] = rec.in_thread.function
    return name or name_of(getattr(threading.current_thread(), "_target", None) or threading.current_thread())

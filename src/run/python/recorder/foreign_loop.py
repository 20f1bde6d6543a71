"""Loops that are not asyncio's own, such as uvloop's: of these the tasks are recorded, and no more."""

import functools
from asyncio import base_events, events
from typing import Any, Set

from .awaited import is_cancelled
from .loop import step_of
from .recording import rec
from .task import Task, at_end_of_step, task_woken

known: Set[type] = set()


def watch(loop: Any) -> None:
    """Has it told of the steps that such a loop runs. Called with the loop of each new task."""
    kind: Any = type(loop)
    is_foreign = isinstance(loop, events.AbstractEventLoop) and not isinstance(loop, base_events.BaseEventLoop)
    if kind in known or not is_foreign:
        return
    known.add(kind)
    rec.outbox.control(control="note", note="foreign-loop", text="%s.%s" % (kind.__module__, kind.__qualname__))
    call_soon = kind.call_soon

    @functools.wraps(call_soon)
    def recorded_call_soon(self: Any, callback: Any, *args: Any, **options: Any) -> Any:
        at_end_of_step()
        if args and type(args[0]) is Task and args[0].done():
            args[0]._tell_done()
        task = step_of(callback)
        if task is None:
            return call_soon(self, callback, *args, **options)
        if args and task._recorded is not None:
            task_woken(task, args[0])
        awaited = args[0] if args else None

        def step(*args: Any) -> None:
            end = task._begin_step(task._must_cancel or (awaited is not None and is_cancelled(awaited)))
            try:
                callback(*args)
            finally:
                end()

        return call_soon(self, step, *args, **options)

    kind.call_soon = recorded_call_soon


def watch_foreign_loops() -> None:
    Task._watch = staticmethod(watch)  # type: ignore[method-assign]

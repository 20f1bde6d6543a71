"""Tasks that tell of themselves."""

import asyncio
import sys
from asyncio import events
from typing import Any, Callable, List, Optional, Tuple

from .awaited import BareTask, is_cancelled, meet, target_of, tell_if_done
from .cancelling import canceller
from .outbox import Json
from .recording import rec, safe_repr
from .stacks import (
    beginning_of,
    chain_of,
    coroutine_name,
    inner_of,
    is_coroutine,
    is_housekeeping,
    stack_line,
    stack_of_error,
    with_outermost,
)
from .variables import place_here, variables_of


def outcome_of(task: Any) -> Json:
    if task._state == "CANCELLED":
        return {"status": "cancelled"}
    if task._exception is not None:
        return {"status": "failed", "error": safe_repr(task._exception)}
    return {"status": "finished", "result": safe_repr(task._result)}


class Task(BareTask):
    """A task that tells of itself. For a step C calls no method: of that tells who runs it."""

    _recorded: Optional[int] = None
    _told: List[Tuple[str, int]] = []
    _is_suspended = True
    _is_ended = False

    def __init__(self, *args: Any, **options: Any) -> None:
        self._watch(options.get("loop"))
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

    @staticmethod
    def _watch(_loop: Any) -> None:
        """Is told of the loop of each new task."""

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
        frames = with_outermost(
            self, [name for name, frame, is_library in chain if not is_library and is_coroutine(frame.f_code)]
        )
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
            passing_on = at_end_of_step()
            if passing_on is not None and passing_on._fut_waiter is self:
                details = {"through": {"by": "task", "why": "cancelled", "of": passing_on._recorded}, **place_here()}
            elif rec.detail:
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
            stack = stack_of_error(self._exception)
            if stack:
                details["stack"] = stack
        rec.tell("task-done", task=self._recorded, outcome=outcome_of(self), **details)


Task.__name__ = Task.__qualname__ = "Task"
Task.__module__ = "_asyncio"


def at_end_of_step() -> Optional[Task]:
    """A task that was cancelled in its own step passes that on to what it awaits at its end: that it waits is told first."""
    current: Optional[Task] = rec.in_thread.current
    if current is None or current._fut_waiter is None:
        return None
    current._tell_suspended()
    return current


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

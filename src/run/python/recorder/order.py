"""The order in which asyncio goes through a set: that of creation, where it leaves it open."""

import asyncio
import functools
import inspect
import re
import sys
from asyncio import tasks
from typing import Any

from .recording import rec


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


def order_within(holder: Any) -> None:
    """In a set comprehension no name can be exchanged: the source is, where it stands."""
    lines, first = inspect.getsourcelines(holder)
    comprehension = r"\{(ensure_future\(\w+, loop=loop\) for \w+ in (?:set\(\w+\)|\w+))\}"
    source = re.sub(comprehension, r"set(\1)", "".join(lines))
    exec(compile("\n" * (first - 1) + source, tasks.__file__, "exec"), vars(tasks))


def order_sets() -> None:
    """Where asyncio leaves an order open, as it goes through a set, that is the order of creation."""
    all_tasks = tasks.all_tasks

    def ordered_tasks(loop: Any = None) -> Any:
        # Its own default is the running loop of the one who calls it.
        found = all_tasks(loop) if loop is not None else all_tasks()
        return OrderedSet(sorted(found, key=lambda task: rec.task_id(task) or 0))

    tasks.all_tasks = asyncio.all_tasks = functools.wraps(all_tasks)(ordered_tasks)
    tasks.set = OrderedSet  # type: ignore[attr-defined]
    if sys.version_info < (3, 11):
        order_within(tasks.wait)
        asyncio.wait = tasks.wait
    bare: Any = tasks.as_completed
    ordered: Any = None

    @functools.wraps(bare)
    def as_completed(*args: Any, **options: Any) -> Any:
        # Reading a source takes its time, and few programs need it.
        nonlocal ordered
        if ordered is None:
            holder: Any = getattr(tasks, "_AsCompletedIterator", None)
            order_within(holder or bare)
            ordered = bare if holder else tasks.as_completed
        return ordered(*args, **options)

    tasks.as_completed = asyncio.as_completed = as_completed
    taskgroups = sys.modules.get("asyncio.taskgroups")
    if taskgroups is not None:
        taskgroups.set = OrderedSet  # type: ignore[attr-defined]

"""The futures that tasks await."""

import asyncio
from asyncio import tasks
from typing import Any, Dict, List, Tuple

from .outbox import Json
from .recording import rec
from .stacks import ASYNCIO

BareTask: Any = tasks.Task


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
            if not all(isinstance(child, BareTask) for child in future._children):
                target["nested"] = True
        return target
    target = {"kind": "future"}
    if known is not None:
        target.update(future=known.id, label=known.label)
        behind = tasks_behind(future)
        if behind:
            target["tasks"] = behind
        if known.label == "wait" and all(isinstance(one, BareTask) for one in known.behind):
            target["children"] = len(known.behind)
    return target


class Known:
    """What is remembered of a future that a task has awaited."""

    __slots__ = ("id", "label", "behind", "is_done")

    def __init__(self, number: int, label: str, behind: Any) -> None:
        self.id = number
        self.label = label
        self.behind = behind  # The futures whose end it depends on.
        self.is_done = False


def meet(future: Any, chain: List[Any]) -> None:
    """A task awaits a future: if it is one to be told of, and new, it is told."""
    if isinstance(future, BareTask) or hasattr(future, "_timer") or hasattr(future, "_known"):
        return
    label, behind = awaited_through(future, chain)
    rec.futures += 1
    future._known = Known(rec.futures, label, behind)
    rec.tell("future-created", future=rec.futures, label=label, state="PENDING")


def awaited_through(future: Any, chain: List[Any]) -> Tuple[str, Any]:
    """What it is a future of, and what its end depends on."""
    if isinstance(future, tasks._GatheringFuture):  # type: ignore[attr-defined]
        return "gather", future._children
    if hasattr(future, "_shielded"):
        return "shield", [future._shielded]
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
        # Who awaits it may have cancelled it in that very moment; it is told of as it was.
        if id(one) in seen or (one.done() and one is not future):
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


def is_cancelled(future: Any) -> bool:
    """Raises it a CancelledError in who awaits it?"""
    return future._state == "CANCELLED" or isinstance(future._exception, asyncio.CancelledError)

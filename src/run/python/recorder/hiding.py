"""The program does not come across the recorder: not in stacks, tracebacks, nor as it traces its own calls."""

import os
import sys
import traceback
import types
from types import CodeType, FrameType
from typing import Any, Callable, List, Optional

FOLDER = os.path.dirname(os.path.abspath(__file__)) + os.sep


def is_hidden(code: CodeType) -> bool:
    """Is it a function that is not there in a program that nobody records?"""
    return code.co_filename.startswith(FOLDER)


class Builtin:
    """In the place of a function that is written in C: looks like it, is pickled as it, and is no method in a class."""

    def __init__(self, bare: Any, function: Callable[..., Any]) -> None:
        self.__call = function
        self.__bare = bare
        self.__module__, self.__name__, self.__qualname__ = bare.__module__, bare.__name__, bare.__qualname__
        self.__doc__, self.__self__ = bare.__doc__, getattr(bare, "__self__", None)

    def __call__(self, *args: Any, **options: Any) -> Any:
        return self.__call(*args, **options)

    def __repr__(self) -> str:
        return repr(self.__bare)

    def __reduce__(self) -> str:
        return self.__name__


def hide_from_tracers(bottom: CodeType) -> None:
    """Who traces the program's calls does not come across the recorder's.

    bottom: what runs the program.
    """
    for place in ("trace", "profile"):
        setter, getter = getattr(sys, "set" + place), getattr(sys, "get" + place)

        def recorded_set(function: Any, setter: Any = setter) -> None:
            def visible_only(frame: FrameType, event: str, arg: Any) -> Any:
                caller: Optional[FrameType] = frame
                while caller is not None and caller.f_code is not bottom:
                    if is_hidden(caller.f_code):
                        return None
                    caller = caller.f_back
                return function(frame, event, arg)

            visible_only.told = function  # type: ignore[attr-defined]
            setter(visible_only if isinstance(function, (types.FunctionType, types.MethodType)) else function)

        def recorded_get(getter: Any = getter) -> Any:
            function = getter()
            return getattr(function, "told", function)

        setattr(sys, "set" + place, Builtin(setter, recorded_set))
        setattr(sys, "get" + place, Builtin(getter, recorded_get))


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


def told_with(error: BaseException) -> List[BaseException]:
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

    def visible_positions(trace: Any) -> Any:
        return (pair for pair in walk_positions(trace) if not is_hidden(pair[0].f_code))

    def visible_entries(entries: Any) -> Any:
        return from_list([entry for entry in entries if not entry[0].startswith(FOLDER)])

    # Of lists that were made elsewhere: where a coroutine was created, and a task's own stack.
    from_list = traceback.StackSummary.from_list
    traceback.StackSummary.from_list = staticmethod(visible_entries)  # type: ignore[method-assign, assignment]
    traceback.walk_stack, traceback.walk_tb = visible_stack, visible_traceback  # type: ignore[assignment]
    walk_positions = getattr(traceback, "_walk_tb_with_full_positions", None)
    if walk_positions is not None:
        traceback._walk_tb_with_full_positions = visible_positions  # type: ignore[attr-defined]


def clean(error: BaseException) -> BaseException:
    for one in told_with(error):
        one.__traceback__ = visible(one.__traceback__)
    return error

"""Where the program is: stacks of frames, and of coroutines that wait."""

import asyncio
import functools
import gc
import inspect
import os
import sys
from types import CodeType, FrameType
from typing import Any, List, Optional, Set, Tuple

from .hiding import FOLDER
from .outbox import Json
from .recording import rec

LIBRARY = os.path.dirname(os.__file__) + os.sep
ASYNCIO = os.path.dirname(asyncio.__file__) + os.sep
# Below one of these is what runs a task's step or a callback, or what the library does of its own.
BOTTOMS: Set[CodeType] = set()


def is_own(code: CodeType) -> bool:
    """Is it the program's?"""
    file = code.co_filename
    own = rec.own_files.get(file)
    if own is None:
        own = rec.own_files[file] = is_own_file(file)
    return own


def is_own_file(file: str) -> bool:
    if file == rec.program:
        return True
    # The recorder's files, and Python's own, may lie below the program's folder.
    if file.startswith(FOLDER) or file.startswith(LIBRARY) or not file.startswith(rec.folder):
        return False
    return not any(part in file for part in ("site-packages", "dist-packages", "node_modules"))


def line_of(code: CodeType, line: Optional[int]) -> Json:
    told: Json = {"name": code.co_name, "line": line, "internal": False}
    if code.co_filename != rec.program:
        told["file"] = os.path.relpath(code.co_filename, rec.folder).replace(os.sep, "/")
    return told


def stack_line(name: str, frame: Optional[FrameType]) -> Json:
    if frame is not None and is_own(frame.f_code):
        return line_of(frame.f_code, frame.f_lineno)
    return {"name": name, "line": None, "internal": True}


def own_frames() -> List[FrameType]:
    """The active functions of the program and coroutines of the library, outermost first."""
    found = []
    frame: Optional[FrameType] = sys._getframe(1)
    while frame is not None and frame.f_code not in BOTTOMS:
        if is_own(frame.f_code) or library_name(frame.f_code, None):
            found.append(frame)
        frame = frame.f_back
    return found[::-1]


def stack_here() -> List[Json]:
    if rec.is_other_thread():
        return []
    frames = own_frames()
    return [stack_line(library_name(frame.f_code, None) or "", frame) for frame in frames]


COROUTINE = inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR
# Coroutines of the library's that the program has not called by that name.
RENAMED = {"_wait_for_one": "as_completed"}
LOOP = "BaseEventLoop."


def library_name(code: CodeType, qualified: Optional[str]) -> Optional[str]:
    """What a coroutine of the library's is called in a stack; nothing for its inner ones, and for what is none."""
    if is_own(code) or not code.co_flags & COROUTINE:
        return None
    name = code.co_name
    if name in RENAMED:
        return RENAMED[name]
    if name.startswith("_"):
        return None
    return (qualified or getattr(code, "co_qualname", name)).replace(LOOP, "")


def coroutine_name(coro: Any) -> str:
    """What a task's coroutine is called: one of the library's is named with its class, as there are several `wait`."""
    code = getattr(coro, "cr_code", None)
    if code is None or is_own(code):
        return method_of_generator(coro) or name_of(coro)
    return coro.__qualname__.replace(LOOP, "").rpartition("<locals>.")[2]


METHODS = {"async_generator_asend": "asend", "async_generator_athrow": "aclose"}


def generator_of(coro: Any) -> Any:
    """Of what a method of an asynchronous generator gives, that generator."""
    return next((one for one in gc.get_referents(coro) if inspect.isasyncgen(one)), None)


def method_of_generator(coro: Any) -> Optional[str]:
    method = METHODS.get(type(coro).__name__)
    generator = generator_of(coro) if method else None
    return generator and "%s.%s" % (generator.__name__, method)


def chain_of(coro: Any) -> List[Tuple[str, Optional[FrameType], bool]]:
    """Where a suspended coroutine stands: names and frames, outermost first; and is it the library's?"""
    chain: List[Tuple[str, Optional[FrameType], bool]] = []
    while coro is not None:
        frame = getattr(coro, "cr_frame", None) or getattr(coro, "gi_frame", None) or getattr(coro, "ag_frame", None)
        if frame is None:
            coro = generator_of(coro)
            if coro is None:
                break
            continue
        if is_own(frame.f_code):
            chain.append((frame.f_code.co_name, frame, False))
        elif not chain or frame.f_code.co_flags & COROUTINE:
            name = library_name(frame.f_code, getattr(coro, "__qualname__", None)) or ("" if chain else name_of(coro))
            chain.append((name, frame, True))
        for field in ("cr_await", "gi_yieldfrom", "ag_await"):
            if hasattr(coro, field):
                coro = getattr(coro, field)
                break
    return chain


def inner_of(chain: List[Tuple[str, Optional[FrameType], bool]]) -> List[FrameType]:
    """The program's own coroutines within the task's."""
    return [frame for _, frame, is_library in chain[1:] if not is_library and is_coroutine(frame.f_code)]


def is_coroutine(code: CodeType) -> bool:
    return bool(code.co_flags & (inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR | inspect.CO_ITERABLE_COROUTINE))


def beginning_of(coro: Any) -> Json:
    generator = generator_of(coro) if method_of_generator(coro) else coro
    code = next(
        (getattr(generator, name) for name in ("cr_code", "gi_code", "ag_code") if hasattr(generator, name)), None
    )
    if code is None or not is_own(code):
        return {"name": coroutine_name(coro), "line": None, "internal": True}
    told = line_of(code, code.co_firstlineno)
    return told if generator is coro else {**told, "name": coroutine_name(coro)}


def stack_of_error(error: BaseException) -> List[Json]:
    """Where it was made, unless another task had failed with it before."""
    # A reference of ours would keep alive what the error holds.
    if "_recorded" in vars(error):
        return []
    vars(error)["_recorded"] = True
    lines = {}  # By frame: one that has caught it and raised it again is told of once more, ahead of where it came by.
    tb = error.__traceback__
    while tb is not None:
        if is_own(tb.tb_frame.f_code):
            lines[tb.tb_frame] = line_of(tb.tb_frame.f_code, tb.tb_lineno)
        tb = tb.tb_next
    return list(lines.values())


def with_outermost(task: Any, frames: List[str]) -> List[str]:
    """A task's frames begin with its own coroutine, also when that is none of the program's (`sleep`)."""
    name = coroutine_name(task._coro)
    return frames if frames and frames[0] == name else [name] + frames


def name_of(callback: Any) -> str:
    while isinstance(callback, functools.partial):
        callback = callback.func
    return getattr(callback, "__name__", None) or type(callback).__name__


HOUSEKEEPING = {"shutdown_asyncgens", "shutdown_default_executor"}


def is_housekeeping(coro: Any) -> bool:
    """Is it what the library itself runs at the end of `asyncio.run`?"""
    code = getattr(coro, "cr_code", None)
    return getattr(coro, "__name__", "") in HOUSEKEEPING and (code is None or not is_own(code))

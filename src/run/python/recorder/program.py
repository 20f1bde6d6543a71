"""Runs the program, as Python runs its main program."""

import builtins
import importlib.machinery
import linecache
import os
import runpy
import sys
import types
from types import CodeType
from typing import Any, List, Optional

from . import AT_START, OF_ASYNCIO
from .hiding import clean
from .outcome import outcome_with, traceback_text
from .recording import Wanted, rec


def compiled(text: Any, name: str) -> CodeType:
    """As Python does that with its main program, which it reads from the file: some errors have other words then."""
    try:
        return compile(text, name, "exec", dont_inherit=True)
    except SyntaxError as error:
        unknown = str(error.msg).startswith("unknown encoding: ")
        try:
            if not unknown:
                text.decode()
            fault = None
        except (UnicodeDecodeError, AttributeError) as found:
            fault = found
        if unknown:
            message = error.msg.replace("unknown encoding", "encoding problem")
        elif isinstance(fault, UnicodeDecodeError) and "'utf-8' codec can't decode" in str(error.msg):
            version = sys.version_info
            page = "peps.python.org/pep-0263" if version >= (3, 11) else "python.org/dev/peps/pep-0263"
            message = (
                "Non-UTF-8 code starting with '\\x%02x' in file %s on line %d, but no encoding declared; "
                "see http%s://%s/ for details"
            ) % (
                text[fault.start],
                name,
                text.count(b"\n", 0, fault.start) + 1,
                "s" if version >= (3, 9) else "",
                page,
            )
        else:
            raise
    raise SyntaxError(message)


def give_way(folder: str) -> None:
    """Has the program a module of its own that is named as one of Python's? Who imports that is to get what is the program's."""
    entries = os.listdir(folder)
    imported = {name for name in set(sys.modules) - AT_START if "." not in name}
    own = {name for name in imported if name + ".py" in entries}
    own |= {name for name in imported & set(entries) if os.path.exists(os.path.join(folder, name, "__init__.py"))}
    if own & OF_ASYNCIO:
        # Python's asyncio is going to be made with it, if at all: another than the one that is recorded.
        rec.outbox.control(control="note", note="shadowed-modules", text=", ".join(sorted(own & OF_ASYNCIO)))
        own = imported
    for name in set(sys.modules) - AT_START:
        if name.partition(".")[0] in own:
            del sys.modules[name]


def main_module(program: str) -> types.ModuleType:
    """A `__main__` as Python makes it."""
    module = types.ModuleType("__main__")
    if sys.version_info < (3, 14):
        module.__annotations__ = {}
    loader = importlib.machinery.SourceFileLoader("__main__", program)
    vars(module).update(__loader__=loader, __builtins__=builtins, __file__=program, __cached__=None)
    return module


def run_main(wanted: Wanted, path: str) -> None:
    """Runs the file, or the `__main__.py` of the folder, in the module `__main__`."""
    if wanted.source is None and os.path.isdir(path):
        rec.outbox.control(control="begun")
        runpy._run_module_as_main("__main__", False)  # type: ignore[attr-defined]
        return
    if wanted.source is None:
        with open(path, "rb") as file:
            text: Any = file.read()
    else:
        text = wanted.source
        linecache.cache[rec.program] = (len(text), None, text.splitlines(True), rec.program)
    code = compiled(text, rec.program)
    del text
    rec.outbox.control(control="begun")
    exec(code, vars(sys.modules["__main__"]))


def call_hook(error: BaseException) -> None:
    """Calls the program's own `sys.excepthook`, if it has one: what Python's own does is told in the outcome."""
    trace = error.__traceback__
    sys.last_type, sys.last_value, sys.last_traceback = type(error), error, trace
    if sys.version_info >= (3, 12):
        sys.last_exc = error
    if sys.excepthook is rec.excepthook:
        return
    try:
        sys.excepthook(type(error), error, trace)
    except SystemExit:
        raise
    except BaseException as fault:
        sys.stderr.write("Error in sys.excepthook:\n" + traceback_text(clean(fault)))
        sys.stderr.write("\nOriginal exception was:\n" + traceback_text(error))


def run_program(wanted: Wanted, path: str, arguments: List[str]) -> Optional[BaseException]:
    """Runs it, tells how it has ended, and gives what is to be raised so that Python ends as it would have."""
    command = getattr(sys, "orig_argv", [])
    if sys.argv[:1] and sys.argv[0] in command:
        command[command.index(sys.argv[0]) :] = [path] + arguments
    sys.argv[:] = [path] + arguments
    if not (sys.flags.isolated or getattr(sys.flags, "safe_path", False)):
        is_folder = os.path.isdir(path)
        sys.path.insert(0, os.path.dirname(rec.program) if is_folder else os.path.dirname(os.path.realpath(path)))
        give_way(sys.path[0])
    sys.modules["__main__"] = main_module(rec.program)
    raised: Optional[BaseException] = None
    try:
        run_main(wanted, path)
    except BaseException as error:
        raised = clean(error)
    at = rec.now()
    rec.outbox.control(control="outcome", at=at, outcome=outcome_with(raised))
    rec.outbox.is_hasty = True
    if raised is None or isinstance(raised, SystemExit):
        return raised
    call_hook(raised)
    if isinstance(raised, KeyboardInterrupt):
        # Python ends itself by the signal then. That it has been interrupted is told.
        sys.excepthook = lambda *told: None
        return raised
    return SystemExit(1)

"""Begins to record, and has the program run."""

import atexit
import gc
import os
import sys
import time
from asyncio import events
from typing import Any, Callable, List, Optional

from .clocks import RealClock, VirtualClock
from .foreign_loop import watch_foreign_loops
from .hiding import Builtin, hide_from_tracers, show_no_recorder
from .loop import install_hooks
from .order import order_sets
from .outbox import Json, Outbox
from .output import Descriptor, output_for
from .plain_loop import use_plain_loops
from .program import run_main, run_program
from .program_time import recorded_sleep, show_clock
from .recording import Wanted, rec
from .stacks import is_own_file
from .threads import watch_threads


def start(
    config: Json,
    program: str,
    arguments: List[str],
    send: Callable[[str], None],
    wait: Optional[Callable[[float], None]] = None,
) -> Optional[BaseException]:
    """Records one run, and gives what a process is to end with.

    config: as `Wanted`. send: takes whole lines. wait: waits for so many real seconds, where nothing else can.
    """
    wanted = Wanted(**config)
    clock: Any = VirtualClock() if wanted.clock["kind"] == "virtual" else RealClock(wanted.clock["speed"], wait)
    # Python has named its main program so since 3.9.
    named = os.path.join(os.getcwd(), program) if sys.version_info >= (3, 9) else program
    is_first = not rec.has_begun
    rec.begin(wanted, clock, Outbox(send), os.path.join(named, "__main__.py") if os.path.isdir(program) else named)
    if is_first:
        install(clock)
    if clock.is_virtual or wait is not None:
        use_plain_loops()
    rec.outbox.control(control="hello", version=sys.version.split()[0])
    for descriptor, stream, bare in ((1, "stdout", STDOUT), (2, "stderr", STDERR)):
        if bare is not None:
            raw = Descriptor(-1 if wait else descriptor, stream, wanted.terminal[stream], bare.encoding)
            output = output_for(bare, raw)
            setattr(sys, stream, output)
            setattr(sys, "__%s__" % stream, output)
            atexit.register(raw.end)
    return run_program(wanted, program, arguments)


STDOUT, STDERR = sys.stdout, sys.stderr


def start_one_of_several(
    config: Json,
    program: str,
    arguments: List[str],
    send: Callable[[str], None],
    wait: Optional[Callable[[float], None]] = None,
) -> None:
    """Records a run after which this process goes on; further ones have the same kind of clock."""
    path, hook = sys.path[:], sys.excepthook
    start(config, program, arguments, send, wait)
    # As Python does when it ends: what is left is destroyed, and tells of it.
    atexit._run_exitfuncs()
    # Finalizers look for the module's names.
    gc.collect()
    vars(sys.modules["__main__"]).clear()
    for name, module in list(sys.modules.items()):
        if is_own_file(getattr(module, "__file__", None) or ""):
            del sys.modules[name]
    sys.path[:], sys.excepthook = path, hook
    events._event_loop_policy = None  # type: ignore[attr-defined]
    gc.collect()
    rec.outbox.flush()


def install(clock: Any) -> None:
    """Puts the recorder in the place of what it records."""
    forget_modules()
    install_hooks()
    watch_foreign_loops()
    rec.watch_unwinding()
    show_no_recorder()
    hide_from_tracers(run_main.__code__)
    if clock.is_virtual:
        order_sets()
    if clock.is_virtual or clock.speed != 1:
        show_clock(clock)
    time.sleep = Builtin(time.sleep, recorded_sleep)  # type: ignore[assignment]
    watch_threads()
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(before=lambda: rec.outbox.flush(), after_in_child=rec.leave)


def forget_modules() -> None:
    """The program may have modules of these names, and finds none of ours."""
    package = __name__.partition(".")[0]
    for name in list(sys.modules):
        if name.partition(".")[0] == package:
            del sys.modules[name]

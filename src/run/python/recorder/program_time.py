"""The functions of `time`, as the program finds them: by the clock of the run."""

import time
from typing import Any

from .hiding import Builtin
from .output import writer_here
from .recording import rec


def recorded_sleep(seconds: float) -> None:
    """`time.sleep`, which holds up the thread itself."""
    if rec.is_other_thread():
        job = rec.in_thread.job
        if job is not None:
            job.loop._park(job, seconds)
        else:
            rec.clock.sleep(seconds)
        rec.in_thread.slept += seconds
        return
    rec.tell("blocked", seconds=seconds, **writer_here())
    rec.outbox.flush()
    try:
        rec.clock.sleep(seconds)
    finally:
        rec.tell("unblocked", task=rec.current_task())


def show_clock(clock: Any) -> None:
    """Lets the program read this clock, where it is not the machine's own."""
    epoch = 1.7e9 if clock.is_virtual else time.time() - clock.peek()
    for name, zero in (("monotonic", 0.0), ("perf_counter", 0.0), ("time", epoch)):

        def read(zero: float = zero) -> float:
            return zero + rec.clock.time()

        def read_nanoseconds(zero: float = zero) -> int:
            return round((zero + rec.clock.time()) * 1e9)

        setattr(time, name, Builtin(getattr(time, name), read))
        setattr(time, name + "_ns", Builtin(getattr(time, name + "_ns"), read_nanoseconds))

"""Whole traces of programs: what the recorder of Python programs tells of each, all in one process.

The recorder's hooks are installed once, and it begins anew with each program.
"""
import json, os, sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.abspath(os.path.join(HERE, "..", "..", "..", "..", "src", "run", "python")))
import fuzz
from recorder.clocks import VirtualClock
from recorder.loop import install_hooks
from recorder.order import order_sets
from recorder.outbox import Outbox
from recorder.output import Descriptor, output_for
from recorder.plain_loop import PlainLoop
from recorder.recording import Wanted, rec


class Loop(PlainLoop):
    """Where it would wait for ever, every task is cancelled."""

    deadlock_hook = staticmethod(lambda: None)
    clock = property(lambda self: rec.clock)
    iterations = property(lambda self: self._iterations)

    def note(self, coro):
        """Another loop keeps in mind by this when eager tasks were begun to be made: here, that is recorded."""

    def close(self):
        """What it held is closed with it, and that is no part of a trace."""
        rec.outbox.flush()
        rec.outbox.shut()
        super().close()

    def _wait_for_threads(self):
        self.deadlock_hook()
        return ()


class Collected(list):
    def __call__(self, text):
        self += map(json.loads, text.splitlines())


def install():
    rec.begin(WANTED, VirtualClock(), Outbox(lambda text: None), "")
    install_hooks()
    rec.watch_unwinding()
    order_sets()


WANTED = Wanted({"kind": "virtual"}, detail=True, locals=False, source="", terminal={})


def trace_of(p, source, portable):
    """Its labels, and its events. portable: gives the text to write for a label."""
    events = Collected()
    name = f"<seed {p['seed']}>"
    rec.begin(WANTED, VirtualClock(), Outbox(events), name)
    raw = Descriptor(-1, "stdout", False, "utf-8")
    output = output_for(sys.stdout, raw)
    labels = fuzz.run_program(p, compile(source, name, "exec"), Loop, lambda text: print(portable(text), file=output))
    raw.end()
    return labels, events

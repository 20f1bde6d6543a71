"""CPython's side of the comparison: makes programs, runs them in virtual time, and writes their traces.

    python3.13 traces.py given|wide FIRST COUNT [--whole]   JSON lines {seed, program, trace}, one a seed
    python3.13 traces.py serve [--whole]                    reads programs as JSON lines, answers each with {python, trace}
    python3.13 traces.py version                            this Python's version

--whole: with all events besides, as the recorder of Python programs tells them.
A program of the wider grammar has `objs.B0`. What depends on the garbage collector is kept out: it is off while a
program runs, and a trace ends with its END or ABORT. The names of callbacks that raise are left out: a lambda's says
where it stands in the Python source.
"""
import gc, itertools, json, logging, os, platform, re, sys, warnings

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "conformance"))    # virtual_loop.py
import asyncio
import fuzz, wide
import virtual_loop as V


def order_by_start():
    """all_tasks() in the order in which the tasks were begun to be made: an eager one runs others' making inside its own."""
    numbers = itertools.count(1)
    make = V.VirtualLoop.create_task

    def note(loop, coro):
        loop.__dict__.setdefault("numbered", {})[id(coro)] = (next(numbers), coro)

    def create_task(loop, coro, **kw):
        note(loop, coro)
        return make(loop, coro, **kw)

    def all_tasks(loop=None):
        loop = loop or asyncio.get_running_loop()
        known = loop.__dict__.get("numbered", {})
        return V.OrderedSet(sorted(real(loop), key=lambda t: known.get(id(t.get_coro()), (0,))[0]))
    real = asyncio.tasks.all_tasks
    V.VirtualLoop.note, V.VirtualLoop.create_task = note, create_task
    V.canonical()
    asyncio.tasks.all_tasks = asyncio.all_tasks = all_tasks


def source_of(p):
    return wide.render(p) if "B0" in p["objs"] else fuzz.render_py(p)


def told(p):
    """What is told of a program beside itself."""
    if "whole" not in sys.modules:
        return {"trace": ended(fuzz.run_program(p, compile(source_of(p), f"<seed {p['seed']}>", "exec")))}
    labels, events = sys.modules["whole"].trace_of(p, source_of(p), portable)
    return {"trace": ended(labels), "events": events}


def portable(label):
    return re.sub(r"(HANDLER Exception in callback) \S+", r"\1", label)


def ended(trace):
    trace = [portable(line) for line in trace]
    for i, line in enumerate(trace):
        if line == "ABORT" or line.endswith("|END"):
            return trace[:i + 1]
    return trace


def main(argv):
    # What is dropped half-way complains when it is collected; that is after its trace has ended.
    warnings.simplefilter("ignore")
    logging.disable()
    sys.unraisablehook = lambda _: None
    gc.disable()
    if argv == ["version"]:
        print(platform.python_version())
        return
    if argv[-1] == "--whole":
        import whole
        whole.install()
        argv.pop()
    else:
        order_by_start()
    if argv[0] == "serve":
        for line in sys.stdin:
            p = json.loads(line)
            print(json.dumps({"python": source_of(p), **told(p)}), flush=True)
            gc.collect()
        return
    generate = {"given": fuzz.generate, "wide": wide.generate}[argv[0]]
    first, count = int(argv[1]), int(argv[2])
    for seed in range(first, first + count):
        p = generate(seed)
        print(json.dumps({"seed": seed, "program": p, **told(p)}, separators=(",", ":")))
        if seed % 50 == 0:
            gc.collect()


if __name__ == "__main__":
    main(sys.argv[1:])

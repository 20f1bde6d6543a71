"""Runs programs in virtual time, one after the other: asyncio is loaded once, and each program has a fork of this process.

    python3 forked.py <program> ...     prints what each one wrote, a line of JSON a program
"""
import json, os, runpy, sys, tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../core/conformance"))
import virtual_loop


def run(program):
    """What it wrote, and its exit code; None in the fork, which then runs the program and ends as Python does."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        pid = os.fork()
        if pid == 0:
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            return None
        _, status = os.waitpid(pid, 0)
        texts = []
        for file in (out, err):
            file.seek(0)
            texts.append(file.read().decode("utf-8", "replace"))
        return {"code": os.WEXITSTATUS(status), "stdout": texts[0], "stderr": texts[1]}


for program in sys.argv[1:]:
    written = run(program)
    if written is None:
        virtual_loop.install()
        sys.argv = [program]
        runpy.run_path(program, run_name="__main__")
        break
    print(json.dumps(written), flush=True)

"""The process that Node starts."""

import os
import sys

# Python puts this file's folder where the program's belongs, unless it is isolated.
IS_SAFE = sys.flags.isolated or getattr(sys.flags, "safe_path", False)
if not IS_SAFE:
    del sys.path[0]
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from recorder.recording import rec
from recorder.start import start, start_one_of_several

import json  # What is imported before the recorder is, is the program's own way to begin.

del sys.path[0]


def read_line(pipe: int) -> bytes:
    line = b""
    while not line.endswith(b"\n"):
        read = os.read(pipe, 65536)
        if not read:
            sys.exit()
        line += read
    return line


def write(pipe: int, text: str) -> None:
    left = memoryview(text.encode())
    while left:
        left = left[os.write(pipe, left) :]


def main() -> None:
    pipe = 3
    if os.name == "posix":
        import fcntl

        # The program's own files get the numbers that they would have without us.
        pipe = fcntl.fcntl(3, fcntl.F_DUPFD_CLOEXEC, 100)
        os.close(3)

    def send(text: str) -> None:
        try:
            write(pipe, text)
        except BrokenPipeError:
            # Nobody listens: what is written finds that out.
            rec.leave()

    wanted = json.loads(read_line(pipe))
    # Our own programs come one after the other.
    while wanted.pop("stay", False):
        start_one_of_several(wanted, wanted.pop("program"), [], send)
        send('{"control":"exited"}\n')
        wanted = json.loads(read_line(pipe))
    raised = start(wanted, sys.argv[1], sys.argv[2:], send)
    if raised is not None:
        raise raised


main()

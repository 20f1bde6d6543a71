"""The process that Node starts."""

import os
import sys

# Python puts this file's folder where the program's belongs, unless it is isolated.
IS_SAFE = sys.flags.isolated or getattr(sys.flags, "safe_path", False)
if not IS_SAFE:
    del sys.path[0]
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from recorder.recording import rec
from recorder.start import start

del sys.path[0]


def read_line(pipe: int) -> bytes:
    line = b""
    while not line.endswith(b"\n"):
        read = os.read(pipe, 65536)
        if not read:
            sys.exit()
        line += read
    return line


def main() -> None:
    import json

    pipe = 3
    if os.name == "posix":
        import fcntl

        # The program's own files get the numbers that they would have without us.
        pipe = fcntl.fcntl(3, fcntl.F_DUPFD_CLOEXEC, 100)
        os.close(3)

    def send(text: str) -> None:
        left = memoryview(text.encode())
        try:
            while left:
                left = left[os.write(pipe, left) :]
        except BrokenPipeError:
            # Nobody listens: what is written finds that out.
            rec.leave()

    raised = start(json.loads(read_line(pipe)), sys.argv[1], sys.argv[2:], send)
    if raised is not None:
        raise raised


main()

"""Runs a program under the recorder, as the tool does, takes in all that is told, and prints what the program printed.

    python recorded.py RECORDER plain|detail PROGRAM ORDER
"""

import json
import os
import socket
import subprocess
import sys

recorder, manner, program, order = sys.argv[1:]
os.open(os.devnull, os.O_RDONLY)  # This is 3, which is the recorder's in the child.
ours, its = socket.socketpair()
terminal = {"stdin": False, "stdout": False, "stderr": False}
wanted = {"clock": {"kind": "real", "speed": 1}, "detail": manner == "detail", "locals": False, "source": None}
ours.sendall(json.dumps({**wanted, "terminal": terminal}).encode() + b"\n")
os.dup2(its.fileno(), 3)
its.close()
child = subprocess.Popen([sys.executable, recorder, program, order], pass_fds=(3,))
os.close(3)
with ours.makefile("rb", 1 << 20) as told:
    for line in told:
        if line.startswith(b'{"kind":"output"'):
            print(json.loads(line)["text"])
sys.exit(child.wait())

"""Runs a program as `python program.py` would, and tells what happens on its event loops as trace events.

    python recorder/__main__.py PROGRAM [ARGUMENT ...]

The events are those of `src/trace/event.ts`; there each field is defined. They leave as JSON lines on descriptor 3, on
which the first line to come in says what is wanted (see `Wanted`). The embedded Python has no descriptors: it calls
`start`. Standard library only, CPython 3.8 to 3.14.

Tasks are those that asyncio has in C, so that the program finds their words, tracebacks and speed; of their steps tells
the loop's ready queue, from which they are run. All else is recorded by wrapping methods of asyncio's own classes. So
every loop of the program's is recorded, and the program finds the names and types that it expects.
"""

import sys

AT_START = set(sys.modules) - {__name__}
import asyncio as asyncio

OF_ASYNCIO = set(sys.modules) - AT_START - {__name__}

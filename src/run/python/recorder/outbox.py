"""Sends what is told, as lines of JSON."""

import json
import threading
import time
from typing import Any, Callable, Dict, List, Optional

Json = Dict[str, Any]
MONOTONIC = time.monotonic  # The program finds another.
# What `json.dumps` makes anew for each text, in longer than it takes for the text itself.
pieces_of: Any = json.encoder.c_make_encoder(  # type: ignore[attr-defined]
    None, str, json.encoder.encode_basestring_ascii, None, ":", ",", False, False, True
)


def encode(told: Json) -> str:
    return "".join(pieces_of(told, 0))


class Outbox:
    """Sends lines in batches: soon where somebody may be watching, seldom where there is much to send."""

    LARGEST = 512
    DELAY = 0.002

    def __init__(self, send: Callable[[str], None]) -> None:
        self._send = send
        self._lines: List[str] = []
        self._sending = threading.Lock()
        self._sent_at = 0.0
        self.held: Optional[Callable[[], None]] = None  # Tells of a write that the next one may belong to.
        self.is_end_written = False  # An empty text was the last one: what `print` ends with, or one of what it prints.
        self.is_hasty = False  # Python is about to end: nothing may be kept.

    def push(self, line: str) -> None:
        if self.held is not None:
            self.release()
        lines = self._lines
        lines.append(line)
        count = len(lines)
        if count >= self.LARGEST or self.is_hasty or (not count & 7 and MONOTONIC() - self._sent_at > self.DELAY):
            self.flush()

    def release(self) -> None:
        held, self.held = self.held, None
        if held is not None:
            held()

    def flush(self) -> None:
        """The program may be held up right after this: pass on what there is."""
        if self.held is not None:
            self.release()
        lines = self._lines
        # Another thread, or what this very one was doing before a destructor came in between, may be sending: it goes on
        # until there is nothing left.
        while lines and self._sending.acquire(False):
            try:
                count = len(lines)
                text = "\n".join(lines[:count]) + "\n"
                del lines[:count]
                self._send(text)
                self._sent_at = MONOTONIC()
            finally:
                self._sending.release()

    def control(self, **what: Any) -> None:
        self.push(encode(what))
        self.flush()

    def shut(self) -> None:
        """Nothing is told any more: this is a child of the program's process, or nobody listens."""
        self.held = None
        self._lines.clear()
        self._send = lambda text: None

"""What the program writes to `sys.stdout` and `sys.stderr`."""

import codecs
import io
import os
import sys
from types import FrameType
from typing import Any, Optional, Tuple

from .hiding import is_hidden
from .outbox import Json, encode
from .recording import rec
from .stacks import is_coroutine, is_own, own_frames, with_outermost
from .threads import thread_function
from .variables import place_here

LONGEST_LINE = 1_000_000  # Of a longer one, so many characters are kept.


def writer_here() -> Json:
    """Who writes, or sleeps."""
    if rec.is_other_thread():
        return {"task": None, "frames": [thread_function()], "thread": True}
    frames = own_frames()
    own = [frame for frame in frames if is_own(frame.f_code)]
    # A module, a lambda and a generator expression have no name.
    names = [frame.f_code.co_name for frame in own if frame.f_code.co_name[0] != "<"]
    task = rec.in_thread.current
    ended: Json = {}
    if task is not None and task._recorded is not None:
        names = with_outermost(task, names)
        # The outermost may be the library's, as `wait_for` is.
        outermost = getattr(task._coro, "cr_frame", None) or getattr(task._coro, "gi_frame", None)
        ended = rec.ended_of(task, [frame for frame in own if frame is not outermost and is_coroutine(frame.f_code)])
    return {"task": rec.current_task(), "frames": names, **ended, **(place_here() if rec.detail else {})}


class Lines:
    """What is written to a stream, as events: the lines that it completes, and what it adds to one that it does not."""

    def __init__(self, stream: str) -> None:
        self._stream = stream
        self._begun: Optional[Tuple[str, float]] = None

    def is_begun(self) -> bool:
        return self._begun is not None

    def tell(self, text: str, moment: Json, writer: Json) -> None:
        for start in range(0, len(text), LONGEST_LINE):
            self._tell(text[start : start + LONGEST_LINE], moment, writer)

    def _tell(self, text: str, moment: Json, writer: Json) -> None:
        whole, newline, rest = text.rpartition("\n")
        if newline and self._begun is not None:
            first, newline, whole = whole.partition("\n")
            before, since = self._begun
            self._begun = None
            line = before + first
            if len(line) > LONGEST_LINE:
                if first:
                    self._push("output-part", first, moment, writer)
                line = line[:LONGEST_LINE] + "…"
            self._push("output", line, moment, writer, since=since)
        if newline:
            self._push("output", whole, moment, writer)
        if rest:
            self._push("output-part", rest, moment, writer)
            before, since = self._begun or ("", moment["at"])
            self._begun = (before if len(before) > LONGEST_LINE else before + rest, since)

    def _push(self, kind: str, text: str, moment: Json, writer: Json, **more: Any) -> None:
        told = {"kind": kind, **moment, "stream": self._stream, "text": text, **writer, **more}
        rec.outbox.push(encode(told))


class Descriptor(io.RawIOBase):
    """In the place of the file below `sys.stdout` or `sys.stderr`: tells what comes there.

    `print` writes piece by piece. What comes from one place in a row is one write; so it is held until it ends with a newline,
    or something else happens.
    """

    mode = "wb"
    closefd = False

    def __init__(self, descriptor: int, stream: str, is_terminal: bool, encoding: str) -> None:
        self.name = "<%s>" % stream
        self._descriptor = descriptor
        self._is_terminal = is_terminal
        self._lines = Lines(stream)
        self._decode = codecs.getincrementaldecoder(encoding)("replace").decode
        self._place: Any = None
        self._text = ""
        self._moment: Json = {}
        self._writer: Json = {}
        self._file = self._identity()

    def _identity(self) -> Optional[Tuple[int, int]]:
        if self._descriptor < 0:
            return None
        status = os.fstat(self._descriptor)
        return status.st_dev, status.st_ino

    def __repr__(self) -> str:
        return "<_io.FileIO name=%r mode='wb' closefd=False>" % self.name

    def fileno(self) -> int:
        return self._descriptor if self._descriptor >= 0 else super().fileno()

    def isatty(self) -> bool:
        return self._is_terminal

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        # The program may have put another file in the descriptor's place, and this may be a child of its process.
        if rec.is_elsewhere or self._identity() != self._file:
            return os.write(self._descriptor, data)
        self.take(self._decode(bytes(data)))
        return len(data)

    def take(self, text: str) -> None:
        outbox = rec.outbox
        frame: Optional[FrameType] = sys._getframe(1)
        while frame is not None and is_hidden(frame.f_code):
            frame = frame.f_back
        place = frame and (id(frame), frame.f_lasti)
        is_next = outbox.is_end_written and text not in (" ", "\n")
        outbox.is_end_written = False
        if outbox.held == self.release and place == self._place and not is_next:
            self._text += text
        elif text:
            outbox.release()
            self._place, self._text = place, text
            at = rec.now()
            iteration = rec.iteration_now()
            self._moment = {"at": at, "iteration": iteration}
            self._writer = writer_here()
            outbox.held = self.release
        if text.endswith("\n"):
            outbox.flush()

    def end(self) -> None:
        """The program is over; half a line that it left is complete with that."""
        rec.outbox.flush()
        if self._lines.is_begun():
            self.take("\n")

    def release(self) -> None:
        text, self._text = self._text, ""
        self._lines.tell(text, self._moment, self._writer)


class Output(io.TextIOWrapper):
    """`sys.stdout` or `sys.stderr`: as Python makes it, but that nothing stays in it."""

    def write(self, text: str) -> int:
        count = super().write(text)
        if text:
            super().flush()
        else:
            # The end that `print` writes may be empty; but so may what it writes between two spaces.
            rec.outbox.is_end_written = True
        return count

    def flush(self) -> None:
        super().flush()
        rec.outbox.flush()

    def __repr__(self) -> str:
        return super().__repr__().replace("<TextIOWrapper", "<_io.TextIOWrapper", 1)


Output.__module__, Output.__name__, Output.__qualname__ = "_io", "TextIOWrapper", "TextIOWrapper"


def output_for(bare: Any, raw: Any) -> Output:
    is_terminal = raw.isatty()
    output = Output(
        # Without buffering Python leaves the middle layer out.
        raw if isinstance(getattr(bare, "buffer", None), io.RawIOBase) else io.BufferedWriter(raw),
        encoding=bare.encoding,
        errors=bare.errors,
        newline="\n",
        line_buffering=bare.line_buffering or is_terminal,
        write_through=getattr(bare, "write_through", False),
    )
    output.mode = "w"  # type: ignore[misc]
    return output

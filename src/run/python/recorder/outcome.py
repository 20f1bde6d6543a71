"""How the program has ended."""

import io
import linecache
import sys
import traceback
from typing import Any, List, Optional

from .outbox import Json
from .recording import rec
from .stacks import is_own

SHOWN_CAUSES = 3  # Of causes, and of what a group holds, so many are told.


def headline(error: BaseException) -> str:
    return "".join(traceback.format_exception_only(type(error), error)).strip().split("\n")[-1]


def leaves_of(error: BaseException) -> List[BaseException]:
    inner = getattr(error, "exceptions", None)
    if not isinstance(inner, tuple):
        return [error]
    return [leaf for one in inner for leaf in leaves_of(one)]


def source_of(error: BaseException) -> Optional[Json]:
    """The innermost place in the program's own source."""
    if isinstance(error, SyntaxError) and error.filename and error.lineno:
        return {"file": error.filename, "line": error.lineno, "text": error.text and error.text.strip("\n")}
    place = None
    trace = error.__traceback__
    while trace is not None:
        if is_own(trace.tb_frame.f_code):
            place = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    if place is None:
        return None
    return {"file": place[0], "line": place[1], "text": linecache.getline(*place).rstrip("\n") or None}


def traceback_text(error: BaseException) -> str:
    """What Python writes of it."""
    stderr, sys.stderr = sys.stderr, io.StringIO()
    try:
        # Where its text was exchanged, what is in the file is not what has run.
        show: Any = traceback.print_exception if rec.is_exchanged else sys.__excepthook__
        show(type(error), error, error.__traceback__)
        return sys.stderr.getvalue()
    finally:
        sys.stderr = stderr


def described(error: BaseException) -> Json:
    told: Json = {"name": type(error).__name__, "message": message_of(error), "source": source_of(error)}
    causes: List[str] = []
    cause: Optional[BaseException] = error
    while cause is not None and len(causes) < SHOWN_CAUSES:
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
        if cause is not None:
            causes.append(headline(cause))
    if causes:
        told["causes"] = causes
    leaves = leaves_of(error)
    if leaves[:1] != [error]:
        told["errors"] = [headline(leaf) for leaf in leaves[:SHOWN_CAUSES]]
    # What the program's own hook does with it is its own affair.
    if sys.excepthook is rec.excepthook:
        told["traceback"] = traceback_text(error)
    return told


def message_of(error: BaseException) -> str:
    try:
        return str(error.msg if isinstance(error, SyntaxError) else error)
    except Exception:
        return "<exception str() failed>"


def outcome_with(error: Optional[BaseException]) -> Json:
    """How the program has ended, that has raised this."""
    if error is None or (isinstance(error, SystemExit) and not error.code):
        return {"status": "returned"}
    if isinstance(error, SystemExit):
        told: Json = {"name": "SystemExit", "message": str(error.code), "source": source_of(error)}
        return {"status": "raised", "error": told}
    return {"status": "raised", "error": described(error)}

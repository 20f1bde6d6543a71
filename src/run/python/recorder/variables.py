"""The variables of a function, as texts."""

import asyncio
import collections
import enum
import itertools
import re
import types
from types import FrameType
from typing import Any, Dict, List

from .order import OrderedSet
from .outbox import Json
from .recording import rec
from .stacks import is_own, own_frames, stack_here

SECRET = re.compile(r"(?i)passw|passphrase|secret|token|credential|(?:^|_|[a-z](?=K))key(?:s|_|$)|(?:^|_)pwd(?:_|$)")
MASKED = "<hidden>"
MOST_VARIABLES = 30
LONGEST_TEXT = 80
MOST_ELEMENTS = 6
DEEPEST = 3


def variables_of(frames: List[FrameType]) -> Json:
    """frames: the program's own that are active, outermost first."""
    if not rec.with_locals or not frames or rec.is_other_thread():
        return {}
    found: Dict[str, str] = {}
    is_module = frames[-1].f_code.co_name == "<module>"
    for name, value in list(frames[-1].f_locals.items()):
        if len(found) == MOST_VARIABLES:
            break
        # Of a module, what it has defined and imported is no data of its own.
        is_definition = is_module and issubclass(type(value), (type, types.FunctionType, types.BuiltinFunctionType))
        if name[:1] in "_." or issubclass(type(value), types.ModuleType) or is_definition:
            continue
        found[name] = MASKED if SECRET.search(name) else short(text_of(value, 0))
    return {"locals": found} if found else {}


def short(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def text_of(value: Any, depth: int) -> str:
    """A short text, for which nothing of the program's is called: not even what it says its class is."""
    kind = type(value)
    if kind in (str, bytes, bytearray):
        return repr(value[:LONGEST_TEXT])
    if kind is int and value.bit_length() > 256:
        return "<int of %d bits>" % value.bit_length()
    if kind in (int, float, complex, bool, type(None), type(Ellipsis), range):
        return repr(value)
    if issubclass(kind, enum.Enum):
        return "%s.%s" % (kind.__name__, vars(value).get("_name_"))
    if issubclass(kind, tuple) and "_fields" in vars(kind):
        pairs = zip(vars(kind)["_fields"], tuple.__iter__(value))
        return "%s(%s)" % (kind.__name__, fields_of(pairs, depth))
    if kind in BRACKETS:
        return elements_of(kind, value, depth)
    if "__dataclass_fields__" in vars(kind):
        # What it keeps in slots would have to be asked for by the class's own way.
        pairs = (
            (name, one) for name, one in getattr(value, "__dict__", {}).items() if name in kind.__dataclass_fields__
        )
        return "%s(%s)" % (kind.__name__, fields_of(pairs, depth))
    if issubclass(kind, BaseException):
        return "%s%s" % (kind.__name__, text_of(BaseException.args.__get__(value), depth))  # type: ignore[attr-defined]
    if kind is asyncio.Task:
        return "<Task %s>" % value.get_name()
    if issubclass(kind, asyncio.Future) and kind.__module__ == "_asyncio":
        return "<Future %s>" % value._state.lower()
    if issubclass(kind, (types.CoroutineType, types.FunctionType, types.AsyncGeneratorType, types.GeneratorType)):
        return "<%s %s>" % (kind.__name__, value.__name__)
    return "<class %s>" % value.__name__ if kind is type else "<%s>" % kind.__name__


BRACKETS = {list: "[]", tuple: "()", set: "{}", OrderedSet: "{}", frozenset: "{}", dict: "{}", collections.deque: "[]"}


def elements_of(kind: type, value: Any, depth: int) -> str:
    begin, end = BRACKETS[kind]
    if kind in (set, frozenset, OrderedSet) and not value:
        return "set()"
    if depth == DEEPEST:
        return begin + "…" + end
    some = list(itertools.islice(value.items() if kind is dict else value, MOST_ELEMENTS))
    if kind is dict:
        texts = [text_of(name, depth + 1) + ": " + hidden_or_text(name, one, depth + 1) for name, one in some]
    else:
        texts = [text_of(one, depth + 1) for one in some]
    if len(value) > MOST_ELEMENTS:
        texts.append("…")
    return begin + ", ".join(texts) + ("," if kind is tuple and len(value) == 1 else "") + end


def fields_of(pairs: Any, depth: int) -> str:
    some = list(itertools.islice(pairs, MOST_ELEMENTS))
    return ", ".join("%s=%s" % (name, hidden_or_text(name, one, depth + 1)) for name, one in some)


def hidden_or_text(name: Any, value: Any, depth: int) -> str:
    return MASKED if type(name) is str and SECRET.search(name) else text_of(value, depth)


def place_here() -> Json:
    """Where the program is: the stack of what is active, and the variables of its innermost function."""
    return {"stack": stack_here(), **variables_of([frame for frame in own_frames() if is_own(frame.f_code)])}

"""What the classes call themselves: an instance of each, without its address or place, and without the module of one
whose repr is the one that every object has."""
import asyncio, contextlib, contextvars, re
from concurrent.futures import ThreadPoolExecutor


def show(*values):
    for value in values:
        text = re.sub(r" at [^ >]+", "", repr(value))
        print(re.sub(r"<(?!asyncio\.locks)(?:\w+\.)+(\w+ object)", r"<\1", text))


async def job():
    pass


async def numbers():
    yield 1


class Own(asyncio.Lock):
    pass


def called():
    pass


async def main():
    loop = asyncio.get_running_loop()
    show(asyncio.Lock(), asyncio.Event(), asyncio.Condition(), asyncio.Semaphore(2), asyncio.BoundedSemaphore(2))
    show(asyncio.Barrier(2), Own())
    show(asyncio.Queue(), asyncio.LifoQueue(), asyncio.PriorityQueue(3), asyncio.TaskGroup(), asyncio.Runner())
    show(asyncio.timeout(None), loop.create_future(), asyncio.gather())
    show(loop.call_soon(called), loop.call_later(7, called).cancelled())
    show(contextlib.AsyncExitStack(), contextvars.copy_context(), contextvars.ContextVar("v"), ThreadPoolExecutor())
    made = job()
    show(made, numbers())
    await made
    show(BaseExceptionGroup("m", [KeyboardInterrupt()]), ExceptionGroup("m", [ValueError("v")]))
    for kind in (ArithmeticError, AssertionError, BaseException, Exception, GeneratorExit, IndexError, KeyError,
                 KeyboardInterrupt, LookupError, NotImplementedError, OSError, RecursionError, RuntimeError,
                 StopAsyncIteration, StopIteration, SystemExit, ValueError, ZeroDivisionError,
                 asyncio.BrokenBarrierError, asyncio.CancelledError, asyncio.InvalidStateError, asyncio.QueueEmpty,
                 asyncio.QueueFull, asyncio.QueueShutDown, asyncio.TimeoutError):
        show(kind(), kind("m"))


asyncio.run(main())

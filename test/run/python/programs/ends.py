"""The ways in which a program may end: one is chosen by the argument."""
import asyncio
import atexit
import os
import signal
import sys


def deep(times):
    if times:
        return deep(times - 1)
    raise KeyError("deep")


def chain():
    try:
        deep(1)
    except KeyError as error:
        try:
            raise ValueError("from it") from error
        except ValueError:
            group() if hasattr(asyncio, "TaskGroup") else int("x")


def without_text():
    class Custom(Exception):
        def __str__(self):
            1 / 0

    raise Custom


def group():
    async def bad(text):
        await asyncio.sleep(0)
        raise ValueError(text)

    async def main():
        async with asyncio.TaskGroup() as group:
            group.create_task(bad("one"))
            group.create_task(bad("two"))

    asyncio.run(main())


def bad_hook():
    def hook(kind, error, trace):
        raise OSError("in the hook")

    sys.excepthook = hook
    deep(0)


def number():
    atexit.register(print, "at exit")
    print("half a line", end="")
    sys.exit(3)


def text():
    sys.exit("a reason")


def at_once():
    print("gone", flush=True)
    os._exit(7)


def killed():
    print("gone", flush=True)
    os.kill(os.getpid(), signal.SIGKILL)


def interrupted():
    async def main():
        asyncio.get_running_loop().call_soon(os.kill, os.getpid(), signal.SIGINT)
        try:
            await asyncio.sleep(5)
        finally:
            print("cleaned up")

    asyncio.run(main())


globals()[sys.argv[1]]()

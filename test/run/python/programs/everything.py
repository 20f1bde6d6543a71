"""What a program can see of Python, of its output and of its tasks: the same with a recorder as without one."""
import asyncio
import atexit
import gc
import inspect
import logging
import os
import pickle
import sys
import threading
import time
import traceback
import warnings
from concurrent.futures import ThreadPoolExecutor

number: int = 3


class Plain:
    """A class of the main module."""

    def __eq__(self, other):
        return isinstance(other, Plain)


def see_names():
    main = sys.modules["__main__"]
    print(__name__, __doc__, vars(main) is globals(), list(globals())[:9], type(__builtins__), __spec__)
    print(sys.argv[1:], os.path.basename(__file__), os.path.basename(sys.path[0]), sys.flags)
    print(getattr(sys, "orig_argv", ["", "", "a"])[2:], globals().get("__annotations__"))
    print(pickle.loads(pickle.dumps(Plain())) == Plain(), inspect.getsource(Plain), inspect.getfile(Plain) == __file__)
    print(time.sleep, pickle.loads(pickle.dumps(time.sleep)) is time.sleep, "asyncio.base_events" in sys.modules)
    with open(os.devnull) as file:
        print(file.fileno())


def see_streams():
    print(sys.__stdout__ is sys.stdout, sys.__stderr__ is sys.stderr, sys.stdout.buffer, sys.stdout.buffer.raw)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        print(stream, type(stream), stream.fileno(), stream.isatty(), stream.encoding, stream.errors)
        print(stream.line_buffering, stream.write_through, stream.newlines, stream.mode, stream.name, stream.seekable())
    print("a", "b", sep="-", end="")
    print("!", flush=True)
    sys.stdout.write("part")
    sys.stdout.write(" of a line\n")
    sys.stdout.flush()
    sys.stdout.buffer.write(b"bytes\n")
    sys.stdout.buffer.flush()
    sys.stdout.writelines(["日本語\n", "\U0001f600\n", "return\r\nwithin\rlines\n"])
    for wrong in ("\udc80", 3):
        try:
            sys.stderr.write(wrong)
            sys.stdout.write(wrong)
        except (UnicodeEncodeError, TypeError) as error:
            print(error)
    sys.stdout.reconfigure(line_buffering=True)
    print(sys.stdout.line_buffering, repr(input("name? ")), repr(sys.stdin.read()))
    # A file in the descriptor's place, for a while.
    saved, read_end_and_write_end = os.dup(1), os.pipe()
    os.dup2(read_end_and_write_end[1], 1)
    print("elsewhere", flush=True)
    os.dup2(saved, 1)
    print(os.read(read_end_and_write_end[0], 100))
    logging.basicConfig(format="%(levelname)s %(message)s")
    logging.warning("a warning")


def old():
    warnings.warn("old is old", DeprecationWarning, stacklevel=2)


def see_stack():
    traceback.print_stack(file=sys.stdout)
    print(traceback.format_stack(limit=2), len(traceback.extract_stack()))
    calls = []
    sys.settrace(lambda frame, event, arg: calls.append((event, frame.f_code.co_name)))
    old()
    print("traced")
    sys.settrace(None)
    print([call for call in calls if call[1] == "old" or "record" in call[1] or call[1] == "write"], sys.gettrace())


async def value(result, delay=0.0):
    await asyncio.sleep(delay)
    if isinstance(result, Exception):
        raise result
    return result


async def refused(awaitable):
    try:
        await awaitable
    except (Exception, asyncio.CancelledError):
        traceback.print_exc(file=sys.stdout)


async def never():
    pass


def asked(function):
    try:
        print(function())
    except Exception as error:
        print(repr(error))


async def see_tasks():
    loop = asyncio.get_running_loop()
    task = asyncio.current_task()
    print(task, task.get_name(), type(task).__name__, type(task).__module__, asyncio.Task, asyncio.Future)
    print(isinstance(task, asyncio.Task), isinstance(task, asyncio.Future), asyncio.isfuture(task), asyncio.all_tasks() == {task})
    other = asyncio.create_task(value(1), name="other")
    print(other)
    await asyncio.sleep(0)
    print(other)
    await other
    print(other)
    future = loop.create_future()
    print(future)
    for function in (future.result, task.result, task.exception, lambda: task.set_result(1), lambda: asyncio.Task()):
        asked(function)
    for function in (lambda: task.no_such_thing, lambda: asyncio.create_task(3), lambda: task.cancel(1, 2), lambda: loop.call_soon(3)):
        asked(function)
    shielded = loop.create_task(value(2, 0.001))
    outer = asyncio.ensure_future(asyncio.shield(shielded))
    await asyncio.sleep(0)
    print(shielded, outer)
    outer.cancel()
    await refused(outer)
    await refused(asyncio.create_task(value(ValueError("of a task"))))
    await refused(asyncio.gather(value(ValueError("of a gather"))))
    await refused(asyncio.wait_for(value(ValueError("of a wait")), 1))
    await refused(asyncio.wait_for(asyncio.sleep(5), 0.001))
    await refused(value(ValueError("of a coroutine")))
    loop.call_soon(future.set_exception, OSError("of a future"))
    await refused(future)
    loop.call_soon(traceback.print_stack, None, None, sys.stdout)
    loop.call_soon(asked, lambda: 1 / 0)
    loop.call_soon(lambda: 1 / 0)
    timer = loop.call_later(1, print, "never")
    print(type(timer), loop.call_soon(print, "soon"))
    timer.cancel()
    print(timer.cancelled(), type(timer).__mro__[-1])
    await asyncio.sleep(0)
    traceback.print_stack(file=sys.stdout)
    never()
    lost = asyncio.create_task(value(ValueError("lost")))
    await asyncio.sleep(0.001)
    del lost
    print(await loop.run_in_executor(None, in_thread, 1))
    with ThreadPoolExecutor(1) as pool:
        await refused(loop.run_in_executor(pool, in_thread, "x"))
        print(await asyncio.gather(loop.run_in_executor(pool, time.sleep, 0.001), value(3)))
    async for one in numbers():
        print(one)
        break


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("closed")


def in_thread(number):
    time.sleep(0.001 * number)
    print("in a thread", number)


async def leave_debris():
    asyncio.get_running_loop().create_task(value(4, 60), name="debris")
    await asyncio.sleep(0)


if __name__ == "__main__":
    atexit.register(print, "at exit")
    see_names()
    see_streams()
    old()
    see_stack()
    asyncio.run(see_tasks())
    asyncio.run(value("again"))
    loop = asyncio.new_event_loop()
    print(loop.run_until_complete(value("by hand")), loop)
    loop.call_later(0.001, loop.stop)
    loop.run_forever()
    loop.run_until_complete(leave_debris())
    loop.close()
    del loop
    gc.collect()
    thread = threading.Thread(target=lambda: 1 / 0, name="of its own")
    thread.start()
    thread.join()
    threading.Thread(target=in_thread, args=(20,)).start()
    print("main is over")
    try:
        asyncio.run(value(KeyError("a cause")))
    except KeyError as error:
        raise ValueError("the end") from error

# What the loop keeps: handles in the ready queue, first in, first out, those of one turn at a time; timers by their deadline, due within
# the resolution of the clock; done callbacks and the steps of tasks are such callbacks. Debug mode logs slow steps.
import asyncio
import inspect
import logging
import time

said = []


async def waits(future):
    return await future


async def main():
    loop = asyncio.get_running_loop()
    handle = loop.call_soon(said.append, "soon")
    timer = loop.call_later(0, said.append, "timer")
    assert isinstance(handle, asyncio.Handle) and isinstance(timer, asyncio.Handle) and handle in loop._ready
    dropped = loop.call_soon(said.append, "never")
    dropped.cancel()
    loop.call_soon(lambda: loop.call_soon(said.append, "next turn"))
    task = asyncio.create_task(waits(loop.create_future()))
    assert all(isinstance(each, asyncio.Handle) for each in loop._ready)
    assert "TaskStep" in repr(loop._ready[-1]) or "__step" in repr(loop._ready[-1])
    scheduled = list(loop._scheduled)
    await asyncio.sleep(0)
    assert said == ["soon"] and len(loop._scheduled) <= len(scheduled)
    await asyncio.sleep(0)
    assert said == ["soon", "next turn", "timer"] or said == ["soon", "timer", "next turn"]
    task.cancel()

    said.clear()
    for delay in (0.02, 0.01, 0.03):
        loop.call_later(delay, said.append, delay)
    await asyncio.sleep(0.05)
    assert said == [0.01, 0.02, 0.03]

    said.clear()
    future = loop.create_future()
    waiter = asyncio.create_task(waits(future))
    for name in "ab":
        future.add_done_callback(lambda done, name=name: said.append((name, done.result())))
    await asyncio.sleep(0)
    future.set_result(1)
    assert said == [] and future.done()
    assert await waiter == 1
    assert said == [("a", 1), ("b", 1)]
    assert not inspect.iscoroutinefunction(said.append)

    said.clear()
    real, loop._clock_resolution = loop._clock_resolution, 10
    loop.call_later(5, said.append, "early")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    loop._clock_resolution = real
    assert said == ["early"] and real < 0.02


async def slow():
    assert asyncio.get_running_loop().slow_callback_duration == 0.1
    time.sleep(0.12)


class Kept(logging.Handler):
    def emit(self, record):
        said.append(record.getMessage())


asyncio.run(main())
said.clear()
logger = logging.getLogger("asyncio")
logger.propagate = False
logger.addHandler(Kept())
asyncio.run(slow(), debug=True)
logger.propagate = True
assert any(" took " in each for each in said)

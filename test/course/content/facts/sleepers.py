# A sleeping coroutine is an object that remembers its line, with a task, a future and a timer beside it; no thread is
# added.
import asyncio
import threading


async def naps():
    await asyncio.sleep(30)


async def main():
    loop = asyncio.get_running_loop()
    timers = len(loop._scheduled)
    tasks = [asyncio.create_task(naps()) for _ in range(100)]
    await asyncio.sleep(0)
    assert len(loop._scheduled) - timers == 100 and threading.active_count() == 1
    for task in tasks:
        assert task.get_coro().cr_frame.f_lineno == naps.__code__.co_firstlineno + 1
        assert isinstance(task._fut_waiter, asyncio.Future)
        task.cancel()
    await asyncio.wait(tasks)


asyncio.run(main())

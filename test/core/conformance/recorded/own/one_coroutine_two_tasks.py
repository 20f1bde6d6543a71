"""One coroutine given to two tasks: both wait, the first to be woken ends it, and the other is refused."""

import asyncio


async def scene(name, coro, release):
    tasks = [asyncio.create_task(coro), asyncio.create_task(coro)]
    await asyncio.sleep(1)
    release()
    print(name, await asyncio.gather(*tasks, return_exceptions=True))


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    await scene("lock", lock.acquire(), lock.release)
    semaphore = asyncio.Semaphore(0)
    await scene("semaphore", semaphore.acquire(), semaphore.release)
    event = asyncio.Event()
    await scene("event", event.wait(), event.set)
    empty = asyncio.Queue()
    await scene("get", empty.get(), lambda: empty.put_nowait(7))
    full = asyncio.Queue(1)
    full.put_nowait(1)
    await scene("put", full.put(2), full.get_nowait)
    unfinished = asyncio.Queue()
    unfinished.put_nowait(1)
    await scene("join", unfinished.join(), unfinished.task_done)
    await scene("sleep", asyncio.sleep(2), lambda: None)
    await scene("sleep with a result", asyncio.sleep(2, 5), lambda: None)


asyncio.run(main())

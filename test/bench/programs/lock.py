"""lock: many tasks want one lock, and each gives up its turn while it holds it. Size: tasks, how often each takes it."""

import asyncio

from repeat import repeat


async def taker(lock, times):
    for _ in range(times):
        async with lock:
            await asyncio.sleep(0)
    return times


async def main(tasks, times):
    lock = asyncio.Lock()
    running = [asyncio.create_task(taker(lock, times)) for _ in range(tasks)]
    taken = 0
    for task in running:
        taken += await task
    return taken


repeat(lambda tasks, times: asyncio.run(main(tasks, times)))

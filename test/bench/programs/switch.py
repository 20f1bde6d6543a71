"""switch: many tasks that do nothing but let the others have their turn. Size: tasks, turns of each."""

import asyncio

from repeat import repeat


async def taker(turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    return turns


async def main(tasks, turns):
    running = [asyncio.create_task(taker(turns)) for _ in range(tasks)]
    taken = 0
    for task in running:
        taken += await task
    return taken


repeat(lambda tasks, turns: asyncio.run(main(tasks, turns)))

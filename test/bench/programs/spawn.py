"""spawn: tasks that end in their first step: so many are created, each is awaited, then the next.

Size: tasks, how many of them at once.
"""

import asyncio

from repeat import repeat


async def child():
    return 1


async def main(tasks, together):
    ended = 0
    for _ in range(0, tasks, together):
        running = [asyncio.create_task(child()) for _ in range(together)]
        for task in running:
            ended += await task
    return ended


repeat(lambda tasks, together: asyncio.run(main(tasks, together)))

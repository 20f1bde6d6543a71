"""timers: sleepers whose deadlines are spread evenly, out of order. Size: sleepers, the longest sleep in milliseconds."""

import asyncio

from repeat import repeat

STRIDE = 7919  # as in spread.ts


def spread(index, count, longest):
    """The sleep of the index-th of count sleepers, in the unit of longest."""
    return longest * (index * STRIDE % count + 1) / count


async def sleeper(seconds):
    await asyncio.sleep(seconds)
    return 1


async def main(sleepers, longest):
    running = [asyncio.create_task(sleeper(spread(i, sleepers, longest / 1000))) for i in range(sleepers)]
    woken = 0
    for task in running:
        woken += await task
    return woken


repeat(lambda sleepers, longest: asyncio.run(main(sleepers, longest)))

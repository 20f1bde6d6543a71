"""overshoot: one asyncio.sleep after the other, each measured by the clock outside the loop. Size: the milliseconds."""

import asyncio
import time

from repeat import overshoot


async def timed_sleep(milliseconds):
    start = time.perf_counter()
    await asyncio.sleep(milliseconds / 1000)
    return (time.perf_counter() - start) * 1000


asyncio.run(overshoot(timed_sleep))

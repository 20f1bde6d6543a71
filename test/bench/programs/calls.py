"""calls: a coroutine that awaits one that awaits one, and so on. Size: how often, how deep, turns given up at the bottom."""

import asyncio

from repeat import repeat


async def call(depth, turns):
    if depth > 0:
        return 1 + await call(depth - 1, turns)
    for _ in range(turns):
        await asyncio.sleep(0)
    return 0


async def main(times, depth, turns):
    calls = 0
    for _ in range(times):
        calls += await call(depth, turns)
    return calls


repeat(lambda times, depth, turns: asyncio.run(main(times, depth, turns)))

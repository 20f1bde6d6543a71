"""sleeps: a program of sleeps, most of which overlap. Size: tasks, sleeps of each, milliseconds of each sleep."""

import asyncio

from repeat import repeat


async def sleeper(sleeps, milliseconds):
    for _ in range(sleeps):
        await asyncio.sleep(milliseconds / 1000)
    return sleeps


async def main(tasks, sleeps, milliseconds):
    return sum(await asyncio.gather(*(sleeper(sleeps, milliseconds) for _ in range(tasks))))


repeat(lambda *size: asyncio.run(main(*size)))

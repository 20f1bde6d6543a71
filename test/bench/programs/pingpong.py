"""pingpong: two tasks hand a ball to and fro through two queues of size 1. Size: how often it goes there and back."""

import asyncio

from repeat import repeat


async def ping(balls, there, back):
    returned = 0
    for i in range(balls):
        await there.put(i)
        if await back.get() == i:
            returned += 1
    return returned


async def pong(balls, there, back):
    for _ in range(balls):
        await back.put(await there.get())


async def main(balls):
    there = asyncio.Queue(1)
    back = asyncio.Queue(1)
    one = asyncio.create_task(ping(balls, there, back))
    other = asyncio.create_task(pong(balls, there, back))
    await other
    return await one


repeat(lambda balls: asyncio.run(main(balls)))

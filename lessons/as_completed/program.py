import asyncio
import time


async def fetch(name, delay):
    await asyncio.sleep(delay)
    return name


async def use_gather():
    start = time.time()
    for name in await asyncio.gather(fetch("A", 2), fetch("B", 1), fetch("C", 1.5)):
        print(f"gather: {name} at {time.time() - start:.1f} s")


async def use_as_completed():
    start = time.time()
    for next_one in asyncio.as_completed([fetch("A", 2), fetch("B", 1), fetch("C", 1.5)]):
        name = await next_one
        print(f"as_completed: {name} at {time.time() - start:.1f} s")


async def main():
    await use_gather()
    await use_as_completed()


asyncio.run(main())

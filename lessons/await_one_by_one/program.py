import asyncio
import time


async def one_print():
    await asyncio.sleep(2)
    print(1)


async def two_print():
    await asyncio.sleep(1)
    print(2)


async def one_by_one():
    start = time.time()
    await asyncio.create_task(one_print())
    await asyncio.create_task(two_print())
    print(f"one by one: {time.time() - start:.1f} s")


async def tasks_first():
    start = time.time()
    task1 = asyncio.create_task(one_print())
    task2 = asyncio.create_task(two_print())
    await task1
    await task2
    print(f"tasks first: {time.time() - start:.1f} s")


async def main():
    await one_by_one()
    await tasks_first()


asyncio.run(main())

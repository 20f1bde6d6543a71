import asyncio
import time


async def one_print():
    await asyncio.sleep(6)
    print(1)


async def two_print():
    await asyncio.sleep(5)
    print(2)


async def three_print():
    await asyncio.sleep(4)
    print(3)


async def main():
    start = time.time()
    task1 = asyncio.create_task(one_print())
    task2 = asyncio.create_task(two_print())
    task3 = asyncio.create_task(three_print())
    await task1
    await task2
    await task3
    print(time.time() - start)


asyncio.run(main())

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
    await one_print()
    await two_print()
    await three_print()
    print(time.time() - start)


asyncio.run(main())

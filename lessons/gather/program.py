import asyncio
import time


async def one_print():
    await asyncio.sleep(6)
    print(1)
    return 1


async def two_print():
    await asyncio.sleep(5)
    print(2)
    return 2


async def three_print():
    await asyncio.sleep(4)
    print(3)
    return 3


async def main():
    start = time.time()
    results = await asyncio.gather(one_print(), two_print(), three_print())
    print(time.time() - start)
    print("results:", results)


asyncio.run(main())

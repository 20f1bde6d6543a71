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
    task1 = asyncio.ensure_future(one_print())
    task2 = asyncio.ensure_future(two_print())
    task3 = asyncio.ensure_future(three_print())
    await task1
    await task2
    await task3
    print(time.time() - start)


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main())
loop.close()

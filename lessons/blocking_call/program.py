import asyncio
import time


async def ticker(start):
    for tick in range(1, 4):
        await asyncio.sleep(0.5)
        print(f"tick {tick} at {time.time() - start:.1f} s")


async def nap():
    time.sleep(1)


async def polite():
    await asyncio.sleep(1)
    await asyncio.sleep(1)
    print("polite is done")


async def rude():
    await nap()
    await nap()
    print("rude is done")


async def main():
    await asyncio.gather(ticker(time.time()), polite())
    await asyncio.gather(ticker(time.time()), rude())


asyncio.run(main())

import asyncio
import time

start = time.time()


async def download(name, slots):
    async with slots:
        print(f"{name} starts at {time.time() - start:.1f} s")
        await asyncio.sleep(1)


async def main():
    slots = asyncio.Semaphore(2)
    await asyncio.gather(*(download(name, slots) for name in "abcde"))
    print(time.time() - start)


asyncio.run(main())

import asyncio


async def fetch(n, slots):
    async with slots:
        print("fetching", n)
        await asyncio.sleep(1)
        print("fetched", n)


async def main():
    slots = asyncio.Semaphore(2)
    await asyncio.gather(fetch(1, slots), fetch(2, slots), fetch(3, slots))


asyncio.run(main())

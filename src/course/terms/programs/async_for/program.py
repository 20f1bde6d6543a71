import asyncio


async def count(to):
    for n in range(1, to + 1):
        await asyncio.sleep(1)
        yield n


async def main():
    async for n in count(3):
        print(n)


asyncio.run(main())

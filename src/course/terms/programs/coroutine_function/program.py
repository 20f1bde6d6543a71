import asyncio


async def double(n):
    await asyncio.sleep(1)
    return 2 * n


async def main():
    print(await double(3), await double(4))


asyncio.run(main())

import asyncio


async def nap(name, seconds):
    await asyncio.sleep(seconds)
    print(name, "wakes up")


async def main():
    await asyncio.gather(nap("A", 2), nap("B", 1))


asyncio.run(main())

import asyncio


async def hike(name, seconds, barrier):
    await asyncio.sleep(seconds)
    print(name, "is at the summit")
    await barrier.wait()
    print(name, "goes down")


async def main():
    barrier = asyncio.Barrier(2)
    await asyncio.gather(hike("A", 1, barrier), hike("B", 2, barrier))


asyncio.run(main())

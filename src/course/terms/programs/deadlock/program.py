import asyncio


async def take_both(one, other):
    async with one:
        await asyncio.sleep(1)
        async with other:
            print("never reached")


async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    try:
        await asyncio.wait_for(asyncio.gather(take_both(a, b), take_both(b, a)), 5)
    except asyncio.TimeoutError:
        print("stuck for good: each waits for the other's lock")


asyncio.run(main())

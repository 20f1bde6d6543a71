import asyncio


async def main():
    print(await asyncio.wait_for(asyncio.sleep(1, "in time"), 2))
    try:
        await asyncio.wait_for(asyncio.sleep(10), 2)
    except asyncio.TimeoutError:
        print("too late")


asyncio.run(main())

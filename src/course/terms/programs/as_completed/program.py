import asyncio


async def main():
    naps = [asyncio.sleep(2, "long nap"), asyncio.sleep(1, "short nap")]
    for earliest in asyncio.as_completed(naps):
        print(await earliest)


asyncio.run(main())

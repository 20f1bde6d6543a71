import asyncio


async def main():
    results = await asyncio.gather(
        asyncio.sleep(2, "first argument"), asyncio.sleep(1, "second argument")
    )
    print(results)


asyncio.run(main())

import asyncio


async def main():
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(10)
    except TimeoutError:
        print("given up after 1 s")


asyncio.run(main())

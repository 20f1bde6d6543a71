import asyncio


async def main():
    print("before")
    value = await asyncio.sleep(1, "what it returned")
    print("after:", value)


asyncio.run(main())

import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(2, print, "after 2 s")
    loop.call_later(1, print, "after 1 s")
    await asyncio.sleep(3)
    print("after 3 s")


asyncio.run(main())

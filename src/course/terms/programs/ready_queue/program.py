import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "first in, first out")
    loop.call_soon(print, "second in, second out")
    print("main still runs")
    await asyncio.sleep(0)


asyncio.run(main())

import asyncio


async def main():
    handle = asyncio.get_running_loop().call_soon(print, "never printed")
    handle.cancel()
    await asyncio.sleep(0)
    print("cancelled:", handle.cancelled())


asyncio.run(main())

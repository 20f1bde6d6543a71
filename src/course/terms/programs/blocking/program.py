import asyncio
import time


async def block():
    time.sleep(2)
    print("blocked for 2 s")


async def nap():
    await asyncio.sleep(1)
    print("wanted to sleep 1 s")


async def main():
    await asyncio.gather(nap(), block())


asyncio.run(main())

import asyncio
import time


async def main():
    start = time.monotonic()
    long = asyncio.create_task(asyncio.sleep(2))
    short = asyncio.create_task(asyncio.sleep(1))
    await long
    print("short is done:", short.done())
    print(f"{time.monotonic() - start:.1f} s")


asyncio.run(main())

import asyncio
import time


async def block():
    async with asyncio.timeout(1):
        await asyncio.sleep(3)


async def tidy():
    try:
        await asyncio.sleep(3)
    finally:
        await asyncio.sleep(1)
        print("tidy has cleaned up")


async def save():
    try:
        await asyncio.sleep(1.5)
        print("save is half done")
        await asyncio.sleep(1.5)
    except asyncio.CancelledError:
        print("save is cancelled")
        raise


async def report(name, awaitable):
    start = time.time()
    try:
        await awaitable
    except TimeoutError:
        print(f"{name}: TimeoutError after {time.time() - start:.1f} s")


async def main():
    await report("timeout", block())
    await report("wait_for", asyncio.wait_for(tidy(), 1))
    task = asyncio.create_task(save())
    await report("shield", asyncio.wait_for(asyncio.shield(task), 1))
    await asyncio.sleep(1)
    print("main ends")


asyncio.run(main())

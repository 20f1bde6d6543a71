import asyncio
import time


async def download(name, delay):
    try:
        await asyncio.sleep(delay)
        print(name, "done")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def broken():
    await asyncio.sleep(1)
    raise ValueError("no such page")


async def main():
    start = time.time()
    async with asyncio.TaskGroup() as group:
        group.create_task(download("a", 1))
        group.create_task(download("b", 2))
    print(f"first group left at {time.time() - start:.1f} s")
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(download("c", 3))
            group.create_task(broken())
    except ExceptionGroup as error:
        print(f"second group left at {time.time() - start:.1f} s")
        print(repr(error))


asyncio.run(main())

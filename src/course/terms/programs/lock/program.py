import asyncio


async def use(name, lock):
    async with lock:
        print(name, "enters")
        await asyncio.sleep(1)
        print(name, "leaves")


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(use("A", lock), use("B", lock))


asyncio.run(main())

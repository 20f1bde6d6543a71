import asyncio

count = 0


async def add(name):
    global count
    seen = count
    print(name, "reads", seen)
    await asyncio.sleep(1)
    count = seen + 1
    print(name, "writes", count)


async def add_locked(name, lock):
    async with lock:
        await add(name)


async def main():
    global count
    await asyncio.gather(add("ann"), add("bob"))
    print("without a lock:", count)
    count = 0
    lock = asyncio.Lock()
    await asyncio.gather(add_locked("cid", lock), add_locked("dan", lock))
    print("with a lock:", count)


asyncio.run(main())

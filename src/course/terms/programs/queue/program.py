import asyncio


async def produce(queue):
    for n in range(3):
        await asyncio.sleep(1)
        await queue.put(n)


async def main():
    queue = asyncio.Queue()
    producer = asyncio.create_task(produce(queue))
    for _ in range(3):
        print("got", await queue.get())
    await producer


asyncio.run(main())

import asyncio


async def consume(queue):
    while True:
        await asyncio.sleep(1)
        print("took", await queue.get())


async def main():
    queue = asyncio.Queue(maxsize=1)
    consumer = asyncio.create_task(consume(queue))
    for n in range(3):
        await queue.put(n)
        print("put", n)
    consumer.cancel()


asyncio.run(main())

import asyncio
import time

start = time.time()


async def producer(queue):
    for item in range(1, 6):
        await queue.put(item)
        print(f"put {item} at {time.time() - start:.1f} s")


async def consumer(name, delay, queue):
    while True:
        item = await queue.get()
        await asyncio.sleep(delay)
        print(f"{name} has done {item} at {time.time() - start:.1f} s")
        queue.task_done()


async def main():
    queue = asyncio.Queue(maxsize=1)
    quick = asyncio.create_task(consumer("quick", 1, queue))
    slow = asyncio.create_task(consumer("slow", 2.5, queue))
    await producer(queue)
    print("all put")
    await queue.join()
    print("all done")
    quick.cancel()
    slow.cancel()


asyncio.run(main())

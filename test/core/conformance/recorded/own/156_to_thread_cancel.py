# RULE: cancelling to_thread only cancels the waiting: the thread runs to its end and run() waits for it.
import asyncio
import time


def work(name, delay):
    time.sleep(delay)
    print("thread", name, "ends")
    return name


async def waits(name, delay):
    try:
        print("got", await asyncio.to_thread(work, name, delay))
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    task = asyncio.create_task(waits("a", 0.05))
    left = asyncio.create_task(waits("b", 0.1))
    await asyncio.sleep(0.02)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("main goes on after", round(loop.time() - start, 2), task.cancelled())
    await asyncio.sleep(0.05)
    print("main ends after", round(loop.time() - start, 2), left.done())


asyncio.run(main())
print("run is over")

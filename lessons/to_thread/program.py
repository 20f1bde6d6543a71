import asyncio
import time


def work(name, delay):
    time.sleep(delay)
    print(name, "ends")
    return len(name)


async def ticker():
    for i in range(2):
        await asyncio.sleep(1)
        print("tick", i)


async def main():
    start = time.time()
    length, _ = await asyncio.gather(asyncio.to_thread(work, "thread one", 1.4), ticker())
    print("thread one returned", length)
    try:
        await asyncio.wait_for(asyncio.to_thread(work, "thread two", 2.4), timeout=1)
    except asyncio.TimeoutError:
        print("main waits for thread two no longer")
    await ticker()
    print(f"main ends after {time.time() - start:.1f} s")


asyncio.run(main())

import asyncio
import threading
import time
import tracemalloc

SLEEPERS = 100_000
asleep = 0
threads = set()


def memory():
    return tracemalloc.get_traced_memory()[0]


async def sleeper():
    global asleep
    asleep += 1
    threads.add(threading.get_ident())
    await asyncio.sleep(1)
    asleep -= 1


async def main():
    before = memory()
    start = time.time()
    tasks = [asyncio.create_task(sleeper()) for _ in range(SLEEPERS)]
    await asyncio.sleep(0)
    print("asleep at once:", asleep)
    print("threads:", len(threads))
    print(f"memory: {(memory() - before) / SLEEPERS / 1000:.1f} kB a sleeper")
    await asyncio.gather(*tasks)
    print("still asleep:", asleep)
    print(f"time: {time.time() - start:.1f} s")


tracemalloc.start()
asyncio.run(main())

import asyncio
import time

start = time.time()


async def waiter(name, gate):
    await gate.wait()
    print(f"{name} runs at {time.time() - start:.1f} s")


async def main():
    gate = asyncio.Event()
    waiters = [asyncio.create_task(waiter(name, gate)) for name in "abc"]
    await asyncio.sleep(1)
    gate.set()
    print(f"set() has returned at {time.time() - start:.1f} s")
    time.sleep(1)
    gate.clear()
    print(f"main still runs at {time.time() - start:.1f} s")
    await asyncio.wait(waiters)


asyncio.run(main())

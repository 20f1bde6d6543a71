# RULE: a woken getter does not own the item: somebody who calls get_nowait/get before its step takes it; the getter waits again at the back.
import asyncio


async def getter(name, q):
    print(name, "got", await q.get())


async def thief(q):
    print("thief got", await q.get())


async def main():
    q = asyncio.Queue()
    first = asyncio.create_task(getter("first", q))
    second = asyncio.create_task(getter("second", q))
    await asyncio.sleep(0)
    q.put_nowait("a")
    print("main takes", q.get_nowait())
    await asyncio.sleep(0)
    print(first.done(), second.done(), q.qsize())
    # `first` has gone to the back of the line: the next item is second's.
    q.put_nowait("b")
    q.put_nowait("c")
    await asyncio.gather(first, second)
    # A task that is ready already takes the item from a getter that is woken behind it.
    late = asyncio.create_task(getter("late", q))
    await asyncio.sleep(0)
    robber = asyncio.create_task(thief(q))
    q.put_nowait("d")
    await robber
    print("late is", "done" if late.done() else "waiting")
    q.put_nowait("e")
    await late


asyncio.run(main())

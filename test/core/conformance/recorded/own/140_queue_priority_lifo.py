# RULE: PriorityQueue = heapq on the items (ties by the item's <); LifoQueue = stack.
import asyncio


class Job:
    def __init__(self, priority, name):
        self.priority, self.name = priority, name

    def __lt__(self, other):
        return self.priority < other.priority


async def drain(q):
    taken = []
    while not q.empty():
        taken.append(await q.get())
    return taken


async def main():
    p = asyncio.PriorityQueue()
    for item in (5, 1, 4, 2.5, True, 3):
        p.put_nowait(item)
    print("numbers", await drain(p))
    for item in ("b", "a", "B", "\U0001f600", "\uffee", "ab", ""):
        p.put_nowait(item)
    print("strings", [[ord(c) for c in item] for item in await drain(p)])
    for item in ((2, "x"), (1, "z"), (1, "y"), (1,), (2, "x", 0), ()):
        p.put_nowait(item)
    print("tuples", [len(item) for item in await drain(p)])
    for priority, name in ((1, "a"), (0, "b"), (1, "c"), (1, "d"), (0, "e"), (1, "f"), (0, "g")):
        p.put_nowait(Job(priority, name))
    print("ties", [job.name for job in await drain(p)])
    p.put_nowait((1, object()))
    try:
        p.put_nowait((1, object()))
    except TypeError as e:
        print("no order: TypeError", p.qsize())
    s = asyncio.LifoQueue()
    for item in "abc":
        s.put_nowait(item)
    print("stack", await drain(s))


asyncio.run(main())

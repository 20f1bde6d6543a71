# RULE: a cancelled waiter leaves the queue; if it had just been chosen, the next one is woken.
import asyncio
async def w(i, l):
    try:
        async with l: print("in", i)
    except asyncio.CancelledError: print("cancelled", i, l.locked()); raise
async def scene(name, *acts):
    print("--", name)
    l = asyncio.Lock(); await l.acquire()
    ts = [asyncio.create_task(w(i, l)) for i in range(4)]; await asyncio.sleep(0)
    for act in acts:
        if act == "release": l.release()
        elif act == "yield": await asyncio.sleep(0)
        else: ts[act].cancel()
    for _ in range(6): await asyncio.sleep(0)
    print([t.done() for t in ts], l.locked())
    if l.locked(): l.release()
    await asyncio.gather(*ts, return_exceptions=True)
    print([t.cancelled() for t in ts], l.locked())
async def main():
    await scene("waiting", 1, "yield", "release")
    await scene("chosen, then cancelled", "release", 0)
    await scene("cancelled, then released", 0, "release")
    await scene("first two", "release", 0, 1)
    await scene("all", "release", 3, 2, 1, 0)
    await scene("still held", 0, 1, 2)
asyncio.run(main())

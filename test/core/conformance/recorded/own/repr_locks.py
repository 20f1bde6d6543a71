# RULE: how the synchronisation primitives are written in each state, without their addresses.
import asyncio, re
def show(*xs): print(*(re.sub(r" at 0x[0-9a-f]+|__main__\.", "", repr(x)) for x in xs))
class Mine(asyncio.Lock): pass
async def locks():
    l, m = asyncio.Lock(), Mine(); show(l)
    await l.acquire(); show(l)
    ts = [asyncio.create_task(l.acquire()) for _ in range(2)]; await asyncio.sleep(0); show(l)
    l.release(); show(l); await asyncio.sleep(0); show(l)
    ts[1].cancel(); show(l); await asyncio.sleep(0); show(l)
    show(m)
async def events():
    e = asyncio.Event(); show(e)
    t = asyncio.create_task(e.wait()); await asyncio.sleep(0); show(e)
    e.set(); show(e); await t; show(e); e.clear(); show(e)
async def conditions():
    c = asyncio.Condition(); show(c)
    async def w():
        async with c: await c.wait()
    ts = [asyncio.create_task(w()) for _ in range(2)]; await asyncio.sleep(0); show(c)
    async with c:
        show(c); c.notify(); show(c); await asyncio.sleep(0); show(c, c._lock)
    await ts[0]; show(c)
    async with c: c.notify_all()
    await ts[1]; show(c)
async def semaphores():
    for s in (asyncio.Semaphore(), asyncio.BoundedSemaphore(2), asyncio.Semaphore(0)):
        show(s)
        ts = [asyncio.create_task(s.acquire()) for _ in range(4)]; await asyncio.sleep(0); show(s)
        s.release(); s.release() if not isinstance(s, asyncio.BoundedSemaphore) else None; show(s)
        await asyncio.sleep(0); show(s)
        for t in ts: t.cancel()
        show(s); await asyncio.sleep(0); show(s)
async def barriers():
    b = asyncio.Barrier(2); show(b)
    ts = [asyncio.create_task(b.wait())]; await asyncio.sleep(0); show(b)
    ts.append(asyncio.create_task(b.wait())); await asyncio.sleep(0); show(b)
    await asyncio.gather(*ts); show(b)
    ts = [asyncio.create_task(b.wait())]; await asyncio.sleep(0)
    await b.reset(); show(b); await asyncio.gather(*ts, return_exceptions=True); show(b)
    await b.abort(); show(b); show(*await asyncio.gather(b.wait(), return_exceptions=True))
async def texts():
    l = asyncio.Lock()
    for c in (l.acquire(), asyncio.Event().wait(), asyncio.Condition().wait(), asyncio.Semaphore().acquire(), asyncio.Barrier(1).reset()):
        show(c); c.close()
async def main():
    for part in (locks, events, conditions, semaphores, barriers, texts): await part()
asyncio.run(main())

# RULE: awaits, calls, cancellations and reprs nested 10,000 deep raise RecursionError, a RuntimeError that can be caught; everything else goes on. Tasks that wait for one another may be as many as one likes.
import asyncio
N = 10000
def told(e): return f"{type(e).__name__}: {str(e)[:32]} {isinstance(e, RuntimeError)}"
def runaway(n): return 1 + runaway(n + 1)
async def deep(n): return 0 if n == 0 else 1 + await deep(n - 1)
ends = 0
async def tidy(n):
    global ends
    try: return 0 if n == 0 else 1 + await tidy(n - 1)
    finally: ends += 1
async def swallows(n):
    try: return await deep(n)
    except RecursionError: await asyncio.sleep(1); return "swallowed"
async def plain(): return runaway(0)
async def ticker():
    for i in range(3): await asyncio.sleep(1); print("tick", i)
async def link(before): return 1 + (await before if before else 0)
async def caught(name, awaited):
    try: print(name, await awaited)
    except Exception as e: print(name, told(e))
class M:
    async def __aenter__(self): return self
    async def __aexit__(self, et, e, tb): print("left with", et.__name__); return True
async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, c: print("handler:", told(c["exception"])))
    other = asyncio.create_task(ticker())
    await caught("shallow", deep(500))
    await caught("own await", deep(N))
    t = asyncio.create_task(deep(N)); await caught("task", t); print(told(t.exception()))
    await caught("finally", tidy(N)); print(ends > 500)
    await caught("task that swallows it", asyncio.create_task(swallows(N)))
    await caught("plain", plain()); await caught("gather", asyncio.gather(asyncio.sleep(1, "one"), deep(N)))
    for r in await asyncio.gather(deep(N), plain(), deep(5), return_exceptions=True): print(r if isinstance(r, int) else told(r))
    await caught("wait_for", asyncio.wait_for(deep(N), 1)); await caught("shield", asyncio.shield(deep(N)))
    async def grouped():
        async with asyncio.TaskGroup() as tg: tg.create_task(deep(N)); tg.create_task(ticker())
    try: await grouped()
    except ExceptionGroup as g: print([told(e) for e in g.exceptions])
    async with M(): await deep(N)
    loop.call_soon(runaway, 0); loop.call_later(1, runaway, 0); await asyncio.sleep(2)
    f = loop.create_future(); f.add_done_callback(lambda _: runaway(0)); f.set_result(1); await asyncio.sleep(0); await asyncio.sleep(0)
    await other
    before = None
    for _ in range(2 * N): before = asyncio.create_task(link(before))
    await caught("chain of tasks", before)
    inner = loop.create_future(); outer = inner
    for _ in range(N): outer = asyncio.gather(outer)
    try: outer.cancel()
    except RecursionError as e: print("gathers", told(e), inner.done())
    inner.set_result("set"); nested = await outer
    for _ in range(3): nested = nested[0]
    try: repr(nested)
    except RecursionError as e: print("repr", told(e))
    print(repr([[["fine"]]]), len(asyncio.all_tasks()), await asyncio.sleep(1, "usable"))
asyncio.run(main())
try: asyncio.run(deep(N))
except RecursionError as e: print("main", told(e))
async def runaway_task_factory(): 
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    async def eager(n): return 0 if n == 0 else 1 + await asyncio.create_task(eager(n - 1))
    await caught("eager", asyncio.create_task(eager(100))); await caught("eager", asyncio.create_task(eager(N)))
    print(len(asyncio.all_tasks()), asyncio.current_task().get_name() == name, await asyncio.sleep(1, "usable"))
async def named(): global name; name = asyncio.current_task().get_name(); await runaway_task_factory()
asyncio.run(named())

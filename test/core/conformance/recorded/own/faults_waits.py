# RULE: a task that cannot wait for what it yielded is told so at that await and may go on; tasks that wait for themselves through others are not found, and cannot be cancelled.
import asyncio
class Yields:
    def __init__(self, value): self.value = value
    def __await__(self): return (yield self.value)
async def waits(x): return await x
async def caught(x):
    try: return await x
    except RuntimeError as e: return f"caught {str(e).split(':')[0].split(' <')[0]}"
async def twice(x):
    for _ in range(2): print(await caught(x))
    await asyncio.sleep(0.5); return "goes on"
def state(t): return "pending" if not t.done() else "cancelled" if t.cancelled() else repr(t.exception()).split(":")[0] if t.exception() else t.result()
async def foreign(loop):
    for value in (1, 2.5, True, "text", [1], {}):
        t = asyncio.create_task(waits(Yields(value)))
        await asyncio.wait([t]); print(t.exception())
    print(await asyncio.create_task(waits(Yields(None))), "is fine")
    f = loop.create_future()
    print(await asyncio.create_task(twice(Yields(f))), f.done())
    other = asyncio.new_event_loop()
    print(await asyncio.create_task(twice(other.create_future())))
    c = waits(f)
    t = other.create_task(c)
    print(await asyncio.create_task(twice(t)))
    try: other.run_until_complete(t)
    except RuntimeError as e: print(e)
    t._log_destroy_pending = False; other.close(); c.close(); print(t.done())
async def briefly(t): done, pending = await asyncio.wait([t], timeout=1); return len(done), len(pending)
async def own(name, make, cancels=True):
    async def me(): return await make(asyncio.current_task())
    t = asyncio.create_task(me())
    await asyncio.wait([t], timeout=3); print(name, state(t))
    if not t.done() and cancels:
        try: print(t.cancel())
        except RecursionError: print("RecursionError")
        await asyncio.wait([t], timeout=3); print(name, state(t), t.cancelling() > 0)
    return t
async def circle():
    tasks = []
    async def one(i): await asyncio.sleep(0); return await tasks[(i + 1) % 3]
    tasks += [asyncio.create_task(one(i)) for i in range(3)]
    await asyncio.sleep(1); print([state(t) for t in tasks])
    try: print(tasks[0].cancel())
    except RecursionError: print("RecursionError")
    await asyncio.sleep(1); print([state(t) for t in tasks], [t.cancelling() > 0 for t in tasks])
    for t in tasks: t._log_destroy_pending = False
async def outside(loop):
    await foreign(loop)
    await own("itself", waits)
    await own("wait", lambda t: asyncio.wait([t]))
    await own("wait_for", lambda t: asyncio.wait_for(t, 1))
    await own("shield", asyncio.shield)
    await own("wait with timeout", briefly)
    (await own("gather", asyncio.gather))._log_destroy_pending = False
    await circle()
    print(await asyncio.sleep(1, "usable"))
loop = asyncio.new_event_loop()
loop.run_until_complete(outside(loop))
print(len(asyncio.all_tasks(loop)))
loop.close()

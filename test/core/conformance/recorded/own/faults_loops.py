# RULE: what has waited in one loop refuses to wait in another; what belongs to one loop is refused by another, and both loops stay usable.
import asyncio
def told(error):
    text = str(error)
    return type(error).__name__ + ": " + ("bound to another" if text.endswith("is bound to a different event loop") else text.split(" <")[0])
things = {
    "lock": (asyncio.Lock, lambda x: x.acquire()),
    "semaphore": (lambda: asyncio.Semaphore(1), lambda x: x.acquire()),
    "event": (asyncio.Event, lambda x: x.wait()),
    "queue": (asyncio.Queue, lambda x: x.get()),
    "full queue": (lambda: asyncio.Queue(1), lambda x: x.put(1)),
    "barrier": (lambda: asyncio.Barrier(3), lambda x: x.wait()),
}
async def used(x, wait):
    tasks = [asyncio.create_task(wait(x)) for _ in range(2)]
    await asyncio.sleep(1)
    results = []
    for t in tasks:
        if t.done(): results.append("passed" if t.exception() is None else told(t.exception()))
        else: results.append("waits"); t.cancel()
    await asyncio.wait(tasks)
    return results
async def condition(c):
    try:
        async with c: await asyncio.wait_for(c.wait(), 1)
    except Exception as e: return told(e)
async def joined(q):
    q.put_nowait("first")
    waiting = asyncio.create_task(q.join())
    await asyncio.sleep(0)
    q.get_nowait(); q.task_done()
    return await attempt(lambda: waiting)
async def got(q):
    waiting = asyncio.create_task(q.get())
    await asyncio.sleep(0)
    q.put_nowait("next")
    return await waiting
async def attempt(call):
    try: return await call()
    except Exception as e: return told(e)
async def group(tg):
    async with tg: tg.create_task(asyncio.sleep(0)); return "used"
async def spends(cm):
    async with cm: await asyncio.sleep(2); return "in time"
def program():
    one, two = asyncio.new_event_loop(), asyncio.new_event_loop()
    for name, (make, wait) in things.items():
        x = make()
        print(name, one.run_until_complete(used(x, wait)), two.run_until_complete(used(x, wait)), one.run_until_complete(used(x, wait)))
    c = asyncio.Condition()
    print("condition", *[loop.run_until_complete(condition(c)) for loop in (one, two, one)])
    q = asyncio.Queue()
    print("joined queue", *[loop.run_until_complete(joined(q)) for loop in (one, two)])
    q = asyncio.Queue()
    print("joined queue", one.run_until_complete(joined(q)), two.run_until_complete(got(q)), one.run_until_complete(attempt(q.get)))
    f, t = two.create_future(), two.create_task(asyncio.sleep(1, "slept"))
    done = two.create_future(); done.set_result("done")
    print("future", one.run_until_complete(attempt(lambda: asyncio.wait_for(f, 1))))
    print("shield", one.run_until_complete(attempt(lambda: asyncio.shield(f))))
    print("gather", one.run_until_complete(attempt(lambda: asyncio.gather(f, asyncio.sleep(0)))))
    async def waited(): done, pending = await asyncio.wait([f, t], timeout=1); return len(done), len(pending)
    print("wait", one.run_until_complete(attempt(waited)))
    print("done one", one.run_until_complete(attempt(lambda: asyncio.wait_for(done, 1))))
    for loop in (one, two):
        try: print(loop.run_until_complete(f if loop is one else t))
        except Exception as e: print(told(e))
    tg = asyncio.TaskGroup()
    print("group", one.run_until_complete(group(tg)), two.run_until_complete(attempt(lambda: group(tg))))
    tm = []
    async def makes(): tm.append(asyncio.timeout(5)); return "made"
    print(one.run_until_complete(makes()), two.run_until_complete(attempt(lambda: spends(tm[0]))))
    print(*[loop.run_until_complete(asyncio.sleep(0, "usable")) for loop in (one, two)])
    one.close(); two.close()
program()

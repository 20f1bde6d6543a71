# RULE: as_completed: first result costs 3 iterations (start, done callback -> queue, getter wake-up); results already queued cost 0.
import asyncio
n = 0
def tick():
    global n; n += 1
    asyncio.get_running_loop().call_soon(tick)
async def job(x): return x
async def main():
    tick()
    for label in "coroutines", "tasks":
        aws = [job(i) for i in range(3)]
        if label == "tasks": aws = [asyncio.create_task(aw) for aw in aws]
        a = n
        for aw in asyncio.as_completed(aws): await aw; print(label, "cost", n - a); a = n
    done = [asyncio.create_task(job(i)) for i in range(2)]; await asyncio.wait(done)
    a = n
    for aw in asyncio.as_completed(done): print("done", await aw, "cost", n - a); a = n
    async for t in asyncio.as_completed(done): print("async for", await t, "cost", n - a); a = n
    waiting = list(asyncio.as_completed([asyncio.create_task(job(i)) for i in range(3)]))
    for _ in range(5): await asyncio.sleep(0)
    a = n
    for aw in waiting: print("queued", await aw, "cost", n - a)
asyncio.run(main())

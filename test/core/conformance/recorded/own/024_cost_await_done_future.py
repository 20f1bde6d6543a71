# RULE: awaiting a completed future or task costs 0 iterations (no switch to other tasks).
import asyncio
n = 0
def tick():
    global n; n += 1
    asyncio.get_running_loop().call_soon(tick)
async def job(x):
    if x < 0: raise ValueError(x)
    return x
async def main():
    tick()
    f = asyncio.get_running_loop().create_future(); f.set_result("f")
    t, bad, gone = asyncio.create_task(job(1)), asyncio.create_task(job(-1)), asyncio.create_task(job(2))
    gone.cancel(); await asyncio.sleep(0); await asyncio.sleep(0)
    asyncio.get_running_loop().call_soon(print, "others had no turn before this line")
    a = n; print(await f, await t, await f, "cost", n - a)
    a = n
    try: await bad
    except ValueError as e: print(repr(e), "cost", n - a)
    try: await gone
    except asyncio.CancelledError as e: print(repr(e), "cost", n - a)
    await asyncio.sleep(0)
asyncio.run(main())

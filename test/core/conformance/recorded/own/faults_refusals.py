# RULE: a task may refuse to be cancelled, as often as it likes, and may be cancelled while it cleans up; asyncio.run asks each leftover once, and waits for as long as it takes.
import asyncio
def now(): return round(asyncio.get_running_loop().time() - start, 1)
async def refuses(times, then="gave in", seconds=10):
    left = times
    while True:
        try: await asyncio.sleep(seconds); return f"slept it out after {times - left} refusals"
        except asyncio.CancelledError:
            if left == 0: raise
            left -= 1; print("refused", now())
async def cleans_up(seconds, again):
    try: await asyncio.sleep(10)
    finally:
        for i in range(again):
            try: await asyncio.sleep(seconds); print("cleaned up", now())
            except asyncio.CancelledError: print("cancelled in cleanup", now())
def state(t): return "pending" if not t.done() else "cancelled" if t.cancelled() else t.result() if t.exception() is None else repr(t.exception())
async def cancel_and_look(name, coro, times):
    t = asyncio.create_task(coro); await asyncio.sleep(0)
    for _ in range(times): print(name, t.cancel(), t.cancelling()); await asyncio.sleep(1)
    await asyncio.wait([t]); print(name, state(t), t.cancelling(), t.cancel(), now())
async def timed(name, coro):
    try: print(name, await asyncio.wait_for(coro, 1), now())
    except BaseException as e: print(name, type(e).__name__, now())
async def in_group():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(refuses(1, seconds=3)); tg.create_task(cleans_up(2, 2))
            await asyncio.sleep(0); raise ValueError("body")
    except* ValueError as g: print("group", [str(e) for e in g.exceptions], now())
async def two_messages():
    t = asyncio.create_task(refuses(1)); await asyncio.sleep(0)
    t.cancel("one"); t.cancel("two"); await asyncio.sleep(0); await asyncio.sleep(0); print(state(t), t.cancelling(), t.uncancel(), t.uncancel(), t.uncancel())
    t.cancel(); await asyncio.wait([t]); print(state(t))
async def main():
    global start; start = asyncio.get_running_loop().time()
    await cancel_and_look("never refuses", refuses(0), 1)
    await cancel_and_look("refuses once", refuses(1), 1)
    await cancel_and_look("gives in", refuses(2), 3)
    await cancel_and_look("cleans up", cleans_up(2, 1), 1)
    await cancel_and_look("cleans up again", cleans_up(2, 3), 3)
    await two_messages()
    await timed("wait_for refuses", refuses(1, seconds=4)); await timed("wait_for cleans up", cleans_up(2, 1))
    g = asyncio.gather(refuses(1, seconds=2), asyncio.sleep(5)); await asyncio.sleep(0); g.cancel()
    try: print(await g)
    except asyncio.CancelledError: print("gather cancelled", now())
    await in_group()
    asyncio.create_task(refuses(1, seconds=100)); asyncio.create_task(cleans_up(50, 2)); asyncio.create_task(refuses(3)).cancel()
    async def endless():
        try: await asyncio.sleep(1000)
        finally: asyncio.create_task(late())
    async def late(): print("late", now()); await asyncio.sleep(1); print("never")
    asyncio.create_task(endless()); await asyncio.sleep(0)
    return "main over"
async def timed_end():
    result = await main()
    return result
print(asyncio.run(timed_end()))
async def refused_main():
    try: await asyncio.sleep(1)
    except asyncio.CancelledError: pass
    return "refused main"
async def outer():
    t = asyncio.current_task(); asyncio.get_running_loop().call_soon(t.cancel); return await refused_main()
print(asyncio.run(outer()))

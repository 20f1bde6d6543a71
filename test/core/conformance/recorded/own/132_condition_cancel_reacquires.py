# RULE: a cancelled wait() re-acquires the lock before CancelledError leaves it.
import asyncio
async def w(c):
    async with c:
        try: await c.wait(); print("woken")
        except asyncio.CancelledError as e: print("cancelled", repr(e), "while handling", repr(e.__context__), "locked:", c.locked()); raise
async def main():
    c = asyncio.Condition()
    t = asyncio.create_task(w(c)); await asyncio.sleep(0); print("waiting, locked:", c.locked())
    t.cancel("free"); await asyncio.wait([t]); print(t.cancelled(), c.locked())
    t = asyncio.create_task(w(c)); await asyncio.sleep(0)
    async with c:
        t.cancel("held")
        for _ in range(3): await asyncio.sleep(0); print("held by main, done:", t.done())
        t.cancel("held, again"); await asyncio.sleep(0); print("done:", t.done())
    await asyncio.wait([t]); print(t.cancelled(), t.cancelling(), c.locked())
    t = asyncio.create_task(w(c)); await asyncio.sleep(0)
    async with c: c.notify(); await asyncio.sleep(0); t.cancel("after notify"); await asyncio.sleep(0); print("done:", t.done())
    await asyncio.wait([t]); print(t.cancelled(), c.locked())
asyncio.run(main())

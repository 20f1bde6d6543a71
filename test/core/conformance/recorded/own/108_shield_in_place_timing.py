# RULE: shield(coro) creates its task immediately; the shielded task needs a strong reference of its own.
import asyncio
async def f(label): print(label, "starts"); await asyncio.sleep(0.01); print(label, "ends"); return label
async def outer(): return await asyncio.shield(f("in place"))
async def main():
    before = len(asyncio.all_tasks()); s = asyncio.shield(f("not awaited")); print("tasks", len(asyncio.all_tasks()) - before)
    print(type(s).__name__, s.done()); await asyncio.sleep(0); print("awaited only now"); print(await s)
    t = asyncio.create_task(outer()); await asyncio.sleep(0); await asyncio.sleep(0)
    keep = [k for k in asyncio.all_tasks() if k not in (t, asyncio.current_task())]; t.cancel()
    try: await t
    except asyncio.CancelledError: print("outer cancelled", [k.done() for k in keep])
    print(await keep.pop())
asyncio.run(main())

# RULE: a task at a bare yield (sleep(0)) has no future to cancel; the already queued step throws CancelledError.
import asyncio
async def f(name, turns):
    try:
        for i in range(turns): print(name, i); await asyncio.sleep(0)
    except asyncio.CancelledError: print(name, "interrupted"); raise
async def main():
    loop = asyncio.get_running_loop()
    t = asyncio.create_task(f("t", 5)); await asyncio.sleep(0)
    loop.call_soon(print, "queued behind the step that t is owed")
    print("cancel ->", t.cancel(), t.cancel(), "done?", t.done())
    await asyncio.sleep(0); print("done?", t.done(), t.cancelled())
    u = asyncio.create_task(f("u", 1)); await asyncio.sleep(0); u.cancel("m")
    try: await u
    except asyncio.CancelledError as e: print(e.args)
asyncio.run(main())

# RULE: uncancel() to zero before delivery: 3.13 drops the pending CancelledError (_must_cancel reset); 3.11/3.12 still throw it.
import asyncio
async def f(uncancels):
    me = asyncio.current_task()
    me.cancel("one"); me.cancel("two")
    for _ in range(uncancels): me.uncancel()
    try: await asyncio.sleep(0); print(uncancels, "not interrupted, cancelling", me.cancelling())
    except asyncio.CancelledError as e: print(uncancels, "interrupted", e.args, "cancelling", me.cancelling()); raise
async def sleeper():
    try: await asyncio.sleep(0.01); print("slept")
    except asyncio.CancelledError: print("the future was cancelled at once: too late to take back"); raise
async def main():
    for k in range(4):
        t = asyncio.create_task(f(k)); await asyncio.gather(t, return_exceptions=True); print(k, t.cancelled())
    t = asyncio.create_task(sleeper()); await asyncio.sleep(0); t.cancel(); t.uncancel()
    await asyncio.gather(t, return_exceptions=True); print(t.cancelled(), t.cancelling())
asyncio.run(main())

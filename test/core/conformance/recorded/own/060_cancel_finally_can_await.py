# RULE: after CancelledError was thrown in, finally/except blocks may await normally; the task is done only afterwards.
import asyncio
async def f():
    try:
        try: await asyncio.sleep(9)
        except asyncio.CancelledError: await asyncio.sleep(0.01); print("except block done"); raise
    finally: await asyncio.sleep(0.01); print("finally block done")
async def main():
    t = asyncio.create_task(f()); await asyncio.sleep(0); t.cancel()
    for _ in range(2): await asyncio.sleep(0); print("done?", t.done(), t.cancelling())
    try: await t
    except asyncio.CancelledError: print("main", t.done(), t.cancelled())
asyncio.run(main())

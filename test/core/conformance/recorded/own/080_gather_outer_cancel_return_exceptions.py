# RULE: cancelling a gather with return_exceptions=True waits for ALL children, then still raises CancelledError.
import asyncio
async def f(i):
    try: await asyncio.sleep(9)
    except asyncio.CancelledError:
        print("child", i); await asyncio.sleep(0.01 * i); print("child", i, "cleaned")
        if i == 1: return "refused"
        raise
async def main():
    g = asyncio.gather(f(2), f(0), f(1), return_exceptions=True); await asyncio.sleep(0)
    print("cancel ->", g.cancel("m"), g.done())
    try: print("result", await g)
    except asyncio.CancelledError as e: print("outer CancelledError", e.args, g.cancelled(), g.cancel())
asyncio.run(main())

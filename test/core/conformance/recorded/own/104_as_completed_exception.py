# RULE: exceptions surface when the awaitable yielded at that place is awaited.
import asyncio
async def f(d, e=None):
    await asyncio.sleep(d)
    if e: raise e
    return d
async def main():
    ts = [asyncio.create_task(c) for c in (f(0.01), f(0.02, ValueError("second")), f(0.03), f(0.04, KeyError("fourth")))]
    for aw in asyncio.as_completed(ts):
        print("no error yet")
        try: print(await aw)
        except Exception as e: print(repr(e))
    async for t in asyncio.as_completed(ts): print(t.done(), repr(t.exception()))
    aws = list(asyncio.as_completed([f(0.02, ValueError("late")), f(0.01)]))
    print(await aws[1])
    try: await aws[0]
    except ValueError as e: print(repr(e))
    t = asyncio.create_task(f(9)); asyncio.get_running_loop().call_later(0.01, t.cancel, "why")
    for aw in asyncio.as_completed([t]):
        try: await aw
        except asyncio.CancelledError as e: print("cancelled", e.args, asyncio.current_task().cancelling())
asyncio.run(main())

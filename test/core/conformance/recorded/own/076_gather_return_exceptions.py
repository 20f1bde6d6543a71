# RULE: return_exceptions=True puts exceptions, also CancelledError of a child (rebuilt with message ''), into the list.
import asyncio
async def f(i):
    await asyncio.sleep(0.01 * (4 - i))
    if i == 1: raise ValueError(i)
    if i == 2: raise asyncio.CancelledError("by itself")
    return i
class My(BaseException): pass
async def base(): raise My("base")
async def main():
    t = asyncio.create_task(asyncio.sleep(9))
    asyncio.get_running_loop().call_later(0.02, t.cancel, "with a message")
    u = asyncio.create_task(asyncio.sleep(9)); asyncio.get_running_loop().call_later(0.02, u.cancel)
    print(await asyncio.gather(f(0), f(1), f(2), t, u, base(), f(3), return_exceptions=True))
asyncio.run(main())

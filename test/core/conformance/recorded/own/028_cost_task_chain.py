# RULE: each extra Task layer costs 1 iteration going down (start) and 1 coming back (wake-up).
import asyncio
n = 0
def tick():
    global n; n += 1
    asyncio.get_running_loop().call_soon(tick)
async def layer(k):
    if k == 0: return n
    return await asyncio.create_task(layer(k - 1))
async def main():
    tick()
    for k in range(5):
        a = n; bottom = await layer(k)
        print("layers", k, "bottom at", bottom - a, "total", n - a)
asyncio.run(main())

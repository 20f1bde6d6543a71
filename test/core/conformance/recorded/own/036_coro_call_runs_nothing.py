# RULE: calling a coroutine function runs none of its body; the body runs at the await; the object is single-use.
import asyncio
async def f(x):
    print("body", x)
    return x
async def main():
    c = f(1)
    print("called")
    print("awaited", await c)
    try: await c
    except RuntimeError as e: print(e)
    d = f(2); d.close(); d.close()
    try: await d
    except RuntimeError as e: print(e)
    t = asyncio.create_task(f(3)); print(await t)
    try: await asyncio.create_task(t.get_coro())
    except RuntimeError as e: print(e)
asyncio.run(main())

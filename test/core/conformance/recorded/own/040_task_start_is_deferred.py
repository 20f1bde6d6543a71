# RULE: create_task does not run the coroutine; it is queued and starts when the current task suspends, FIFO with call_soon.
import asyncio
async def f(x): print("task", x)
async def nosuspend(): pass
async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "soon 1")
    a = asyncio.create_task(f(1))
    loop.call_soon(print, "soon 2")
    b = asyncio.ensure_future(f(2))
    g = asyncio.gather(f(3), f(4))
    loop.call_soon(print, "soon 3")
    await nosuspend()
    print("nothing has run:", a.done(), b.done(), g.done())
    await asyncio.sleep(0)
    print("all have run:", a.done(), b.done(), g.done())
asyncio.run(main())

# RULE: an exception in the body cancels the children, waits for them, and is wrapped in an ExceptionGroup.
import asyncio
n = 0
def tick():
    global n; n += 1
    asyncio.get_running_loop().call_soon(tick)
async def child(name, cleanup):
    print(name, "starts")
    try: await asyncio.sleep(9)
    except asyncio.CancelledError:
        print(name, "cancelled")
        if cleanup: await asyncio.sleep(cleanup)
        print(name, "ends"); raise
async def main():
    tick()
    try:
        async with asyncio.TaskGroup() as tg:
            a = tg.create_task(child("A", 0.002)); b = tg.create_task(child("B", 0))
            await asyncio.sleep(0.001)
            print(tg)
            at = n; raise ValueError("body")
    except BaseExceptionGroup as g:
        print(type(g).__name__, g, g.exceptions, repr(g.__context__), g.__cause__)
        print(n > at, a.cancelled(), b.cancelled(), tg._parent_task.cancelling())
    at = n
    try:
        async with asyncio.TaskGroup() as tg: raise ValueError("alone")
    except ExceptionGroup as g: print(g.exceptions, "iterations", n - at)
    at = n
    try:
        async with asyncio.TaskGroup() as tg:
            c = tg.create_task(child("C", 0)); raise ValueError("before it starts")
    except ExceptionGroup as g: print(g.exceptions, "iterations", n - at, c.cancelled())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(child("D", 0)); await asyncio.sleep(0); raise SystemExit("body")
    except SystemExit as e: print("bare", repr(e))
asyncio.run(main())

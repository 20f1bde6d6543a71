# RULE: an inner group's failure surfaces as an ExceptionGroup nested in the outer group's ExceptionGroup.
import asyncio
n = 0
def tick():
    global n; n += 1
    asyncio.get_running_loop().call_soon(tick)
async def bad(d, e): await asyncio.sleep(d); raise e
async def sib(name):
    try: await asyncio.sleep(9)
    except asyncio.CancelledError: print(name, "cancelled"); raise
async def inner():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(sib("inner")); tg.create_task(bad(0.001, ValueError("deep")))
async def main():
    tick()
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(sib("outer")); tg.create_task(inner())
    except ExceptionGroup as g:
        print(repr(g)); print(g, [str(e) for e in g.exceptions])
        print(repr(g.subgroup(ValueError)), g.subgroup(KeyError))
    at = n
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(sib("outer"))
            async with asyncio.TaskGroup() as tg:
                tg.create_task(bad(0, KeyError("k")))
    except ExceptionGroup as g: print(repr(g), n - at)
    at = n
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(bad(0, KeyError("o")))
            async with asyncio.TaskGroup() as tg:
                tg.create_task(sib("in the body"))
    except ExceptionGroup as g: print(repr(g), n - at, asyncio.current_task().cancelling())
asyncio.run(main())

# RULE: what is raised while a timeout's cancellation is handled in its block has the TimeoutError as its context, in place of the CancelledError.
import asyncio
def told(e):
    parts = []
    while e is not None: parts.append(type(e).__name__ + (f" (cause {type(e.__cause__).__name__})" if e.__cause__ else "")); e = e.__context__
    return " <- ".join(parts)
async def scene(name, body, limit=1):
    try:
        async with asyncio.timeout(limit): print(name, await body())
    except BaseException as e:
        print(name, told(e))
        if isinstance(e, BaseExceptionGroup): print([told(one) for one in e.exceptions])
async def in_except():
    try: await asyncio.sleep(10)
    except asyncio.CancelledError: raise ValueError
async def in_finally():
    try: await asyncio.sleep(10)
    finally: raise ValueError
async def with_cause():
    try: await asyncio.sleep(10)
    except asyncio.CancelledError as e: raise ValueError from e
async def called(): return await in_finally()
async def in_lock():
    async with asyncio.Lock(): await in_finally()
async def in_timeout():
    async with asyncio.timeout(5):
        try: await asyncio.sleep(10)
        except asyncio.CancelledError: raise ValueError
async def in_task(): await asyncio.create_task(in_except())
async def in_group():
    async with asyncio.TaskGroup() as tg: tg.create_task(in_except()); await asyncio.sleep(10)
async def goes_on():
    try: await asyncio.sleep(10)
    except asyncio.CancelledError: pass
    return "swallowed"
async def at_once(): raise ValueError
async def cancelled_by_another():
    asyncio.get_running_loop().call_later(0.5, asyncio.current_task().cancel); await in_except()
async def main():
    for body in (in_except, in_finally, with_cause, called, in_lock, in_timeout, in_task, in_group, goes_on, at_once, cancelled_by_another):
        await scene(body.__name__, body)
    asyncio.current_task().uncancel()
    await scene("expired before", in_except, -1)
    await scene("no limit", at_once, None)
asyncio.run(main())

# RULE: cancelling a task already woken (its future is done) still throws CancelledError in at that await: the result is lost.
import asyncio
async def w(f):
    try: print("got", await f)
    except asyncio.CancelledError: print("CancelledError although the future has", f.result()); raise
async def main():
    f = asyncio.get_running_loop().create_future()
    t = asyncio.create_task(w(f)); await asyncio.sleep(0)
    f.set_result("a result")
    print("cancel ->", t.cancel(), f.cancelled())
    try: await t
    except asyncio.CancelledError: print("main", t.cancelled())
    g = asyncio.get_running_loop().create_future(); u = asyncio.create_task(w(g)); await asyncio.sleep(0)
    g.set_exception(ValueError("lost as well")); u.cancel()
    try: await u
    except BaseException as e: print(repr(e), repr(e.__context__), u.cancelled())
asyncio.run(main())

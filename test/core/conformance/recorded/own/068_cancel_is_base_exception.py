# RULE: CancelledError derives from BaseException (3.8+): except Exception does not catch it.
import asyncio
async def f():
    try: await asyncio.sleep(9)
    except Exception as e: print("caught as Exception", repr(e))
    finally: print("finally")
async def g():
    try: await asyncio.sleep(9)
    except BaseException as e: print("caught as BaseException", repr(e), isinstance(e, Exception))
    return "swallowed"
async def main():
    ts = [asyncio.create_task(c()) for c in (f, g)]; await asyncio.sleep(0)
    for t in ts: t.cancel()
    print(await asyncio.gather(*ts, return_exceptions=True), [t.cancelled() for t in ts])
    for cls in (asyncio.CancelledError, asyncio.InvalidStateError, asyncio.TimeoutError): print(cls.__name__, issubclass(cls, Exception))
asyncio.run(main())

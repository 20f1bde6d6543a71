# RULE: an exception raised while the inner handles the timeout's cancel replaces TimeoutError.
import asyncio
async def f(e):
    try: await asyncio.sleep(9)
    except asyncio.CancelledError: print('cancelled'); raise e
async def main():
    for label, timeout in ("coroutine", 0.01), ("task", 0.01), ("task", 0):
        aw = f(ValueError(label))
        if label == "task": aw = asyncio.create_task(aw); await asyncio.sleep(0)
        try: print(await asyncio.wait_for(aw, timeout))
        except TimeoutError: print("TimeoutError")
        except ValueError as e: print(timeout, repr(e), type(e.__context__).__name__, repr(e.__cause__))
        print(asyncio.current_task().cancelling())
asyncio.run(main())

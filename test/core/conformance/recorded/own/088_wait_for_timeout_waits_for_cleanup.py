# RULE: wait_for cancels the inner awaitable at the deadline and waits until it really ended before raising TimeoutError.
import asyncio
async def f(label):
    try: await asyncio.sleep(9)
    except asyncio.CancelledError:
        print(label, "cancelled"); await asyncio.sleep(0.03); print(label, "cleaned up"); raise
async def main():
    loop = asyncio.get_running_loop()
    for label, timeout in ("coroutine", 0.01), ("task", 0.01), ("task", 0), ("task", -1):
        aw = f(label)
        if label == "task": aw = asyncio.create_task(aw); await asyncio.sleep(0)
        t0 = loop.time()
        try: print(await asyncio.wait_for(aw, timeout))
        except TimeoutError as e:
            print(timeout, repr(e), repr(e.__cause__), e.__context__ is e.__cause__, f'{loop.time() - t0:.2f}')
        print("task is cancelled:", aw.cancelled() if label == "task" else None, asyncio.current_task().cancelling())
asyncio.run(main())

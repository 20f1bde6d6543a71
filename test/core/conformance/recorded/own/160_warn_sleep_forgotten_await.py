# RULE: forgetting await on asyncio.sleep / queue.put / lock.acquire: coroutine names in the warning.
import asyncio, warnings
warnings.simplefilter("always"); warnings.showwarning = lambda m, c, *a: print(c.__name__ + ":", m)
async def main():
    asyncio.sleep(1)
    print("not slept")
    for delay in (0, -1): asyncio.sleep(delay, "r")
    print("no error either")
    q, l, e = asyncio.Queue(), asyncio.Lock(), asyncio.Event()
    q.put(1); l.acquire(); e.wait()
    print("still", q.qsize(), l.locked())
asyncio.run(main())

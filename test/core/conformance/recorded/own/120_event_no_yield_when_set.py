# RULE: wait() on a set Event returns True at once, without giving other tasks a turn.
import asyncio
async def other(): print("other")
async def main():
    e = asyncio.Event(); e.set()
    t = asyncio.create_task(other())
    for i in range(3): print(i, await e.wait(), t.done())
    e.clear(); print("cleared", e.is_set(), t.done())
    w = asyncio.create_task(e.wait()); await asyncio.sleep(0); print("turn", t.done(), w.done())
    e.set(); print("again", await e.wait(), w.done()); print(await w)
asyncio.run(main())

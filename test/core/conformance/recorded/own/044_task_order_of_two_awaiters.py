# RULE: tasks awaiting the same task resume in the order they started waiting, not in creation order.
import asyncio
async def job(): await asyncio.sleep(0.01); return "r"
async def w(name, t, turns):
    for _ in range(turns): await asyncio.sleep(0)
    print(name, "waits")
    print(name, "resumed with", await t)
async def main():
    t = asyncio.create_task(job())
    await asyncio.gather(w("created first", t, 3), w("created second", t, 1), w("created third", t, 2), t)
asyncio.run(main())

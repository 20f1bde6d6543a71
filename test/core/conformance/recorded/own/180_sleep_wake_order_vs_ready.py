# RULE: a task woken by a timer joins the queue behind tasks that are already ready in that iteration.
import asyncio, time
async def sleeper(): await asyncio.sleep(0.01); print("sleeper")
async def busy(name):
    for i in range(4): print(name, i); await asyncio.sleep(0)
async def main():
    t = asyncio.create_task(sleeper()); await asyncio.sleep(0)
    ts = [asyncio.create_task(busy("a")), asyncio.create_task(busy("b"))]
    await asyncio.sleep(0)
    time.sleep(0.02); print("the timer is overdue")
    await asyncio.gather(t, *ts)
asyncio.run(main())

# While a coroutine blocks the thread, or counts, or awaits what never suspends, no timer and no other task has its turn.
import asyncio
import time

said = []


async def nap():
    time.sleep(0.02)


async def ticker():
    said.append("tick")


async def main():
    loop = asyncio.get_running_loop()
    due = loop.time() + 0.01
    loop.call_at(due, said.append, "timer")
    task = asyncio.create_task(ticker())
    await nap()
    await nap()
    sum(range(10_000))
    assert loop.time() > due and said == []
    await asyncio.sleep(0)
    assert said[0] == "tick"
    await asyncio.sleep(0)
    assert said == ["tick", "timer"]
    await task


asyncio.run(main())

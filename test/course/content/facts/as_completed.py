# All are tasks before the loop's body runs; none has started by then; the first await lets all of them start.
import asyncio

started = []


async def job(number):
    started.append(number)
    await asyncio.sleep(number / 100)
    return number


async def main():
    bodies = 0
    for next_one in asyncio.as_completed([job(3), job(1), job(2)]):
        bodies += 1
        if bodies == 1:
            assert len(asyncio.all_tasks()) == 4 and started == []
        assert await next_one == bodies
        assert sorted(started) == [1, 2, 3]


asyncio.run(main())


async def as_finished():
    tasks = [asyncio.create_task(job(number)) for number in (0.03, 0.01, 0.02)]
    given = []
    async for task in asyncio.as_completed(tasks):
        given.append(task)
    assert given == [tasks[1], tasks[2], tasks[0]]


asyncio.run(as_finished())

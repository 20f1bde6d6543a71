# A TaskGroup's block is left when all its tasks have ended: one that fails cancels the others, and the group raises when
# these are gone. `gather` does not. A task that swallows its cancellation looks like one that is done.
import asyncio

said = []


async def job(name, turns):
    try:
        for _ in range(turns):
            await asyncio.sleep(0)
        said.append(name)
    except asyncio.CancelledError:
        await asyncio.sleep(0)
        said.append(name + " cancelled")
        raise


async def broken():
    raise ValueError("no such page")


async def swallows():
    try:
        await asyncio.sleep(30)
    except asyncio.CancelledError:
        pass


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(job("a", 1))
        group.create_task(job("b", 3))
    assert said == ["a", "b"] and len(asyncio.all_tasks()) == 1
    said.clear()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(job("c", 30))
            deaf = group.create_task(swallows())
            group.create_task(broken())
    except ExceptionGroup as error:
        assert said == ["c cancelled"] and [str(each) for each in error.exceptions] == ["no such page"]
    else:
        raise AssertionError("nothing was raised")
    assert deaf.done() and not deaf.cancelled() and len(asyncio.all_tasks()) == 1
    try:
        await asyncio.gather(job("d", 3), broken())
    except ValueError:
        assert len(asyncio.all_tasks()) == 2


asyncio.run(main())

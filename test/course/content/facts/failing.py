# An exception is kept in its task until somebody awaits it, or the task is dropped. What `wait` and `gather` do of one.
import asyncio
import gc

said = []


async def fails():
    raise ValueError("no such page")


async def works():
    for _ in range(5):
        await asyncio.sleep(0)
    said.append("works")
    return "a page"


async def raised(awaitable):
    try:
        await awaitable
    except ValueError as error:
        return str(error)


async def main():
    loop = asyncio.get_running_loop()
    logged = []
    loop.set_exception_handler(lambda _, context: logged.append(context["message"]))
    bad, good = asyncio.create_task(fails()), asyncio.create_task(works())
    done, pending = await asyncio.wait([bad, good], timeout=0)
    assert good in pending and not good.cancelling() and logged == []
    done, pending = await asyncio.wait([bad, good], return_when=asyncio.FIRST_COMPLETED)
    assert done == {bad} and pending == {good} and not good.cancelling() and logged == []
    assert isinstance(bad.exception(), ValueError)
    assert await raised(bad) == "no such page" and await good == "a page"

    said.clear()
    assert await raised(asyncio.gather(fails(), works())) == "no such page" and said == []
    (late,) = asyncio.all_tasks() - {asyncio.current_task()}
    await late
    assert said == ["works"]
    error, page = await asyncio.gather(fails(), works(), return_exceptions=True)
    assert isinstance(error, ValueError) and page == "a page" and said == ["works", "works"]

    dropped = asyncio.create_task(fails())
    for _ in range(3):
        await asyncio.sleep(0)
    assert dropped.done() and logged == []
    del dropped
    gc.collect()
    assert logged == ["Task exception was never retrieved"]


asyncio.run(main())

# What tells of a task's status and its result is a method; there is no public attribute of either name.
import asyncio


async def main():
    for one in (asyncio.create_task(asyncio.sleep(0, 1)), asyncio.get_running_loop().create_future()):
        assert all(callable(getattr(one, name)) for name in ("done", "cancelled", "result", "exception"))
        assert not hasattr(one, "status") and not hasattr(one, "state")
        assert not one.done()
        one.cancel()
    await asyncio.sleep(0)


asyncio.run(main())

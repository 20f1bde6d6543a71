# What `ensure_future` takes, and `create_task` does not.
import asyncio


class Ticket:
    def __await__(self):
        yield
        return "its result"


async def four():
    return 4


def refusal(call, kind):
    try:
        call()
    except kind as error:
        return str(error)
    raise AssertionError("it was taken")


async def main():
    future = asyncio.get_running_loop().create_future()
    assert asyncio.ensure_future(future) is future
    for awaitable in (four(), Ticket()):
        task = asyncio.ensure_future(awaitable)
        assert isinstance(task, asyncio.Task) and not task.done()
        assert await task in (4, "its result")
    assert "a coroutine was expected" in refusal(lambda: asyncio.create_task(future), TypeError)


asyncio.run(main())
loop = asyncio.new_event_loop()
coroutine = four()
assert refusal(lambda: asyncio.create_task(coroutine), RuntimeError) == "no running event loop"
later = asyncio.ensure_future(coroutine, loop=loop)
assert not later.done() and loop.run_until_complete(later) == 4
loop.close()

# A coroutine, a task, a future and an object of one's own have `__await__` and can be awaited; what has none cannot.
import asyncio


class Ticket:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "ticket"


async def answer():
    return "answer"


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.set_result("future")
    results = []
    for awaitable in (answer(), asyncio.create_task(answer()), future, Ticket()):
        assert hasattr(awaitable, "__await__")
        results.append(await awaitable)
    assert results == ["answer", "answer", "future", "ticket"]
    try:
        await 42
    except TypeError as error:
        assert "can't be used in 'await' expression" in str(error)
    else:
        raise AssertionError("42 was awaited")


asyncio.run(main())

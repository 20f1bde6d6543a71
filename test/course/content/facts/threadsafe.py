# `run_coroutine_threadsafe` is for another thread: there `result` blocks until the loop has run the coroutine. On the
# loop's own thread the coroutine does not even start while `result` waits; here it gives up after a while.
import asyncio
import concurrent.futures

started = []


async def greet():
    started.append("greet")
    return "hello"


async def main():
    loop = asyncio.get_running_loop()

    def elsewhere():
        return asyncio.run_coroutine_threadsafe(greet(), loop).result(30)

    assert await loop.run_in_executor(None, elsewhere) == "hello"
    started.clear()
    greeting = asyncio.run_coroutine_threadsafe(greet(), loop)
    try:
        greeting.result(0.05)
    except concurrent.futures.TimeoutError:
        assert started == []
    else:
        raise AssertionError("the loop ran while its own thread was blocked")
    assert await asyncio.wrap_future(greeting) == "hello"


asyncio.run(main())

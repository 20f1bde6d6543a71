# `await`: only within `async def`, an expression, evaluated from left to right; it suspends only where something below it
# does, and then the whole chain of coroutines in the one task; others run meanwhile if they are tasks.
import asyncio
import time

said = []


async def add(a, b):
    return a + b


async def slow_add(a, b):
    said.append((a, b))
    await asyncio.sleep(0)
    return asyncio.current_task(), a + b


async def other():
    said.append("other")


for text in ("await add(1, 2)", "def outside():\n    await add(1, 2)"):
    try:
        compile(text, "text", "exec")
    except SyntaxError as error:
        assert "'await' outside" in str(error)
    else:
        raise AssertionError(text)
compile("async def inside():\n    total = await add(1, 2) + await add(3, 4)", "text", "exec")


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(other())
    for _ in range(100):
        assert await add(1, 2) == 3
    done = loop.create_future()
    done.set_result(1)
    assert await done == 1 and await done == 1
    async with asyncio.Lock():
        assert said == []
    mine, three = await slow_add(1, 2)
    assert mine is asyncio.current_task() and three == 3
    assert said == [(1, 2), "other"] and task.done()
    said.clear()
    assert (await slow_add(3, 4))[1] - (await slow_add(5, 6))[1] == -4 and said == [(3, 4), (5, 6)]

    before = time.time()
    asleep = asyncio.sleep(60)
    assert asyncio.iscoroutine(asleep) and time.time() - before < 30
    asleep.close()
    assert said.append("plain") is None

    once = add(5, 6)
    try:
        asyncio.run(once)
    except RuntimeError as error:
        assert "running event loop" in str(error)
    assert await once == 11
    try:
        await once
    except RuntimeError as error:
        assert str(error) == "cannot reuse already awaited coroutine"
    else:
        raise AssertionError("it was awaited twice")
    assert [await task, await task] == [None, None]


asyncio.run(main())

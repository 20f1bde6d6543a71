# Eager tasks, context variables, conditions, barriers, `async with`, `async for`, exception groups, deadlocks, `wait`, shields:
# what `explain` says of each.
import asyncio
import contextvars

said = []
user = contextvars.ContextVar("user", default="nobody")


async def quick():
    said.append("quick")
    return 1


async def sets(name):
    assert user.get() == "main"
    user.set(name)
    await asyncio.sleep(0)
    return user.get()


async def meets(barrier, name):
    await barrier.wait()
    said.append(name)


async def items():
    for item in (1, 2):
        await asyncio.sleep(0)
        yield item


async def takes(first, second):
    async with first:
        await asyncio.sleep(0)
        async with second:
            said.append("through")


async def fails(error):
    raise error


async def eager():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    ready = len(loop._ready)
    task = asyncio.create_task(quick())
    assert said == ["quick"] and task.done() and len(loop._ready) == ready
    loop.set_task_factory(None)


async def waits_for(condition, wanted):
    async with condition:
        await condition.wait_for(lambda: said.append("looks") or wanted)
        assert condition.locked()


async def main():
    await eager()
    user.set("main")
    assert await asyncio.gather(sets("a"), sets("b")) == ["a", "b"] and user.get() == "main"

    said.clear()
    condition, wanted = asyncio.Condition(), []
    waiter = asyncio.create_task(waits_for(condition, wanted))
    for _ in range(2):
        await asyncio.sleep(0)
        assert not condition.locked()
        async with condition:
            condition.notify()
        for _ in range(5):
            await asyncio.sleep(0)
        wanted.append(1)
    await waiter
    assert said == ["looks"] * 3

    barrier = asyncio.Barrier(2)
    for _ in range(2):
        said.clear()
        one = asyncio.create_task(meets(barrier, "one"))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert said == []
        await asyncio.gather(one, meets(barrier, "two"))
        assert sorted(said) == ["one", "two"]

    lock = asyncio.Lock()
    try:
        async with lock:
            assert lock.locked()
            raise ValueError
    except ValueError:
        assert not lock.locked()
    assert [item async for item in items()] == [1, 2] and hasattr(items(), "__aiter__")

    said.clear()
    a, b = asyncio.Lock(), asyncio.Lock()
    stuck = [asyncio.create_task(takes(a, b)), asyncio.create_task(takes(b, a))]
    for _ in range(100):
        await asyncio.sleep(0)
    assert said == [] and not any(task.done() for task in stuck)
    for task in stuck:
        task.cancel()
    await asyncio.wait(stuck)
    assert not a.locked() and not b.locked()
    await asyncio.gather(takes(a, b), takes(a, b))
    assert said == ["through", "through"]

    rest = []
    try:
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(fails(ValueError("1")))
                group.create_task(fails(KeyError("2")))
        except* ValueError as caught:
            assert [str(each) for each in caught.exceptions] == ["1"]
    except ExceptionGroup as left:
        rest = left.exceptions
    assert [type(each) for each in rest] == [KeyError]

    gate = asyncio.Event()
    inner = asyncio.create_task(gate.wait())
    outer = asyncio.create_task(shielded(inner))
    await asyncio.sleep(0)
    outer.cancel()
    await asyncio.wait([outer])
    assert outer.cancelled() and not inner.done()
    gate.set()
    assert await inner is True
    tasks = [asyncio.create_task(fails(ValueError())), asyncio.create_task(asyncio.sleep(30))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    assert done == {tasks[0]} and pending == {tasks[1]} and tasks[0].exception() is not None
    tasks[1].cancel()

    unbounded = asyncio.Queue()
    for number in range(1000):
        await unbounded.put(number)
    assert unbounded.qsize() == 1000 and [unbounded.get_nowait() for _ in range(3)] == [0, 1, 2]
    event = asyncio.Event()
    event.set()
    said.clear()
    assert await event.wait() is True and await event.wait() is True


async def shielded(task):
    await asyncio.shield(task)


asyncio.run(main())

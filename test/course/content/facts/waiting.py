# Locks, semaphores, events and queues: who waits, in which order they go on, and that setting, releasing and putting
# switch to nobody.
import asyncio

said = []


async def inside(gate, name, turns=1):
    async with gate:
        said.append(name)
        for _ in range(turns):
            await asyncio.sleep(0)


async def passes(gate, name):
    await gate.wait()
    said.append(name)


async def takes(queue, name):
    while True:
        said.append((name, await queue.get()))
        for _ in range(5):
            await asyncio.sleep(0)
        queue.task_done()


async def main():
    for gate, at_once in ((asyncio.Lock(), 1), (asyncio.Semaphore(1), 1), (asyncio.Semaphore(2), 2)):
        said.clear()
        tasks = [asyncio.create_task(inside(gate, name, 3)) for name in "abcde"]
        assert len(asyncio.all_tasks()) == 6
        await asyncio.sleep(0)
        assert said == list("abcde")[:at_once] and gate.locked()
        await asyncio.wait(tasks)
        assert said == list("abcde") and not gate.locked()

    said.clear()
    event = asyncio.Event()
    tasks = [asyncio.create_task(passes(event, name)) for name in "abc"]
    await asyncio.sleep(0)
    event.set()
    event.clear()
    late = asyncio.create_task(passes(event, "late"))
    assert said == []
    await asyncio.wait(tasks)
    assert said == ["a", "b", "c"] and not late.done()
    event.set()
    await late

    said.clear()
    queue = asyncio.Queue(maxsize=1)
    consumers = [asyncio.create_task(takes(queue, name)) for name in ("x", "y")]
    await asyncio.sleep(0)
    queue.put_nowait(1)
    assert queue.full() and said == []
    put = asyncio.create_task(queue.put(2))
    await put
    assert said[0] == ("x", 1)
    joined = asyncio.create_task(queue.join())
    await asyncio.sleep(0)
    while not queue.empty():
        await asyncio.sleep(0)
    assert not joined.done()
    await joined
    assert len(said) == 2
    full = asyncio.Queue(maxsize=1)
    full.put_nowait(1)
    put = asyncio.create_task(full.put(2))
    await asyncio.sleep(0)
    assert not put.done()
    assert full.get_nowait() == 1 and not put.done()
    await put
    for task in consumers:
        task.cancel()
    await asyncio.wait(consumers)


asyncio.run(main())

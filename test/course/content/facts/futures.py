# A coroutine has neither status nor result; a future and a task have both, asked by methods and shown by `repr`. A task
# is a future that its coroutine fills; a future wakes whoever awaits it, and computes nothing: unfilled, it is awaited
# for ever. By send(None) a coroutine hands up the future that it awaits, as the picture of the lesson says.
import asyncio


async def answer():
    await asyncio.sleep(0)
    return 42


async def waits(future):
    return await future


async def main():
    loop = asyncio.get_running_loop()
    coroutine = answer()
    assert not any(hasattr(coroutine, name) for name in ("done", "cancelled", "result"))
    task = asyncio.create_task(coroutine)
    future = loop.create_future()
    assert isinstance(task, asyncio.Future) and task.get_coro() is coroutine and not hasattr(future, "get_coro")
    for each in (task, future):
        assert not hasattr(each, "status") and not hasattr(each, "state") and "pending" in repr(each)
    # Another future: one that was handed up keeps a mark, and whoever awaits it next is refused.
    handed = loop.create_future()
    by_hand = waits(handed)
    assert by_hand.send(None) is handed
    by_hand.close()
    waiter = asyncio.create_task(waits(future))
    for _ in range(100):
        await asyncio.sleep(0)
    assert task.done() and task.result() == 42 and "finished" in repr(task)
    assert not waiter.done() and not future.done()
    future.set_result(43)
    assert not waiter.done() and await waiter == 43
    bare = loop.create_future()
    bare.cancel()
    assert bare.cancelled() and "cancelled" in repr(bare)
    asked = asyncio.create_task(answer())
    asked.cancel()
    assert not asked.done()
    await asyncio.wait([asked])
    assert asked.cancelled()


asyncio.run(main())

# What a coroutine hands out at an `await` is the future that it waits for, and no status. Its task, pending all the while,
# registers its wake-up with that future, and the step is over.
import asyncio


async def waits(future):
    return await future


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    coroutine = waits(future)
    assert coroutine.send(None) is future
    coroutine.close()

    future = loop.create_future()
    task = asyncio.create_task(waits(future))
    assert not task.done() and future._callbacks is None
    await asyncio.sleep(0)
    assert not task.done() and task._fut_waiter is future
    ((wake_up, _),) = future._callbacks
    assert wake_up.__self__ is task
    future.set_result(1)
    assert await task == 1 and task.done()


asyncio.run(main())

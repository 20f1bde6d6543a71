import asyncio


def status(future):
    if not future.done():
        return "pending"
    if future.cancelled():
        return "cancelled"
    return f"finished, result {future.result()}"


async def answer():
    await asyncio.sleep(1)
    return 42


async def main():
    print("coroutine gives", await answer())

    task = asyncio.create_task(answer())
    print("task:", status(task))
    print("task gives", await task)
    print("task:", status(task))

    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(1, future.set_result, 43)
    print("future:", status(future))
    print("future gives", await future)
    print("future:", status(future))

    task = asyncio.create_task(answer())
    task.cancel()
    print("task, asked to cancel:", status(task))
    try:
        await task
    except asyncio.CancelledError:
        print("task:", status(task))

    future = loop.create_future()
    future.cancel()
    print("future:", status(future))
    print("is a task a future:", "yes" if isinstance(task, asyncio.Future) else "no")


asyncio.run(main())

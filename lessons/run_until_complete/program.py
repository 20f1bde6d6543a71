import asyncio


async def background():
    try:
        await asyncio.sleep(2)
        print("background ends")
    except asyncio.CancelledError:
        print("background is cancelled")
        raise


async def main():
    task = asyncio.create_task(background())
    await asyncio.sleep(1)
    same = asyncio.get_event_loop() is asyncio.get_running_loop()
    print("main ends, get_event_loop() gives the running loop:", same)
    return task


def older_way():
    try:
        loop = asyncio.get_event_loop()
    except RuntimeError:  # from Python 3.14 on
        loop = asyncio.new_event_loop()
    task = loop.run_until_complete(main())
    print("run_until_complete left it", "done" if task.done() else "pending")
    loop.run_until_complete(task)
    print("and the loop", "closed" if loop.is_closed() else "open")
    loop.close()


def newer_way():
    task = asyncio.run(main())
    print("run left it", "cancelled" if task.cancelled() else "pending")
    try:
        asyncio.get_event_loop()
    except RuntimeError as error:
        print("RuntimeError:", error)


older_way()
newer_way()

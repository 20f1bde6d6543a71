import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(1))
    print("done:", task.done())
    await task
    print("done:", task.done(), "cancelled:", task.cancelled())


asyncio.run(main())

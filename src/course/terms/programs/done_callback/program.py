import asyncio


def report(task):
    print("done with:", task.result())


async def main():
    task = asyncio.create_task(asyncio.sleep(1, "a result"))
    task.add_done_callback(report)
    await task


asyncio.run(main())

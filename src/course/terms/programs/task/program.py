import asyncio


async def work():
    print("the task runs")


async def main():
    task = asyncio.create_task(work())
    print("created, not started yet")
    await task


asyncio.run(main())

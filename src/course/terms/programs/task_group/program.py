import asyncio


async def work(name, seconds):
    await asyncio.sleep(seconds)
    print(name)


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(work("two seconds", 2))
        group.create_task(work("one second", 1))
    print("both are done")


asyncio.run(main())

import asyncio


async def greet():
    print("hello from the task")


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    task = asyncio.create_task(greet())
    print("after create_task, done:", task.done())


asyncio.run(main())

import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    print("the same future:", asyncio.ensure_future(future) is future)
    task = asyncio.ensure_future(asyncio.sleep(1, "slept"))
    print("a task now:", isinstance(task, asyncio.Task))
    print(await task)


asyncio.run(main())

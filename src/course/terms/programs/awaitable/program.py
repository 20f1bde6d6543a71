import asyncio


async def answer():
    return 42


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result(42)
    print(await answer(), await asyncio.create_task(answer()), await future)


asyncio.run(main())

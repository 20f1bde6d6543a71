import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(1, future.set_result, "set by a timer")
    print("done:", future.done())
    print(await future)


asyncio.run(main())

import asyncio
from concurrent.futures import Future


async def greet(name):
    await asyncio.sleep(1)
    return f"hello, {name}"


def announce(loop):
    greeting = asyncio.run_coroutine_threadsafe(greet("ann"), loop)
    print("outside the loop:", greeting.result())


async def main():
    loop = asyncio.get_running_loop()
    outside = Future()
    loop.call_later(1, outside.set_result, "a result from outside")
    print("main waits")
    print("main has", await asyncio.wrap_future(outside))

    refused = Future()
    refused.set_exception(ValueError("an error from outside"))
    try:
        await asyncio.wrap_future(refused)
    except ValueError as error:
        print("main catches", error)

    announced = loop.run_in_executor(None, announce, loop)
    print("main goes on")
    await announced
    print("main ends")


asyncio.run(main())

import asyncio
from concurrent.futures import Future


async def greet(name):
    await asyncio.sleep(1)
    return f"hello, {name}"


def announce(future):
    print("outside the loop:", future.result())


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

    greeting = asyncio.run_coroutine_threadsafe(greet("ann"), loop)
    greeting.add_done_callback(announce)
    print("main goes on")
    print("main has", await asyncio.wrap_future(greeting))


asyncio.run(main())

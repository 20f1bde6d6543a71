import asyncio
import time


async def one_print():
    await asyncio.sleep(6)
    print(1)


async def two_print():
    await asyncio.sleep(5)
    print(2)


async def three_print():
    await asyncio.sleep(4)
    print(3)


async def four_print():
    print("4, on the loop it was given")


class Ticket:
    def __await__(self):
        yield
        return "its result"


async def main():
    start = time.time()
    task1 = asyncio.ensure_future(one_print())
    task2 = asyncio.ensure_future(two_print())
    task3 = asyncio.ensure_future(three_print())
    await task1
    await task2
    await task3
    print(time.time() - start)

    future = asyncio.get_running_loop().create_future()
    same = asyncio.ensure_future(future) is future
    print("a future:", "the same object" if same else "another object")
    print("an awaitable:", await asyncio.ensure_future(Ticket()))
    try:
        asyncio.create_task(future)
    except TypeError as error:
        print("create_task:", error)


def no_loop_runs():
    coroutine = four_print()
    try:
        asyncio.create_task(coroutine)
    except RuntimeError as error:
        print("create_task:", error)
    return asyncio.ensure_future(coroutine, loop=loop)


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main())
loop.run_until_complete(no_loop_runs())
loop.close()

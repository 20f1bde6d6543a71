import asyncio


async def one_print():
    print("one_print starts")
    await asyncio.sleep(3)
    print("one_print ends")


async def two_print():
    print("two_print starts")
    await asyncio.sleep(2)
    print("two_print ends")


async def three_print():
    print("three_print starts")
    await asyncio.sleep(1)
    print("three_print ends")


async def main():
    print("main starts")
    task1 = asyncio.create_task(one_print())
    task2 = asyncio.create_task(two_print())
    task3 = asyncio.create_task(three_print())
    print("main awaits")
    await task1
    await task2
    await task3
    print("main ends")


asyncio.run(main())

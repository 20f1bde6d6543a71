import asyncio


def add_up(n):
    total = 0
    for i in range(n):
        total += i
    return total


async def main():
    loop = asyncio.get_running_loop()
    in_thread = loop.run_in_executor(None, add_up, 1000)
    print("the loop's thread goes on")
    print("the other thread says", await in_thread)


asyncio.run(main())

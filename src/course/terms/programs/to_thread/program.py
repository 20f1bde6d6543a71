import asyncio


def add_up(n):
    total = 0
    for i in range(n):
        total += i
    return total


async def main():
    print("handed to a thread")
    print(await asyncio.to_thread(add_up, 1000))


asyncio.run(main())

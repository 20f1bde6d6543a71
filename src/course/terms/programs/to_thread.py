import asyncio


def add_up(n):
    return sum(range(n))


async def main():
    print("handed to a thread")
    print(await asyncio.to_thread(add_up, 1000))


asyncio.run(main())

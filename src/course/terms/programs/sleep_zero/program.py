import asyncio


async def count(name):
    for n in range(2):
        print(name, n)
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(count("A"), count("B"))


asyncio.run(main())

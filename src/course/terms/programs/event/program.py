import asyncio


async def runner(name, gun):
    await gun.wait()
    print(name, "runs")


async def main():
    gun = asyncio.Event()
    runners = asyncio.gather(runner("A", gun), runner("B", gun))
    await asyncio.sleep(1)
    print("go")
    gun.set()
    await runners


asyncio.run(main())

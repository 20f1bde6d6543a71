import asyncio


async def step(name):
    print(name, "starts")
    await asyncio.sleep(1)
    print(name, "ends")


async def main():
    await asyncio.gather(step("A"), step("B"))


asyncio.run(main())

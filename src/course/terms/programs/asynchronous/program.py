import asyncio


async def boil():
    print("the kettle is on")
    await asyncio.sleep(3)
    print("the water boils")


async def main():
    kettle = asyncio.create_task(boil())
    await asyncio.sleep(1)
    print("the cup is ready")
    await kettle


asyncio.run(main())

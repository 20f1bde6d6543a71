import asyncio


def on_turn(name):
    print("called back:", name)


async def main():
    asyncio.get_running_loop().call_soon(on_turn, "A")
    print("registered")
    await asyncio.sleep(0)


asyncio.run(main())

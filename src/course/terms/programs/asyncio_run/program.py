import asyncio


async def main():
    await asyncio.sleep(1)
    return "what main returned"


print(asyncio.run(main()))

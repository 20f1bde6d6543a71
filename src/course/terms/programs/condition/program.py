import asyncio


async def take(basket, filled):
    async with filled:
        await filled.wait_for(lambda: len(basket) == 2)
        print("took", basket)


async def main():
    basket, filled = [], asyncio.Condition()
    taker = asyncio.create_task(take(basket, filled))
    for fruit in ["apple", "pear"]:
        await asyncio.sleep(1)
        async with filled:
            basket.append(fruit)
            filled.notify()
    await taker


asyncio.run(main())

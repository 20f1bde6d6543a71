import asyncio


async def main():
    work = asyncio.create_task(asyncio.sleep(2, "saved"))
    try:
        await asyncio.wait_for(asyncio.shield(work), 1)
    except asyncio.TimeoutError:
        print("tired of waiting, but not cancelled:", not work.cancelled())
    print(await work)


asyncio.run(main())

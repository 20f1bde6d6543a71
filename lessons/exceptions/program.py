import asyncio


async def fails():
    await asyncio.sleep(0.5)
    raise ValueError("no such page")


async def works():
    await asyncio.sleep(1.5)
    print("works is done")
    return "a page"


async def main():
    bad = asyncio.create_task(fails())
    good = asyncio.create_task(works())
    done, pending = await asyncio.wait([bad, good], timeout=1)
    print("wait:", len(done), "done,", len(pending), "pending")
    try:
        await bad
    except ValueError as error:
        print("await bad raised:", error)
    print("await good returned:", await good)
    try:
        await asyncio.gather(fails(), works())
    except ValueError as error:
        print("gather raised:", error)
    await asyncio.sleep(1)
    for result in await asyncio.gather(fails(), works(), return_exceptions=True):
        print("gather returned:", repr(result))


asyncio.run(main())

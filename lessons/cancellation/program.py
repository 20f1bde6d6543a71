import asyncio


async def tidy():
    print("tidy begins")
    try:
        await asyncio.sleep(3)
    except Exception:
        print("never printed")
    finally:
        await asyncio.sleep(1)
        print("tidy has cleaned up")


async def stubborn():
    try:
        await asyncio.sleep(3)
    except asyncio.CancelledError:
        print("stubborn refuses")
    await asyncio.sleep(1)
    return "stubborn returned"


async def main():
    first = asyncio.create_task(tidy())
    await asyncio.sleep(0)
    print("main slept for 0 s")
    await asyncio.sleep(1)
    first.cancel()
    print("cancel() returned, done:", first.done())
    try:
        await first
    except asyncio.CancelledError:
        print("tidy is over, cancelled:", first.cancelled())
    second = asyncio.create_task(stubborn())
    await asyncio.sleep(1)
    second.cancel()
    print(await second, "- cancelled:", second.cancelled())


asyncio.run(main())

# `cancel` leaves a request, which arrives as a CancelledError at the await where the task stands, in the loop's next
# turn. The task may clean up or go on; one that awaits only what never suspends does not hear of it; one that has not
# begun never begins.
import asyncio

said = []


async def tidy():
    try:
        await asyncio.sleep(30)
        said.append("never")
    except Exception:
        said.append("never")
    finally:
        await asyncio.sleep(0)
        said.append("cleaned up")


async def stubborn():
    try:
        await asyncio.sleep(30)
    except asyncio.CancelledError as error:
        assert isinstance(error, BaseException) and not isinstance(error, Exception)
    await asyncio.sleep(0)
    return "all the same"


async def quick():
    return 1


async def busy():
    asyncio.current_task().cancel()
    for _ in range(100):
        await quick()
    said.append("not heard")
    await asyncio.sleep(0)
    said.append("never")


async def main():
    first = asyncio.create_task(tidy())
    await asyncio.sleep(0)
    assert first.get_stack()
    first.cancel()
    assert not first.done() and said == []
    await asyncio.sleep(0)
    assert not first.done()
    try:
        await first
    except asyncio.CancelledError:
        assert said == ["cleaned up"] and first.cancelled()
    else:
        raise AssertionError("the cancellation did not arrive")

    second = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    second.cancel()
    assert await second == "all the same" and second.done() and not second.cancelled()

    said.clear()
    third, fourth = asyncio.create_task(busy()), asyncio.create_task(tidy())
    fourth.cancel()
    await asyncio.wait([third, fourth])
    assert said == ["not heard"] and third.cancelled() and fourth.cancelled()

    said.clear()
    tasks = [asyncio.create_task(turn(name)) for name in "abc"]
    await asyncio.sleep(0)
    assert said == ["a", "b", "c"]
    for task in tasks:
        await task


async def turn(name):
    said.append(name)


asyncio.run(main())

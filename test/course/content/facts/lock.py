# `async with` and `async for` let another task run in between, without the word `await`; lines without any of them do not.
import asyncio

between = []


async def other():
    between.append("other")


class Gate:
    async def __aenter__(self):
        await asyncio.sleep(0)

    async def __aexit__(self, *error):
        await asyncio.sleep(0)


async def items():
    await asyncio.sleep(0)
    yield 1


async def main():
    task = asyncio.create_task(other())
    sum(range(1000))
    assert between == []
    async with Gate():
        assert between == ["other"]
    task = asyncio.create_task(other())
    async for _ in items():
        assert between == ["other", "other"]
    await task


asyncio.run(main())

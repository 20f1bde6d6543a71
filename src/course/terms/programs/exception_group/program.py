import asyncio


async def fail(text):
    raise ValueError(text)


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail("first"))
            group.create_task(fail("second"))
    except* ValueError as caught:
        print([str(error) for error in caught.exceptions])


asyncio.run(main())

import asyncio


async def add(a, b):
    return a + b


async def slow_add(a, b):
    await asyncio.sleep(1)
    return a + b


async def other():
    print("other has its turn")


def outside():
    try:
        compile("total = await slow_add(1, 2)", "outside", "exec")
    except SyntaxError as error:
        print("await outside a coroutine:", type(error).__name__)


async def main():
    task = asyncio.create_task(other())
    three = await add(1, 2)
    print("add gave", three, "- other done:", task.done())
    seven = await slow_add(3, 4)
    print("slow_add gave", seven, "- other done:", task.done())
    print("sum:", await slow_add(1, 2) + await slow_add(3, 4))
    once = add(5, 6)
    try:
        asyncio.run(once)
    except RuntimeError as error:
        print("run in main:", error)
    print("await in main:", await once)
    try:
        await once
    except RuntimeError as error:
        print("await again:", error)


outside()
asyncio.run(main())

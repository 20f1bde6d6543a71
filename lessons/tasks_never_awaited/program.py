import asyncio

tasks = []


async def one_print():
    print("one_print starts")
    await asyncio.sleep(3)
    print(1)


async def two_print():
    print("two_print starts")
    await asyncio.sleep(2)
    print(2)


async def three_print():
    print("three_print starts")
    await asyncio.sleep(1)
    print(3)


async def main():
    tasks.clear()
    for coroutine in (one_print(), two_print(), three_print()):
        tasks.append(asyncio.create_task(coroutine))
    print("main ends")


def status(task):
    if not task.done():
        return "pending"
    return "cancelled" if task.cancelled() else "finished"


def report(after):
    print(f"{after}:", ", ".join(map(status, tasks)))


asyncio.run(main())
report("run")

loop = asyncio.new_event_loop()
loop.run_until_complete(main())
report("run_until_complete")
loop.run_until_complete(asyncio.sleep(2.5))
report("2.5 s later")
loop.close()

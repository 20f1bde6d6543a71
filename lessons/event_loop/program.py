import asyncio
import time


def now():
    return f"at {time.time() - start:.1f} s"


def callback(name):
    print(now(), name)


async def main():
    print(now(), "main begins")
    await asyncio.sleep(2)
    print(now(), "main ends")
    return "the result"


def by_hand():
    loop = asyncio.new_event_loop()
    print(now(), "step 1: a new loop, running:", loop.is_running())
    loop.call_soon(callback, "first callback")
    task = loop.create_task(main())
    print(now(), "step 2: a task on it, done:", task.done())
    loop.call_soon(callback, "second callback")
    loop.call_later(1, callback, "timer of 1 s")
    loop.call_later(3, callback, "timer of 3 s")
    result = loop.run_until_complete(task)
    print(now(), "step 3: run until the task is done:", result)
    loop.close()


def in_one_call():
    result = asyncio.run(main())
    print(now(), "asyncio.run:", result)


start = time.time()
by_hand()
in_one_call()

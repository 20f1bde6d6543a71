# Neither takes the function. Up to 3.13 `run` takes a coroutine and no other awaitable; from 3.14 on it takes any.
# `create_task` takes coroutines alone.
import asyncio
import sys


class Ticket:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "ticket"


async def answer():
    return 42


def refuses(call):
    try:
        call()
    except (TypeError, ValueError):
        return True
    return False


async def main():
    assert refuses(lambda: asyncio.create_task(answer)) and refuses(lambda: asyncio.create_task(Ticket()))
    assert await asyncio.create_task(answer()) == 42


asyncio.run(main())
assert asyncio.run(answer()) == 42 and refuses(lambda: asyncio.run(answer))
assert refuses(lambda: asyncio.run(Ticket())) == (sys.version_info < (3, 14))

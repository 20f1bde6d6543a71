"""A loop that is not asyncio's own, with as little as tasks need."""

import asyncio
import collections


class Loop(asyncio.AbstractEventLoop):
    def __init__(self):
        self.ready = collections.deque()

    def get_debug(self):
        return False

    def call_soon(self, callback, *args, context=None):
        handle = asyncio.Handle(callback, args, self, context)
        self.ready.append(handle)
        return handle

    def create_task(self, coro):
        return asyncio.Task(coro, loop=self)

    def run(self, coro):
        asyncio._set_running_loop(self)
        task = self.create_task(coro)
        while not task.done():
            self.ready.popleft()._run()
        asyncio._set_running_loop(None)
        return task.result()


async def work():
    await asyncio.sleep(0)
    print("work")
    return 1


async def main():
    return await asyncio.get_running_loop().create_task(work())


print(Loop().run(main()))

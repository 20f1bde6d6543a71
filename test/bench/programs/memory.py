"""memory: how much is taken when so many tasks sleep. Size: tasks."""

import asyncio
import gc
import json
import sys
import tracemalloc


def in_use():
    """Bytes that are in use, once what is not has been collected."""
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


async def sleeper():
    await asyncio.sleep(3600)


async def main(tasks):
    before = in_use()
    running = [asyncio.create_task(sleeper()) for _ in range(tasks)]
    await asyncio.sleep(0)
    taken = (in_use() - before) / tasks
    for task in running:
        task.cancel()
    return taken


order = json.loads(sys.argv[1])
tracemalloc.start()
taken = [asyncio.run(main(*order["size"])) for _ in range(order["warmUps"] + order["runs"])]
print(json.dumps({"bytes": taken[order["warmUps"] :]}))

"""gather: one gather after the other, each of many children that end in their first step.

Size: gathers, children of each.
"""

import asyncio

from repeat import repeat


async def child():
    return 1


async def main(gathers, children):
    gathered = 0
    for _ in range(gathers):
        results = await asyncio.gather(*[child() for _ in range(children)])
        for each in results:
            gathered += each
    return gathered


repeat(lambda gathers, children: asyncio.run(main(gathers, children)))

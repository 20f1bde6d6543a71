"""What every measured Python program shares; the same rules as repeat.ts beside it."""

import json
import sys
import time


def repeat(work):
    """Do the work (it gives how much was done) and write the seconds of each measured run."""
    order = json.loads(sys.argv[1])
    size = order["size"]
    for _ in range(order["warmUps"]):
        work(*size)
    seconds = []
    done = []
    for _ in range(order["runs"]):
        start = time.perf_counter()
        done.append(work(*size))
        seconds.append(time.perf_counter() - start)
    print(json.dumps({"seconds": seconds, "done": done}))


async def overshoot(sleep):
    """Sleep for each size (milliseconds) in turn and write by how many seconds each came late."""
    order = json.loads(sys.argv[1])
    late = []
    for i in range(order["warmUps"] + order["runs"]):
        a_round = [(await sleep(each) - each) / 1000 for each in order["size"]]
        if i >= order["warmUps"]:
            late.append(a_round)
    print(json.dumps({"late": late}))

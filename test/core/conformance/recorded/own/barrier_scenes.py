# RULE: Barrier under reset, abort and cancellation, while it fills and while it drains: who passes, who is refused, in which iteration.
import asyncio, re
n = 0
def tick():
    global n; n += 1
    asyncio.get_running_loop().call_soon(tick)
def say(*what): print(n - start, *what)
def state(b): return re.search(r"\[(.*)\]", repr(b)).group(1)
async def passes(name, b, then=None):
    try: i = await b.wait(); say(name, "passed", i, state(b))
    except asyncio.BrokenBarrierError as e: say(name, "refused:", e, state(b)); return
    except asyncio.CancelledError: say(name, "cancelled", state(b)); raise
    if then is not None: await then(name, i)
async def scene(title, make, count=4, parties=4, *acts):
    global start
    start = n; print("--", title)
    b = asyncio.Barrier(parties)
    ts = [asyncio.create_task(make(f"t{i}", b)) for i in range(count)]
    for act in acts:
        if act == "yield": await asyncio.sleep(0)
        elif isinstance(act, int): ts[act].cancel()
        elif act == "more": ts.append(asyncio.create_task(make(f"t{len(ts)}", b)))
        else: await getattr(b, act)(); say(act, state(b))
    for _ in range(12): await asyncio.sleep(0)
    say("at the end", state(b), b.parties, b.n_waiting, b.broken, "".join("-x"[t.done()] for t in ts))
    for t in ts: t.cancel()
    await asyncio.gather(*ts, return_exceptions=True)
    say("after it", state(b))
def again(op):
    async def make(name, b):
        async def then(name, i):
            if op is not None and i == 1: await getattr(b, op)(); say(name, op, state(b))
            await passes(name + "'", b)
        await passes(name, b, then)
    return make
async def main():
    tick()
    await scene("three of four", passes, 3, 4, "yield")
    await scene("four", passes, 4, 4)
    await scene("one", passes, 1, 1)
    await scene("six of three", passes, 6, 3)
    await scene("five of four, then three", passes, 5, 4, "yield", "yield", "more", "more", "more")
    await scene("reset while filling", passes, 3, 4, "yield", "reset", "more", "more", "more", "more")
    await scene("abort while filling", passes, 3, 4, "yield", "abort", "more", "yield", "reset", "more")
    await scene("reset when empty", passes, 0, 2, "reset", "more", "more")
    await scene("abort when empty", passes, 0, 2, "abort", "more", "more")
    await scene("cancelled while filling", passes, 3, 4, "yield", 1, "more", "more")
    await scene("cancelled while draining", passes, 4, 4, "yield", 1)
    await scene("cancelled outside", passes, 6, 4, "yield", 4, "more", "more", "more", "more")
    await scene("reset while draining", passes, 4, 4, "yield", "reset")
    await scene("abort while draining", passes, 6, 4, "yield", "abort", "yield", "reset", "more", "more")
    await scene("filled again, reset while draining, then aborted", passes, 4, 4, "yield", "more", "more", "reset", "more", "abort")
    await scene("round after round", again(None), 3, 3)
    await scene("reset by one who passed", again("reset"), 4, 4)
    await scene("abort by one who passed", again("abort"), 4, 4)
asyncio.run(main())

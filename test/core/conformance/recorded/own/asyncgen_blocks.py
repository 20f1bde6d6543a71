# RULE: an asynchronous generator may yield inside async with and async for: values, asend, athrow and aclose go through.
import asyncio
class M:
    def __init__(self, name): self.name = name
    async def __aenter__(self): print("enter", self.name); await asyncio.sleep(0); return self.name
    async def __aexit__(self, et, exc, tb): print("exit", self.name, repr(exc)); await asyncio.sleep(0)
async def count(to):
    try:
        for i in range(to): await asyncio.sleep(0); yield i
    finally: print("count ends")
async def blocks(name):
    async with M(name) as v:
        try: got = yield v
        except KeyError as e: print("caught", repr(e)); got = "caught"
        print("got", got)
        async with M(name + " inner"): print("got", (yield "inner"))
        yield "last"
async def doubled(source):
    async for i in source:
        if i == 1: continue
        print("sent", (yield i * 2))
async def raised(aw):
    try: print("value", await aw)
    except (Exception, asyncio.CancelledError) as e: print("raised", repr(e))
async def main():
    g = blocks("plain")
    for sent in (None, 1, 2, 3): await raised(g.asend(sent))
    g = blocks("thrown"); await raised(anext(g)); await raised(g.athrow(KeyError("k"))); await raised(g.athrow(ValueError("v"))); await raised(anext(g))
    g = blocks("closed"); await raised(anext(g)); await raised(anext(g)); await g.aclose(); await raised(anext(g))
    d = doubled(count(4)); await raised(anext(d)); await raised(d.asend("a")); await raised(d.asend("b")); await raised(d.asend("c"))
    async for v in doubled(doubled(count(3))): print("item", v)
    t = asyncio.create_task(raised(anext(doubled(count(9))))); await asyncio.sleep(0); t.cancel(); await t
    async with M("around"):
        async for v in blocks("within"): print("item", v)
asyncio.run(main())

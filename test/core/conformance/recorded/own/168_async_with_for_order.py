# RULE: async with / async for are plain awaits of __aenter__/__anext__/__aexit__: no extra iteration; async generators likewise.
import asyncio
n = 0
def tick():
    global n; n += 1
    asyncio.get_running_loop().call_soon(tick)
class Manager:
    def __init__(self, pauses, keeps): self.pauses = pauses; self.keeps = keeps
    async def __aenter__(self):
        print("enter")
        for _ in range(self.pauses): await asyncio.sleep(0)
        return "value"
    async def __aexit__(self, et, exc, tb):
        print("exit", repr(exc))
        for _ in range(self.pauses): await asyncio.sleep(0)
        return self.keeps
class Count:
    def __init__(self, to, pauses): self.i = 0; self.to = to; self.pauses = pauses
    def __aiter__(self): return self
    async def __anext__(self):
        for _ in range(self.pauses): await asyncio.sleep(0)
        if self.i == self.to: raise StopAsyncIteration
        self.i += 1
        return self.i
async def gen(to, pauses):
    try:
        for i in range(to):
            for _ in range(pauses): await asyncio.sleep(0)
            yield i
    finally: print("gen ends")
async def other():
    for i in range(4): print("other", i); await asyncio.sleep(0)
async def main():
    tick()
    for pauses in (0, 1, 2):
        at = n
        async with Manager(pauses, False) as v: print("body", v, n - at)
        print("with", pauses, n - at); at = n
        items = [i async for i in Count(3, pauses)]
        print("for", items, n - at); at = n
        async for i in gen(3, pauses): pass
        print("gen", n - at)
    at = n
    try:
        async with Manager(0, False): raise ValueError("out")
    except ValueError as e: print("raised", repr(e), n - at)
    async with Manager(1, True): raise ValueError("kept back")
    print("goes on", n - at)
    try:
        async with Manager(1, True):
            asyncio.current_task().cancel(); await asyncio.sleep(9)
    except asyncio.CancelledError: print("not reached")
    print("cancelling", asyncio.current_task().cancelling()); asyncio.current_task().uncancel()
    g = gen(9, 0)
    async for i in g:
        if i == 1: continue
        print("item", i)
        if i == 3: break
    print("left", await anext(g)); await g.aclose()
    t = asyncio.create_task(other())
    async for i in gen(3, 1): print("mine", i)
    await t
    for thing in (1, Manager(0, 0)):
        try:
            async for _ in thing: pass
        except TypeError as e: print("TypeError")
    for thing in (1, gen(0, 0)):
        try:
            async with thing: pass
        except TypeError as e: print("TypeError")
asyncio.run(main())

# RULE: an AsyncExitStack leaves everything in reverse order, whatever the others raise; each sees what is raised by then.
import asyncio
from contextlib import AsyncExitStack
n = 0
def tick():
    global n; n += 1
    asyncio.get_running_loop().call_soon(tick)
class M:
    def __init__(self, name, keeps=False, raises=None): self.name = name; self.keeps = keeps; self.raises = raises
    async def __aenter__(self): print("enter", self.name); await asyncio.sleep(0); return self.name
    async def __aexit__(self, et, exc, tb):
        print("exit", self.name, repr(exc)); await asyncio.sleep(0)
        if self.raises: raise self.raises
        return self.keeps
class NoEntry:
    async def __aenter__(self): raise OSError("no entry")
    async def __aexit__(self, et, exc, tb): print("never")
async def aexit(et, exc, tb): print("aexit", repr(exc)); await asyncio.sleep(0)
async def acall(*args): print("acall", *args); await asyncio.sleep(0); return True
def sexit(et, exc, tb): print("sexit", repr(exc)); return isinstance(exc, KeyError)
def scall(*args): print("scall", *args); return True
async def run(label, build, error=None):
    at = n
    try:
        async with AsyncExitStack() as stack:
            await build(stack)
            if error: raise error
    except BaseException as e: print(label, "raised", repr(e), repr(e.__context__), n - at)
    else: print(label, "over", n - at)
async def all_kinds(s):
    print(await s.enter_async_context(M("a"))); print(await s.enter_async_context(M("b")))
    m = M("pushed"); print(s.push_async_exit(m) is m, s.push_async_exit(aexit) is aexit, s.push(sexit) is sexit)
    print(s.callback(scall, 1, 2) is scall, s.push_async_callback(acall, 3) is acall)
def entering(*make):
    async def entering(s):
        for one in make: await s.enter_async_context(one())
    return entering
def a(): return M("a")
def keeps(): return M("keeps", True)
def raises(): return M("raises", False, ValueError("new"))
builds = {"keeping": entering(a, keeps), "raising": entering(a, raises), "raising_kept": entering(keeps, raises), "raising_after_kept": entering(raises, keeps), "refused": entering(a, NoEntry)}
async def main():
    tick()
    await run("all", all_kinds); await run("all", all_kinds, OSError("x")); await run("all", all_kinds, KeyError("k"))
    for label, build in builds.items():
        await run(label, build); await run(label, build, OSError("x"))
    async with AsyncExitStack() as stack:
        await all_kinds(stack); moved = stack.pop_all()
    print("left"); await moved.aclose(); print("closed"); await moved.aclose()
    stack = AsyncExitStack(); stack.callback(print, "outside"); await stack.aclose()
    for wrong in (1, object()):
        try: await stack.enter_async_context(wrong)
        except TypeError: print("TypeError")
    try:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(M("a")); stack.push_async_callback(acall, 4)
            asyncio.current_task().cancel()
            await asyncio.sleep(1)
    except asyncio.CancelledError: print("cancelled")
asyncio.run(main())

# RULE: how futures, tasks and handles are written in each state, with their callbacks and what they wait for.
import asyncio, re
def show(x): print(re.sub(r" at 0x\w+", "", re.sub(r" at [^ >]*?[^ />]+:\d+", "", repr(x).replace("__main__.", "").replace("<locals>.", ""))))
def a(f): pass
def b(f): pass
def c(f): pass
async def job(): await asyncio.sleep(0); return "v"
async def waits(f): await f
async def fails(): raise ValueError("x")
async def futures():
    loop = asyncio.get_running_loop()
    f = loop.create_future(); show(f)
    for cb in (a, b, c, a): f.add_done_callback(cb); show(f)
    f.remove_done_callback(a); show(f)
    f.set_result(f); show(f); show([f])
    g = loop.create_future(); g.cancel("m"); show(g)
async def tasks():
    t = asyncio.create_task(job(), name="T"); show(t); t.cancel(); show(t); t.uncancel(); show(t)
    t.add_done_callback(a); print(await t); show(t)
    u = asyncio.create_task(fails(), name=7)
    await asyncio.gather(u, return_exceptions=True); show(u)
    v = asyncio.create_task(asyncio.sleep(9), name="it's"); v.cancel(); await asyncio.gather(v, return_exceptions=True); show(v)
    f = asyncio.get_running_loop().create_future(); w = asyncio.create_task(waits(f), name="W"); await asyncio.sleep(0); show(w); f.cancel(); show(w); await asyncio.sleep(0); show(w)
async def main():
    loop = asyncio.get_running_loop()
    await futures(); await tasks()
    show(asyncio.gather()); n = asyncio.gather(loop.create_future()); show(n); n.cancel(); show(n); await asyncio.sleep(0); show(n); n.exception()
    h = loop.call_soon(a, 1); show(h); h.cancel(); show(h)
    k = loop.call_at(12.5, a, 1); show(k); k.cancel(); show(k)
    loop.set_debug(True)
    m = loop.call_soon(a, "x" * 40, [1, 2]); print(repr(m).split(" at ")[0]); loop.set_debug(False); m.cancel()
    for other in (loop, asyncio.new_event_loop()):
        print(repr(other).replace(type(other).__name__, "EventLoop"))
    other.close(); print(repr(other).replace(type(other).__name__, "EventLoop"))
asyncio.run(main())

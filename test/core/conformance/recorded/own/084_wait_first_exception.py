# RULE: FIRST_EXCEPTION returns at the first failure (a cancelled task does not count as one), else when all are done.
import asyncio
async def f(d, e=None):
    await asyncio.sleep(d)
    if e: raise e
def names(ts): return sorted(t.get_name() for t in ts)
async def wait(label, ts, **kw):
    loop = asyncio.get_running_loop(); t0 = loop.time()
    d, p = await asyncio.wait(ts, return_when=asyncio.FIRST_EXCEPTION, **kw)
    print(label, names(d), names(p), f'{loop.time() - t0:.2f}')
def tasks(**kw): return [asyncio.create_task(c, name=n) for n, c in kw.items()]
async def main():
    ts = tasks(a=f(0.03), b=f(0.02, ValueError("b")), c=f(0.01), d=f(0.04, KeyError("d")))
    await wait("fails", ts); await wait("failed before", ts); await asyncio.wait(ts); await wait("all done", ts)
    print(repr(ts[3].exception()))
    ts = tasks(a=f(0.03), b=f(9), c=f(0.01))
    asyncio.get_running_loop().call_later(0.02, ts[1].cancel)
    await wait("cancelled", ts); print(ts[1].cancelled())
    ts = tasks(a=f(0.01), b=f(0.02)); await wait("none fails", ts)
    ts = tasks(a=f(0.01), b=f(0.05, ValueError())); await wait("time is up", ts, timeout=0.03); await asyncio.wait(ts)
    print([type(t.exception()).__name__ for t in ts])
asyncio.run(main())

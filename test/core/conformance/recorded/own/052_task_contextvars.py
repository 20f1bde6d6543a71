# RULE: a task copies the context at creation; its changes are invisible to the parent; awaiting a coroutine directly shares the context; call_soon copies too.
import asyncio, contextvars
v = contextvars.ContextVar("v", default="default")
async def setter(x, again=None):
    print("task", x, "sees", v.get()); v.set(x); await asyncio.sleep(0); print("task", x, "keeps", v.get())
def cb(label): print(label, "sees", v.get()); v.set("from a callback")
async def main():
    loop = asyncio.get_running_loop()
    print(v.get()); token = v.set("main")
    t = asyncio.create_task(setter("t")); loop.call_soon(cb, "callback"); v.set("changed after creation")
    await t
    print("main", v.get())
    await setter("awaited directly"); print("main", v.get())
    f = loop.create_future(); f.add_done_callback(lambda f: cb("done callback")); v.set("later"); f.set_result(1)
    ctx = contextvars.copy_context(); ctx.run(v.set, "in ctx")
    u = asyncio.create_task(setter("u"), context=ctx); await u
    print("main", v.get(), "/ ctx", ctx[v], u.get_context() is ctx)
    v.reset(token); print("reset", v.get())
asyncio.run(main())

# RULE: anext, asend, athrow and aclose of asynchronous generators in every state; shutdown closes those left in the middle.
import asyncio
async def gen(name="gen"):
    try: x = yield 1; print("sent", x); yield 2
    finally: await asyncio.sleep(0); print(name, "finally")
async def raises(cls):
    yield 1; raise cls()
async def ignores():
    try: yield 1
    except GeneratorExit: yield 2
async def boom():
    try: yield 1
    finally: raise ValueError("x")
async def slow(): await asyncio.sleep(0.01); yield 1
async def t(label, aw):
    try: print(label, repr(await aw))
    except BaseException as e: print(label, repr(e).replace("__", ""), repr(e.__cause__))
async def main():
    asyncio.get_running_loop().set_exception_handler(lambda l, c: print("HANDLER", c["message"].split(" at ")[0].rstrip(">"), repr(c["exception"]), sorted(c)))
    g = gen(); await t("asend unstarted", g.asend(5)); await t("anext", g.__anext__()); await t("asend", g.asend("hi"))
    await t("anext", g.__anext__()); await t("anext", g.__anext__()); await t("aclose", g.aclose()); await t("athrow", g.athrow(ValueError("v")))
    for cls in (StopAsyncIteration, StopIteration):
        g = raises(cls); await t("first", g.__anext__()); await t("second", g.__anext__()); await t("third", g.__anext__())
    g = ignores(); await t("first", g.__anext__()); await t("aclose", g.aclose()); await t("aclose", g.aclose()); await t("anext", g.__anext__())
    g = gen(); await t("athrow unstarted", g.athrow(ValueError("v"))); await t("anext", g.__anext__())
    g = gen(); await t("aclose unstarted", g.aclose()); await t("anext", g.__anext__())
    g = slow(); await asyncio.gather(t("a", g.__anext__()), t("b", g.__anext__()), t("c", g.aclose()), t("d", g.athrow(KeyError(1))))
    g = gen(); await t("first", g.__anext__()); await t("athrow", g.athrow(ValueError("v")))
    g = slow(); task = asyncio.create_task(t("cancelled", g.__anext__())); await asyncio.sleep(0); task.cancel(); await task; await t("after", g.__anext__())
    g = gen(); c = g.__anext__(); await t("once", c); await t("twice", c); c = g.aclose(); await t("once", c); await t("twice", c)
    print(await asyncio.create_task(slow().__anext__()))
    global keep; keep = [boom(), gen("left")]
    for k in keep: await k.__anext__()
    print("main returns")
asyncio.run(main())

# RULE: an exception in a future's done-callback goes to the exception handler; later callbacks and awaiters still run.
import asyncio
def boom(f): raise ValueError("boom")
async def w(f): print("awaiter", await f)
async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: print("handler:", sorted(c), repr(c["exception"]), c["message"].split(" at ")[0]))
    f = loop.create_future(); f.add_done_callback(boom); t = asyncio.create_task(w(f)); await asyncio.sleep(0)
    f.add_done_callback(lambda f: print("later callback", f.result())); f.set_result("r")
    await t; print("main")
asyncio.run(main())
